/** The `data` of our buttons: what to do and ids, never a value. It must still work weeks later. */
import { type EntryKey, entryId, parseEntryId } from '../shared/ids.ts'

export type Pressed =
  | { press: 'consent' }
  | { press: 'undo' | 'fix'; keys: EntryKey[] }
  | { press: 'erase_yes' | 'erase_no' }
  /** Only opens the keyboard; needs no answer. */
  | { press: 'keyboard' }
  | { press: 'unknown' }

const MAX_DATA = 300

export const consentData = 'consent'
export const keyboardData = 'keyboard'
export const eraseData = { yes: 'erase_yes', no: 'erase_no' } as const

/** Ids of one message share their source, so a dozen fit into LINE's 300 characters; further ones are left out. */
export function entriesData(press: 'undo' | 'fix', keys: EntryKey[]): string {
  let data: string = press
  for (const key of keys) {
    const next = `${data} ${entryId(key)}`
    if (next.length > MAX_DATA) break
    data = next
  }
  return data
}

export function parsePostback(data: string): Pressed {
  const [press, ...rest] = data.split(' ')
  switch (press) {
    case 'undo':
    case 'fix': {
      const keys = rest.flatMap((id) => parseEntryId(id) ?? [])
      return keys.length > 0 ? { press, keys } : { press: 'unknown' }
    }
    case 'consent':
    case 'keyboard':
    case 'erase_yes':
    case 'erase_no':
      return { press }
    default:
      return { press: 'unknown' }
  }
}
