/** Where a page of entries ended: its last entry in the order of time. Opaque to clients. */
import { entryId, parseEntryId } from '../shared/ids.ts'
import type { Entry } from './entry.ts'

export type Cursor = Pick<Entry, 'at' | 'day' | 'id'>

export const cursorOf = (entry: Cursor): string => `${entry.at.toString(36)}.${entryId(entry)}`

export function parseCursor(text: string): Cursor | null {
  const [at, id] = text.split('.')
  const key = parseEntryId(id ?? '')
  const instant = Number.parseInt(at ?? '', 36)
  return key && Number.isSafeInteger(instant) ? { at: instant, ...key } : null
}
