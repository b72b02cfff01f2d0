/** The routes as a table of contents. Guards sit on the sub-apps, so that a new route cannot forget one. */
import { Hono } from 'hono'
import { bodyLimit } from 'hono/body-limit'
import { exportRoutes } from './care/export-routes.ts'
import { webhook } from './chat/webhook.ts'
import { depsOf } from './deps.ts'
import type { AppEnv } from './http/app-env.ts'
import { memberGuard, sessionGuard } from './http/guards.ts'
import { problem } from './http/problem.ts'
import { aboutRoutes } from './members/about-routes.ts'
import { profileRoutes } from './members/profile-routes.ts'
import { memberRoutes } from './members/routes.ts'
import { sessionRoutes } from './members/session-routes.ts'
import { settingsRoutes } from './members/settings-routes.ts'
import { entryRoutes } from './notebook/routes.ts'
import { log, sortOf } from './shared/log.ts'

/** Far above any entry. */
const MAX_API_BODY_BYTES = 262_144

const me = new Hono<AppEnv>()
  .use(sessionGuard)
  .route('/', memberRoutes)
  .use(memberGuard)
  .route('/profile', profileRoutes)
  .route('/settings', settingsRoutes)
  .route('/entries', entryRoutes)
  .route('/export', exportRoutes)

export const app = new Hono<AppEnv>()
  .use(async (c, next) => {
    c.set('deps', depsOf(c.env))
    await next()
    c.header('x-content-type-options', 'nosniff')
  })
  .use('/api/*', bodyLimit({ maxSize: MAX_API_BODY_BYTES, onError: (c) => problem(c, 'body-too-large') }))
  .get('/healthz', (c) => c.json({ ok: true }))
  .route('/line', webhook)
  .route('/api/session', sessionRoutes)
  .route('/api/about', aboutRoutes)
  .route('/api/me', me)
  .notFound((c) => problem(c, 'not-found'))
  .onError((thrown, c) => {
    log({ event: 'unhandled', reason: sortOf(thrown) })
    const passing = 'retryable' in thrown || 'overloaded' in thrown
    return problem(c, passing ? 'try-again' : 'unexpected')
  })

export type App = typeof app
