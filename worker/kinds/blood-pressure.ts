/**
 * Blood pressure: 「血圧128の82」「上119 下74」「128/82 脈70」「128-82-70」. A pair that cannot be one (90/140, 12882) is
 * asked back with the probable reading. Limits: health-facts §2.
 */
import { z } from 'zod'
import { PULSE_NAMES } from './heart-rate.ts'
import type { Heard, Kind } from './kind.ts'
import { GAP, spanOf, WORRY, withoutOverlaps } from './reading.ts'

const value = z.strictObject({
  systolicMmHg: z.number().int().min(50).max(300),
  diastolicMmHg: z.number().int().min(20).max(200),
  pulseBpm: z.number().int().min(20).max(250).optional(),
  place: z.enum(['home', 'clinic', 'other']).optional(),
  slot: z.enum(['morning', 'evening']).optional(),
})
type BloodPressure = z.infer<typeof value>

const NAME = String.raw`(?:家庭)?(?:血圧値?|けつあつ|(?<![a-z])bp(?![a-z]))`
const HIGH = String.raw`(?:上の(?:方|ほう|血圧|値|数字)|上|うえ|最高(?:血圧)?|最大(?:血圧)?|収縮期(?:血圧)?|高い(?:方|ほう)|(?<![a-z])s(?:ys(?:tolic)?)?(?=[\s:]{0,2}\d))`
const LOW = String.raw`(?:下の(?:方|ほう|血圧|値|数字)|下|した|最低(?:血圧)?|最小(?:血圧)?|拡張期(?:血圧)?|低い(?:方|ほう)|(?<![a-z])d(?:ia(?:stolic)?)?(?=[\s:]{0,2}\d))`
const MMHG = String.raw`(?:\s?(?:mmhg|ミリ水銀|ミリ))?`
const PULSE = String.raw`(?:[\s、,。・/()でのと;]{0,4}${PULSE_NAMES}${GAP}(\d{2,3})(?!\d))?`
const JOIN = String.raw`\s{0,3}(?:[/~〜・,、:;→&-]|の|と|で|に|対|が)?\s{0,3}(?:えーと|えー|えっと|あの)?\s{0,2}`

const BY_SIDES = new RegExp(
  `${HIGH}${GAP}(\\d{2,4})${MMHG}(?:[\\s、,。・/でとがはの:;]|ちょうど|くらい|ぐらい|でしたか|でした|だったか){0,5}${LOW}${GAP}(\\d{2,4})(?!\\d|[.,]\\d)${MMHG}${PULSE}`,
  'g',
)
const BY_SIDES_TURNED = new RegExp(
  `${LOW}${GAP}(\\d{2,3})${MMHG}[\\s、,。・/でとがはの:;]{0,5}${HIGH}${GAP}(\\d{2,3})(?!\\d|[.,]\\d)${MMHG}${PULSE}`,
  'g',
)
/** 「血圧128まで下がって下は80」: the upper value has only the name before it. */
const BY_LOWER = new RegExp(
  `${NAME}[^\\d\\n。|?]{0,12}(\\d{2,3})(?![\\d.])[^\\d\\n。|?]{0,12}(?<=[、。\\sでて])下(?:は|が|も)\\s?(\\d{2,3})(?![\\d.])${PULSE}`,
  'g',
)
/** Any words without another reading in them, up to a pause in meaning. */
const WORDS_BETWEEN = String.raw`(?:(?!体重|脈|心拍|体温|熱|血糖|歩|睡眠|薬|目標|酸素|血圧)[^\d\n。|?!]){0,18}?`
const PAIR = new RegExp(
  `(?:(${NAME}${WORDS_BETWEEN})|(?<![\\d.,/a-z¥-]|\\d:))(\\d{1,4})${MMHG}(${JOIN})(\\d{1,4})(?!\\d|[.:]\\d|,\\d{3})${MMHG}` +
    `(?:\\s{0,2}(?:[/・(~-]|の|と|[ \\n]|、|,) {0,2}(\\d{2,3})(?!\\d|[./:,]\\d|\\s{0,2}[/の・~-]\\s{0,2}\\d)\\)?)?${PULSE}`,
  'g',
)
const ALONE = new RegExp(`${NAME}${GAP}(?:${HIGH}|${LOW})?${GAP}(\\d{2,6})(?![\\d/]|台|ぐらいが|以|錠|mg)${MMHG}`, 'g')
const SIDE_ALONE = new RegExp(`(?<![ぁ-んァ-ン一-龠])(?:${HIGH})${GAP}(\\d{3})(?![\\d.,/]|[円歳回歩g分個%])`, 'g')
/** 「心拍数 最大140」: the highest of something else. */
const OTHERS_HIGH = /脈|心拍|気温|血糖|体温|熱|体重|歩/
/** 「血圧ちょっと高めだった」: a pressure was taken, but no number told. */
const VAGUE = new RegExp(
  `${NAME}[^\\d\\n。|?]{0,14}(?:高|低|上が|下が|いつも通り|普通|正常|良|よかった|まあまあ|(?:\\d{2,3}台))`,
  'g',
)

