/**
 * Sleep: 「23時半に寝て6時に起きた」「睡眠6.5時間」「昼寝20分」. A night belongs to the day one wakes up; a bedtime or
 * a waking time alone is not an entry. Rested (睡眠休養感) only when told.
 */
import { z } from 'zod'
import { CLOCK, hourByPart, LENGTH, lengthMin, type ToldClock, toldClock } from './clock-words.ts'
import type { Heard, Kind } from './kind.ts'
import { GAP, withoutOverlaps } from './reading.ts'

const value = z.strictObject({
  sleptMin: z.number().int().min(1).max(1440),
  nap: z.boolean().optional(),
  rested: z.boolean().optional(),
})
type Sleep = z.infer<typeof value>

const TO_BED = String.raw`(?:就寝|入眠|消灯|寝(?!坊|起|汗|不足|違)|眠|ねた|ねて|ねまし|ねむ|横にな|床につ|床に入|布団に|ふとんに|ベッドに|オフトン)`
const UP = String.raw`(?:まで|起|おき|目が|目を|目覚|めがさ|覚|さめ|醒)`
const NAP = '(?:お?昼寝|お?ひるね|仮眠|うたた寝|うたたね|居眠り|いねむり|うとうと|パワーナップ)'
const SOFT = String.raw`[\sにはがもで、,・/]{0,4}`

const BED_THEN_UP = new RegExp(`${CLOCK}${SOFT}${TO_BED}[^\\d\\n|]{0,20}?${CLOCK}${SOFT}${UP}`, 'g')
const LABELS = new RegExp(
  `(?:就寝|入眠|寝た|寝入り|布団に入った|ベッドに入った)(?:時間|時刻|の)?[はが:\\s]{0,4}${CLOCK}[^\\d|]{0,12}?(?:起床|起きた|目覚め|起き)(?:時間|時刻|の)?[はが:\\s]{0,4}${CLOCK}`,
  'g',
)
const LABELS_TURNED = new RegExp(
  `(?:起床|起きた|目覚め)(?:時間|時刻|の)?[はが:\\s]{0,4}${CLOCK}[^\\d|]{0,12}?(?:就寝|寝た)(?:時間|時刻|の)?[はが:\\s]{0,4}${CLOCK}`,
  'g',
)
const TO = String.raw`\s?(?:~|〜|-|–|から|より|→|、)\s?`
const RANGE_AFTER = new RegExp(`(${NAP}|睡眠(?:時間)?|就寝)${GAP}${CLOCK}${TO}${CLOCK}`, 'g')
const RANGE_BEFORE = new RegExp(`${CLOCK}${TO}${CLOCK}[^\\d\\n|。]{0,8}?(${NAP}|睡眠|寝|眠|就寝|ねた|ねて)`, 'g')
const SLEPT_FOR = new RegExp(
  `(睡眠(?:時間)?|眠り|寝た(?:時間|の))${GAP}(?:${LENGTH}|(\\d{1,2}):(\\d{2})|(\\d{1,2}(?:\\.\\d)?)(?![\\d:%時分点]))`,
  'g',
)
const FOR_SLEPT = new RegExp(
  `${LENGTH}(くらい|ぐらい|ほど|しか|だけ|弱|強|ちょっと|ばかり|程度|は|も|、|\\s|の|連続|続けて|ぐっすり|たっぷり){0,4}(?:寝|眠|睡眠|ねた|ねて|ねむ|ねれ)(\\S{0,8})`,
  'g',
)
const NAPPED_FOR = new RegExp(`${NAP}[^\\d\\n。|]{0,8}?${LENGTH}`, 'g')
const FOR_NAP = new RegExp(`${LENGTH}[^\\d\\n。|]{0,6}?${NAP}`, 'g')

const WELL =
  /ぐっすり|熟睡(?!でき(?:な|ず|ま))|爆睡|(?:よく|良く|しっかり|ちゃんと|ゆっくり|たっぷり|すやすや)(?:寝|眠|ねむ|ね(?:た|れ))(?!.{0,4}な[いか])|すっきり|快眠|寝起き(?:が|は)?(?:良|よ|いい)|休まった|疲れ(?:が|も)?(?:取|と)れた/
