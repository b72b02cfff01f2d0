/**
 * Values told in a row for days or parts told together: 「11/10~11/12 130/80 128/78 126/76」「朝夕 132/84 128/80」. They are
 * taken one by one when there are as many as days or parts; where the counts differ, one question is asked instead.
 */
import type { KindId } from '../../kinds/kind.ts'
import { addDays, type LocalDate } from '../../shared/time.ts'
import { bareValue } from './bare-number.ts'
import { NUMBER_NAMES } from './kind-names.ts'
import type { Found } from './read-line.ts'
import type { Governed } from './time-line.ts'
import type { TimeWord } from './time-words.ts'

export interface InTurn {
  /** What is told of one day or part, beside what governs it otherwise. */
  times: Map<Found, Governed>
  /** Values that fit no day: not stored, asked for. */
  unsure: Set<Found>
}

interface Range {
  start: number
  end: number
  /** Where the next word of time begins. */
  limit: number
  days: LocalDate[]
}

/** Readings of a moment; what is done or eaten over several days is told otherwise. */
const IN_A_ROW: KindId[] = [
  'blood_pressure',
  'weight',
  'body_fat',
  'temperature',
  'glucose',
  'heart_rate',
  'spo2',
  'steps',
]
const TO = /^\s?(?:~|-|から|→)\s?$/
const MOST_DAYS = 31

function daysFrom(first: LocalDate, last: LocalDate): LocalDate[] {
  const days = [first]
  while (days.length <= MOST_DAYS && (days.at(-1) ?? last) < last) days.push(addDays(days.at(-1) ?? last, 1))
  return days.at(-1) === last ? days : []
}

function rangesOf(words: string, times: TimeWord[]): Range[] {
  return times.flatMap((to, i) => {
    const from = times[i - 1]
    if (!from?.day || !to.day || from.day >= to.day || !TO.test(words.slice(from.end, to.start))) return []
    const limit = times.slice(i + 1).find((word) => word.day !== undefined)?.start ?? words.length
    return [{ start: from.start, end: to.end, limit, days: daysFrom(from.day, to.day) }]
  })
}

const ROW =
  /^(?:まで|の?間|[\s\u00a0はがの:、,→・/|]){0,4}\d{2,5}(?:\.\d{1,2})?(?:\s?(?:kg|キロ|歩|度|%)?(?:まで|[\s\u00a0、,→・/|]){1,3}\d{2,5}(?:\.\d{1,2})?){0,30}(?![\d/]|\s?(?:分|時|個|枚|本|円|ml|g))/

/**
 * Numbers of a row that have no name of their own: 「体重 10/5~10/7 62.3 62.1 61.9」. `text` lacks what was read already;
 * the kind is that of the first value of the row, or the one named.
 */
export function rows(words: string, text: string, times: TimeWord[], told: Found[], hour: number): Found[] {
  return rangesOf(words, times).flatMap((range) => {
    const first = told.find(({ heard }) => heard.end > range.end && heard.end <= range.limit)
    const kind = first?.kind ?? NUMBER_NAMES.find(([, name]) => words.search(name) >= 0)?.[0]
    const from = first?.heard.end ?? range.end
    const row = ROW.exec(text.slice(from, range.limit))?.[0]
    if (!row || !kind) return []
    return [...row.matchAll(/\d+(?:\.\d+)?/g)].flatMap((match): Found[] => {
      const heard = bareValue(match[0], kind, { hour })
      const start = from + match.index
      return heard?.value === undefined ? [] : [{ kind, heard: { ...heard, start, end: start + match[0].length } }]
    })
  })
}

/** 「朝夕」「朝晩」 before exactly two values of a kind. */
function byParts(words: string, found: Found[], turn: InTurn): void {
  const parts = /朝(?:と)?[夕晩夜](?!食|飯|ごはん|ご飯|方の薬|の薬)/.exec(words)
  if (!parts) return
  for (const kind of IN_A_ROW) {
    const told = found.filter((one) => one.kind === kind && one.heard.start > parts.index && one.heard.value)
    const [morning, evening] = told
    if (told.length !== 2 || !morning || !evening) continue
    turn.times.set(morning, { part: 'morning' })
    turn.times.set(evening, { part: 'night' })
  }
}

export function inTurn(words: string, times: TimeWord[], found: Found[]): InTurn {
  const turn: InTurn = { times: new Map(), unsure: new Set() }
  byParts(words, found, turn)
  for (const { end, limit, days } of rangesOf(words, times)) {
    const within = found.filter(({ kind, heard }) => IN_A_ROW.includes(kind) && heard.end > end && heard.end <= limit)
    for (const kind of new Set(within.map((one) => one.kind))) {
      const told = within.filter((one) => one.kind === kind)
      if (told.length < 2) continue
      told.forEach((one, i) => {
        const day = told.length === days.length ? days[i] : undefined
        if (day) turn.times.set(one, { day })
        else turn.unsure.add(one)
      })
    }
  }
  return turn
}
