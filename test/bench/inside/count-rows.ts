/**
 * Counts rows in this isolate, where the Worker and the tests live together: D1 by the `meta` of its answers, Durable
 * Objects by their cursors, alarms by their calls. Wraps the platform's prototypes once; the Worker's code is untouched.
 */
import { runInDurableObject } from 'cloudflare:test'
import { env } from 'cloudflare:workers'
import type { Tally } from './counts.ts'

type Meta = { rows_read: number; rows_written: number }
type Answer = { meta: Meta }
type Method = (this: unknown, ...args: never[]) => unknown
type Counted = { rowsRead: number; rowsWritten: number }

const bindings = env as unknown as { DIRECTORY: D1Database; MAILBOX: DurableObjectNamespace }
let running: Tally = blank()
/** A cursor knows its rows only once it was read, so it is asked at the end. */
let cursors: Counted[] = []

function blank(): Tally {
  return { d1Read: 0, d1Written: 0, objectRead: 0, objectWritten: 0, alarms: 0 }
}

/** What was touched while `work` ran. */
export async function counting(work: () => Promise<unknown>): Promise<Tally> {
  const tally = blank()
  running = tally
  cursors = []
  await work()
  running = blank()
  for (const cursor of cursors.splice(0)) {
    tally.objectRead += cursor.rowsRead
    tally.objectWritten += cursor.rowsWritten
  }
  return tally
}

/** Call once before anything is counted. */
export async function countRows(): Promise<void> {
  countD1()
  const probe = bindings.MAILBOX.getByName('1:user:probe')
  await runInDurableObject(probe, async (_, ctx) => countObject(ctx.storage))
}

function note(answer: Answer): void {
  running.d1Read += answer.meta.rows_read
  running.d1Written += answer.meta.rows_written
}

function wrap(prototype: object, name: string, around: (real: Method) => Method): void {
  const real = Reflect.get(prototype, name) as Method
  Object.defineProperty(prototype, name, { value: around(real), writable: true, configurable: true })
}

function countD1(): void {
  const statement = Object.getPrototypeOf(bindings.DIRECTORY.prepare('select 1')) as D1PreparedStatement
  const database = Object.getPrototypeOf(bindings.DIRECTORY) as object
  const { all } = statement
  for (const name of ['all', 'run'])
    wrap(
      statement,
      name,
      (real) =>
        async function (...args) {
          const answer = (await real.apply(this, args)) as Answer
          note(answer)
          return answer
        },
    )
  // `raw` and `first` hand over no meta: the same question is asked once more for it.
  for (const name of ['raw', 'first'])
    wrap(
      statement,
      name,
      (real) =>
        async function (...args) {
          const { statement: sql } = this as { statement: string }
          if (!/^\s*select\b/i.test(sql)) throw new Error(`cannot count ${name} of a statement that writes`)
          note((await all.call(this as D1PreparedStatement)) as Answer)
          return real.apply(this, args)
        },
    )
  wrap(
    database,
    'batch',
    (real) =>
      async function (...args) {
        const answers = (await real.apply(this, args)) as Answer[]
        for (const answer of answers) note(answer)
        return answers
      },
  )
}

function countObject(storage: DurableObjectStorage): void {
  wrap(
    Object.getPrototypeOf(storage.sql) as object,
    'exec',
    (real) =>
      function (...args) {
        const cursor = real.apply(this, args) as Counted
        cursors.push(cursor)
        return cursor
      },
  )
  wrap(
    Object.getPrototypeOf(storage) as object,
    'setAlarm',
    (real) =>
      function (...args) {
        running.alarms++
        return real.apply(this, args)
      },
  )
}
