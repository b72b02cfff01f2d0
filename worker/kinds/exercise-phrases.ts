/**
 * What stands around the name of an activity: its minutes, clock times, parts of the day or distance. Each phrase is
 * matched right before or right behind a name that was found once, so that the long list of names is searched only once.
 */
import { CLOCK, hourByPart, LENGTH, lengthMin, toldClock } from './clock-words.ts'
import { ACTIVITIES, type Activity } from './exercise-activities.ts'
import { spanOf } from './reading.ts'

export interface Mention {
  start: number
  end: number
  activity: Activity
}

/** An activity with its minutes (`fromMin`–`toMin` from midnight where clock times were told), at its place. */
export interface Phrase extends Mention {
  min: number
  fromMin?: number
}

const NAMES = new RegExp(ACTIVITIES.map(({ said }) => `(${said})`).join('|'), 'g')
/** How far a phrase reaches from its name. */
const REACH = 56

export function mentionsOf(text: string): Mention[] {
  return [...text.matchAll(NAMES)].flatMap((match) => {
    const activity = ACTIVITIES.find((_, index) => match[index + 1] !== undefined)
    return activity ? [{ ...spanOf(match), activity }] : []
  })
}

/** Words between a name and its minutes; trips by car or train and other readings are not crossed. */
const SOFT = String.raw`(?:(?!まで(?!の往復)|車で|バス|電車|待|昼寝|血圧|体重|睡眠|寝)[^\d\n|。?]){0,14}?(?:\d{1,3}(?:\.\d{1,2})?\s?(?:km|キロ(?:メートル)?|回|周|セット|本|ホール|往復|ゲーム|ラウンド|試合|曲|m)[\s、をで×xほどくらい]{0,4}){0,2}`
const TRAIL = String.raw`(?:[\sのをは、も]|ほど|くらい|ぐらい|弱|強|程度|だけ|ずつ|間|かけて|みっちり|たっぷり|ゆっくり|のんびり|近所(?:を|で)?|公園(?:を|で)?|外|早足で?|犬と|夫婦で|一人で|プールで|家の(?:前|周り)を?|川沿いを?|軽く|軽い|ちょっと|ぶらぶら|てくてく|とことこ|せっせと|しっかり|がんばって|頑張って){0,4}`
const RANGE = `${CLOCK}\\s?(?:~|〜|-|から)\\s?${CLOCK}`
const PART = '(?:早朝|朝|午前中?|お?昼|午後|夕方|夕食後|夕|夜|晩)(?:に|は|も|の)?'
/** 「朝30分夕方20分」: one activity at several times of the day. */
const PARTED = `(?:${PART}\\s?${LENGTH.replaceAll(/\((?!\?)/g, '(?:')}(?:、|と|\\s){0,2}){2,4}`

const LENGTH_BEHIND = new RegExp(`^${SOFT}${LENGTH}`)
/** 「50分で4キロ歩いた」「5キロを30分で走った」. */
const FAR = String.raw`(?:で\s?(?:約)?\d{1,3}(?:\.\d{1,2})?\s?(?:km|キロ)(?:ほど|くらい|ぐらい|を|も|\s){0,2}|で)?`
const LENGTH_BEFORE = new RegExp(`${LENGTH}${TRAIL}${FAR}$`)
const RANGE_BEFORE = new RegExp(`${RANGE}(?:まで)?[\\sのは、に]{0,2}$`)
const RANGE_BEHIND = new RegExp(`^${SOFT}${RANGE}`)
/** A ride or walk to somewhere; 「駅まで10分の家」 and how long it takes are no exercise. */
const WAY = new RegExp(
  `^(?:で|て)[^\\d\\n|。、?]{1,10}まで(?:往復)?(?:で)?\\s?${LENGTH}(?!の|で(?:着|行け)|ほどの|くらいの|かか)`,
)
const PARTED_BEFORE = new RegExp(`(${PARTED})${TRAIL}$`)
const PARTED_BEHIND = new RegExp(`^[\\sをは:、]{0,3}(${PARTED})`)
const ONE_PART = new RegExp(`${PART}\\s?${LENGTH}`, 'g')
/** 「朝夕20分ずつ」: as many times as parts named. */
const EACH = new RegExp(
  `^[^\\d\\n|。]{0,6}?(朝昼晩|朝昼夕|朝夕|朝晩|朝昼|昼夜|昼夕|朝と夕方?|朝と[夜晩]|2回|3回)\\s?${LENGTH}ずつ`,
)
const DISTANCE = /^[^\d\n|。]{0,6}?(\d{1,3}(?:\.\d{1,2})?)\s?(km|キロ|m(?![a-z]))(?!\s?(?:半|\d))/
const DISTANCE_BEFORE = /(?<![\d.])(\d{1,3}(?:\.\d{1,2})?)\s?(km|キロ)(?:ほど|くらい|ぐらい|を|も|の|\s){0,2}$/
/** Asked before the long patterns, which seldom apply. */
const TWO_LENGTHS = /\d\s?(?:分|時間|h).*\d\s?(?:分|時間|h)/
const BETWEEN_TIMES = /(?:時|分|半|\d)\s?(?:~|〜|-|から)\s?\D{0,3}\d/
const LIST = /^(?:と|・|、|や|\s)$/
/** Names so general that a better one before them keeps the minutes: 「ウォーキングで公園まで歩いて30分」. */
export const GENERAL = /^(?:歩行|運動|ジム)$/

