/** Runs the programs that the bench needs: wrangler and other commands, to their end or as a server. */
import { type ChildProcess, spawn } from 'node:child_process'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

export const PROJECT = dirname(dirname(dirname(fileURLToPath(import.meta.url))))
const WRANGLER = join(dirname(createRequire(import.meta.url).resolve('wrangler/package.json')), 'wrangler-dist/cli.js')
const READY_TIMEOUT_MS = 60_000
const QUIET = {
  WRANGLER_SEND_METRICS: 'false',
  WRANGLER_HIDE_BANNER: 'true',
  CLOUDFLARE_CF_FETCH_ENABLED: 'false',
  X_LOCAL_OBSERVABILITY: 'false',
  CI: 'true',
}

export type Environment = Record<string, string>

/** Starts Node on a script with these arguments, in the project. */
export function node(args: string[], env: Environment = {}): ChildProcess {
  return spawn(process.execPath, ['--no-warnings', ...args], {
    cwd: PROJECT,
    env: { ...process.env, ...QUIET, ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
}

/** What a Node script printed; throws with its output when it fails. */
export async function outputOf(args: string[], env: Environment = {}): Promise<string> {
  const child = node(args, env)
  const out: unknown[] = []
  const all: unknown[] = []
  child.stdout?.on('data', (chunk) => {
    out.push(chunk)
    all.push(chunk)
  })
  child.stderr?.on('data', (chunk) => all.push(chunk))
  const code = await new Promise((done) => child.once('close', done))
  if (code !== 0) throw new Error(`${args.slice(0, 3).join(' ')} failed:\n${all.join('')}`)
  return out.join('')
}

export const wrangler = (args: string[], env?: Environment): Promise<string> => outputOf([WRANGLER, ...args], env)

/** A Worker of the bench's own under the same `wrangler dev` flags as `npm run serve`. */
export async function devServer(config: string, port: number, stateDir: string, env: Environment) {
  const flags = ['--show-interactive-dev-session=false', '--log-level', 'error', '--inspector-port', '0']
  const place = ['--config', config, '--port', String(port), '--ip', '127.0.0.1', '--persist-to', stateDir]
  const child = node([WRANGLER, 'dev', ...place, ...flags], env)
  child.stdout?.resume()
  child.stderr?.resume()
  const ended = new Promise<void>((done) => child.once('exit', () => done()))
  const url = `http://127.0.0.1:${port}`
  await ready(url)
  return {
    url,
    async stop() {
      child.kill('SIGTERM')
      await ended
    },
  }
}

async function ready(url: string): Promise<void> {
  const until = performance.now() + READY_TIMEOUT_MS
  while (performance.now() < until) {
    const answer = await fetch(`${url}/healthz`).catch(() => null)
    if (answer?.ok) return
    await new Promise((done) => setTimeout(done, 100))
  }
  throw new Error(`nothing answers on ${url}`)
}
