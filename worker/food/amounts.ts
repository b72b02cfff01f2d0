/** Amounts as people say them: 2個, 茶碗1杯, 大さじ1, 半分, 3分の1, 2〜3枚, 200g, 350ml. Reads folded text only. */

export interface Amount {
  value: number
  /** Canonical unit: 'g', 'ml', 個, 杯 …; '' when only a number was said; '半分' for a share of the usual serving. */
  unit: string
  /** 茶碗, コップ, ジョッキ … named together with the number. */
  container?: string
  /** 約, くらい. */
  about?: boolean
}

export interface ReadAmount {
  amount: Amount
  end: number
}

/** Folded unit → canonical unit and factor. Order matters: longer first. */
const UNITS: [string, string, number][] = (
  'きろぐらむ:g:1000 みりりっとる:ml:1 でしりっとる:ml:100 りっとる:ml:1000 ぐらむ:g:1 kg:g:1000 mg:g:0.001 ml:ml:1 cc:ml:1 dl:ml:100 みり:ml:1 しーしー:ml:1 きろ:g:1000 g:g:1 l:ml:1000 ' +
  '人前:人前:1 人分:人前:1 にんまえ:人前:1 切れ:切れ:1 きれ:切れ:1 小鉢:小鉢:1 ぱっく:パック:1 ぱっく分:パック:1 かっぷ:カップ:1 ぴーす:ピース:1 ぼとる:ボトル:1 ぐらす:グラス:1 こっぷ:コップ:1 じょっき:ジョッキ:1 ' +
  'すぷーん:スプーン:1 すらいす:枚:1 ろーる:本:1 人まえ:人前:1 つまみ:つまみ:1 びん:瓶:1 ふくろ:袋:1 つぶ:粒:1 さら:皿:1 まい:枚:1 ほん:本:1 ぽん:本:1 ぼん:本:1 はい:杯:1 ぱい:杯:1 ばい:杯:1 ぜん:膳:1 かけ:片:1 ' +
  '個:個:1 箇:個:1 コ:個:1 ケ:個:1 ヶ:個:1 ヵ:個:1 こ:個:1 け:個:1 つ:つ:1 枚:枚:1 杯:杯:1 盃:杯:1 膳:膳:1 本:本:1 切:切れ:1 皿:皿:1 袋:袋:1 缶:缶:1 瓶:瓶:1 粒:粒:1 貫:貫:1 かん:貫:1 合:合:1 玉:玉:1 丁:丁:1 束:束:1 把:束:1 ' +
  '房:房:1 片:片:1 食:食:1 匹:尾:1 尾:尾:1 串:串:1 斤:斤:1 箱:箱:1 椀:杯:1 碗:杯:1 鉢:鉢:1 株:株:1 腹:腹:1 口:口:1 升:升:1 節:節:1 柵:サク:1 さく:サク:1 帖:帖:1 包:包:1 しな:皿:1 品:皿:1 串:串:1 丸:個:1 台:個:1 ほーる:ホール:1'
)
  .split(' ')
  .map((entry) => {
    const [from = '', to = '', factor = '1'] = entry.split(':')
    return [from, to, Number(factor)] as [string, string, number]
  })
  .sort((a, b) => b[0].length - a[0].length)

/** Vessels said before the number: 茶碗1杯, コップ半分, 大さじ1. */
const CONTAINERS: [string, string][] = (
  '大さじ:大さじ おおさじ:大さじ 大匙:大さじ 小さじ:小さじ こさじ:小さじ 小匙:小さじ お茶碗:茶碗 茶碗:茶碗 茶わん:茶碗 ちゃわん:茶碗 お椀:椀 おわん:椀 こっぷ:コップ ぐらす:グラス まぐかっぷ:マグ まぐ:マグ ' +
  '中じょっき:中ジョッキ 大じょっき:大ジョッキ 小じょっき:小ジョッキ じょっき:ジョッキ おちょこ:おちょこ 猪口:おちょこ お猪口:おちょこ かっぷ:カップ 計量かっぷ:カップ どん:丼 小鉢:小鉢 小皿:小皿 大皿:大皿 すぷーん:スプーン ' +
  'てぃーすぷーん:小さじ ろんぐ缶:ロング缶 中瓶:中瓶 中びん:中瓶 大瓶:大瓶 大びん:大瓶 小瓶:小瓶 小びん:小瓶 徳利:徳利 とっくり:徳利 お銚子:銚子 銚子:銚子 ぼとる:ボトル しんぐる:シングル だぶる:ダブル ぺっとぼとる:本 ぺっと:本 湯呑み:杯 湯のみ:杯'
)
  .split(' ')
  .map((entry) => entry.split(':') as [string, string])
  .sort((a, b) => b[0].length - a[0].length)