const OTHER_COUNT =
  /^\s?(?:円|歳|才|年|月|日|時|分|個|本|枚|杯|人|番|号|階|丁目|点|位|歩|g|ml|cc|kg|キロ|%|ページ|話|回(?!目))/

const fits = (high: number, low: number) => high >= 60 && high <= 260 && low >= 30 && low <= 160 && high - low >= 8

const pulseFits = (pulse: number) => pulse >= 30 && pulse <= 220

const PLACES: [NonNullable<BloodPressure['place']>, RegExp][] = [
  ['clinic', /病院|医院|クリニック|診察室?|健診|検診|健康診断|内科|先生のところ|看護師さん|主治医|外来/g],
  [
    'other',
    /(?:薬局|ジム|公民館|役所|市役所|センター|図書館|体育館|会館|集会所|郵便局|献血(?:ルーム)?|教室|デイ(?:サービス|ケア)?|施設|会社|職場|スーパー|銭湯|温泉|保健所|保健センター|ドラッグストア)(?=で|の|に|では|\s)/g,
  ],
  ['home', /(?:家|自宅|うち)(?=で|の|では|に(?:帰|戻|着))|帰宅|帰って/g],
]

function placeAround(text: string, start: number, end: number): Pick<BloodPressure, 'place'> {
  const before =
    text
      .slice(Math.max(0, start - 24), start)
      .split(/[\n。|]/)
      .at(-1) ?? ''
  const told = PLACES.flatMap(([place, said]) => [...before.matchAll(said)].map((m) => ({ place, at: m.index })))
  const nearest = told.sort((a, b) => b.at - a.at)[0]
  if (nearest) return { place: nearest.place }
  return /^[^\d\n。|]{0,6}(?:病院|クリニック|医院|健診)/.test(text.slice(end, end + 12)) ? { place: 'clinic' } : {}
}

const choice = (high: number, low: number) => ({ label: `${high}/${low}`, text: `血圧${high}/${low}` })

/** What a pair that cannot be a pressure probably meant: turned round, or with a slipped digit. */
function likely(high: number, low: number) {
  const shrink = (n: number) => (n > 260 ? Math.round(n / 10) : n)
  if (fits(low, high)) return [choice(low, high)]
  const [h, l] = [shrink(high), shrink(low)]
  if (fits(h, l)) return [choice(h, l)]
  if (fits(high * 10, low)) return [choice(high * 10, low)]
  return []
}

function heardPair(
  text: string,
  span: { start: number; end: number },
  high: number,
  low: number,
  pulse?: number,
): Heard<BloodPressure> {
  if (!fits(high, low)) return { ...span, ask: { why: 'implausible', choices: likely(high, low) } }
  const beat = pulse !== undefined && pulseFits(pulse) ? { pulseBpm: pulse } : {}
  return {
    ...span,
    value: { systolicMmHg: high, diastolicMmHg: low, ...beat, ...placeAround(text, span.start, span.end) },
  }
}

const numberOrNone = (text: string | undefined) => (text ? Number(text) : undefined)

/** A pair without the word 血圧 must look like one: by its slash, or by standing alone in its phrase. */
function standsAsPair(text: string, match: RegExpExecArray, high: number, low: number): boolean {
  const join = (match[3] ?? '').trim()
  const after = text.slice(match.index + match[0].length)
  if (OTHER_COUNT.test(after)) return false
  if (join === '/') return fits(high, low) || (fits(low, high) && high >= 40)
  if (high < 80 || high > 230 || low < 40 || low > 130 || high - low < 12) return false
  if (join === 'の') return true
  const before = text.slice(Math.max(0, match.index - 12), match.index)
  return (
    /^$|[\s。、|:(「]|回目$|(?:測|計)[^\d\n|]{0,8}(?:たら|て)$/.test(before) &&
    /^(?:$|[\s。、|)」!]|で(?:す|し)|だ|や|じゃ|脈|mm|血圧)/.test(after) &&
    (join !== '' || /\s/.test(match[3] ?? ''))
  )
}

function readPairs(text: string): Heard<BloodPressure>[] {
  return [...text.matchAll(PAIR)].flatMap((match) => {
    const [high, low] = [Number(match[2]), Number(match[4])]
    if (!match[1] && (high < 30 || low < 30)) return []
    const third = numberOrNone(match[5])
    if (!match[1] && !standsAsPair(text, match, high, low)) return []
    if (match[1] && (match[3] ?? '') === '') return []
    const named = numberOrNone(match[6])
    const start = match.index
    // A third number that no pulse can be belongs to what comes next.
    const keepsThird =
      third === undefined || (pulseFits(third) && !OTHER_COUNT.test(text.slice(match.index + match[0].length)))
    const end = keepsThird ? match.index + match[0].length : match.index + match[0].search(/\D{1,5}\d{2,3}\)?$/)
    return [heardPair(text, { start, end }, high, low, named ?? (keepsThird ? third : undefined))]
  })
}

