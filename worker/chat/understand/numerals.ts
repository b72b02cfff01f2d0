/**
 * Numbers written in kanji and kana as digits: 百二十八, 一二八, 一万二千, 1万2千, 1.2万, ひゃくにじゅうはち.
 * Only where a number is meant: 五目, 三色, 八百屋, 千葉, まんじゅう and the like stay as they are.
 */

const DIGITS: Record<string, number> = {
  〇: 0,
  零: 0,
  一: 1,
  壱: 1,
  二: 2,
  弐: 2,
  三: 3,
  参: 3,
  四: 4,
  五: 5,
  六: 6,
  七: 7,
  八: 8,
  九: 9,
}
const TENS: Record<string, number> = { 十: 10, 百: 100, 千: 1000 }

/** Value of a run of kanji numerals and digits; undefined where it is not well formed. */
export function numeralValue(run: string): number | undefined {
  const [big, small, ...more] = run.split('万')
  if (more.length > 0 || big === undefined) return undefined
  if (small === undefined) return belowTenThousand(big)
  const high = big === '' ? undefined : belowTenThousand(big)
  const low = small === '' ? 0 : belowTenThousand(small)
  return high === undefined || low === undefined ? undefined : Math.round(high * 10_000 + low)
}

function belowTenThousand(run: string): number | undefined {
  let total = 0
  let digits = ''
  for (const character of run) {
    const unit = TENS[character]
    if (unit === undefined) {
      digits += DIGITS[character] ?? character
      continue
    }
    total += (digits === '' ? 1 : Number(digits)) * unit
    digits = ''
  }
  const value = total + Number(digits || 0)
  return Number.isFinite(value) ? Math.round(value * 1000) / 1000 : undefined
}

const COUNTER =
  '(?:時間|時(?![々代期計的停])|分(?!目|別|か|け|の[一二三四五])|秒|歩|キロ|kg|グラム|g|ミリ|ml|cc|リットル|センチ|cm|パーセント|%|個|コ|杯|枚|本(?!木)|切れ|粒|錠|包|缶|膳|皿|玉(?!ねぎ)|丁(?!目)|袋|パック|人前|人分|貫|合(?!目)|口|房|片|尾|匹|羽|回|日前|日目|日ぶり|日間|日連続|週間|か月|ヶ月|カ月|ヵ月|月(?!見)|年|円|歳|才|つ(?![葉橋角])|点|箱|束|斤|度(?=[\\d〇一二三四五六七八九]|$|[\\s。、])|拍)'
/** After a number without a counter: the end, a pause, a particle or the other half of a pair. */
const FREE = '(?=$|[^一-龠ァ-ヶー]|下|脈|上|最低|超|切|台)'
/** Letters of パーセント and the like. */
const LONGEST_COUNTER = 6
const KANJI_RUN = /[\d.〇零一二三四五六七八九十百千万壱弐参]{1,12}/g
const AFTER_COUNTER = new RegExp(`^${COUNTER}`)
const AFTER_FREE = new RegExp(`^${FREE}`)
const IDIOMS = /^(?:七五三|三三七|四六時中|一二三|二十世紀|百円|千円)/

function isNumber(run: string, before: string, after: string): boolean {
  if (/\d/.test(run)) return /\d[千百万十]/.test(run) || /[千百万]\d/.test(run)
  if (IDIOMS.test(run)) return false
  if (run === '百' && /^の[四五六七八九\d]/.test(after)) return true
  if (run === '十' && /^分/.test(after))
    return /[時歩操動間ングトク]$|^$|[\s、。|]$/.test(before) && !/^分(?:な|に|[食飲寝眠休気注し足])/.test(after)
  if (run === '一' && /^(?:日|番|度|月|時(?!間)|分|口|本|点|人|年|段)/.test(after))
    return /^(?:時半|人前|口食|本[飲吸]|年前|月\d)/.test(after)
  if (AFTER_COUNTER.test(after)) return true
  if (/^日(?!酔|本|々|曜|和)/.test(after)) return /月$/.test(before) || !/^[一二三四五六七八九]$/.test(run)
  const compound = /[十百千万]/.test(run) && run.length > 1
  const spelled = !/[十百千万]/.test(run) && run.length >= 3
  const halfOfPair = (/^の[〇一二三四五六七八九十百\d]/.test(after) || /[の\d][\s]?$/.test(before)) && run.length >= 2
  return (compound || spelled || halfOfPair || /[上下脈]$/.test(before)) && run.length >= 2 && AFTER_FREE.test(after)
}

