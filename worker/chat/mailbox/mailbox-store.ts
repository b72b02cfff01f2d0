/**
 * The mailbox's own SQLite: what waits, what was seen, what it remembers. Synchronous; writes made without an await
 * between them become durable together. Bodies and plans are erased the moment their row is done.
 */
import { DAY_MS, type Instant } from '../../shared/time.ts'
import type { Sender } from '../event.ts'
import type { CommandOutcome, Made } from '../plan/scene.ts'
import { blankMemory, type Memory, parseMemory } from './memory.ts'

/** One thing to do for this person: a chat event, a command, or what the model read for an event, first come by `seq`. */
export interface Letter {
  seq: number
  id: string
  sort: 'event' | 'command' | 'food'
  /** Order among waiting letters: the event's timestamp, or the arrival of a command. */
  orderAt: Instant
  arrivedAt: Instant
  body: string
  plan: string | null
  executed: number
  tries: number
  notBefore: Instant
}

export interface NewLetter {
  id: string
  sort: Letter['sort']
  orderAt: Instant
  arrivedAt: Instant
  /** Nothing that arrived later may go before it (consent, erasure): their order is arrival, never timestamps. */
  barrier: boolean
  body: string
  messageId?: string
}

export interface Seen {
  made: Made
  outcome?: CommandOutcome
}

const SCHEMA = `
  create table if not exists inbox (
    id text primary key, seq integer not null, sort text not null, order_at integer not null, arrived_at integer not null,
    barrier integer not null, body text not null, message_id text, plan text, executed integer not null default 0,
    tries integer not null default 0, not_before integer not null default 0) strict, without rowid;
  create table if not exists seen (
    id text primary key, message_id text, made text not null, outcome text, at integer not null) strict, without rowid;
  create table if not exists kept (name text primary key, json text not null) strict, without rowid;
  create table if not exists pictures (
    object_key text primary key, message_id text not null, tries integer not null, next_at integer not null) strict, without rowid;
  create table if not exists dead (
    id text primary key, body text not null, died_at integer not null) strict, without rowid;
`

const SEEN_MS = 30 * DAY_MS
const DEAD_MS = 14 * DAY_MS

const COLUMNS = `seq, id, sort, order_at as orderAt, arrived_at as arrivedAt, body, plan, executed, tries, not_before as notBefore`

export class MailboxStore {
  private readonly sql: SqlStorage
  /** Arrival order among the letters that wait. */
  private lastSeq: number

  constructor(storage: DurableObjectStorage) {
    this.sql = storage.sql
    this.sql.exec(SCHEMA)
    this.lastSeq = this.sql.exec<{ seq: number | null }>('select max(seq) as seq from inbox').toArray()[0]?.seq ?? 0
  }

  /** False when this id was already seen or waits already. */
  add(letter: NewLetter): boolean {
    if (this.seen(letter.id)) return false
    const { id, sort, orderAt, arrivedAt, barrier, body, messageId } = letter
    this.lastSeq++
    const { rowsWritten } = this.sql.exec(
      `insert into inbox (id, seq, sort, order_at, arrived_at, barrier, body, message_id)
       values (?, ?, ?, ?, ?, ?, ?, ?) on conflict do nothing`,
      id,
      this.lastSeq,
      sort,
      orderAt,
      arrivedAt,
      barrier ? 1 : 0,
      body,
      messageId ?? null,
    )
    return rowsWritten > 0
  }

  /** Oldest first by order; but what arrived after a barrier waits for it. Letters in `held` are passed over. */
  next(now: Instant, held: ReadonlySet<string>): Letter | undefined {
    const waiting = this.sql
      .exec<{ id: string; seq: number; barrier: number }>(
        'select id, seq, barrier from inbox where executed = 0 and not_before <= ? order by order_at, seq',
        now,
      )
      .toArray()
      .filter((row) => !held.has(row.id))
    const barrier = Math.min(...waiting.filter((row) => row.barrier).map((row) => row.seq))
    const first = waiting.find((row) => row.seq < barrier) ?? waiting.find((row) => row.seq === barrier)
    return first && this.letter(first.id)
  }

  private letter(id: string): Letter | undefined {
    return this.sql
      .exec<Letter & Record<string, SqlStorageValue>>(`select ${COLUMNS} from inbox where id = ?`, id)
      .toArray()[0]
  }

  /** Executed letters whose answer was cut off by a restart, or was held back long enough. */
  unanswered(now: Instant, held: ReadonlySet<string>): Letter[] {
    return this.sql
      .exec<Letter & Record<string, SqlStorageValue>>(
        `select ${COLUMNS} from inbox where executed = 1 and not_before <= ?`,
        now,
      )
      .toArray()
      .filter((row) => !held.has(row.id))
  }

  /** When the next letter that was set aside, or the next answer that is held back, is due. */
  nextDueAt(): Instant | undefined {
    return this.sql.exec<{ at: number | null }>('select min(not_before) as at from inbox').toArray()[0]?.at ?? undefined
  }

  savePlan(id: string, plan: string): void {
    this.sql.exec('update inbox set plan = ? where id = ?', plan, id)
  }

  /** The changes are made; only the answer is left. */
  markExecuted(id: string): void {
    this.sql.exec("update inbox set executed = 1, body = '' where id = ?", id)
  }

  setAside(id: string, tries: number, notBefore: Instant): void {
    this.sql.exec('update inbox set tries = ?, not_before = ? where id = ?', tries, notBefore, id)
  }

