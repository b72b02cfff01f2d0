/** Who may pass. Membership, consent and erasure are looked up on every request; a token alone says only who asks. */
import { createMiddleware } from 'hono/factory'
import { hasNotebook } from '../members/member.ts'
import type { AppEnv } from './app-env.ts'
import { problem } from './problem.ts'
import { readSession } from './session.ts'

export const sessionGuard = createMiddleware<AppEnv>(async (c, next) => {
  const { settings, clock, members } = c.var.deps
  const token = /^Bearer (\S+)$/.exec(c.req.header('authorization') ?? '')?.[1]
  const lineUserId = token && (await readSession(token, settings.SESSION_SECRET, clock.now()))
  if (!lineUserId) return problem(c, 'no-session')
  const { member } = await members.standing(lineUserId)
  if (member?.state === 'erasing') return problem(c, 'erasing')
  c.set('lineUserId', lineUserId)
  c.set('member', member)
  await next()
  c.header('cache-control', 'no-store')
})

/** Past this point there is a notebook to read. Writing asks the *record* consent again inside the mailbox. */
export const memberGuard = createMiddleware<AppEnv>(async (c, next) => {
  if (!hasNotebook(c.var.member)) return problem(c, 'consent-required')
  await next()
})
