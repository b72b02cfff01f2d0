/**
 * Words of time in a normalised text: days (今朝, おととい, 3日前, 先週の火曜, 11/16), parts of the day, clock times.
 * Finds them with their places; what they govern is settled in time-line.ts.
 */
import type { DayPart } from '../../kinds/kind.ts'
import {
  addDays,
  HOUR_MS,
  type Instant,
  isLocalDate,
  type LocalDate,
  localDay,
  MINUTE_MS,
  wallClock,
} from '../../shared/time.ts'

export type MealSlot = 'breakfast' | 'lunch' | 'dinner' | 'snack'

export interface TimeWord {
  start: number
  end: number
  day?: LocalDate
  part?: DayPart
  clock?: { hour: number; minute: number; settled: boolean }
  /** Told as so long before now. */
  instant?: Instant
  slot?: MealSlot
  /** Taken out like a word of time, but dates nothing (「昨日の残り」). */
  inert?: boolean
  /** True where the word is only the topic of its sentence: 「昨日は…。」 */
  topic?: boolean
  /** True for ゆうべ and the like, where a night's sleep belongs to the next morning. */
  lastNight?: boolean
}

const WEEKDAYS = '日月火水木金土'

/** The latest real day before or on `today` that a month and a date name. */
function pastDate(today: LocalDate, month: number | undefined, date: number, year?: number): LocalDate | undefined {
  if (year !== undefined && month !== undefined) {
    const day = `${year}-${String(month).padStart(2, '0')}-${String(date).padStart(2, '0')}`
    return isLocalDate(day) && day <= today ? day : undefined
  }
  const [thisYear, thisMonth] = [Number(today.slice(0, 4)), Number(today.slice(5, 7))]
  for (let back = 0; back < 13; back++) {
    const index = thisYear * 12 + (thisMonth - 1) - back
    const candidateMonth = (index % 12) + 1
    if (month !== undefined && month !== candidateMonth) continue
    const day = `${Math.floor(index / 12)}-${String(candidateMonth).padStart(2, '0')}-${String(date).padStart(2, '0')}`
    if (isLocalDate(day) && day <= today) return day
  }
  return undefined
}

/** That date of this month or an earlier one; undefined where it does not exist or has not come. */
function monthsBack(today: LocalDate, back: number, date: number): LocalDate | undefined {
  const index = Number(today.slice(0, 4)) * 12 + Number(today.slice(5, 7)) - 1 - back
  return pastDate(today, (index % 12) + 1, date, Math.floor(index / 12))
}

/** The day a weekday names: the latest one, or that of the week before (weeks begin on Monday). */
function weekdayDate(today: LocalDate, todayWeekday: number, weekday: number, week: string | undefined): LocalDate {
  const sinceMonday = (todayWeekday + 6) % 7
  const wanted = (weekday + 6) % 7
  if (week === '先週') return addDays(today, wanted - sinceMonday - 7)
  if (week === '先々週') return addDays(today, wanted - sinceMonday - 14)
  return addDays(today, -((todayWeekday - weekday + 7) % 7))
}

/** A weekday's sign right before a value. */
const LISTED_DAY = /(?<![一-龠ぁ-んァ-ヶ\d])[月火水木金土日](?=[\s:]?\s?\d{2,5})/g
/** How far apart two days of one list stand at most. */
const LIST_REACH = 45

function inWeekList(match: RegExpExecArray): boolean {
  const near = match.input.slice(Math.max(0, match.index - LIST_REACH), match.index + LIST_REACH)
  return (near.match(LISTED_DAY)?.length ?? 0) > 1
}

function listedDay(match: RegExpExecArray, now: Instant): LocalDate {
  const lastWeek = /先週/.test(match.input.slice(Math.max(0, match.index - 3 * LIST_REACH), match.index))
  const weekday = WEEKDAYS.indexOf(match[0])
  return weekdayDate(localDay(now), wallClock(now).weekday, weekday, lastWeek ? '先週' : undefined)
}

