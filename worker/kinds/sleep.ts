/**
 * Sleep: 「23時半に寝て6時に起きた」「睡眠6.5時間」「昼寝20分」. A night belongs to the day one wakes up; a bedtime or
 * a waking time alone is not an entry. Rested (睡眠休養感) only when told.
 */
import { z } from 'zod'
import { CLOCK, LENGTH, lengthMin, type ToldClock, toldClock } from './clock-words.ts'
import type { Heard, Kind } from './kind.ts'
import { GAP, spanOf, withoutOverlaps } from './reading.ts'
import { napSpan, nightSpan, nightsOf } from './sleep-events.ts'

const value = z.strictObject({
  sleptMin: z.number().int().min(1).max(1440),
  nap: z.boolean().optional(),
  rested: z.boolean().optional(),
})
type Sleep = z.infer<typeof value>

/** Asked first: most messages do not speak of sleep. */
const SLEEPY =
  /ぐっすり|寝|眠|睡|ねた|ねて|ね(?:まし|むれ|れ)|起|おき|床|布団|ふとん|ベッド|うたた|うと|いねむり|ひるね|パワーナップ|覚|さめ|横にな|休|やすみ|消灯|トイレ|昨夜|から[^\n]{0,12}まで|^\s?(?:夜|晩)?\s?(?:2[0-3]|[01]?\d)(?:時|:).{0,4}(?:~|-|から|→)/
const NAP = '(?:お?昼寝|お?ひるね|仮眠|うたた寝|うたたね|居眠り|いねむり|うとうと|パワーナップ|ごろ寝)'
const TO = String.raw`\s?(?:~|〜|-|–|から|より|→|、)\s?(?:今朝|翌朝|翌日|今日|次の日)?の?\s?`
const RANGE_AFTER = new RegExp(`(${NAP}|睡眠(?:時間)?|就寝)${GAP}${CLOCK}${TO}${CLOCK}`, 'g')
const RANGE_BEFORE = new RegExp(`${CLOCK}${TO}${CLOCK}[^\\d\\n|。]{0,8}?(${NAP}|睡眠|寝|眠|就寝|ねた|ねて)`, 'g')
/** Hours alone beside the word of sleeping: 「22-5 睡眠」「睡眠 23〜6時」. */
const HOURS_BEFORE = /(?<![\d./:-])(\d{1,2})時?\s?[~-]\s?(\d{1,2})(?:時)?(?:まで)?\s?の?(?:睡眠|就寝|寝)/g
const HOURS_BEHIND = /(?:睡眠(?:時間)?|就寝)[\s:は]{0,2}(\d{1,2})時?\s?[~-]\s?(\d{1,2})(?![\d./:]|時間)時?/g
/** Nothing else in the message: a night, when it is as long and as late as one. */
const ONLY_RANGE = new RegExp(`^\\s?${CLOCK}${TO}${CLOCK}(?:まで)?[。!\\s]*$`)
/** A span told apart from the word of sleeping: 「ぐっすり。22時から5時半まで」. */
const RANGE_ALONE = new RegExp(`${CLOCK}${TO}${CLOCK}`, 'g')
const SLEPT_FOR = new RegExp(
  `((?<!深い|浅い|レム|仮)睡眠(?:時間|の質[^\\d\\n|。]{0,8})?|(?<!深い|浅い)眠り|寝た(?:時間|の)|すいみん|二度寝)${GAP}(?:(?:実質|トータル|合計|正味|平均)\\s?)?(?:${LENGTH}|(\\d{1,2}):(\\d{2})|(\\d{1,2}(?:\\.\\d)?)(?![\\d:%時分点回日]))`,
  'g',
)
const FOR_SLEPT = new RegExp(
  `${LENGTH}(?:くらい|ぐらい|ほど|しか|だけ|弱|強|ちょっと|ばかり|程度|は|も|、|\\s|の|連続|続けて|たっぷり|きっちり|半ば){0,4}(?:寝|眠|睡眠|ねた|ねて|ねむ|ねれ|ぐっすり|爆睡|熟睡|快眠)(\\S{0,8})`,
  'g',
)
/** 「よく眠れた 8時間」: how one slept, then how long; only kana and pauses between, so that it is no other activity's length. */
const SLEPT_THEN = new RegExp(
  `(?:寝(?!る|起)|眠|ねた|ねむれ|ねれ|熟睡|ぐっすり)[\\sぁ-ん、。!…ー~]{0,14}?(?:トータル|合計|実質|正味|全部で)?${LENGTH}(?=くらい|ぐらい|ほど|$|[\\s。、!]|です|だけ|でした|しか|は|ちょ|弱|強)`,
  'g',
)
/** 「昨夜は6時間」. */
const LAST_NIGHT_FOR = new RegExp(
  `(昨夜)(?:は|の|も|、|\\s){0,2}(?:約|だいたい)?${LENGTH}(?=$|[。、\\s!]|でし|です|だけ|くらい|ぐらい|ほど|しか)`,
  'g',
)
const NAPPED_FOR = new RegExp(`${NAP}[^\\d\\n。|]{0,8}?${LENGTH}`, 'g')
const FOR_NAP = new RegExp(`${LENGTH}[^\\d\\n。|]{0,6}?${NAP}`, 'g')

