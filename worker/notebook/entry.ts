/** An entry: one recorded fact of a notebook, inside Techo and as the public API shows it. */
import type { KindId } from '../kinds/kind.ts'
import { type EntryKey, entryId } from '../shared/ids.ts'
import { type Instant, type LocalDate, toIso } from '../shared/time.ts'

export type EntrySource = 'chat' | 'photo' | 'liff' | 'device' | 'import' | 'staff'

export interface Entry extends EntryKey {
  kind: KindId
  at: Instant
  atPrecision: 'minute' | 'part' | 'day'
  until?: Instant
  /** Fits the kind's `value` schema. */
  value: unknown
  source: EntrySource
}

/** The public shape (design §6): instants as ISO 8601 with the local offset. */
export interface PublicEntry {
  id: string
  kind: KindId
  day: LocalDate
  at: string
  atPrecision: Entry['atPrecision']
  until?: string
  value: unknown
  source: EntrySource
}

export function publicEntry(entry: Entry): PublicEntry {
  return {
    id: entryId(entry),
    kind: entry.kind,
    day: entry.day,
    at: toIso(entry.at),
    atPrecision: entry.atPrecision,
    ...(entry.until === undefined ? {} : { until: toIso(entry.until) }),
    value: entry.value,
    source: entry.source,
  }
}

/** Oldest first; equal instants by id, so that the order is the same everywhere. */
export function byTime(a: Entry, b: Entry): number {
  return a.at - b.at || (entryId(a) < entryId(b) ? -1 : 1)
}

export const isSameKey = (a: EntryKey, b: EntryKey): boolean => a.day === b.day && a.id === b.id