const KANJI_DIGITS = '〇一二三四五六七八九'
const COUNTED: Record<string, number> = {
  ひとつ: 1,
  ふたつ: 2,
  みっつ: 3,
  よっつ: 4,
  いつつ: 5,
  むっつ: 6,
  ななつ: 7,
  やっつ: 8,
  ここのつ: 9,
  ひと: 1,
  ふた: 2,
}

/** Dictated or all in kana, right behind a dish: ごはんいちぜん, たまごさんこ, にはい, じゅっこ. */
const KANA_COUNT =
  /^(いち|いっ|ひと|に|ふた|さん|よん|ご|ろく|ろっ|なな|はち|はっ|きゅう|じゅう|じゅっ|じっ)(ぜん|まい|こ|はい|ばい|ぱい|ほん|ぼん|ぽん|さら|きれ|つぶ|ふくろ|ぱっく|かん|たま|ちょう|にんまえ|にんぶん)(?=$|[^ぁ-んー]|[とをはもでのや]|です|だけ|たべ|くらい|ぐらい|ずつ)/
const KANA_VALUES: Record<string, number> = Object.fromEntries(
  'いち:1 いっ:1 ひと:1 に:2 ふた:2 さん:3 よん:4 ご:5 ろく:6 ろっ:6 なな:7 はち:8 はっ:8 きゅう:9 じゅう:10 じゅっ:10 じっ:10'
    .split(' ')
    .map((pair) => [pair.split(':')[0], Number(pair.split(':')[1])]),
)
const KANA_UNITS: Record<string, string> = { かん: '貫', たま: '玉', ちょう: '丁', にんぶん: '人前' }

/** A count in kana that starts exactly at `at`; only asked right behind a dish. */
export function readKanaCount(text: string, at: number): ReadAmount | undefined {
  const hit = KANA_COUNT.exec(text.slice(at, at + 10))
  const unit = KANA_UNITS[hit?.[2] ?? ''] ?? UNITS.find(([word]) => word === hit?.[2])?.[1]
  if (!hit || unit === undefined) return undefined
  return { amount: { value: KANA_VALUES[hit[1] ?? ''] ?? 1, unit }, end: at + hit[0].length }
}

/** Numbers that belong to the clock, the calendar or money, not to a food. */
const NOT_AN_AMOUNT =
  /^(?:種|品目|色|点|味|段|層|倍|代|枚目|個目|杯目|時|じ(?!ょ)|分(?!の)|ぷん|ふん|日|月|年|円|えん|回|度|歩|ほ|%|パーセント|:|\/\d|歳|才|才|週|階|人(?!前|分|まえ)|名|番|位|号|割|kcal|きろかろりー|かろりー|cal|kg台|mm|cm|きろ台|きろある|きろはし|周年|目|ねん|km|きろめーとる|めーとる|mg\/|m(?![lg]))/

/** A number without a unit that is the size of a can or bottle; it counts only behind a drink: 「ビール350」. */
export const CAN = '缶の大きさ'
const CAN_SIZES = new Set([135, 180, 200, 250, 280, 330, 334, 350, 355, 400, 450, 500, 633, 720, 750, 1000])

/** Reads one amount that starts exactly at `at`; undefined when none stands there. */
export function readAmount(text: string, at: number): ReadAmount | undefined {
  let here = skip(text, at, /^(?:約|だいたい|大体|およそ|ほぼ|軽く|たった|各|計|合計|全部で)+/)
  const about = here > at
  const container = CONTAINERS.find(([word]) => text.startsWith(word, here))
  if (container) here = skip(text, here + container[0].length, /^(?:で|に|入り)?(?:軽く|山盛り|たっぷり)?\s?/)
  const half = /^(?:半分|はんぶん|半量|1\/2|½)/.exec(text.slice(here, here + 5))
  if (half)
    return done(text, here + half[0].length, {
      value: 0.5,
      unit: container ? '' : '半分',
      container: container?.[1],
      about,
    })
  const halfUnit = /^半(?=丁|個|玉|本|枚|膳|人前|袋|ぱっく|身|束|かっぷ|斤|尾|缶|切|杯|皿|こっぷ|合)/.exec(
    text.slice(here, here + 2),
  )
  const number = halfUnit ? { value: 0.5, end: here + 1, counted: false } : readNumber(text, here)
  if (!number) return container && at !== here ? bareContainer(at, here, container[1]) : undefined
  here = skip(text, number.end, /^\s(?=(?:個|枚|本|杯|g|ml|切))/)
  if (NOT_AN_AMOUNT.test(text.slice(here, here + 9))) return undefined
  const unit = number.counted
    ? undefined
    : UNITS.find(([word]) => text.startsWith(word, here) && !cutsWord(text, here, word))
  const bare = !unit && !container && !number.counted
  if (bare && CAN_SIZES.has(number.value)) return done(text, here, { value: number.value, unit: CAN, about })
  if (number.value === 0 || (bare && (number.kanji || number.value > 30))) return undefined
  const more = /^半(?!分|熟|生|熟|身)/.test(text.slice(here + (unit?.[0].length ?? 0)).slice(0, 2)) && unit ? 0.5 : 0
  const value = (number.value + more) * (unit?.[2] ?? 1)
  const end = here + (unit?.[0].length ?? 0) + (more > 0 ? 1 : 0)
  return done(text, end, { value, unit: number.counted ? 'つ' : (unit?.[1] ?? ''), container: container?.[1], about })
}

