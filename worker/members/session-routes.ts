/** POST /api/session: a LINE ID token becomes our session, also for people who have not consented yet. */
import { Hono } from 'hono'
import { z } from 'zod'
import type { AppEnv } from '../http/app-env.ts'
import { body } from '../http/input.ts'
import { problem } from '../http/problem.ts'
import { issueSession } from '../http/session.ts'

const Login = z.object({ idToken: z.string().min(1).max(10_000) })

export const sessionRoutes = new Hono<AppEnv>().post('/', async (c) => {
  const { login, settings, clock, members } = c.var.deps
  const input = await body(c, Login)
  if (!input.ok) return input.error.response
  const who = await login.verifyIdToken(input.value.idToken)
  if (!who.ok) return problem(c, who.error.reason === 'bad_token' ? 'bad-id-token' : 'login-unavailable')
  const { member } = await members.standing(who.value.lineUserId)
  if (member?.state === 'erasing') return problem(c, 'erasing')
  const token = await issueSession(who.value.lineUserId, settings.SESSION_SECRET, clock.now())
  return c.json({ token }, 200, { 'cache-control': 'no-store' })
})