const DAY_WORDS: [string, number, DayPart | undefined, boolean][] = [
  ['さきおととい|一昨昨日|一昨々日', -3, undefined, false],
  ['一昨日の夜|おとといの夜|一昨夜|おとといの晩|一昨日の晩', -2, 'night', true],
  ['一昨日|おととい|おとつい', -2, undefined, false],
  ['昨夜|昨日の夜|昨日の晩|前の晩|前夜|きんの夜', -1, 'night', true],
  ['昨日|前日(?![差と])', -1, undefined, false],
  ['今朝|今日の朝|本日朝|今日朝', 0, 'morning', false],
  ['今夜|今晩|今日の夜|今日の晩|今宵', 0, 'night', false],
  ['今日|きょう(?!だい|しつ|う|り)|本日', 0, undefined, false],
]

const PART_WORDS: [string, DayPart][] = [
  ['早朝|明け方|朝方|朝早く', 'dawn'],
  ['起きてすぐ|起き抜け|起床後|起床時|起きがけ|寝起き|朝イチ|朝一番?|起きたとき|起きた時', 'morning'],
  ['午前中|午前', 'morning'],
  ['寝る前|就寝前|就寝時|眠前|寝しな', 'bedtime'],
  ['真夜中|夜中|深夜', 'midnight'],
  ['お?昼(?:すぎ|過ぎ|前|間)|正午|ひるま', 'noon'],
  ['午後(?!の紅茶|ティー)', 'afternoon'],
  ['夕方|夕刻|夕暮れ', 'evening'],
  ['朝晩|朝夕', 'morning'],
  ['朝(?!鮮|顔|日|刊|市|ドラ|礼|会|練)|あさ(?=[はのにも、\\s:]|$|[^ぁ-ん])', 'morning'],
  ['お?昼(?!寝|休み|下がり)|ひる(?=[はのにも、\\s:]|$|[^ぁ-ん])', 'noon'],
  [
    '夜(?!景|勤|更|空|店|道|行)|晩(?!酌|年|婚|茶|さん)|よる(?=[はのにも、\\s:]|$|[^ぁ-ん])|ばん(?=は[^ぁ-ん])|夕(?!焼|日|べ|立|張|刊|凪)',
    'night',
  ],
]

const MEAL_WORDS: [string, MealSlot, DayPart][] = [
  [
    '朝(?:ごはん|ご飯|御飯|食|めし|飯|ゴハン|ごぱん)|朝マック|モーニング(?:セット|メニュー)?|ブレックファスト|あさごはん|朝ゴハン|朝昼兼用|ブランチ',
    'breakfast',
    'morning',
  ],
  [
    'お?昼(?:ごはん|ご飯|御飯|食|めし|飯|ゴハン|弁当|休みに)|ランチ(?!ョン|パック|プレート|セット|ボックス|コース|バイキング|定食)|ひるごはん|昼ゴハン',
    'lunch',
    'noon',
  ],
  [
    '(?:お)?(?:夕|晩)(?:ごはん|ご飯|御飯|食|めし|飯|ゴハン|餉|げ)|晩酌|ディナー|夜(?:ごはん|ご飯|飯|めし|ゴハン)|よるごはん|ばんごはん|ゆうはん|ゆうごはん|ゆうしょく',
    'dinner',
    'night',
  ],
  ['お?夜食', 'snack', 'bedtime'],
  ['おやつ|間食|お茶請け|おめざ|お茶の時間|食後のデザート', 'snack', 'afternoon'],
]

/** 「昨日の残り」「昨日より」 date nothing. */
const NOT_A_DAY =
  '(?:(?:の(?:晩|夜|夕飯|夕食|お?昼)?)?の?(?:残り|残った|余り|あまり|つづき|続き|作り置き)|より|と比べ|に比べ|比|から(?=[^。\n]{0,12}(?:減|増|落ち|上が|下が|変わ))|と同じ|と変わ|並み)'

/** 「昨日の晩ごはん」 is 昨日 and 晩ごはん. */
const FOOD_WORD = '(?:ごはん|ご飯|御飯|飯|めし|メシ|食|酌|ゴハン)'

type Make = (match: RegExpExecArray, now: Instant) => Omit<TimeWord, 'start' | 'end'> | undefined

