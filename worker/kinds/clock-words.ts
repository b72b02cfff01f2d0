/**
 * Clock times and lengths of time inside the phrases of a kind: 「夜11時半」「23:30」「6時間半」「1時間20分」.
 * Used where two times make a span (sleep, exercise); times that only date a reading are read elsewhere.
 */

/** Three groups: part of the day, hour, minutes (半 or a number). */
export const CLOCK = String.raw`(?:(朝|夜|昼|午前|午後|深夜|夜中|真夜中|夕方|早朝|明け方|晩|am|pm)の?\s?)?(?<![\d.])(\d{1,2})(?:時(?!間)|:(?=\d{2}))\s?(半|\d{1,2}(?=分|(?!\d)))?分?(?:頃|ころ|ごろ|過ぎ|すぎ|くらい|ぐらい|ちょうど|前(?!に?[はも]))?`

/** Three groups: hours, the rest (半 or minutes), or minutes alone. */
export const LENGTH = String.raw`(?:(?<![\d.])(\d{1,2}(?:\.\d{1,2})?)\s?(?:時間|h(?:ours?)?)\s?(半|\d{1,2}\s?(?:分|m))?|(?<![\d.])(\d{1,3})\s?分)(?!前|目)(?:間)?`

export interface ToldClock {
  part: string | undefined
  hour: number
  minute: number
}

export function toldClock(part: string | undefined, hour: string | undefined, minute: string | undefined): ToldClock {
  return { part, hour: Number(hour), minute: minute === '半' ? 30 : Number(minute ?? 0) }
}

export function lengthMin(hours: string | undefined, rest: string | undefined, minutes: string | undefined): number {
  if (hours === undefined) return Number(minutes ?? 0)
  const more = rest === '半' ? 30 : Number.parseInt(rest ?? '0', 10)
  return Math.round(Number(hours) * 60) + more
}

/** Hour on the 24-hour clock where the part of the day settles it; undefined where it stays open. */
export function hourByPart(told: ToldClock): number | undefined {
  const { part, hour } = told
  if (hour > 12) return hour % 24
  switch (part) {
    case '午前':
    case 'am':
      return hour % 12
    case '朝':
    case '早朝':
    case '明け方':
      return hour
    case '午後':
    case 'pm':
    case '夕方':
      return (hour % 12) + 12
    case '昼':
      return hour < 6 ? hour + 12 : hour
    case '夜':
    case '晩':
      return hour === 12 ? 0 : hour < 5 ? hour : hour + 12
    case '深夜':
    case '夜中':
    case '真夜中':
      return hour === 12 ? 0 : hour >= 9 ? hour + 12 : hour
    default:
      return undefined
  }
}
