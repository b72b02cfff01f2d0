/**
 * Instants and local days. An instant is UTC milliseconds; a local day is 'YYYY-MM-DD' where the member lives.
 * All members live in Japan Standard Time (UTC+9, no summer time since 1952); the zone is named here and nowhere else.
 */

/** UTC milliseconds since 1970. */
export type Instant = number

/** 'YYYY-MM-DD', the calendar day where the member lives. */
export type LocalDate = string

const ZONE_OFFSET_MS = 9 * 3_600_000
export const MINUTE_MS = 60_000
export const HOUR_MS = 3_600_000
export const DAY_MS = 86_400_000

/** The calendar ends where a year no longer has four digits; whatever lies outside counts as its edge. */
const FIRST_SHOWN = Date.parse('0001-01-01T00:00:00Z')
const LAST_SHOWN = Date.parse('9999-12-31T23:59:59.999Z')

const shown = (shifted: number): Date => new Date(Math.min(Math.max(shifted, FIRST_SHOWN), LAST_SHOWN))

/** The wall clock of an instant; `month` is 1–12, `weekday` 0 (Sunday) to 6. */
export interface WallClock {
  day: LocalDate
  year: number
  month: number
  date: number
  weekday: number
  hour: number
  minute: number
}

export function wallClock(at: Instant): WallClock {
  const shifted = shown(at + ZONE_OFFSET_MS)
  return {
    day: shifted.toISOString().slice(0, 10),
    year: shifted.getUTCFullYear(),
    month: shifted.getUTCMonth() + 1,
    date: shifted.getUTCDate(),
    weekday: shifted.getUTCDay(),
    hour: shifted.getUTCHours(),
    minute: shifted.getUTCMinutes(),
  }
}

export const localDay = (at: Instant): LocalDate => wallClock(at).day

/** The instant of a local day and time; `hour` may be 24 or more and runs into the next day. */
export function instantAt(day: LocalDate, hour: number, minute = 0): Instant {
  return Date.parse(`${day}T00:00:00Z`) - ZONE_OFFSET_MS + hour * HOUR_MS + minute * MINUTE_MS
}

export function addDays(day: LocalDate, days: number): LocalDate {
  return shown(Date.parse(`${day}T00:00:00Z`) + days * DAY_MS)
    .toISOString()
    .slice(0, 10)
}

/** Whole days from `from` to `to`; negative when `to` is earlier. */
export function daysBetween(from: LocalDate, to: LocalDate): number {
  return Math.round((Date.parse(`${to}T00:00:00Z`) - Date.parse(`${from}T00:00:00Z`)) / DAY_MS)
}

/** True for a real calendar day written 'YYYY-MM-DD' (2026-02-30 is not one). */
export function isLocalDate(text: string): boolean {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return false
  const at = Date.parse(`${text}T00:00:00Z`)
  return !Number.isNaN(at) && new Date(at).toISOString().slice(0, 10) === text
}

/** ISO 8601 with the local offset, to the second: '2026-09-01T07:30:00+09:00'. */
export function toIso(at: Instant): string {
  return `${shown(at + ZONE_OFFSET_MS)
    .toISOString()
    .slice(0, 19)}+09:00`
}
