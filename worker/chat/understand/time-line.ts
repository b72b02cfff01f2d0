/**
 * Which words of time govern what stands at a place of the message, and the moment they make. A word governs what
 * follows until the next of its sort; a new day drops the part of the day; a word just after a reading may date it.
 * Nothing ever lies in the future of the message.
 */
import type { DayPart } from '../../kinds/kind.ts'
import { addDays, type Instant, instantAt, type LocalDate, localDay, wallClock } from '../../shared/time.ts'
import type { ToldTime } from './act.ts'
import type { MealSlot, TimeWord } from './time-words.ts'

/** What the words before a place say together. */
export interface Governed {
  day?: LocalDate
  part?: DayPart
  clock?: { hour: number; minute: number; settled: boolean }
  instant?: Instant
  slot?: MealSlot
  lastNight?: boolean
}

const PART_HOURS: Record<DayPart, [number, number]> = {
  dawn: [5, 0],
  morning: [7, 0],
  noon: [12, 0],
  afternoon: [15, 0],
  evening: [17, 0],
  night: [20, 0],
  bedtime: [22, 30],
  midnight: [2, 0],
}

const SLOT_HOURS: Record<MealSlot, [number, number]> = {
  breakfast: [7, 30],
  lunch: [12, 30],
  dinner: [19, 0],
  snack: [15, 0],
}

/** The moments before which a part of today cannot have come yet. */
const PART_BEGINS: Record<DayPart, number> = {
  dawn: 3,
  morning: 4,
  noon: 10,
  afternoon: 12,
  evening: 15,
  night: 15,
  bedtime: 18,
  midnight: 0,
}

/** Adds one word of time to what was said before it. */
function add(state: Governed, word: TimeWord): Governed {
  if (word.inert) return state
  const { start: _start, end: _end, topic: _topic, ...said } = word
  if (said.day !== undefined) return said
  // After ゆうべ a morning is that of the day after: today's, as a rule.
  const nextDay =
    state.lastNight && said.part !== undefined && ['dawn', 'morning', 'noon', 'afternoon'].includes(said.part)
  const kept: Governed = state.day === undefined || nextDay ? {} : { day: state.day }
  if (said.instant !== undefined) return said
  // 「朝7時」「昨日の夕方5時半」 go together; a part told after a clock is a new time.
  if (said.clock) return { ...kept, ...partOf(state), ...(state.clock ? {} : slotOf(state)), ...said }
  if (said.slot && state.clock && !state.slot) return { ...kept, clock: state.clock, ...said }
  // 「朝食前」 names a moment of the meal's part; a plain part starts afresh.
  return { ...kept, ...said }
}

const partOf = (state: Governed): Pick<Governed, 'part'> => (state.part ? { part: state.part } : {})
const slotOf = (state: Governed): Pick<Governed, 'slot'> => (state.slot ? { slot: state.slot } : {})

/** A day word that is only the topic of a sentence without readings does not reach beyond it. */
function reaches(text: string, word: TimeWord, at: number, readingStarts: number[]): boolean {
  if (word.day === undefined) return true
  const stop = text.slice(word.end, at).search(/[。!?]/)
  if (stop < 0) return true
  const sentenceEnd = word.end + stop
  if (word.topic) return false
  // 「一昨日の晩に測った分です。143の87」: the sentence announces the reading.
  if (/[測計量]|[ぶの]分|記録|報告|書き忘れ|入れ忘れ/.test(text.slice(word.end, sentenceEnd))) return true
  return readingStarts.some((start) => start >= word.start && start < sentenceEnd) || sentenceEnd - word.end < 2
}

/** Only an ending may follow a word of time told behind its reading: 「128/82でした、朝」, not 「128/82 朝パン」. */
const endsWith = (rest: string) => /^[ぁ-ん。、!\s()測計定分値]{0,8}$/.test(rest)

/** Index of the first of sorted words that begins at `place` or later. */
function firstFrom(words: TimeWord[], place: number): number {
  let [low, high] = [0, words.length]
  while (low < high) {
    const middle = (low + high) >> 1
    if ((words[middle]?.start ?? place) < place) low = middle + 1
    else high = middle
  }
  return low
}

/** No more words of time than these say when one thing was. */
const MOST_WORDS = 12

/** The nearest words of time that begin before a place. */
function wordsBefore(words: TimeWord[], end: number): TimeWord[] {
  const until = firstFrom(words, end)
  return words.slice(Math.max(0, until - MOST_WORDS), until)
}