const WELL =
  /ぐっすり|熟睡(?!でき(?:な|ず|ま))|爆睡|(?:よく|よう|よお|良く|しっかり|ちゃんと|ゆっくり|たっぷり|すやすや)(?:寝|眠|ねむ|ね(?:た|れ))(?!\S{0,4}(?:な[いか]|ず|ません|んかった))|すっきり|スッキリ|快眠|寝起き(?:が|は)?(?:良|よ|いい)|休まった|疲れ(?:が|も)?(?:取|と)れた/
const BADLY =
  /(?:眠|寝(?:ら)?|ねむ|ね(?:ら)?)れ(?:な|ず|ませ|ん)|寝付け|寝つけ|寝つき(?:が|は)?(?:悪|わる)|寝付き(?:が|は)?(?:悪|わる)|寝不足|睡眠不足|熟睡でき(?:な|ず|ませ|ん)|眠りが?浅|浅い眠|浅かった|目が(?:覚|さ)めて(?:しま|ばか)|何[度回]も(?:目|起|トイレ)|途中で(?:目|起)|中途覚醒|疲れ(?:が|も)?(?:取|と)れ(?:な|ず|ん)|だるい|眠い|ねむい|寝た気がし/
/** 「5時間しか眠れなかった」 tells the length, not the rest. */
const ONLY_SO_LONG = /しか(?:寝|眠|ね)\S{0,4}(?:な(?:い|かった)|ません)/g

/** How rested the line says one was; unknown stays unknown. */
function restedIn(text: string, start: number, end: number): Pick<Sleep, 'rested'> {
  const before =
    text
      .slice(Math.max(0, start - 30), start)
      .split(/[\n|]/)
      .at(-1) ?? ''
  const after = text.slice(start, end + 30).split(/[\n|]/)[0] ?? ''
  const near = (before + after).replace(ONLY_SO_LONG, '')
  if (BADLY.test(near)) return { rested: false }
  return WELL.test(near) ? { rested: true } : {}
}

const longEnough = (min: number, nap: boolean) => (nap ? min >= 1 && min <= 300 : min >= 20 && min <= 16 * 60)

function heardLength(text: string, span: { start: number; end: number }, sleptMin: number, nap: boolean): Heard<Sleep> {
  if (!longEnough(sleptMin, nap)) return { ...span, ask: { why: 'implausible', choices: [] } }
  return { ...span, value: { sleptMin, ...(nap ? { nap } : {}), ...restedIn(text, span.start, span.end) } }
}

function heardSpan(
  text: string,
  place: { start: number; end: number },
  a: ToldClock,
  b: ToldClock,
  nap = false,
): Heard<Sleep> {
  const span = nap ? napSpan(a, b) : nightSpan(a, b)
  const heard = heardLength(text, place, span.toMin - span.fromMin, nap)
  return heard.value ? { ...heard, span } : heard
}

/** 「夜9時から朝5時まで」 with nothing else said is a night; 「9時から5時まで」 may be work. */
const ONLY_A_NIGHT = /^(?:昨夜の?)?(?:夜|晩|2[0-3]時|2[0-3]:|午後).*(?:朝|明け方|[4-9]時|[4-9]:)/
const LONGEST_BARE_NIGHT = 24
const isNap = new RegExp(NAP)
const valid = (told: ToldClock) => told.hour <= 29 && told.minute < 60

function readHours(text: string): Heard<Sleep>[] {
  return [...text.matchAll(HOURS_BEFORE), ...text.matchAll(HOURS_BEHIND)].flatMap((m) => {
    const [from, to] = [toldClock(undefined, m[1], undefined), toldClock(undefined, m[2], undefined)]
    const heard = heardSpan(text, spanOf(m), from, to)
    return valid(from) && to.hour < 12 && (heard.value?.sleptMin ?? 0) >= 180 ? [heard] : []
  })
}

/** Nothing but a joint stands between the pieces of one night: 「22時〜2時と3時〜6時に寝た」. */
const JOINT = /^(?:と|、|,|・|\/|&|に|\s|睡眠|また|その後|それから|再び){0,4}$/

