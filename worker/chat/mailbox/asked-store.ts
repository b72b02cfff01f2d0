/**
 * What the mailbox awaits from the model: the unknown words, for fifty seconds at most, and answers held back for
 * them. A held answer is a letter that is executed and not yet due; the member's next message, the model or time sets it free.
 */
import type { Instant } from '../../shared/time.ts'
import type { FoodLetter, ReadWords } from '../plan/plan-food.ts'
import type { FoodQuestion, Plan } from '../plan/scene.ts'
import type { Letter, MailboxStore } from './mailbox-store.ts'

const SCHEMA = `
  create table if not exists asked (
    id text primary key, message_id text, json text not null, until integer not null) strict, without rowid;
`

/** How long an answer waits for the model, from the arrival of the message. */
export const HOLD_MS = 20_000
/** How long a late result is still taken. */
export const ASKED_MS = 50_000

const HELD = 'executed = 1 and not_before > 0'

export class AskedStore {
  private readonly sql: SqlStorage

  constructor(storage: DurableObjectStorage) {
    this.sql = storage.sql
    this.sql.exec(SCHEMA)
  }

  add(letterId: string, question: FoodQuestion, until: Instant): void {
    this.sql.exec(
      `insert into asked (id, message_id, json, until) select id, message_id, ?, ? from inbox where id = ?
       on conflict do nothing`,
      JSON.stringify(question),
      until,
      letterId,
    )
  }

  words(letterId: string, now: Instant): string[] | undefined {
    return this.read(letterId, now)?.question.words
  }

  /** The question, which is then forgotten. */
  take(letterId: string, now: Instant): { question: FoodQuestion; messageId?: string } | undefined {
    const found = this.read(letterId, now)
    this.sql.exec('delete from asked where id = ?', letterId)
    return found
  }

  private read(letterId: string, now: Instant): { question: FoodQuestion; messageId?: string } | undefined {
    const row = this.sql
      .exec<{ json: string; messageId: string | null }>(
        'select json, message_id as messageId from asked where id = ? and until > ?',
        letterId,
        now,
      )
      .toArray()[0]
    return row && { question: JSON.parse(row.json) as FoodQuestion, messageId: row.messageId ?? undefined }
  }

  /** Drops what nobody will answer any more. */
  clear(now: Instant): void {
    this.sql.exec('delete from asked where until <= ?', now)
  }

  nextAt(): Instant | undefined {
    return this.sql.exec<{ at: number | null }>('select min(until) as at from asked').toArray()[0]?.at ?? undefined
  }

  /** The changes of a letter are made; its answer waits until then. */
  hold(letterId: string, until: Instant): void {
    this.sql.exec("update inbox set executed = 1, body = '', not_before = ? where id = ?", until, letterId)
  }

  held(letterId: string): Pick<Letter, 'id' | 'plan' | 'arrivedAt'> | undefined {
    return this.sql
      .exec<{ id: string; plan: string | null; arrivedAt: number }>(
        `select id, plan, arrived_at as arrivedAt from inbox where id = ? and ${HELD}`,
        letterId,
      )
      .toArray()[0]
  }

  /** Held answers are due now. */
  release(): void {
    this.sql.exec(`update inbox set not_before = 0 where ${HELD}`)
  }

  /** An unsent message: its words go at once, and nothing is answered to it any more. */
  forget(messageId: string): void {
    this.sql.exec('delete from asked where message_id = ?', messageId)
    this.sql.exec(
      `update inbox set plan = json_remove(plan, '$.answer'), not_before = 0 where message_id = ? and ${HELD}`,
      messageId,
    )
  }
}

/**
 * The model's reading becomes a letter of its own, which takes over the answer if that is still held back; one that
 * brings nothing sets the answer free. False when nobody awaits it any more. Everything here becomes durable together.
 */
export function bringReading(
  letterId: string,
  read: ReadWords[],
  asked: AskedStore,
  store: MailboxStore,
  now: Instant,
): boolean {
  const found = asked.take(letterId, now)
  if (!found) return false
  const { question, messageId } = found
  if (read.length === 0) {
    asked.release()
    return true
  }
  const held = asked.held(letterId)
  const plan = held?.plan ? (JSON.parse(held.plan) as Plan) : undefined
  const letter: FoodLetter = { question, read, answer: plan?.answer, rest: plan?.ask?.rest ?? [] }
  const times = { orderAt: question.saidAt, arrivedAt: held?.arrivedAt ?? now, barrier: false }
  store.add({ id: `food:${letterId}`, sort: 'food', ...times, body: JSON.stringify(letter), messageId })
  if (held && plan) store.done(held, plan.made, undefined, now)
  return true
}