const dayRules: [RegExp, Make][] = [
  [
    /(?<![\d./])(?:(20\d\d)[年/.-]\s?)(1[0-2]|0?[1-9])[月/.-]\s?(3[01]|[12]\d|0?[1-9])(?!\d)日?(?:\([日月火水木金土]\))?/g,
    (m, now) => dated(pastDate(localDay(now), Number(m[2]), Number(m[3]), Number(m[1]))),
  ],
  [
    /(?<![\d./]|(?<!\d\/\d{1,2})-|[ぁ-んァ-ヶ一-龠](?=(?:1\/[2-8]|2\/3|3\/4)(?!\d)))(1[0-2]|0?[1-9])(?:月\s?(3[01]|[12]\d|0?[1-9])日?|\/(3[01]|[12]\d|0?[1-9]))(?![\d/.]|:\d{2}(?![.\d])|\s?(?:個|枚|本|切|丁|玉|カット|量|人|サイズ|合|杯|mmhg))(?:\(?[日月火水木金土](?:曜日?)?\))?/g,
    (m, now) => dated(pastDate(localDay(now), Number(m[1]), Number(m[2] ?? m[3]))),
  ],
  [
    /(?<![\d./月-])(3[01]|[12]\d|[2-9])日(?!前|間|目|連続|ぶり|坊主|分|おき|後|酔|以|も|ごと|で|くらい|ほど|続|に\d|は?経|経|たっ|ずつ|あたり|な(?:い|く|かっ)|(?:も|間)?出(?:な|て(?:い)?な|ず|ませ))(?:\([日月火水木金土]\))?/g,
    (m, now) => dated(pastDate(localDay(now), undefined, Number(m[1]))),
  ],
  [
    /(先々月|先月|今月)の?(3[01]|[12]\d|[1-9])日/g,
    (m, now) => dated(monthsBack(localDay(now), ['今月', '先月', '先々月'].indexOf(m[1] ?? ''), Number(m[2]))),
  ],
  [
    /(?:去年|昨年)の?(1[0-2]|[1-9])月(3[01]|[12]\d|[1-9])日/g,
    (m, now) => dated(pastDate(localDay(now), Number(m[1]), Number(m[2]), Number(localDay(now).slice(0, 4)) - 1)),
  ],
  [/(?:(?:去年|昨年)の?)?(?:大晦日|大みそか|おおみそか)/g, (_, now) => dated(pastDate(localDay(now), 12, 31))],
  [/(?:今年の?)?(?:元日|元旦)/g, (_, now) => dated(pastDate(localDay(now), 1, 1))],
  // 「1日」 is the first of the month only where it dates something; 「1日2回」 counts.
  [
    /(?<![\d./月-])1日(?=の(?:朝|昼|夜|晩|夕|体重|血圧|血糖|体温|歩数|分)|に(?:測|計|は)|[朝夜晩]|は\d|\s?:)|(?<=^|\n)1日(?=\s\d{2,3}[./の]\d)/g,
    (_, now) => dated(pastDate(localDay(now), undefined, 1)),
  ],
  // 「10/5~7」: the month is that of the first day.
  [
    /(?<=(?<![\d./])(1[0-2]|0?[1-9])[/月](?:3[01]|[12]\d|0?[1-9])日?(?:[~-]|から))(3[01]|[12]\d|[1-9])日?(?=[\s:、のは]|$|まで)/g,
    (m, now) => dated(pastDate(localDay(now), Number(m[1]), Number(m[2]))),
  ],
  // Names no day, but numbers follow it: 「先週は体重61.0、今週は60.2」.
  [/(?:今週|今回)(?=は\s?\d|\s\d|:)/g, () => ({ inert: true })],
  [/(?<!\d)(\d{1,2})日前(?:から)?/g, (m, now) => dated(addDays(localDay(now), -Number(m[1])))],
  [/(?:(\d)|一)週間前/g, (m, now) => dated(addDays(localDay(now), -7 * Number(m[1] ?? 1)))],
  [
    /(先々週|先週|今週)?の?([日月火水木金土])曜日?/g,
    (m, now) => dated(weekdayDate(localDay(now), wallClock(now).weekday, WEEKDAYS.indexOf(m[2] ?? '日'), m[1])),
  ],
  [new RegExp(`(?:${DAY_WORDS.map(([words]) => words).join('|')})(?=${NOT_A_DAY})`, 'g'), () => ({ inert: true })],
  // A week's list, one line a day: 「月 131/82」.
  [
    /(?<=^|\n)\s?([月火水木金土日])(?=[\s:]\s?\d{2,3}(?:[/.の-]\d))/g,
    (m, now) => dated(weekdayDate(localDay(now), wallClock(now).weekday, WEEKDAYS.indexOf(m[1] ?? '日'), undefined)),
  ],
  // The same in one line, told by at least two of its days: 「今週の体重 月62.8 火62.6」.
  [LISTED_DAY, (m, now) => (inWeekList(m) ? dated(listedDay(m, now)) : undefined)],
  ...DAY_WORDS.map(([words, offset, part, lastNight]): [RegExp, Make] => [
    new RegExp(`(?:${words})(?!${NOT_A_DAY}|(?<=[朝夜晩])${FOOD_WORD})`, 'g'),
    (_, now) => ({
      day: addDays(localDay(now), offset),
      ...(part ? { part } : {}),
      ...(lastNight ? { lastNight } : {}),
    }),
  ]),
]