  /** Erases body and plan, and remembers for 30 days that it was done and what it made. */
  done(letter: Pick<Letter, 'id'>, made: Made, outcome: CommandOutcome | undefined, now: Instant): void {
    const messageId = this.sql
      .exec<{ id: string | null }>('select message_id as id from inbox where id = ?', letter.id)
      .toArray()[0]?.id
    this.sql.exec('delete from inbox where id = ?', letter.id)
    this.sql.exec(
      'insert into seen (id, message_id, made, outcome, at) values (?, ?, ?, ?, ?) on conflict do nothing',
      letter.id,
      messageId ?? null,
      JSON.stringify(made),
      outcome ? JSON.stringify(outcome) : null,
      now,
    )
  }

  seen(id: string): Seen | undefined {
    const row = this.sql
      .exec<{ made: string; outcome: string | null }>('select made, outcome from seen where id = ?', id)
      .toArray()[0]
    return row && { made: JSON.parse(row.made), outcome: row.outcome ? JSON.parse(row.outcome) : undefined }
  }

  /** What all events of a message made, also where the answer is not out yet; a message is rarely delivered under two event ids. */
  madeByMessage(messageId: string): Made {
    const rows = this.sql
      .exec<{ made: string }>(
        `select made from seen where message_id = ? union all
         select plan ->> '$.made' from inbox where message_id = ? and executed = 1`,
        messageId,
        messageId,
      )
      .toArray()
    const all = rows.map((row) => JSON.parse(row.made) as Made)
    return {
      entries: all.flatMap((one) => one.entries),
      photos: all.flatMap((one) => one.photos),
      mended: all.flatMap((one) => one.mended ?? []),
      profile: all.flatMap((one) => one.profile ?? []),
    }
  }

  /** An unsent message: remembered at once, so that it is not read even when its own event comes later. */
  markUnsent(messageId: string, now: Instant): void {
    this.sql.exec(
      "insert into seen (id, made, at) values (?, 'null', ?) on conflict do nothing",
      `unsent:${messageId}`,
      now,
    )
  }

  isUnsent(messageId: string): boolean {
    return this.seen(`unsent:${messageId}`) !== undefined
  }

  isUnsentLetter(id: string): boolean {
    const [row] = this.sql.exec<{ of: string | null }>('select message_id as of from inbox where id = ?', id).toArray()
    return typeof row?.of === 'string' && this.isUnsent(row.of)
  }

  memory(): Memory {
    const json = this.kept('memory')
    return json ? parseMemory(json) : blankMemory()
  }

  saveMemory(memory: Memory): void {
    this.keep('memory', JSON.stringify(memory))
  }

  sender(): Sender | undefined {
    const json = this.kept('sender')
    return json ? JSON.parse(json) : undefined
  }

  saveSender(sender: Sender): void {
    if (!this.kept('sender')) this.keep('sender', JSON.stringify(sender))
  }

  private kept(name: string): string | undefined {
    return this.sql.exec<{ json: string }>('select json from kept where name = ?', name).toArray()[0]?.json
  }

  private keep(name: string, json: string): void {
    this.sql.exec(
      'insert into kept (name, json) values (?, ?) on conflict (name) do update set json = excluded.json',
      name,
      json,
    )
  }

  expectPicture(objectKey: string, messageId: string, nextAt: Instant): void {
    this.sql.exec(
      'insert into pictures (object_key, message_id, tries, next_at) values (?, ?, 0, ?) on conflict do nothing',
      objectKey,
      messageId,
      nextAt,
    )
  }

  expects(objectKey: string): boolean {
    return this.sql.exec('select 1 from pictures where object_key = ?', objectKey).toArray().length > 0
  }

  forgetPicture(objectKey: string): void {
    this.sql.exec('delete from pictures where object_key = ?', objectKey)
  }

  /** Pictures whose download should be asked for again. */
  duePictures(now: Instant): { objectKey: string; messageId: string; tries: number }[] {
    return this.sql
      .exec<{ objectKey: string; messageId: string; tries: number }>(
        'select object_key as objectKey, message_id as messageId, tries from pictures where next_at <= ?',
        now,
      )
      .toArray()
  }

  retryPicture(objectKey: string, tries: number, nextAt: Instant): void {
    this.sql.exec('update pictures set tries = ?, next_at = ? where object_key = ?', tries, nextAt, objectKey)
  }

  nextPictureAt(): Instant | undefined {
    return this.sql.exec<{ at: number | null }>('select min(next_at) as at from pictures').toArray()[0]?.at ?? undefined
  }

  /** Gives up on a letter; its body can be opened only as the member and is erased after 14 days. */
  bury(letter: Letter, now: Instant, keepBody: boolean): void {
    this.done(letter, { entries: [], photos: [] }, undefined, now)
    if (keepBody)
      this.sql.exec(
        'insert into dead (id, body, died_at) values (?, ?, ?) on conflict do nothing',
        letter.id,
        letter.body,
        now,
      )
  }

  nextExpiryAt(): Instant | undefined {
    const at = this.sql.exec<{ at: number | null }>('select min(died_at) as at from dead').toArray()[0]?.at
    return at ? at + DEAD_MS : undefined
  }

  /** Drops what has been kept long enough; called at most once a day. */
  clear(now: Instant): void {
    this.sql.exec('delete from seen where at < ?', now - SEEN_MS)
    this.sql.exec('delete from dead where died_at <= ?', now - DEAD_MS)
  }
}
