/**
 * Reads everything a message records, in the order of its text: what only looks like a record is taken out first, then
 * each kind reads what is left, words of time date it, and food is looked up last.
 */
import { type Heard, KIND_IDS, type KindId } from '../../kinds/kind.ts'
import { kindOf } from '../../kinds/registry.ts'
import { addDays, type Instant, instantAt, localDay, MINUTE_MS, wallClock } from '../../shared/time.ts'
import type { Act, ToldTime } from './act.ts'
import { type InTurn, inTurn, rows } from './in-turn.ts'
import { NO_MEALS, readMeals } from './meals.ts'
import { type NotWhy, sift } from './not-records.ts'
import { isPlainNote } from './plain-note.ts'
import { sequels } from './sequels.ts'
import { daysTogether, type Governed, governing, toldTime } from './time-line.ts'
import { type TimeWord, timeWords } from './time-words.ts'

/** These read clock times and lengths themselves, so they come before the words of time are taken out. */
const WITH_CLOCKS: KindId[] = ['sleep', 'glucose', 'medication', 'exercise']
/** Kilos told of muscle are not the weight: what has a name of its own goes first. */
const FIRST: KindId[] = [
  'blood_pressure',
  'heart_rate',
  'body_fat',
  'muscle_mass',
  'waist',
  'hba1c',
  'spo2',
  'temperature',
]
const WITHOUT_CLOCKS: KindId[] = [
  ...FIRST,
  ...KIND_IDS.filter((id) => !WITH_CLOCKS.includes(id) && !FIRST.includes(id) && id !== 'meal'),
]
/** These are told in digits, so that a text without any is not searched for them. */
const IN_DIGITS = new Set<KindId>([
  'heart_rate',
  'weight',
  'body_fat',
  'muscle_mass',
  'waist',
  'sleep',
  'steps',
  'glucose',
  'hba1c',
  'temperature',
  'spo2',
  'water',
])
/** Stands for a word of time that was taken out; a space, but not one that a member types. */
const TIME_GAP = '\u00a0'

export interface Found {
  kind: KindId
  heard: Heard
}

export interface Line {
  /** Records and questions in the order of the text. */
  acts: { at: number; act: Act }[]
  why: NotWhy[]
}

/** The text with spans blanked out, places kept. */
function fill(text: string, spans: { start: number; end: number }[], filler: string): string {
  let [out, at] = ['', 0]
  for (const { start, end } of [...spans].sort((a, b) => a.start - b.start)) {
    if (end <= at) continue
    const from = Math.max(start, at)
    out += text.slice(at, from) + filler.repeat(end - from)
    at = end
  }
  return out + text.slice(at)
}

function readKinds(text: string, kinds: KindId[], hour: number, plain: boolean): Found[] {
  let rest = text
  const digits = /\d/.test(text)
  return kinds.flatMap((kind) => {
    if (IN_DIGITS.has(kind) ? !digits : plain && kind !== 'blood_pressure') return []
    const found = kindOf(kind)
      .read(rest, { hour })
      .map((heard) => ({ kind, heard }))
    rest = fill(
      rest,
      found.map((one) => one.heard),
      '|',
    )
    return found
  })
}

/** A pulse told right beside a blood pressure belongs to it. */
function joinPulses(text: string, found: Found[]): Found[] {
  const joined: Found[] = []
  for (const one of found) {
    const pressure = found.find(
      (other) =>
        one.kind === 'heart_rate' &&
        other.kind === 'blood_pressure' &&
        other.heard.value !== undefined &&
        (/^[\s、,。・/()]{0,3}$/.test(text.slice(one.heard.end, other.heard.start)) ||
          /^(?:mmhg|でした|です|で|[\s、,。・/()]){0,4}$/.test(text.slice(other.heard.end, one.heard.start))) &&
        Math.min(Math.abs(one.heard.end - other.heard.start), Math.abs(other.heard.end - one.heard.start)) < 8,
    )
    const pulse = one.heard.value as { heartRateBpm?: number } | undefined
    const value = pressure?.heard.value as { pulseBpm?: number } | undefined
    if (pressure && value && pulse?.heartRateBpm && value.pulseBpm === undefined) {
      pressure.heard = { ...pressure.heard, value: { ...value, pulseBpm: pulse.heartRateBpm } }
    } else joined.push(one)
  }
  return joined
}

