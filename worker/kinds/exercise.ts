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
const SOFT = String.raw`(?:(?!まで(?!の往復)|車で|バス|電車|待|昼寝|血圧|体重|睡眠|寝)[^\d\n|。?]){0,14}?(?:\d{1,3}(?:\.\d{1,2})?\s?(?:km|キロ(?:メートル)?|回|周|セット|本|ホール|往復|ゲーム|ラウンド|試合|曲|m)[\s、をで×xほどくらい]{0,4}){0,2}`
const TRAIL = String.raw`(?:[\sのをは、も]|ほど|くらい|ぐらい|弱|強|程度|だけ|ずつ|間|かけて|みっちり|たっぷり|ゆっくり|のんびり|近所(?:を|で)?|公園(?:を|で)?|外|早足で?|犬と|夫婦で|一人で|プールで|家の(?:前|周り)を?|川沿いを?|軽く|軽い|ちょっと|ぶらぶら|てくてく|とことこ|せっせと|しっかり|がんばって|頑張って){0,4}`

const NAME_LENGTH = new RegExp(`(?:${NAMES})${SOFT}${LENGTH}`, 'g')
const LENGTH_NAME = new RegExp(`${LENGTH}${TRAIL}(?:${NAMES})`, 'g')
const RANGE = new RegExp(`${CLOCK}\\s?(?:~|〜|-|から)\\s?${CLOCK}(?:まで)?[\\sのは、に]{0,2}(?:${NAMES})`, 'g')
const NAME_RANGE = new RegExp(`(?:${NAMES})${SOFT}${CLOCK}\\s?(?:~|〜|-|から)\\s?${CLOCK}`, 'g')
const DONE = new RegExp(
  `(?:${NAMES})(?:教室|レッスン|クラス|サークル|の練習|の会)?(?:を|に|も|は|へ|\\s|、)?(?:\\d{1,4}(?:回|周|km|キロ|セット)(?:を|ほど|\\s)?)?(?:だけ)?(?:した(?!い|ら|く)|しました|やった|やりました|行った|行きました|行って(?:きた|きました|来)|して(?:きた|きました|来)|参加|終了|完了|ok|済|$|(?=[\\s。!]))`,
  'g',
)

/** A ride or walk to somewhere told with its minutes; 「駅まで10分の家」 and how long it takes are no exercise. */
const WAY = new RegExp(
  `(?:${NAMES})(?:で|て)[^\\d\\n|。、?]{1,10}まで(?:往復)?(?:で)?\\s?${LENGTH}(?!の|で(?:着|行け)|ほどの|くらいの|かか)`,
  'g',
)

const PART = '(?:早朝|朝|午前中?|お?昼|午後|夕方|夕食後|夕|夜|晩)(?:に|は|も|の)?'
/** 「朝30分夕方20分歩いた」「散歩 朝20分 夕30分」: one activity at several times of the day. */
const PARTED = `(?:${PART}\\s?${LENGTH.replaceAll(/\((?!\?)/g, '(?:')}(?:、|と|\\s){0,2}){2,4}`
const PARTED_NAME = new RegExp(`(${PARTED})${TRAIL}(?:${NAMES})`, 'g')
const NAME_PARTED = new RegExp(`(?:${NAMES})[\\sをは:、]{0,3}(${PARTED})`, 'g')
const ONE_PART = new RegExp(`${PART}\\s?${LENGTH}`, 'g')
/** 「朝夕20分ずつ」: as many times as parts named. */
const EACH = new RegExp(
  `(?:${NAMES})[^\\d\\n|。]{0,6}?(朝昼晩|朝昼夕|朝夕|朝晩|朝昼|昼夜|昼夕|朝と夕方?|朝と[夜晩]|2回|3回)\\s?${LENGTH}ずつ`,
  'g',
)

/** Minutes that somebody else moved, or that were watched or waited. */
const ONLY_WATCHED = /送り迎え|送迎|付き添い|付添|見学|応援|観戦|中継|テレビ|試合を見|観た/

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