/** Spans of clock times beside a night that was told: the rest of the same night. */
function otherPieces(text: string, night: Heard<Sleep>): Heard<Sleep>[] {
  if (!night.span || night.value?.nap) return []
  return [...text.matchAll(RANGE_ALONE)].flatMap((m) => {
    const place = spanOf(m)
    const between = place.end <= night.start ? text.slice(place.end, night.start) : text.slice(night.end, place.start)
    const apart = place.end <= night.start || place.start >= night.end
    if (!apart || !JOINT.test(between)) return []
    const [from, to] = [toldClock(m[1], m[2], m[3]), toldClock(m[4], m[5], m[6])]
    const heard = heardSpan(text, place, from, to)
    return heard.value && heard.value.sleptMin <= MOST_OF_A_PIECE ? [heard] : []
  })
}
const MOST_OF_A_PIECE = 8 * 60
/** A letter full of clock times is not searched for the pieces of each night. */
const MOST_NIGHTS = 7

function readClocks(text: string, hour: number): Heard<Sleep>[] {
  const nights = nightsOf(text, hour).map(({ bed, up }) =>
    heardSpan(text, { start: Math.min(bed.start, up.start), end: Math.max(bed.end, up.end) }, bed.clock, up.clock),
  )
  const ranged = [
    ...[...text.matchAll(RANGE_AFTER)].map((m) => ({ m, named: m[1], clocks: [m[2], m[3], m[4], m[5], m[6], m[7]] })),
    ...[...text.matchAll(RANGE_BEFORE)].map((m) => ({ m, named: m[7], clocks: m.slice(1, 7) })),
  ].flatMap(({ m, named, clocks }) => {
    const [from, to] = [toldClock(clocks[0], clocks[1], clocks[2]), toldClock(clocks[3], clocks[4], clocks[5])]
    return valid(from) && valid(to) ? [heardSpan(text, spanOf(m), from, to, isNap.test(named ?? ''))] : []
  })
  const first = withoutOverlaps([...nights, ...ranged, ...readHours(text)])
  const pieces = first.length <= MOST_NIGHTS ? first.flatMap((one) => otherPieces(text, one)) : []
  const found = withoutOverlaps([...first, ...pieces])
  const spoken =
    ONLY_RANGE.test(text) || /ぐっすり|熟睡|眠れ|寝た|寝て|(?:夜中|途中)[^。|\n]{0,8}(?:トイレ|起き|目)/.test(text)
  if (found.length > 0 || (!spoken && text.length > LONGEST_BARE_NIGHT)) return found
  return [...text.matchAll(RANGE_ALONE)]
    .map((m) => heardSpan(text, spanOf(m), toldClock(m[1], m[2], m[3]), toldClock(m[4], m[5], m[6])))
    .filter((heard) => heard.value && heard.value.sleptMin >= 180 && heard.value.sleptMin <= 720)
    .filter((heard) => ONLY_A_NIGHT.test(text.slice(heard.start, heard.end)) || (spoken && !ONLY_RANGE.test(text)))
}

/** Whether the words after 「…時間寝」 say that it was only lying awake, a wish or a habit. */
const notSlept = (words: string, whole: string) =>
  (/れな|れず|れませ|つけな|付けな|過ご|坊/.test(words) && !/しか/.test(whole)) ||
  /^(?:たい|よう|る(?:つもり|予定|べき|のが|と|よう))/.test(words)

function readLengths(text: string, hour: number): Heard<Sleep>[] {
  const naps = [...text.matchAll(NAPPED_FOR), ...text.matchAll(FOR_NAP)].map((m) =>
    heardLength(text, spanOf(m), lengthMin(m[1], m[2], m[3]), true),
  )
  const named = [...text.matchAll(SLEPT_FOR)].map((m) => {
    const byColon = m[5] ? Number(m[5]) * 60 + Number(m[6]) : undefined
    const min = byColon ?? (m[7] ? Math.round(Number(m[7]) * 60) : lengthMin(m[2], m[3], m[4]))
    return heardLength(text, spanOf(m), min, false)
  })
  const slept = [...text.matchAll(FOR_SLEPT)].flatMap((m) => {
    const rest = m[4] ?? ''
    const min = lengthMin(m[1], m[2], m[3])
    if (notSlept(rest, m[0])) return []
    const span = { start: m.index, end: spanOf(m).end - rest.length }
    return [heardLength(text, span, min, min < 120 && hour >= 11 && hour < 20)]
  })
  const then = [...text.matchAll(SLEPT_THEN)].map((m) =>
    heardLength(text, spanOf(m), lengthMin(m[1], m[2], m[3]), false),
  )
  const lastNight = [...text.matchAll(LAST_NIGHT_FOR)].map((m) =>
    heardLength(text, spanOf(m), lengthMin(m[2], m[3], m[4]), false),
  )
  return withoutOverlaps([
    ...naps,
    ...named,
    ...slept,
    ...lastNight.filter((one) => (one.value?.sleptMin ?? 0) >= 120),
    ...then.filter((one) => one.value && one.value.sleptMin >= 120),
  ])
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
    if (!SLEEPY.test(text)) return []
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