/** A unit of one or two kana must not be the head of another word: 「2こ」 yes, 「2ころっけ」 no. */
function cutsWord(text: string, at: number, unit: string): boolean {
  if (!/^[ぁ-ん]{1,2}$/.test(unit) && !/^[gl]$/.test(unit)) return false
  const next = text[at + unit.length] ?? ''
  if (/^[gl]$/.test(unit)) return /[a-z]/.test(next)
  return (
    /[ぁ-んー]/.test(next) &&
    !/^[とをはもがのでにや]/.test(next) &&
    !/^(?:くらい|ぐらい|ほど|だけ|食べ|ずつ)/.test(text.slice(at + unit.length, at + unit.length + 3))
  )
}

/** A vessel without a number counts once when the clause ends or goes on with a particle: 「ビール中ジョッキ」. */
function bareContainer(at: number, end: number, container: string): ReadAmount | undefined {
  if (!/ジョッキ|ロング缶|中瓶|大瓶|小瓶|グラス|シングル|ダブル/.test(container) || at === end) return undefined
  return { amount: { value: 1, unit: '', container }, end }
}

function done(text: string, end: number, amount: Amount): ReadAmount {
  const after = skip(text, end, /^(?:くらい|ぐらい|程度|ほど|弱|強(?!い)|前後|分(?=$|[\s、,。とを]))/)
  return { amount: after > end ? { ...amount, about: true } : amount, end: after }
}

const skip = (text: string, at: number, pattern: RegExp): number =>
  at + (pattern.exec(text.slice(at, at + 12))?.[0].length ?? 0)

interface NumberAt {
  value: number
  end: number
  counted: boolean
  kanji?: boolean
}

function readNumber(text: string, at: number): NumberAt | undefined {
  const rest = text.slice(at, at + 14)
  const part = /^(\d+|[一二三四五六七八九])分の(\d+|[一二三四五六七八九])/.exec(rest)
  if (part) return { value: digits(part[2] ?? '1') / digits(part[1] ?? '1'), end: at + part[0].length, counted: true }
  const slash = /^(\d{1,2})\/(\d{1,2})(?!\d)/.exec(rest)
  if (slash && Number(slash[1]) < Number(slash[2]) && Number(slash[2]) <= 10) {
    return { value: Number(slash[1]) / Number(slash[2]), end: at + slash[0].length, counted: false }
  }
  const range = /^(\d+(?:\.\d+)?)[~、,・-](\d+(?:\.\d+)?)(?=個|枚|本|杯|切|粒|つ|口|貫|g|ml|こ|皿|膳)/.exec(rest)
  if (range) return { value: (Number(range[1]) + Number(range[2])) / 2, end: at + range[0].length, counted: false }
  const plain = /^\d+(?:\.\d+)?/.exec(rest)
  if (plain) return { value: Number(plain[0]), end: at + plain[0].length, counted: false }
  const told =
    /^(?:ひとつ|ふたつ|みっつ|よっつ|いつつ|むっつ|ななつ|やっつ|ここのつ|ひと(?=切れ|きれ|口|くち|皿|さら|袋|ふくろ|つまみ|玉|箱|缶|粒|つぶ|かけ|房)|ふた(?=切れ|きれ|口|くち|皿|袋|玉|つまみ))/.exec(
      rest,
    )
  if (told) return { value: COUNTED[told[0]] ?? 1, end: at + told[0].length, counted: told[0].endsWith('つ') }
  const kanji = /^[一二三四五六七八九十]{1,3}/.exec(rest)
  return kanji ? { value: digits(kanji[0]), end: at + kanji[0].length, counted: false, kanji: true } : undefined
}

/** '3', '三', '十二' → number. */
function digits(text: string): number {
  if (/^\d+$/.test(text)) return Number(text)
  const ten = text.indexOf('十')
  if (ten < 0) return KANJI_DIGITS.indexOf(text[0] ?? '')
  const tens = ten === 0 ? 1 : KANJI_DIGITS.indexOf(text[0] ?? '')
  const ones = ten === text.length - 1 ? 0 : KANJI_DIGITS.indexOf(text[ten + 1] ?? '')
  return tens * 10 + ones
}
