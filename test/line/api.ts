/** LINE's API as one Hono app: request ids, rates, faults, log, the right host, and every route. */
import { randomUUID } from 'node:crypto'
import { Hono } from 'hono'
import { botRoutes } from './bot.ts'
import { contentRoutes } from './content.ts'
import type { Faults } from './faults.ts'
import { type Env, needsChannelToken, refuse } from './http.ts'
import { record } from './log.ts'
import { type Login, loginRoutes } from './login.ts'
import { pushRoutes } from './pushes.ts'
import { quotaRoutes } from './quota.ts'
import { Rates } from './rates.ts'
import { replyRoutes } from './replies.ts'
import { richMenuRoutes } from './richmenu.ts'
import type { State } from './state.ts'
import { tokenRoutes } from './tokens.ts'
import type { Webhooks } from './webhooks.ts'

const DATA_PATH = /^\/v2\/bot\/(?:message\/[^/]+|richmenu\/[^/]+)\/content(?:\/|$)/

/** Media calls live on api-data.line.me, all others on api.line.me; any other host serves both. */
function wrongHost(url: URL): boolean {
  if (url.hostname === 'api.line.me') return DATA_PATH.test(url.pathname)
  if (url.hostname === 'api-data.line.me') return !DATA_PATH.test(url.pathname)
  return false
}

async function problemOf(answer: Response): Promise<unknown> {
  if (answer.status < 400) return undefined
  const text = await answer.clone().text()
  try {
    return JSON.parse(text)
  } catch {
    return text || undefined
  }
}

interface Parts {
  state: State
  login: Login
  webhooks: Webhooks
  faults: Faults
}

function routes({ state, login, webhooks }: Parts): Hono<Env> {
  const app = new Hono<Env>({ strict: true })
  const rates = new Rates(state)
  app.use(async (c, next) => {
    const url = new URL(c.req.url)
    if (wrongHost(url) || (url.pathname.length > 1 && url.pathname.endsWith('/'))) return refuse(c, 404, 'Not found')
    if (!rates.allows(c.req.method, url.pathname))
      return refuse(c, 429, 'The API rate limit has been exceeded. Try again later.')
    return next()
  })
  app.use('/v2/bot/*', needsChannelToken(state))
  const all = [tokenRoutes(state), loginRoutes(state, login), replyRoutes(state), pushRoutes(state), quotaRoutes(state)]
  for (const each of [...all, contentRoutes(state), richMenuRoutes(state), botRoutes(state, webhooks)])
    app.route('/', each)
  app.notFound((c) => refuse(c, 404, 'Not found'))
  return app
}

/** The whole API as a function; it rejects with `Dropped` when a fault breaks the connection. */
export function createApi(parts: Parts): (request: Request) => Promise<Response> {
  const { state, faults } = parts
  const app = routes(parts)
  return async (request) => {
    const began = performance.now()
    const call = {
      at: state.now(),
      method: request.method,
      path: new URL(request.url).pathname,
      requestId: randomUUID(),
    }
    const retryKey = request.headers.get('x-line-retry-key') ?? undefined
    const warnings: string[] = []
    let fault: string | undefined
    let status = 0
    let problem: unknown
    try {
      const work = async () => app.fetch(request, { requestId: call.requestId, warnings })
      const answer = await faults.around(call.method, call.path, work, (sort) => {
        fault = sort
      })
      status = answer.status
      problem = await problemOf(answer)
      answer.headers.set('x-line-request-id', call.requestId)
      return answer
    } finally {
      const ms = Math.round(performance.now() - began)
      record(state, { ...call, ms, status, problem, warnings: warnings.length ? warnings : undefined, fault, retryKey })
    }
  }
}
