/** PUT /api/me/settings: how a member wishes to be met in the chat; read with GET /api/me. */
import { Hono } from 'hono'
import { z } from 'zod'
import type { AppEnv } from '../http/app-env.ts'
import { commandOf } from '../http/command.ts'
import { body } from '../http/input.ts'
import { problem } from '../http/problem.ts'
import { type Member, MODES } from './member.ts'

/** Absent stays as it is; a mode of null is none. */
const Settings = z.strictObject({ mode: z.enum(MODES).nullable().optional(), hidesValues: z.boolean().optional() })

export const settingsOf = (member: Member | null) => ({
  mode: member?.mode ?? null,
  hidesValues: member?.hidesValues ?? false,
})

export const settingsRoutes = new Hono<AppEnv>().put('/', async (c) => {
  const wish = await body(c, Settings)
  if (!wish.ok) return wish.error.response
  const outcome = await commandOf(c, { do: 'settings', ...wish.value })
  if (!outcome.ok) return problem(c, outcome.reason)
  const { member } = await c.var.deps.members.standing(c.var.lineUserId)
  return c.json(settingsOf(member))
})
