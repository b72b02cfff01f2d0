/**
 * Going to bed and getting up as told, each with its clock time, and how two of them make a night. Clock arithmetic only;
 * the kind decides what is stored.
 */
import { CLOCK, hourByPart, type ToldClock, toldClock } from './clock-words.ts'
import { spanOf } from './reading.ts'

const BED =
  '(?:就寝|入眠|消灯|就床|寝(?!坊|起き?|汗|不足|違|る前|てな|られ|れな|過ご)|眠(?!れな|い|気|剤|薬)|ねた|ねて|ねまし|ねむ(?!い|れな)|横にな|床につ|床に入|床へ|布団に|ふとんに|布団へ|ベッドに|ベッドへ|お布団|休み(?=まし|、)|休ん(?=[でだ])|やすみ(?=まし|、))'
const UP =
  '(?:起床|起[きぎ](?!て(?:い|る)|られな)|おきた|おきて|おきまし|目(?:が|を)?(?:覚|さめ|さま|醒)|目ざめ|めがさ|覚醒|離床|アラームで|まで)'
const SOFT = String.raw`[\sにはがもでさ、,・/(]{0,4}(?:もう|やっと|すぐ|には|また|トイレに)?`
const LABEL = String.raw`(?:た|る)?(?:時間|時刻|の)?(?:は|が|:|\s|、){0,3}(?:日付(?:が|も)?(?:変わっ|かわっ)て(?:から)?(?:の)?|日をまたいで|昨日の|昨夜の?|今朝の?|だいたい|たぶん|大体|約|確か|たしか)?\s?`

const TIME_THEN_BED = new RegExp(`${CLOCK}${SOFT}${BED}`, 'g')
const BED_THEN_TIME = new RegExp(
  `(?:就寝|就床|入眠|消灯|寝入|寝|ね(?=た)|布団に入っ|ベッドに入っ)${LABEL}${CLOCK}`,
  'g',
)
const TIME_THEN_UP = new RegExp(`${CLOCK}${SOFT}${UP}`, 'g')
const UP_THEN_TIME = new RegExp(`(?:起床|離床|覚醒|起き|おき(?=た)|目覚め|目が覚め)${LABEL}${CLOCK}`, 'g')

export interface SleepEvent {
  start: number
  end: number
  clock: ToldClock
  going: 'to_bed' | 'up'
}

function events(text: string, pattern: RegExp, going: SleepEvent['going']): SleepEvent[] {
  return [...text.matchAll(pattern)].map((match) => ({
    ...spanOf(match),
    clock: toldClock(match[1], match[2], match[3]),
    going,
  }))
}

/** Where the word comes before its time, as in 「就寝 22:00 起床 5:30」. */
const LABELLED = new RegExp(
  `^[^\\d]{0,20}(?:就寝|就床|寝[たる]|ねた|起床|離床|起き[たる]|おきた|入眠|覚醒|布団に入った|ベッドに入った|目覚め)${LABEL}${CLOCK}`,
)

/** Goings to bed and gettings up in the order of the text; a time is used once. */
export function sleepEvents(text: string): SleepEvent[] {
  const timeFirst = [...events(text, TIME_THEN_BED, 'to_bed'), ...events(text, TIME_THEN_UP, 'up')]
  const wordFirst = [...events(text, BED_THEN_TIME, 'to_bed'), ...events(text, UP_THEN_TIME, 'up')]
  const found = (LABELLED.test(text) ? [...wordFirst, ...timeFirst] : [...timeFirst, ...wordFirst]).filter(
    ({ clock }) => clock.hour <= 29 && clock.minute < 60,
  )
  const kept: SleepEvent[] = []
  for (const one of found) {
    if (!kept.some((other) => one.start < other.end && other.start < one.end)) kept.push(one)
  }
  return kept.sort((a, b) => a.start - b.start)
}

/** How far apart in the text two events may stand to tell one night. */
const REACH = 44

/** Told as still to come: 「22時就寝予定」. */
const COMING = /^[^。\n\d]{0,3}(?:予定|つもり|ます|たい|よう)/

/** A bedtime that the clock of writing has not reached is that of the night before. */
function isPastBedtime(text: string, bed: SleepEvent, hour: number): boolean {
  const told = hourByPart(bed.clock) ?? bed.clock.hour
  const evening = told >= 6 && told < 12 ? told + 12 : told % 24
  return (evening < 6 || evening > hour) && !COMING.test(text.slice(bed.end))
}

/** Pairs of bed and rising. Rising told first counts only where the bedtime cannot be the coming one (`hour` of writing). */
export function nightsOf(text: string, hour: number): { bed: SleepEvent; up: SleepEvent }[] {
  const told = sleepEvents(text)
  const pairs: { bed: SleepEvent; up: SleepEvent }[] = []
  for (let i = 0; i + 1 < told.length; i++) {
    const [first, second] = [told[i], told[i + 1]]
    if (!first || !second || first.going === second.going || second.start - first.end > REACH) continue
    const said = text.slice(first.start, second.end)
    const turned = first.going === 'up'
    if (turned && hour >= 15 && !/寝たのは|昨日|昨夜|前の晩/.test(said) && !isPastBedtime(text, second, hour)) continue
    pairs.push(turned ? { bed: second, up: first } : { bed: first, up: second })
    i++
  }
  return pairs
}

/** Minutes from the midnight before waking; 「10時半に寝て」 is the evening, 「12時」 midnight. */
export function nightSpan(bed: ToldClock, up: ToldClock): { fromMin: number; toMin: number } {
  const toMin = (hourByPart(up) ?? up.hour) * 60 + up.minute
  const before = (hour: number) => {
    const fromMin = hour * 60 + bed.minute
    return fromMin >= toMin ? fromMin - 24 * 60 : fromMin
  }
  const settled = hourByPart(bed)
  if (settled !== undefined) return { fromMin: before(settled), toMin }
  const evening = bed.hour === 12 ? 24 : bed.hour >= 6 ? bed.hour + 12 : bed.hour
  const fromMin = before(evening)
  // After a night shift 「8時に寝て12時半に起きた」 is a morning's sleep.
  return toMin - fromMin > 14 * 60 ? { fromMin: before(bed.hour), toMin } : { fromMin, toMin }
}

/** A nap by the clock; small hours without a part of the day are afternoon hours. */
export function napSpan(from: ToldClock, to: ToldClock): { fromMin: number; toMin: number } {
  const hour = (told: ToldClock) => hourByPart(told) ?? (told.hour < 7 ? told.hour + 12 : told.hour)
  return { fromMin: hour(from) * 60 + from.minute, toMin: hour(to) * 60 + to.minute }
}
