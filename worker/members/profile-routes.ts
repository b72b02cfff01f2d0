/** PUT /api/me/profile: what a member tells about themselves; read with GET /api/me. */
import { Hono } from 'hono'
import type { AppEnv } from '../http/app-env.ts'
import { commandOf } from '../http/command.ts'
import { body } from '../http/input.ts'
import { problem } from '../http/problem.ts'
import { profileInput } from './profile.ts'

export const profileRoutes = new Hono<AppEnv>().put('/', async (c) => {
  const { clock, settings, notebooks } = c.var.deps
  const change = await body(c, profileInput(clock.now(), settings.MIN_AGE))
  if (!change.ok) return change.error.response
  const outcome = await commandOf(c, { do: 'profile', change: change.value })
  if (!outcome.ok) return problem(c, outcome.reason)
  return c.json((await notebooks.asMember(c.var.member)?.profile()) ?? {})
})