const BADLY =
  /(?:眠|寝(?:ら)?|ねむ|ね(?:ら)?)れ(?:な|ず|ませ)|寝付け|寝つけ|寝つき(?:が|は)?(?:悪|わる)|寝付き(?:が|は)?(?:悪|わる)|寝不足|熟睡でき|眠りが?浅|浅い眠|目が(?:覚|さ)めて(?:しま|ばか)|何度も(?:目|起|トイレ)|途中で(?:目|起)|中途覚醒|疲れ(?:が|も)?(?:取|と)れ(?:な|ず)|だるい|眠い|ねむい|寝た気がし/

const spanOf = (match: RegExpExecArray) => ({ start: match.index, end: match.index + match[0].length })

/** How rested the line says one was; unknown stays unknown. */
function restedIn(text: string, start: number, end: number): Pick<Sleep, 'rested'> {
  const before =
    text
      .slice(Math.max(0, start - 30), start)
      .split(/[\n|]/)
      .at(-1) ?? ''
  const after = text.slice(start, end + 30).split(/[\n|]/)[0] ?? ''
  const near = before + after
  const onlyThisLong = /しか(?:寝|眠|ね)\S{0,4}な/.test(near)
  if (BADLY.test(near) && !(onlyThisLong && !/寝不足|だるい|眠い/.test(near))) return { rested: false }
  return WELL.test(near) ? { rested: true } : {}
}

/** Minutes from the midnight before waking; 「10時半に寝て」 is the evening, 「12時」 midnight. */
function night(bed: ToldClock, up: ToldClock): { fromMin: number; toMin: number } {
  const open = bed.hour === 12 ? 24 : bed.hour >= 6 ? bed.hour + 12 : bed.hour
  const bedHour = hourByPart(bed) ?? open
  const upHour = hourByPart(up) ?? up.hour
  const toMin = upHour * 60 + up.minute
  let fromMin = bedHour * 60 + bed.minute
  if (fromMin >= toMin) fromMin -= 24 * 60
  return { fromMin, toMin }
}

/** A nap by the clock; small hours without a part of the day are afternoon hours. */
function napSpan(from: ToldClock, to: ToldClock): { fromMin: number; toMin: number } {
  const hour = (told: ToldClock) => hourByPart(told) ?? (told.hour < 7 ? told.hour + 12 : told.hour)
  return { fromMin: hour(from) * 60 + from.minute, toMin: hour(to) * 60 + to.minute }
}

const longEnough = (min: number, nap: boolean) => (nap ? min >= 1 && min <= 300 : min >= 20 && min <= 16 * 60)

function heardLength(text: string, match: RegExpExecArray, sleptMin: number, nap: boolean): Heard<Sleep> {
  const span = spanOf(match)
  if (!longEnough(sleptMin, nap)) return { ...span, ask: { why: 'implausible', choices: [] } }
  return { ...span, value: { sleptMin, ...(nap ? { nap } : {}), ...restedIn(text, span.start, span.end) } }
}

function heardSpan(text: string, match: RegExpExecArray, a: ToldClock, b: ToldClock, nap = false): Heard<Sleep> {
  const span = nap ? napSpan(a, b) : night(a, b)
  const valid = [a, b].every((told) => told.hour <= 29 && told.minute < 60)
  const heard = heardLength(text, match, valid ? span.toMin - span.fromMin : 0, nap)
  return heard.value ? { ...heard, span } : heard
}

