/** Exercise with its minutes: 「散歩45分」「1時間泳いだ」「14時から15時までテニス」. Without a length it is asked for. */
import { z } from 'zod'
import { CLOCK, hourByPart, LENGTH, lengthMin, toldClock } from './clock-words.ts'
import { ACTIVITIES, type Activity } from './exercise-activities.ts'
import type { Heard, Kind } from './kind.ts'
import { round, withoutOverlaps } from './reading.ts'

const value = z.strictObject({
  activity: z.string().min(1).max(40),
  exerciseMin: z.number().int().min(1).max(1440),
  metHours: z.number().min(0).max(200).optional(),
})
type Exercise = z.infer<typeof value>

const NAMES = ACTIVITIES.map(({ said }) => `(${said})`).join('|')
const groups = ACTIVITIES.length
/** Words between a name and its minutes; trips by car or train and other readings are not crossed. */
const SOFT = String.raw`(?:(?!まで(?!の往復)|車で|バス|電車|待|昼寝|血圧|体重|睡眠|寝)[^\d\n|。?]){0,14}?(?:\d{1,3}(?:\.\d{1,2})?\s?(?:km|キロ(?:メートル)?|回|周|セット|本|ホール|往復|m)[\s、をで×xほどくらい]{0,4}){0,2}`
const TRAIL = String.raw`(?:[\sのをは、も]|ほど|くらい|ぐらい|弱|強|程度|だけ|ずつ|間|かけて|みっちり|たっぷり|ゆっくり|のんびり|近所(?:を|で)?|公園(?:を|で)?|外|早足で?|犬と|夫婦で|一人で|プールで|家の(?:前|周り)を?|川沿いを?|軽く|軽い|ちょっと){0,4}`

const NAME_LENGTH = new RegExp(`(?:${NAMES})${SOFT}${LENGTH}`, 'g')
const LENGTH_NAME = new RegExp(`${LENGTH}${TRAIL}(?:${NAMES})`, 'g')
const RANGE = new RegExp(`${CLOCK}\\s?(?:~|〜|-|から)\\s?${CLOCK}(?:まで)?[\\sのは、に]{0,2}(?:${NAMES})`, 'g')
const NAME_RANGE = new RegExp(`(?:${NAMES})${SOFT}${CLOCK}\\s?(?:~|〜|-|から)\\s?${CLOCK}`, 'g')
const DONE = new RegExp(
  `(?:${NAMES})(?:教室|レッスン|クラス|サークル|の練習|の会)?(?:を|に|も|は|へ|\\s|、)?(?:\\d{1,4}(?:回|周|km|キロ|セット)(?:を|ほど|\\s)?)?(?:だけ)?(?:した(?!い|ら|く)|しました|やった|やりました|行った|行きました|行って(?:きた|きました|来)|して(?:きた|きました|来)|参加|終了|完了|ok|済|$|(?=[\\s。!]))`,
  'g',
)

/** The activity of a match whose name groups begin at `first`. */
function activityOf(match: RegExpExecArray, first: number): Activity | undefined {
  return ACTIVITIES.find((_, index) => match[first + index] !== undefined)
}

function make(activity: Activity, exerciseMin: number): Exercise {
  const metHours = activity.mets === undefined ? {} : { metHours: round((activity.mets * exerciseMin) / 60, 2) }
  return { activity: activity.name, exerciseMin, ...metHours }
}

const fits = (min: number) => min >= 1 && min <= 12 * 60

function heard(match: RegExpExecArray, activity: Activity | undefined, min: number): Heard<Exercise>[] {
  if (!activity || min <= 0) return []
  const span = { start: match.index, end: match.index + match[0].length }
  if (!fits(min)) return [{ ...span, ask: { why: 'implausible', choices: [] } }]
  return [{ ...span, value: make(activity, min) }]
}

function heardRange(match: RegExpExecArray, clocksAt: number, namesAt: number): Heard<Exercise>[] {
  const [from, to] = [clocksAt, clocksAt + 3].map((at) => {
    const told = toldClock(match[at], match[at + 1], match[at + 2])
    return (hourByPart(told) ?? told.hour) * 60 + told.minute
  }) as [number, number]
  const found = heard(match, activityOf(match, namesAt), to < from ? to + 12 * 60 - from : to - from)
  return found.map((one) => (one.value && to > from ? { ...one, span: { fromMin: from, toMin: to } } : one))
}

/** Named as done, without a length: the usual one where it is well known, otherwise a question. */
function readDone(text: string): Heard<Exercise>[] {
  return [...text.matchAll(DONE)].flatMap((match): Heard<Exercise>[] => {
    const activity = activityOf(match, 1)
    if (!activity) return []
    const span = { start: match.index, end: match.index + match[0].length }
    if (activity.usualMin) return [{ ...span, value: make(activity, activity.usualMin) }]
    if (!/\d(?:回|周|セット)|した|やった|やりま|行っ|行き|来|参加|終了|完了|ok|済|いた|った|いだ/.test(match[0]))
      return []
    const choices = (activity.offerMin ?? [15, 30, 60]).map((min) => ({
      label: `${min}分`,
      text: `${activity.name}${min}分`,
    }))
    return [{ ...span, ask: { why: 'incomplete', choices } }]
  })
}

const say = (v: Exercise) => `${v.activity} ${v.exerciseMin}分`

export const exercise: Kind<Exercise> = {
  id: 'exercise',
  ja: '運動',
  en: 'Exercise',
  unit: '分',
  value,
  plausible: (v) => fits(v.exerciseMin),
  read(text) {
    const ranges = [
      ...[...text.matchAll(RANGE)].flatMap((m) => heardRange(m, 1, 7)),
      ...[...text.matchAll(NAME_RANGE)].flatMap((m) => heardRange(m, groups + 1, 1)),
    ]
    const before = [...text.matchAll(LENGTH_NAME)].flatMap((m) =>
      heard(m, activityOf(m, 4), lengthMin(m[1], m[2], m[3])),
    )
    const after = [...text.matchAll(NAME_LENGTH)].flatMap((m) =>
      heard(m, activityOf(m, 1), lengthMin(m[groups + 1], m[groups + 2], m[groups + 3])),
    )
    const told = withoutOverlaps([...ranges, ...after, ...before])
    if (told.length > 0) return told
    return withoutOverlaps(readDone(text))
  },
  say,
  sumUp(values) {
    const only = values[0]
    if (values.length === 1 && only) return say(only)
    return `合計 ${values.reduce((sum, v) => sum + v.exerciseMin, 0)}分（${[...new Set(values.map((v) => v.activity))].join('・')}）`
  },
  chart: { unit: '分', point: (v) => v.exerciseMin, perDay: 'sum' },
  fhir: (v) => ({
    loinc: '55411-3',
    display: 'Exercise duration',
    quantity: { value: v.exerciseMin, ucum: 'min' },
    text: v.activity,
  }),
  csv: { columns: ['運動', '時間 分', 'メッツ・時'], row: (v) => [v.activity, v.exerciseMin, v.metHours ?? ''] },
}
