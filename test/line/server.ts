/**
 * The LINE simulator as a program: the API and the control API, the chat page under /, the stand-in LIFF SDK under
 * /liff/sdk.js. Settings come from the environment; what is missing is made up and shown at start.
 */
import { randomBytes, randomInt } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import { extname } from 'node:path'
import { fileURLToPath } from 'node:url'
import { createLine, type Line } from './core.ts'
import { listen } from './node-http.ts'
import type { Options } from './state.ts'

const PAGE = new URL('./page/', import.meta.url)
const LIFF_SDK = new URL('./liff/sdk.js', import.meta.url)
const TYPES: Record<string, string> = {
  '.html': 'text/html; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.svg': 'image/svg+xml',
}

/** Who is there from the start, with their ages as the page shows them. */
const PEOPLE = [
  ['はなこ', '72'],
  ['一郎', '68'],
  ['さくら', '29'],
] as const

async function file(url: URL): Promise<Response> {
  const bytes = await readFile(fileURLToPath(url.href)).catch(() => undefined)
  if (!bytes) return Response.json({ message: 'Not found' }, { status: 404 })
  const headers = {
    'content-type': TYPES[extname(url.pathname)] ?? 'application/octet-stream',
    'cache-control': 'no-store',
  }
  return new Response(bytes, { headers })
}

/** Pages by plain name only, so that no path leads out of the folder. */
function pageFile(path: string): URL | undefined {
  if (path === '/') return new URL('index.html', PAGE)
  if (path === '/liff/sdk.js') return LIFF_SDK
  const name = /^\/page\/([a-z0-9-]+\.(?:js|css|svg))$/.exec(path)?.[1]
  return name === undefined ? undefined : new URL(name, PAGE)
}

export interface Running {
  line: Line
  url: string
  close: () => Promise<void>
}

/** Starts the simulator on a port (0: any free one). */
export async function startServer(options: Options, port = 0): Promise<Running> {
  const line = createLine(options)
  const { server, port: actual } = await listen(async (request) => {
    const { pathname, searchParams } = new URL(request.url)
    if (pathname === '/liff/login') return line.loginPage(searchParams.get('redirect') ?? '')
    const page = request.method === 'GET' ? pageFile(pathname) : undefined
    return page ? file(page) : line.fetch(request)
  }, port)
  const close = () =>
    new Promise<void>((done) => {
      server.close(() => done())
      server.closeAllConnections()
    })
  return { line, url: `http://localhost:${actual}`, close }
}

/** Settings from the environment (design: an empty one means not set). */
export function optionsFrom(env: Record<string, string | undefined>): Options {
  const given = (name: string) => env[name] || undefined
  return {
    channelId: given('LINE_CHANNEL_ID') ?? String(randomInt(1_000_000_000, 2_000_000_000)),
    channelSecret: given('LINE_CHANNEL_SECRET') ?? randomBytes(16).toString('hex'),
    channelAccessToken: given('LINE_CHANNEL_ACCESS_TOKEN'),
    loginChannelId: given('LINE_LOGIN_CHANNEL_ID') ?? String(randomInt(1_000_000_000, 2_000_000_000)),
    liffId: given('LIFF_ID'),
    liffEndpoint: given('LIFF_ENDPOINT_URL') ?? 'http://localhost:8787/',
    webhookUrl: given('WEBHOOK_URL'),
  }
}

async function main(): Promise<void> {
  const options = optionsFrom(process.env)
  const { line, url, close } = await startServer(options, Number(process.env.SIM_PORT || 8788))
  for (const [name, age] of PEOPLE) line.person(name, { statusMessage: age })
  const madeUp = ['LINE_CHANNEL_ID', 'LINE_CHANNEL_SECRET', 'LINE_LOGIN_CHANNEL_ID'].some((name) => !process.env[name])
  process.stdout.write(`LINE simulator ${url} -> ${options.webhookUrl ?? '(no webhook)'}\n`)
  if (madeUp)
    process.stdout.write(
      `LINE_CHANNEL_ID=${options.channelId} LINE_CHANNEL_SECRET=${options.channelSecret} LINE_LOGIN_CHANNEL_ID=${options.loginChannelId}\n`,
    )
  for (const signal of ['SIGTERM', 'SIGINT'] as const)
    process.once(signal, () => void close().then(() => process.exit(0)))
}

if (process.argv[1] === fileURLToPath(import.meta.url)) await main()
