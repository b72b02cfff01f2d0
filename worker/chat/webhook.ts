/** LINE's door: signature over the raw bytes, envelope, one durable hand-over per sender, then 200. */
import { Hono } from 'hono'
import { bodyLimit } from 'hono/body-limit'
import type { AppEnv } from '../http/app-env.ts'
import { problem } from '../http/problem.ts'
import { isSigned } from '../outside/line/signature.ts'
import { log } from '../shared/log.ts'
import { type ChatEvent, Envelope, readEvent, type Sender } from './event.ts'

/** LINE's own webhooks stay far below this. */
const MAX_BODY_BYTES = 1_048_576

export const webhook = new Hono<AppEnv>().post(
  '/webhook',
  bodyLimit({ maxSize: MAX_BODY_BYTES, onError: (c) => problem(c, 'body-too-large') }),
  async (c) => {
    const { settings, mailboxOf } = c.var.deps
    const body = await c.req.arrayBuffer()
    if (!(await isSigned(settings.LINE_CHANNEL_SECRET, body, c.req.header('x-line-signature')))) {
      return problem(c, 'bad-signature')
    }
    const envelope = Envelope.safeParse(parsed(body))
    if (!envelope.success) return problem(c, 'bad-json')
    const arrivals = sortBySender(envelope.data.events)
    await Promise.all(arrivals.map(({ sender, events }) => mailboxOf(sender).receive(sender, events)))
    return c.json({})
  },
)

function parsed(body: ArrayBuffer): unknown {
  try {
    return JSON.parse(new TextDecoder().decode(body))
  } catch {
    return undefined
  }
}

function sortBySender(raw: unknown[]): { sender: Sender; events: ChatEvent[] }[] {
  const arrivals = new Map<string, { sender: Sender; events: ChatEvent[] }>()
  for (const one of raw) {
    const read = readEvent(one)
    if (!read) {
      log({ event: 'event_skipped' })
      continue
    }
    const key = `${read.sender.sort}:${read.sender.id}`
    const arrival = arrivals.get(key)
    if (arrival) arrival.events.push(read.event)
    else arrivals.set(key, { sender: read.sender, events: [read.event] })
  }
  return [...arrivals.values()]
}
