/** Public ids of entries: '20260901-<source>-<n>'. Opaque to clients; the day in front makes a look-up one range read. */
import { isLocalDate, type LocalDate } from './time.ts'

/** Where an entry stands in a notebook. */
export interface EntryKey {
  day: LocalDate
  /** '<source>-<n>' */
  id: string
}

export const entryId = (key: EntryKey): string => `${key.day.replaceAll('-', '')}-${key.id}`

/** Null for anything that is not an entry id. */
export function parseEntryId(text: string): EntryKey | null {
  const match = /^(\d{4})(\d{2})(\d{2})-([a-z0-9]{8,32}-\d{1,3})$/.exec(text)
  if (!match) return null
  const day = `${match[1]}-${match[2]}-${match[3]}`
  return isLocalDate(day) ? { day, id: match[4] as string } : null
}

/**
 * The `<source>` part for an event or client id: 80 bits of SHA-256 in base 32, so that a repeat gives the same id
 * and the id tells nothing about where it came from.
 */
export async function sourceOf(sort: 'event' | 'client', id: string): Promise<string> {
  const digest = await crypto.subtle.digest('SHA-256', new TextEncoder().encode(`${sort}:${id}`))
  let source = ''
  for (const byte of new Uint8Array(digest, 0, 16)) source += 'abcdefghijklmnopqrstuvwxyz234567'[byte & 31]
  return source
}
