/** Exercise with its minutes: 「散歩45分」「1時間泳いだ」「14時から15時までテニス」. Without a length it is asked for. */
import { z } from 'zod'
import type { Activity } from './exercise-activities.ts'
import { distanceOf, GENERAL, type Mention, mentionsOf, type Phrase, phrasesOf } from './exercise-phrases.ts'
import type { Heard, Kind } from './kind.ts'
import { overlap, round, withoutOverlaps } from './reading.ts'

const value = z.strictObject({
  activity: z.string().min(1).max(40),
  exerciseMin: z.number().int().min(1).max(1440),
  metHours: z.number().min(0).max(200).optional(),
})
type Exercise = z.infer<typeof value>

/** What follows a name told as done without a length. */
const DONE =
  /^(?:教室|レッスン|クラス|サークル|の練習|の会)?(?:を|に|も|は|へ|\s|、)?(?:\d{1,4}(?:回|周|km|キロ|セット)(?:を|ほど|\s)?)?(?:だけ)?(?:した(?!い|ら|く)|しました|やった|やりました|行った|行きました|行って(?:きた|きました|来)|して(?:きた|きました|来|(?!い?[るなま]))|参加|終了|完了|ok|済|$|(?=[\s。!、]))/
/** The same where the length is known: also told beside another one, 「ラジオ体操と散歩20分」. */
const LISTED = new RegExp(`${DONE.source}|^(?=と|・|や)`)
const SAID_DONE = /\d(?:回|周|セット)|した|やった|やりま|行っ|行き|来|参加|終了|完了|ok|済|いた|った|いだ/
/** Minutes that somebody else moved, or that were watched or waited. */
const ONLY_WATCHED = /送り迎え|送迎|付き添い|付添|見学|応援|観戦|中継|テレビ(?!体操)|試合を見|観た/

/** Metres a minute at an ordinary pace, to offer minutes for a distance. */
const PACES: Record<string, number> = { ランニング: 140, ジョギング: 120, スロージョギング: 80, 自転車: 250, 水泳: 40 }
const WALKING_PACE = 75
const LONGEST_OFFER = 300

const fits = (min: number) => min >= 1 && min <= 12 * 60

function make(activity: Activity, exerciseMin: number): Exercise {
  const metHours = activity.mets === undefined ? {} : { metHours: round((activity.mets * exerciseMin) / 60, 2) }
  return { activity: activity.name, exerciseMin, ...metHours }
}

function heard({ start, end, activity, min, fromMin }: Phrase): Heard<Exercise>[] {
  if (min <= 0) return []
  if (!fits(min)) return [{ start, end, ask: { why: 'implausible', choices: [] } }]
  const span = fromMin === undefined ? {} : { span: { fromMin, toMin: fromMin + min } }
  return [{ start, end, value: make(activity, min), ...span }]
}

const askMinutes = (activity: Activity, minutes: number[]): Heard<Exercise>['ask'] => ({
  why: 'incomplete',
  choices: minutes.map((min) => ({ label: `${min}分`, text: `${activity.name}${min}分` })),
})

/** A distance without its time: the time is asked for, with the likely ones. */
function askedByDistance(text: string, mention: Mention): Heard<Exercise>[] {
  const told = distanceOf(text, mention)
  if (!told || told.metres < 200) return []
  const { activity } = mention
  const usual = Math.max(10, Math.round(told.metres / (PACES[activity.name] ?? WALKING_PACE) / 5) * 5)
  if (usual > LONGEST_OFFER) return []
  return [{ start: told.start, end: told.end, ask: askMinutes(activity, [usual - 5, usual, usual + 10]) }]
}

/** Named as done, without a length: the usual one where it is well known, otherwise a question. */
function heardDone(text: string, { start, end, activity }: Mention): Heard<Exercise>[] {
  const match = (activity.usualMin ? LISTED : DONE).exec(text.slice(end, end + 30))
  if (!match) return []
  const span = { start, end: end + match[0].length }
  if (activity.usualMin) return [{ ...span, value: make(activity, activity.usualMin) }]
  if (activity.chore || !SAID_DONE.test(text.slice(span.start, span.end))) return []
  return [{ ...span, ask: askMinutes(activity, activity.offerMin ?? [15, 30, 60]) }]
}

function isWatched(text: string, { start, end }: Heard): boolean {
  const before = text.slice(Math.max(0, start - 14), start).split(/[、。\n|]/)
  const after = text.slice(end, end + 14).split(/[、。\n|]/)
  return ONLY_WATCHED.test(`${before.at(-1)}${text.slice(start, end)}${after[0]}`)
}

/** A length, a distance, a count, or words of doing: asked before the long list of names. */
const MAY_TELL =
  /\d\s?(?:時|分|h|k|キロ|m|:|回|周|セット|ホール|往復|ゲーム|ラウンド|試合|曲|本)|体操|た|て|まし|いだ|行|参加|終了|完了|ok|済/

function read(text: string): Heard<Exercise>[] {
  if (!MAY_TELL.test(text)) return []
  const mentions = mentionsOf(text)
  const phrases = mentions.flatMap((_, index) => phrasesOf(text, mentions, index))
  const better = phrases.filter((one) => !GENERAL.test(one.activity.name))
  const kept = phrases.filter((one) => better.includes(one) || !better.some((other) => overlap(one, other)))
  const told = withoutOverlaps(kept.flatMap(heard).filter((one) => !isWatched(text, one)))
  const bare = mentions.filter((mention) => !told.some((one) => overlap(one, mention)))
  const asked = bare.flatMap((mention) => askedByDistance(text, mention))
  const done = bare.flatMap((mention) => heardDone(text, mention))
  const usual = done.filter((one) => one.value)
  const known = withoutOverlaps([...told, ...asked, ...usual])
  return known.length > 0 ? known : withoutOverlaps(done)
}

const say = (v: Exercise) => `${v.activity} ${v.exerciseMin}分`

export const exercise: Kind<Exercise> = {
  id: 'exercise',
  ja: '運動',
  en: 'Exercise',
  unit: '分',
  value,
  plausible: (v) => fits(v.exerciseMin),
  read,
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