/** One entry a part of the day, each at its own place in the text. */
function heardParts(match: RegExpExecArray, activity: Activity | undefined, list: string): Heard<Exercise>[] {
  const from = match.index + match[0].indexOf(list)
  const items = [...list.matchAll(ONE_PART)]
  return items.flatMap((item, i) => {
    const start = i === 0 ? match.index : from + item.index
    const end = i === items.length - 1 ? match.index + match[0].length : from + item.index + item[0].length
    return heard(match, activity, lengthMin(item[1], item[2], item[3])).map((one) => ({ ...one, start, end }))
  })
}

/** As many equal entries as the words say; they share one place, a character each. */
function heardEach(match: RegExpExecArray): Heard<Exercise>[] {
  const words = match[groups + 1] ?? ''
  const times = /^\d/.test(words) ? Number.parseInt(words, 10) : (words.match(/[朝昼夕夜晩]/g)?.length ?? 1)
  const [one] = heard(match, activityOf(match, 1), lengthMin(match[groups + 2], match[groups + 3], match[groups + 4]))
  if (!one) return []
  return Array.from({ length: times }, (_, i) => {
    const last = i === times - 1
    return { ...one, start: match.index + i, end: last ? one.end : match.index + i + 1 }
  })
}

function readParts(text: string): Heard<Exercise>[] {
  return [
    ...[...text.matchAll(PARTED_NAME)].flatMap((m) => heardParts(m, activityOf(m, 2), m[1] ?? '')),
    ...[...text.matchAll(NAME_PARTED)].flatMap((m) => heardParts(m, activityOf(m, 1), m[groups + 1] ?? '')),
    ...[...text.matchAll(EACH)].flatMap(heardEach),
  ]
}

/** Metres a minute at an ordinary pace, to offer minutes for a distance. */
const PACES: Record<string, number> = { ランニング: 140, ジョギング: 120, 自転車: 250, 水泳: 40, スロージョギング: 80 }
const WALKING_PACE = 75
const DISTANCE = new RegExp(
  `(?:${NAMES})[^\\d\\n|。]{0,6}?(\\d{1,3}(?:\\.\\d{1,2})?)\\s?(km|キロ|m(?![a-z]))(?!\\s?(?:半|\\d))`,
  'g',
)

/** A distance without its time: the time is asked for, with the likely ones. */
function readDistances(text: string): Heard<Exercise>[] {
  return [...text.matchAll(DISTANCE)].flatMap((match): Heard<Exercise>[] => {
    const activity = activityOf(match, 1)
    const metres = Number(match[groups + 1]) * (match[groups + 2] === 'm' ? 1 : 1000)
    if (!activity || metres < 200) return []
    const usual = Math.max(10, Math.round(metres / (PACES[activity.name] ?? WALKING_PACE) / 5) * 5)
    const choices = [usual - 5, usual, usual + 10].map((min) => ({
      label: `${min}分`,
      text: `${activity.name}${min}分`,
    }))
    return [{ start: match.index, end: match.index + match[0].length, ask: { why: 'incomplete', choices } }]
  })
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

interface Span {
  start: number
  end: number
}

const overlap = (a: Span, b: Span) => a.start < b.end && b.start < a.end

function clauseAround(text: string, { start, end }: Span): string {
  const before =
    text
      .slice(Math.max(0, start - 14), start)
      .split(/[、。\n|]/)
      .at(-1) ?? ''
  const after = text.slice(end, end + 14).split(/[、。\n|]/)[0] ?? ''
  return `${before}${text.slice(start, end)}${after}`
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
    const ways = [...text.matchAll(WAY)].flatMap((m) =>
      heard(m, activityOf(m, 1), lengthMin(m[groups + 1], m[groups + 2], m[groups + 3])),
    )
    const parts = readParts(text)
    const single = [...ranges, ...after, ...before, ...ways].filter((one) => !parts.some((part) => overlap(one, part)))
    const told = withoutOverlaps([...parts, ...single]).filter((one) => !ONLY_WATCHED.test(clauseAround(text, one)))
    const asked = readDistances(text).filter((one) => !told.some((other) => overlap(one, other)))
    return told.length + asked.length > 0 ? withoutOverlaps([...told, ...asked]) : withoutOverlaps(readDone(text))
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