function readClocks(text: string, hour: number): Heard<Sleep>[] {
  const straight = [...text.matchAll(BED_THEN_UP), ...text.matchAll(LABELS)].map((m) =>
    heardSpan(text, m, toldClock(m[1], m[2], m[3]), toldClock(m[4], m[5], m[6])),
  )
  // Written in the evening, 「起床6時 就寝22時」 names the coming bedtime.
  const turned =
    hour >= 17
      ? []
      : [...text.matchAll(LABELS_TURNED)].map((m) =>
          heardSpan(text, m, toldClock(m[4], m[5], m[6]), toldClock(m[1], m[2], m[3])),
        )
  const isNap = new RegExp(NAP)
  const after = [...text.matchAll(RANGE_AFTER)].map((m) =>
    heardSpan(text, m, toldClock(m[2], m[3], m[4]), toldClock(m[5], m[6], m[7]), isNap.test(m[1] ?? '')),
  )
  const before = [...text.matchAll(RANGE_BEFORE)].map((m) =>
    heardSpan(text, m, toldClock(m[1], m[2], m[3]), toldClock(m[4], m[5], m[6]), isNap.test(m[7] ?? '')),
  )
  return withoutOverlaps([...straight, ...turned, ...after, ...before])
}

function readLengths(text: string, hour: number): Heard<Sleep>[] {
  const naps = [...text.matchAll(NAPPED_FOR), ...text.matchAll(FOR_NAP)].map((m) =>
    heardLength(text, m, lengthMin(m[1], m[2], m[3]), true),
  )
  const named = [...text.matchAll(SLEPT_FOR)].map((m) => {
    const byColon = m[5] ? Number(m[5]) * 60 + Number(m[6]) : undefined
    const min = byColon ?? (m[7] ? Math.round(Number(m[7]) * 60) : lengthMin(m[2], m[3], m[4]))
    return heardLength(text, m, min, false)
  })
  const slept = [...text.matchAll(FOR_SLEPT)].flatMap((m) => {
    const min = lengthMin(m[1], m[2], m[3])
    const lying = /れな|れず|れませ|つけな|付けな|過ご|坊/.test(m[5] ?? '') && !/しか/.test(m[0])
    if (lying || /^(?:たい|よう|る(?:つもり|予定|べき|のが|と))/.test(m[5] ?? '')) return []
    return [
      heardLength(
        text,
        { ...m, 0: m[0].slice(0, m[0].length - (m[5]?.length ?? 0)) } as RegExpExecArray,
        min,
        min < 120 && hour >= 11 && hour < 20,
      ),
    ]
  })
  return withoutOverlaps([...naps, ...named, ...slept])
}

function say(v: Sleep): string {
  const [hours, minutes] = [Math.floor(v.sleptMin / 60), v.sleptMin % 60]
  const length = `${hours ? `${hours}時間` : ''}${minutes || !hours ? `${minutes}分` : ''}`
  return `${v.nap ? '昼寝 ' : ''}${length}${v.rested === true ? '・よく眠れた' : v.rested === false ? '・あまり休めなかった' : ''}`
}

export const sleep: Kind<Sleep> = {
  id: 'sleep',
  ja: '睡眠',
  en: 'Sleep',
  unit: '分',
  value,
  plausible: (v) => longEnough(v.sleptMin, v.nap ?? false),
  read(text, hint) {
    const clocks = readClocks(text, hint.hour)
    const lengths = readLengths(text, hint.hour)
    // 「23時から6時まで7時間寝た」 tells the same night twice: the times win.
    const rest = clocks.some((c) => c.span)
      ? lengths.filter((l) => l.value?.nap && !clocks.some((c) => c.value?.nap))
      : lengths
    return withoutOverlaps([...clocks, ...rest])
  },
  say,
  sumUp(values) {
    const total = values.reduce((sum, v) => sum + v.sleptMin, 0)
    return values.length === 1 && values[0] ? say(values[0]) : `合計 ${say({ sleptMin: total })}`
  },
  chart: { unit: '時間', point: (v) => Math.round(v.sleptMin / 6) / 10, perDay: 'sum' },
  fhir: (v) => ({
    loinc: '93832-4',
    display: 'Sleep duration',
    quantity: { value: Math.round((v.sleptMin / 60) * 100) / 100, ucum: 'h' },
  }),
  csv: {
    columns: ['睡眠 分', '昼寝', '休養感'],
    row: (v) => [v.sleptMin, v.nap ? 'はい' : '', v.rested === undefined ? '' : v.rested ? 'あり' : 'なし'],
  },
}
