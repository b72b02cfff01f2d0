/**
 * Push, multicast and broadcast: billed by receiver, made safe by a retry key that is remembered for 24 hours.
 * A blocked or unknown reader is not an error the sender can see.
 */
import { Hono } from 'hono'
import { type Ctx, type Env, readBody, refuse } from './http.ts'
import { fitsQuota, spend } from './quota.ts'
import type { Message } from './schemas/messages.ts'
import { broadcast, multicast, push } from './schemas/requests.ts'
import { misfit, put } from './sending.ts'
import type { SentMessage, State } from './state.ts'

const KEY_LIFE_MS = 24 * 3_600_000
const STRANGER_MS = 7 * 24 * 3_600_000
const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i

/** A friend, or somebody who wrote within seven days, and who does not block the bot. */
export function reachable(state: State, userId: string): boolean {
  const person = state.people.get(userId)
  if (!person || person.blocked) return false
  return person.friend || (person.wroteAt !== undefined && state.now() - person.wroteAt <= STRANGER_MS)
}

/** Refuses a bad or spent retry key; undefined when the call may go on. */
function keyRefusal(c: Ctx, state: State): Response | undefined {
  const key = c.req.header('x-line-retry-key')
  if (key === undefined) return undefined
  if (!UUID.test(key)) return refuse(c, 400, "The value for the 'X-Line-Retry-Key' header is invalid")
  const known = state.retryKeys.get(key.toLowerCase())
  if (!known || state.now() - known.at > KEY_LIFE_MS) return undefined
  c.header('x-line-accepted-request-id', known.requestId)
  return refuse(
    c,
    409,
    'The retry key is already accepted',
    known.sentMessages ? { sentMessages: known.sentMessages } : {},
  )
}

function keep(c: Ctx, state: State, sentMessages?: SentMessage[]): void {
  const key = c.req.header('x-line-retry-key')?.toLowerCase()
  if (key) state.retryKeys.set(key, { at: state.now(), requestId: c.env.requestId, sentMessages })
}

const MONTHLY = 'You have reached your monthly limit.'

export function pushRoutes(state: State): Hono<Env> {
  const app = new Hono<Env>()

  app.post('/v2/bot/message/push', async (c) => {
    const read = await readBody(c, push)
    if ('refused' in read) return read.refused
    const spent = keyRefusal(c, state)
    if (spent) return spent
    const { to } = read.body
    if (!/^[UCR][0-9a-f]{32}$/.test(to))
      return refuse(c, 400, "The property, 'to', in the request body is invalid (line: -, column: -)")
    const group = state.groups.get(to)
    if (to.startsWith('U') ? !state.people.has(to) : !group?.botIsIn) return refuse(c, 400, 'Failed to send messages')
    const messages = read.body.messages as Message[]
    const wrong = misfit(state, to, messages)
    if (wrong) return refuse(c, 400, wrong)
    const seen = group !== undefined || reachable(state, to)
    const receivers = group ? group.members.length : seen ? 1 : 0
    if (!fitsQuota(state, Math.max(receivers, 1))) return refuse(c, 429, MONTHLY)
    const sentMessages = put(state, to, messages, { via: 'push', requestId: c.env.requestId }, seen)
    spend(state, 'push', receivers)
    keep(c, state, sentMessages)
    return c.json({ sentMessages })
  })

  const toMany = (c: Ctx, via: 'multicast' | 'broadcast', userIds: string[], messages: Message[]): Response => {
    const spent = keyRefusal(c, state)
    if (spent) return spent
    const receivers = [...new Set(userIds)].filter((userId) => reachable(state, userId))
    if (!fitsQuota(state, Math.max(receivers.length, 1))) return refuse(c, 429, MONTHLY)
    for (const userId of receivers) put(state, userId, messages, { via, requestId: c.env.requestId })
    spend(state, via, receivers.length)
    keep(c, state)
    return c.json({})
  }

  app.post('/v2/bot/message/multicast', async (c) => {
    const read = await readBody(c, multicast)
    if ('refused' in read) return read.refused
    const wrong = read.body.to.findIndex((userId) => !/^U[0-9a-f]{32}$/.test(userId))
    if (wrong >= 0)
      return refuse(c, 400, `The property, 'to[${wrong}]', in the request body is invalid (line: -, column: -)`)
    return toMany(c, 'multicast', read.body.to, read.body.messages as Message[])
  })

  app.post('/v2/bot/message/broadcast', async (c) => {
    const read = await readBody(c, broadcast)
    if ('refused' in read) return read.refused
    const friends = [...state.people.values()].filter((person) => person.friend).map((person) => person.userId)
    return toMany(c, 'broadcast', friends, read.body.messages as Message[])
  })

  app.post('/v2/bot/message/narrowcast', (c) => refuse(c, 403, 'Access to this API is not available for your account'))
  return app
}