/** The text before and behind a mention; behind it ends where another activity takes over. */
function around(text: string, mentions: Mention[], index: number): { before: string; behind: string } {
  const mention = mentions[index] as Mention
  const next = mentions.slice(index + 1, index + 4).find((other) => !GENERAL.test(other.activity.name))
  // 「ラジオ体操と散歩20分」: where the length of the first is well known, the minutes are the second's.
  const listed = next && !mention.activity.usualMin && LIST.test(text.slice(mention.end, next.start))
  const limit = next && !listed ? Math.min(next.start, mention.end + REACH) : mention.end + REACH
  return {
    before: text.slice(Math.max(0, mention.start - REACH), mention.start),
    behind: text.slice(mention.end, limit),
  }
}

/** One entry a part of the day, each at its own place in the text. */
function parted(mention: Mention, list: string, from: number): Phrase[] {
  const items = [...list.matchAll(ONE_PART)]
  const end = Math.max(mention.end, from + list.length)
  return items.map((item, i) => ({
    ...mention,
    min: lengthMin(item[1], item[2], item[3]),
    start: i === 0 ? Math.min(mention.start, from) : from + item.index,
    end: i === items.length - 1 ? end : from + (items[i + 1]?.index ?? 0),
  }))
}

/** As many equal entries as the words say; they share one place, a character each. */
function each(mention: Mention, match: RegExpExecArray): Phrase[] {
  const words = match[1] ?? ''
  const times = /^\d/.test(words) ? Number.parseInt(words, 10) : (words.match(/[朝昼夕夜晩]/g)?.length ?? 1)
  const min = lengthMin(match[2], match[3], match[4])
  const end = mention.end + match[0].length
  return Array.from({ length: times }, (_, i) => {
    const start = mention.start + i
    return { ...mention, min, start, end: i === times - 1 ? end : start + 1 }
  })
}

function ranged(mention: Mention, match: RegExpExecArray, start: number, end: number): Phrase[] {
  const [from, to] = [1, 4].map((at) => {
    const told = toldClock(match[at], match[at + 1], match[at + 2])
    return (hourByPart(told) ?? told.hour) * 60 + told.minute
  }) as [number, number]
  const place = { ...mention, start, end }
  return to > from ? [{ ...place, min: to - from, fromMin: from }] : [{ ...place, min: to + 12 * 60 - from }]
}

function listedParts(mention: Mention, before: string, behind: string): Phrase[] {
  const listBehind = PARTED_BEHIND.exec(behind)
  if (listBehind?.[1]) return parted(mention, listBehind[1], mention.end + listBehind[0].length - listBehind[1].length)
  const listBefore = PARTED_BEFORE.exec(before)
  return listBefore?.[1] ? parted(mention, listBefore[1], mention.start - before.length + listBefore.index) : []
}

/** The minutes told around one mention; the most telling phrase first, nothing where none are told. */
export function phrasesOf(text: string, mentions: Mention[], index: number): Phrase[] {
  const mention = mentions[index] as Mention
  const { before, behind } = around(text, mentions, index)
  const from = mention.start - before.length
  const eachTime = behind.includes('ずつ') ? EACH.exec(behind) : null
  if (eachTime) return each(mention, eachTime)
  if (TWO_LENGTHS.test(before + behind)) {
    const listed = listedParts(mention, before, behind)
    if (listed.length > 0) return listed
  }
  const rangeBefore = BETWEEN_TIMES.test(before) ? RANGE_BEFORE.exec(before) : null
  if (rangeBefore) return ranged(mention, rangeBefore, from + rangeBefore.index, mention.end)
  const rangeBehind = BETWEEN_TIMES.test(behind) ? RANGE_BEHIND.exec(behind) : null
  if (rangeBehind) return ranged(mention, rangeBehind, mention.start, mention.end + rangeBehind[0].length)
  const length = LENGTH_BEHIND.exec(behind) ?? WAY.exec(behind)
  const told = LENGTH_BEFORE.exec(before)
  // 「30分散歩、20分ストレッチ」: after a pause the length is the next activity's.
  if (length && !(told && /^\D{0,12}[、。,\n]/.test(length[0])))
    return [{ ...mention, end: mention.end + length[0].length, min: lengthMin(length[1], length[2], length[3]) }]
  return told ? [{ ...mention, start: from + told.index, min: lengthMin(told[1], told[2], told[3]) }] : []
}

/** Metres told behind or right before a mention, with the place of the words; undefined where none are. */
export function distanceOf(text: string, mention: Mention): { metres: number; start: number; end: number } | undefined {
  const behind = DISTANCE.exec(text.slice(mention.end, mention.end + REACH))
  const match = behind ?? DISTANCE_BEFORE.exec(text.slice(Math.max(0, mention.start - 16), mention.start))
  if (!match) return undefined
  const end = mention.end + (behind?.[0].length ?? 0)
  const start = mention.start - (behind ? 0 : match[0].length)
  return { metres: Number(match[1]) * (match[2] === 'm' ? 1 : 1000), start, end }
}