export function kanjiToDigits(text: string): string {
  const pointed = text.replace(/([〇零一二三四五六七八九十百])[点・.]([〇零一二三四五六七八九])(?![一-龠])/g, '$1.$2')
  return pointed.replace(KANJI_RUN, (run, at: number) => {
    if (!/[〇零一二三四五六七八九十百千万壱弐参]/.test(run)) return run
    const clean = run.replace(/\.+$/, '')
    const tail = run.slice(clean.length)
    const after = pointed.slice(at + clean.length, at + clean.length + LONGEST_COUNTER)
    if (!isNumber(clean, pointed.slice(Math.max(0, at - 2), at), after)) return run
    const [whole = '', fraction] = /[〇零一二三四五六七八九十百]\./.test(clean) ? clean.split('.') : [clean]
    const value = numeralValue(whole)
    if (value === undefined) return run
    return `${value}${fraction ? `.${numeralValue(fraction) ?? ''}` : ''}${tail}`
  })
}

const ONE = '(?:いち|いっ|に|さん|よん|し(?!た)|ご|ろく|ろっ|なな|しち|はち|はっ|きゅう|く)'
const KANA_DIGIT: Record<string, number> = {
  いち: 1,
  いっ: 1,
  に: 2,
  さん: 3,
  よん: 4,
  し: 4,
  ご: 5,
  ろく: 6,
  ろっ: 6,
  なな: 7,
  しち: 7,
  はち: 8,
  はっ: 8,
  きゅう: 9,
  く: 9,
}
const KANA_NUMBER = new RegExp(
  `(?:(${ONE})まん)?(?:(${ONE})?(?:せん|ぜん))?(?:(${ONE})?(ひゃく|びゃく|ぴゃく))?(?:(${ONE})?(じゅう|じゅっ))?(${ONE})?(?:てん(${ONE}))?`,
  'y',
)
const KANA_START = /(?:^|[^ぁ-んー]|うえ|した|みゃく|が|は|わ|の|で|と|に|も|を)$/

/** The number that starts at `at`, with its length; undefined where the kana are no number. */
function kanaNumberAt(text: string, at: number): { value: string; length: number } | undefined {
  KANA_NUMBER.lastIndex = at
  const match = KANA_NUMBER.exec(text)
  if (!match?.[0]) return undefined
  const [whole, tenThousands, thousands, hundreds, hundred, tens, ten, ones, tenths] = match
  const strong = hundred !== undefined || (ten !== undefined && tens !== undefined)
  const counted = /^(?:[ほぽ](?![ぁ-ん])|ぽ|歩|きろ|キロ)/.test(text.slice(at + whole.length))
  if (!strong && !((tenThousands || /せん|ぜん/.test(whole) || ten) && counted)) return undefined
  const digit = (kana: string | undefined, otherwise: number) =>
    kana === undefined ? otherwise : (KANA_DIGIT[kana] ?? 0)
  const has = (word: RegExp) => (word.test(whole) ? 1 : 0)
  // 「ろくじゅうになった」: the last に is a particle.
  const particle = ones === 'に' && !tenths && /^(?:な|は|し|も|[一-龠])/.test(text.slice(at + whole.length))
  const value =
    digit(tenThousands, 0) * 10_000 +
    digit(thousands, 1) * 1000 * has(/せん|ぜん/) +
    digit(hundreds, 1) * 100 * (hundred ? 1 : 0) +
    digit(tens, 1) * 10 * (ten ? 1 : 0) +
    (particle ? 0 : digit(ones, 0))
  return { value: `${value}${tenths ? `.${digit(tenths, 0)}` : ''}`, length: whole.length - (particle ? 1 : 0) }
}

export function kanaToDigits(text: string): string {
  if (!/じゅ[うっ]|[ひびぴ]ゃく|[せぜ]ん|まん[ほぽ歩]/.test(text)) return text
  let out = ''
  let at = 0
  while (at < text.length) {
    const found = KANA_START.test(text.slice(Math.max(0, at - 3), at)) ? kanaNumberAt(text, at) : undefined
    if (found) {
      out += found.value
      at += found.length
    } else {
      out += text[at]
      at += 1
    }
  }
  return out
}