/** Words before a place, or the words right behind it when nothing before it dates it. */
export function governing(
  text: string,
  words: TimeWord[],
  start: number,
  end: number,
  readingStarts: number[],
): Governed {
  const before = wordsBefore(words, end).filter((word) => reaches(text, word, start, readingStarts))
  const state = before.reduce(add, {} as Governed)
  const next = readingStarts.find((other) => other >= end) ?? text.length
  const line = text.slice(end, next).search(/\n/)
  const limit = line < 0 ? next : end + line
  const from = firstFrom(words, end)
  const behind = words.slice(from, from + MOST_WORDS).filter((word) => word.end <= limit && word.slot === undefined)
  const isLast = next === text.length || line >= 0
  if (behind.length === 0 || !isLast || !endsWith(text.slice(behind.at(-1)?.end, limit))) return state
  if (state.day === undefined && state.part === undefined && state.clock === undefined && state.instant === undefined) {
    return behind.reduce(add, state)
  }
  return state
}

/** Days told in one breath with the governing one: 「昨日も今日も飲んだ」「昨日一昨日は休肝日」. */
export function daysTogether(text: string, words: TimeWord[], end: number): LocalDate[] {
  const days = wordsBefore(words, end).filter((word) => word.day !== undefined && !word.inert)
  const together: LocalDate[] = []
  for (let i = days.length - 1; i > 0; i--) {
    const [one, other] = [days[i - 1], days[i]]
    if (!one?.day || !other || !/^(?:も|と|や|・|、|\s){0,2}$/.test(text.slice(one.end, other.start))) break
    together.push(one.day)
  }
  return together
}

function hourOf(clock: { hour: number; settled: boolean }, governed: Governed): number | undefined {
  const { hour } = clock
  if (clock.settled) return hour
  const part = governed.part
  if (part === 'afternoon') return hour < 8 ? hour + 12 : hour
  if (part === 'evening') return hour < 12 ? hour + 12 : hour
  if (part === 'noon') return hour < 6 ? hour + 12 : hour
  if (part === 'night' || part === 'bedtime') return hour < 5 ? hour : hour === 12 ? 0 : hour < 12 ? hour + 12 : hour
  if (part === 'midnight') return hour === 12 ? 0 : hour >= 9 ? hour + 12 : hour
  return part === undefined ? undefined : hour
}

/** Between the morning and the evening reading of a bare 「7時」, the one that fits today, else the nearest past one. */
function bareClock(day: LocalDate | undefined, hour: number, minute: number, now: Instant): Instant {
  if (day !== undefined && day !== localDay(now)) return instantAt(day, hour, minute)
  const today = localDay(now)
  const afternoon = hour >= 1 && hour <= 3 ? [instantAt(today, hour + 12, minute)] : []
  const candidates = [
    // Few people measure or eat at two in the night.
    ...afternoon,
    instantAt(today, hour, minute),
    instantAt(addDays(today, -1), hour < 12 ? hour + 12 : hour, minute),
    instantAt(addDays(today, -1), hour, minute),
  ]
  return candidates.find((at) => at <= now) ?? now
}

const told = (at: Instant, now: Instant, atPrecision: ToldTime['atPrecision']): ToldTime => {
  const bounded = Math.min(at, now)
  return { day: localDay(bounded), at: bounded, atPrecision, told: true }
}

/** The moment that governing words make of a message sent at `now`. */
export function toldTime(governed: Governed, now: Instant): ToldTime {
  const today = localDay(now)
  if (governed.instant !== undefined) return told(governed.instant, now, 'minute')
  if (governed.clock) {
    const hour = hourOf(governed.clock, governed)
    const minute = governed.clock.minute
    if (hour === undefined) return told(bareClock(governed.day, governed.clock.hour, minute, now), now, 'minute')
    const at = instantAt(governed.day ?? today, hour, minute)
    return told(
      at > now && governed.day === undefined ? instantAt(addDays(today, -1), hour, minute) : at,
      now,
      'minute',
    )
  }
  if (governed.part || governed.slot) return partTime(governed, now)
  if (governed.day === undefined) return { day: today, at: now, atPrecision: 'minute', told: false }
  if (governed.day === today) return { day: today, at: now, atPrecision: 'minute', told: true }
  return { day: governed.day, at: instantAt(governed.day, 12), atPrecision: 'day', told: true }
}

/** True while the part or slot told cannot have come yet on the day of writing. */
export function notYetToday(governed: Governed, now: Instant): boolean {
  const { hour } = wallClock(now)
  return governed.part !== undefined && !governed.clock && hour >= 4 && hour < PART_BEGINS[governed.part]
}

function partTime(governed: Governed, now: Instant): ToldTime {
  const part = governed.part ?? 'noon'
  const bySlot = governed.slot && part !== 'midnight' && !(governed.slot === 'snack' && part === 'bedtime')
  const [hour, minute] = governed.slot && bySlot ? SLOT_HOURS[governed.slot] : PART_HOURS[part]
  const clock = wallClock(now)
  const notYet = clock.hour < PART_BEGINS[part]
  const day = governed.day ?? clock.day
  const shifted = notYet && day === clock.day && (governed.day === undefined || clock.hour < 4) ? addDays(day, -1) : day
  const at = Math.min(instantAt(shifted, hour, minute), now)
  return { day: shifted, at: localDay(at) === shifted ? at : instantAt(shifted, 0), atPrecision: 'part', told: true }
}