const clockRules: [RegExp, Make][] = [
  [/(?<!\d)(\d{1,3})分(?:ほど|くらい|ぐらい)?前/g, (m, now) => ({ instant: now - Number(m[1]) * MINUTE_MS })],
  [
    /(?<!\d)(\d{1,2})時間(半)?(?:ほど|くらい|ぐらい)?前/g,
    (m, now) => ({ instant: now - Number(m[1]) * HOUR_MS - (m[2] ? 30 * MINUTE_MS : 0) }),
  ],
  [/さっき|さきほど|先ほど|先程|たった今|今しがた/g, (_, now) => ({ instant: now })],
  [
    /(午前|午後|am|pm)?\s?(?<![\d.:])(\d{1,2})(?:時(?!間)(半|\s?[0-5]?\d分?(?!\d|歩|\/|\.|キロ|kg))?|:([0-5]\d)(?!\d|:))(?:頃|ころ|ごろ|過ぎ|すぎ|くらい|ぐらい|ちょうど)?/g,
    (m) =>
      clocked(m[1], Number(m[2]), m[3] === '半' ? 30 : Number.parseInt(m[3] ?? m[4] ?? '0', 10), m[4] !== undefined),
  ],
]

function dated(day: LocalDate | undefined) {
  return day ? { day } : undefined
}

function clocked(half: string | undefined, hour: number, minute: number, digital: boolean) {
  if (hour > 24 || minute > 59 || Number.isNaN(minute)) return undefined
  if (half === '午後' || half === 'pm') return { clock: { hour: (hour % 12) + 12, minute, settled: true } }
  if (half) return { clock: { hour: hour % 12, minute, settled: true } }
  return { clock: { hour: hour % 24, minute, settled: hour > 12 || hour === 0 || (digital && hour < 12) } }
}

const wordRules: [RegExp, Make][] = [
  ...MEAL_WORDS.map(([words, slot, part]): [RegExp, Make] => [new RegExp(words, 'g'), () => ({ slot, part })]),
  ...PART_WORDS.map(([words, part]): [RegExp, Make] => [new RegExp(words, 'g'), () => ({ part })]),
]

/** Days told in words; asked before their long patterns. */
const MAY_NAME_DAY = /昨|おと|さき|前|今|きょう|本日|きんの|[月火水木金土日]|元旦|大み|おおみ/

function rulesFor(text: string): [RegExp, Make][] {
  const digits = /\d/.test(text)
  return [
    ...(digits || MAY_NAME_DAY.test(text) ? dayRules : []),
    ...(digits || /さっき|さきほど|先|たった今|今しがた/.test(text) ? clockRules : []),
    ...wordRules,
  ]
}

/** All words of time, in the order of the text, without overlaps: days before clocks before parts. */
export function timeWords(text: string, now: Instant): TimeWord[] {
  const taken: TimeWord[] = []
  const used = new Uint8Array(text.length)
  for (const [pattern, make] of rulesFor(text)) {
    for (const match of text.matchAll(pattern)) {
      const span = { start: match.index, end: match.index + match[0].length }
      if (span.end === span.start || used[span.start] || used[span.end - 1]) continue
      const made = make(match, now)
      const topic = made?.day !== undefined && /^は/.test(text.slice(span.end))
      if (made) used.fill(1, span.start, span.end)
      if (made) taken.push({ ...span, ...made, ...(topic ? { topic } : {}) })
    }
  }
  return taken.sort((a, b) => a.start - b.start)
}
