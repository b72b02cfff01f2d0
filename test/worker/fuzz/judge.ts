/** What must hold after anything: mailboxes are done, LINE refused no content, the log says nothing went wrong. */
import { runDurableObjectAlarm } from 'cloudflare:test'
import { env } from 'cloudflare:workers'
import { expect, vi } from 'vitest'
import { readEvent, type Sender } from '../../../worker/chat/event.ts'
import type { Line } from '../../line/core.ts'
import type { Json } from './mutations.ts'

const PATIENCE_MS = 8_000

const bindings = env as unknown as { MAILBOX: DurableObjectNamespace }

/** Everybody whom the Worker would take these events to concern. */
export function sendersIn(body: Json): Sender[] {
  const events =
    body !== null && typeof body === 'object' && 'events' in body && Array.isArray(body.events) ? body.events : []
  const senders = events.flatMap((event) => readEvent(event)?.sender ?? [])
  return [...new Map(senders.map((sender) => [`1:${sender.sort}:${sender.id}`, sender])).values()]
}

/** Rounds after which a mailbox that still has an alarm has set something aside. */
const ROUNDS = 500

/** Until the senders' mailboxes have nothing left to do and the bot's calls have stopped. */
export async function settle(line: Line, senders: Sender[]): Promise<void> {
  for (let quiet = 0, rounds = 0; quiet < 2; rounds++) {
    if (rounds > ROUNDS) throw new Error('a mailbox does not get done')
    const before = line.calls().length
    let ran = false
    for (const { sort, id } of senders) {
      const mailbox = bindings.MAILBOX.getByName(`1:${sort}:${id}`)
      ran = (await runDurableObjectAlarm(mailbox)) || ran
    }
    await new Promise((done) => setTimeout(done, 2))
    quiet = ran || line.calls().length > before ? 0 : quiet + 1
  }
}

/**
 * Refusals of LINE that a spoilt event may bring about: a made-up reply token, a picture that is not there; and a
 * channel token of the simulator before this one.
 */
const TOLERATED = new Set(['spent_token', 'missing', 'gone', 'not_ready', 'unauthorised'])

/** Fails instead of hanging when an answer or a mailbox never comes back. */
export async function inTime<T>(what: string, work: Promise<T>): Promise<T> {
  let timer: ReturnType<typeof setTimeout> | undefined
  const late = new Promise<never>((_, fail) => {
    timer = setTimeout(() => fail(new Error(`${what} did not come back`)), PATIENCE_MS)
  })
  return Promise.race([work, late]).finally(() => clearTimeout(timer))
}

/** Listens to the log; the returned check finds only skipped events and tolerated refusals since the last check. */
export function logWatch(): () => void {
  const { mock } = vi.spyOn(console, 'log')
  let read = 0
  return () => {
    const fresh = mock.calls.slice(read).map(([line]) => JSON.parse(String(line)) as Record<string, string>)
    read = mock.calls.length
    const bad = fresh.filter(
      ({ event, reason = '' }) => event !== 'event_skipped' && !(event === 'line_call_failed' && TOLERATED.has(reason)),
    )
    expect(bad).toEqual([])
  }
}

/** Whatever the bot sent was accepted, unless its token was not a living one; and it was well-formed text. */
export function expectAcceptedReplies(line: Line, since: number): void {
  const refused = line.calls({ path: '/message/reply', since }).filter((call) => call.status !== 200)
  const problems = refused.map((call) => (call.problem as { message?: string } | undefined)?.message)
  expect(problems.filter((message) => message !== 'Invalid reply token')).toEqual([])
  const said = [...line.state.chats.values()].flat().filter((entry) => entry.from === 'bot' && entry.no > since)
  const broken = said.map((entry) => JSON.stringify(entry.message)).filter((json) => /\\ud[89a-f]/i.test(json))
  expect(broken).toEqual([])
}
