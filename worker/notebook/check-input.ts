/** Checks a value from outside by its kind's own rules, and places it on a day. Rules only. */
import type { KindId } from '../kinds/kind.ts'
import { kindOf } from '../kinds/registry.ts'
import { ok, type Result, refuse } from '../shared/result.ts'
import { type Instant, instantAt, type LocalDate, localDay } from '../shared/time.ts'
import type { Command } from './commands.ts'

export interface InputRefusal {
  reason: 'bad-request' | 'implausible-value' | 'future-day'
  details?: { path: string; rule: string }[]
}

export interface NewEntryInput {
  kind: KindId
  at?: Instant
  until?: Instant
  day?: LocalDate
  value?: unknown
}

export function checkValue(kind: KindId, value: unknown): Result<unknown, InputRefusal> {
  const parsed = kindOf(kind).value.safeParse(value)
  if (!parsed.success) {
    const details = parsed.error.issues.slice(0, 10).map((issue) => ({
      path: ['value', ...issue.path].join('.').slice(0, 100),
      rule: issue.code,
    }))
    return refuse({ reason: 'bad-request', details })
  }
  const plausible = kindOf(kind).plausible(parsed.data)
  return plausible ? ok(parsed.data) : refuse({ reason: 'implausible-value' })
}

/** Sleep belongs to the day one wakes up; a day without a time stands for 12:00. */
export function checkNewEntry(input: NewEntryInput, today: LocalDate): Result<Command & { do: 'add' }, InputRefusal> {
  const { kind, at, until } = input
  if (at === undefined && input.day === undefined) {
    return refuse({ reason: 'bad-request', details: [{ path: 'at', rule: 'at-or-day' }] })
  }
  if (until !== undefined && (at === undefined || until < at)) {
    return refuse({ reason: 'bad-request', details: [{ path: 'until', rule: 'after-at' }] })
  }
  const day = input.day ?? localDay(kind === 'sleep' ? (until ?? at ?? 0) : (at ?? 0))
  if (day > today) return refuse({ reason: 'future-day' })
  const value = checkValue(kind, input.value)
  if (!value.ok) return value
  const time =
    at === undefined ? { at: instantAt(day, 12), atPrecision: 'day' as const } : { at, atPrecision: 'minute' as const }
  return ok({ do: 'add', kind, value: value.value, day, until, ...time })
}