/** 「7度5分の微熱」 is the temperature, told once. */
function repeats(one: Found, all: Found[]): boolean {
  const text = (one.heard.value as { text?: string } | undefined)?.text ?? ''
  return (
    one.kind === 'symptom' &&
    /^(?:微熱|発熱|熱)/.test(text) &&
    all.some((other) => other.kind === 'temperature' && other.heard.value)
  )
}

/** A day has one step count: 「8000歩強 (8,312歩)」 is the last one. */
function lastSteps(acts: Line['acts']): Line['acts'] {
  const stepsDay = (act: Act) => (act.do === 'record' && act.told.kind === 'steps' ? act.told.time.day : undefined)
  return acts.filter(({ act }, index) => {
    const day = stepsDay(act)
    return day === undefined || !acts.slice(index + 1).some((later) => stepsDay(later.act) === day)
  })
}

const DISTANCE_AHEAD = /^\D{0,24}\d{1,3}(?:\.\d{1,2})?\s?(?:km|キロ)/

/** How long a walk was is not worth a question where something else was told, unless its distance was. */
function withoutIdleQuestions(acts: Line['acts'], words: string): Line['acts'] {
  const recorded = acts.some(({ act }) => act.do === 'record')
  return acts.filter(
    ({ act, at }) =>
      !(recorded && act.do === 'ask') ||
      (act.why !== 'vague' &&
        !(act.kind === 'exercise' && act.why === 'incomplete' && !DISTANCE_AHEAD.test(words.slice(at)))),
  )
}

/** A night belongs to the day of waking: 「昨日は23時に寝て」 means this morning, 昼寝 the day itself. */
function sleepDay(governed: Governed, words: string, nap: boolean, now: Instant): Governed {
  if (governed.day === undefined || nap) return governed
  const today = localDay(now)
  const wakesNext =
    governed.lastNight ||
    (/寝|(?<!睡)眠|ねた|ねむ/.test(words) && governed.day >= addDays(today, -3) && governed.day < today)
  const day = wakesNext && governed.day < today ? addDays(governed.day, 1) : governed.day
  return {
    day,
    ...(nap || !governed.part || governed.lastNight || governed.part === 'night' ? {} : { part: governed.part }),
  }
}

function spanTime(span: { fromMin: number; toMin: number }, governed: Governed, now: Instant): ToldTime {
  const at = (day: string) => ({
    from: instantAt(day, 0) + span.fromMin * MINUTE_MS,
    to: instantAt(day, 0) + span.toMin * MINUTE_MS,
  })
  const day = governed.day ?? localDay(now)
  const kept = at(day).to > now ? addDays(day, -1) : day
  const { from, to } = at(kept)
  return { day: kept, at: from, until: to, atPrecision: 'minute', told: true }
}

function timeOf(found: Found, words: string, governed: Governed, now: Instant): ToldTime {
  const { heard, kind } = found
  const nap = kind === 'sleep' && (heard.value as { nap?: boolean } | undefined)?.nap === true
  const settled = kind === 'sleep' ? sleepDay(governed, words, nap, now) : governed
  return heard.span ? spanTime(heard.span, settled, now) : toldTime(settled, now)
}

/** A value that its schema or range refuses is asked back, never stored. */
function actOf(found: Found, words: string, governed: Governed, now: Instant): Act {
  const { kind, heard } = found
  if (heard.ask) return { do: 'ask', why: heard.ask.why, kind, choices: heard.ask.choices }
  const rules = kindOf(kind)
  const value = governed.part && rules.inPart ? rules.inPart(heard.value, governed.part) : heard.value
  const parsed = rules.value.safeParse(value)
  if (!parsed.success || !rules.plausible(parsed.data)) return { do: 'ask', why: 'implausible', kind, choices: [] }
  return { do: 'record', told: { kind, value: parsed.data, time: timeOf(found, words, governed, now) } }
}

/** What was done or left alone on several days told together; a measured number belongs to one day. */
const EACH_DAY: KindId[] = ['medication', 'alcohol', 'smoking', 'exercise', 'bowel']