function readSides(text: string): Heard<BloodPressure>[] {
  if (!/[上下高低sd]|うえ|した|最[大小]|縮期|張期/.test(text)) return []
  const straight = [...text.matchAll(BY_SIDES)].map((m) =>
    heardPair(text, spanOf(m), Number(m[1]), Number(m[2]), numberOrNone(m[3])),
  )
  const turned = [...text.matchAll(BY_SIDES_TURNED)].map((m) =>
    heardPair(text, spanOf(m), Number(m[2]), Number(m[1]), numberOrNone(m[3])),
  )
  const lower = [...text.matchAll(BY_LOWER)].map((m) =>
    heardPair(text, spanOf(m), Number(m[1]), Number(m[2]), numberOrNone(m[3])),
  )
  return withoutOverlaps([...straight, ...turned, ...lower])
}

/** Only one number after 血圧: two glued together are offered apart, otherwise the lower one is asked for. */
function readAlone(text: string): Heard<BloodPressure>[] {
  const named = [...text.matchAll(ALONE)].map((match): Heard<BloodPressure> => {
    const digits = match[1] ?? ''
    const [high, low] = [Number(digits.slice(0, 3)), Number(digits.slice(3))]
    if (digits.length > 4 && fits(high, low))
      return { ...spanOf(match), ask: { why: 'implausible', choices: [choice(high, low)] } }
    return { ...spanOf(match), ask: { why: digits.length > 3 ? 'implausible' : 'incomplete', choices: [] } }
  })
  const sided = [...text.matchAll(SIDE_ALONE)]
    .filter((match) => Number(match[1]) >= 80 && Number(match[1]) <= 220)
    .filter((match) => !OTHERS_HIGH.test(text.slice(Math.max(0, match.index - 8), match.index)))
    .map((match): Heard<BloodPressure> => ({ ...spanOf(match), ask: { why: 'incomplete', choices: [] } }))
  return [...named, ...sided]
}

const readVague = (text: string): Heard<BloodPressure>[] =>
  WORRY.test(text)
    ? []
    : [...text.matchAll(VAGUE)].map((match) => ({ ...spanOf(match), ask: { why: 'vague', choices: [] } }))

const say = (v: BloodPressure) => `${v.systolicMmHg}/${v.diastolicMmHg}${v.pulseBpm ? ` 脈${v.pulseBpm}` : ''}`

function sumUp(values: BloodPressure[]): string {
  const only = values[0]
  if (!only) return ''
  if (values.length === 1) return say(only)
  const mean = (of: (v: BloodPressure) => number) =>
    Math.round(values.reduce((sum, v) => sum + of(v), 0) / values.length)
  return `平均 ${mean((v) => v.systolicMmHg)}/${mean((v) => v.diastolicMmHg)}（${values.length}回）`
}

export const bloodPressure: Kind<BloodPressure> = {
  id: 'blood_pressure',
  ja: '血圧',
  en: 'Blood pressure',
  unit: 'mmHg',
  value,
  plausible: (v) => fits(v.systolicMmHg, v.diastolicMmHg) && (v.pulseBpm === undefined || pulseFits(v.pulseBpm)),
  read(text) {
    if (!/\d{2}/.test(text)) return readVague(text)
    const sides = readSides(text)
    const pairs = readPairs(text).filter(
      (pair) => !sides.some((side) => pair.start < side.end && side.start < pair.end),
    )
    const told = withoutOverlaps([...sides, ...pairs])
    const alone = readAlone(text).filter((one) => !told.some((t) => one.start < t.end && t.start < one.end))
    if (told.length > 0 || alone.length > 0) return withoutOverlaps([...told, ...alone])
    return readVague(text)
  },
  inPart(v, part) {
    if (part === 'dawn' || part === 'morning') return { ...v, slot: 'morning' }
    if (part === 'evening' || part === 'night' || part === 'bedtime') return { ...v, slot: 'evening' }
    return v
  },
  say,
  sumUp,
  chart: { unit: 'mmHg', point: (v) => v.systolicMmHg, perDay: 'mean' },
  fhir: (v) => ({
    loinc: '85354-9',
    display: 'Blood pressure panel with all children optional',
    components: [
      { loinc: '8480-6', display: 'Systolic blood pressure', value: v.systolicMmHg, ucum: 'mm[Hg]' },
      { loinc: '8462-4', display: 'Diastolic blood pressure', value: v.diastolicMmHg, ucum: 'mm[Hg]' },
      ...(v.pulseBpm === undefined
        ? []
        : [{ loinc: '8867-4', display: 'Heart rate', value: v.pulseBpm, ucum: '/min' }]),
    ],
  }),
  csv: {
    columns: ['最高血圧 mmHg', '最低血圧 mmHg', '脈拍 回/分', '場所', '朝晩'],
    row: (v) => [v.systolicMmHg, v.diastolicMmHg, v.pulseBpm ?? '', v.place ?? '', v.slot ?? ''],
  },
}