/** 「昨日から喉が痛い」 is told of today. */
const isSince = (words: string, time: TimeWord) => time.day !== undefined && /^から/.test(words.slice(time.end))

/** The times a reading is told of: one, or each of the days told together. */
function daysOf(one: Found, words: string, times: TimeWord[], starts: number[], turn: InTurn): Governed[] {
  const { kind, heard } = one
  const dating = kind === 'symptom' ? times.filter((time) => !isSince(words, time)) : times
  const governed = governing(words, dating, heard.start, heard.end, starts)
  const own = turn.times.get(one)
  if (own) return [{ ...governed, ...own }]
  const others = EACH_DAY.includes(kind) ? daysTogether(words, dating, heard.end) : []
  return [governed, ...others.map((day) => ({ ...governed, day }))]
}

/** What follows メモ is kept as written; only what stands before it is read. */
function withNote(words: string, note: Heard, now: Instant): Line {
  const before = readLine(words.slice(0, note.start), now)
  const act = actOf({ kind: 'note', heard: note }, '', {}, now)
  return { acts: [...before.acts, { at: note.start, act }], why: before.why }
}

interface Values {
  /** In the order of the text. */
  found: Found[]
  times: TimeWord[]
}

/** Every measured or told value of the text that `sift` left, with the words of time beside them. */
function readValues(words: string, sifted: string, now: Instant, plain: boolean): Values {
  const { hour } = wallClock(now)
  const clocked = readKinds(sifted, WITH_CLOCKS, hour, plain)
  const spans = clocked.filter((one) => one.heard.span).map((one) => one.heard)
  const times: TimeWord[] = timeWords(fill(sifted, spans, '|'), now)
  const timeless = fill(fill(sifted, times, TIME_GAP), heardOf(clocked), '|')
  const others = joinPulses(words, readKinds(timeless, WITHOUT_CLOCKS, hour, plain))
  const told = [...clocked, ...others].sort((a, b) => a.heard.start - b.heard.start)
  const rest = fill(timeless, heardOf(others), '|')
  const listed = rows(words, rest, times, told, hour)
  const later = listed.length > 0 ? listed : sequels(words, rest, times, told, hour)
  const found = [...told, ...later].filter((one, _, all) => !repeats(one, all))
  return { found: found.sort((a, b) => a.heard.start - b.heard.start), times }
}

const heardOf = (found: Found[]) => found.map((one) => one.heard)

/** The acts of values, each on its day; of a row that fits no days only one question. */
function valueActs(words: string, { found, times }: Values, starts: number[], now: Instant): Line['acts'] {
  const turn = inTurn(words, times, found)
  const kept = found.filter((one) => !turn.unsure.has(one))
  const values = kept.flatMap((one) =>
    daysOf(one, words, times, starts, turn).map((on) => {
      const { start, end } = one.heard
      return { at: start, act: actOf(one, words.slice(start, end), on, now) }
    }),
  )
  const unsure = [...new Set([...turn.unsure].map((one) => one.kind))]
  const asks = unsure.map((kind) => ({ at: 0, act: { do: 'ask', why: 'incomplete', kind, choices: [] } satisfies Act }))
  return [...values, ...asks]
}

export function readLine(words: string, now: Instant): Line {
  const note = kindOf('note').read(words, { hour: wallClock(now).hour })[0]
  if (note) return withNote(words, note, now)
  const plain = isPlainNote(words)
  const sifted = sift(words)
  const { found, times } = readValues(words, sifted.values, now, plain)
  const starts = found.map((one) => one.heard.start)
  const waters = heardOf(found.filter((one) => one.kind === 'water'))
  const taken = heardOf(found.filter((one) => one.kind !== 'water'))
  const left = fill(fill(sifted.meals, times, TIME_GAP), taken, '|')
  const meals = plain ? NO_MEALS : readMeals({ words, left, times, starts, waters }, now)
  const kept = found.filter((one) => !meals.drunkWithMeals.includes(one.heard))
  const values = valueActs(words, { found: kept, times }, starts, now)
  const acts = [...values, ...meals.acts].sort((a, b) => a.at - b.at)
  return {
    acts: withoutIdleQuestions(lastSteps(acts), words),
    why: meals.planned ? ['plan', ...sifted.why] : sifted.why,
  }
}
