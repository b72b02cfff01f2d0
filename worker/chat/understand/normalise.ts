/**
 * One spelling for what people type and dictate: NFKC, small letters, digits for kanji and kana numerals, one sort of
 * dash between numbers, everyday kana words of measuring in kanji. Keeps words otherwise as they are.
 */
import { kanaToDigits, kanjiToDigits } from './numerals.ts'

/** Kana spellings that would otherwise hide a number or a name (たいじゅう holds じゅう). */
const SPELLINGS: [RegExp, string][] = [
  [/たいじゅう/g, '体重'],
  [/⚖/gu, '体重 '],
  [/🌡/gu, '体温 '],
  [/(?:❤|♥|💓|💗|💖|🫀)(?=\s?\d)/gu, '脈拍 '],
  [/(?:🛏|😴|💤)(?=\s?\d{1,2}[:時](?!間))/gu, '就寝 '],
  [/(?:😴|💤|🛏)(?=\s?\d{1,2}(?:\.\d)?(?:時間|h))/gu, '睡眠 '],
  [/(?:⏰|🌅|☀)(?=\s?\d{1,2}[:時](?!間))/gu, '起床 '],
  [/(?:👣|👟|🚶)(?=\s?\d{3})/gu, '歩数 '],
  [/[✅☑✔⭕👌🆗]/gu, ' ok '],
  [/[❌✖✕✗✘]/gu, '×'],
  [/半時間/g, '30分'],
  [/すい分/g, '水分'],
  [/↑(?=\s?\d{2,3})/g, '上'],
  [/↓(?=\s?\d{2,3})/g, '下'],
  [/(?<=\d)\s?(?:オーバー|over|スラッシュ|すらっしゅ)\s?(?=\d{2,3})/g, '/'],
  [/けつあつ/g, '血圧'],
  [/たいおん/g, '体温'],
  [/すいみん/g, '睡眠'],
  [/みゃくはく/g, '脈拍'],
  [/しんぱくすう/g, '心拍数'],
  [/たいしぼうりつ/g, '体脂肪率'],
  [/けっとうち/g, '血糖値'],
  [/(?:体|たい)しぼう/g, '体脂肪'],
  [/ほすう/g, '歩数'],
  [/きのう(?!し|が?低|的)/g, '昨日'],
  [/ゆ[うん]べ|昨晩|夕べ/g, '昨夜'],
  [/けさ(?![ぁ-ん]*[れる])/g, '今朝'],
  [/ぶんまえ/g, '分前'],
]

/** Words of measuring in katakana, as half-width keyboards and old devices write them. */
const IN_KATAKANA =
  /ケツアツ|タイジュウ|タイオン|スイミン(?!グ)|ミャクハク|ミャク|ホスウ|ケットウチ|ケットウ|タイシボウ|クスリ|オツウジ|(?<=\d\s?)(?:ノ|ト)(?=\s?\d)|(?<=\d\s?)(?:デシタ|デス|ジ|フン|ホ)(?![ァ-ヶ])|(?<=[一-龠ぁ-ん]\s?)[ハガ](?=\s?\d)/g
const toHiragana = (word: string) => word.replace(/[ァ-ヶ]/g, (kana) => String.fromCharCode(kana.charCodeAt(0) - 0x60))

const AFTER_DIGITS: [RegExp, string][] = [
  [/(?<=\d)\s?きろ/g, 'キロ'],
  [/(?<=\d)\s?[ほぽ](?=$|[\s。、,でだ!]|ある|歩)/g, '歩'],
  [/(?<=\d)\s?(?:ぷん|ふん)/g, '分'],
  [/(?<=\d)\s?じかん/g, '時間'],
  [/(?<=\d)\s?じ(?=$|[\s。、,はにごか半~-])/g, '時'],
  [/(?<=\d|時間)\s?はん(?=に|ね|お|寝|睡|$)/g, '半'],
  [/(?<=\d)\s?ど(?=$|[\s。、でだ\d]|[ろ5]?[くごぶ])/g, '度'],
  [/(?<=\d)\s?えん/g, '円'],
  // 「62キロ半」「62キロと300グラム」: halves and grams after the kilos.
  [/(?<![\d.])(\d{1,3})(キロ|kg)半(?![日年額袋分])/g, '$1.5$2'],
  [/(?<![\d.])(\d{2,3})(キロ|kg)と?(\d)00(?:グラム|g)?(?![\d歩円mlc])/g, '$1.$3$2'],
  [/(?<=\d)\s?(?:点|てん|テン|コンマ)\s?(?=\d)/g, '.'],
]

const HOURS_IN_KANA: Record<string, string> = {
  いち: '1',
  に: '2',
  さん: '3',
  よ: '4',
  ご: '5',
  ろく: '6',
  しち: '7',
  なな: '7',
  はち: '8',
  く: '9',
  じゅう: '10',
  じゅういち: '11',
  じゅうに: '12',
}

/** Numerals in katakana (ヒャクニジュウゴ) as hiragana; other words stay. */
function kanaNumeral(word: string): string {
  if (
    !/^(?:イチ|ニ|サン|ヨン|シチ|シ|ゴ|ロク|ロッ|ナナ|ハチ|ハッ|キュウ|ク|ジュウ|ヒャク|ビャク|ピャク|セン|ゼン|マン|テン)+$/.test(
      word,
    )
  )
    return word
  return toHiragana(word)
}

export function normalise(text: string): string {
  let words = text
    .replace(/[①-⑳❶-❿]/g, ' ')
    .normalize('NFKC')
    .toLowerCase()
    .replace(/\r\n?/g, '\n')
  words = words.replace(/[\u200b-\u200f]|\ufe0f|\u2060/g, '').replace(/[\t\u00a0]/g, ' ')
  words = words
    .replace(/[’`´]/g, "'")
    .replace(/[～〜]/g, '~')
    .replace(/[‐‑‒–—―−─]/g, '-')
    .replace(/➡|⇒|⇨|->|=>/g, '→')
  words = words.replace(/(?<=\d)\s?[ー-]\s?(?=\d)/g, '-').replace(/(?<=\d)⁄(?=\d)/g, '/')
  words = words.replace(/(?<![\d,.])\d{1,3}(?:,\d{3})+(?!\d)/g, (number) => number.replaceAll(',', ''))
  words = words.replace(/(?<=\d)o(?=[\d.])|(?<=\d\.)o(?![a-z])/g, '0').replace(IN_KATAKANA, toHiragana)
  for (const [spelling, word] of SPELLINGS) words = words.replace(spelling, word)
  words = words.replace(/(?<=\d)\s?まん(?=\d|$|[\s歩ほ])/g, '万').replace(/(?<=\d)\s?せん(?=\d|$|[\s歩ほ])/g, '千')
  words = words.replace(
    /(?:(?<![ぁ-んー])|(?<=[一-龠]て))(じゅういち|じゅうに|じゅう|いち|に|さん|よ|ご|ろく|しち|なな|はち|く)(?=じ(?:かん|はん|に(?:ね|お|寝|起|目)))/g,
    (kana) => HOURS_IN_KANA[kana] ?? kana,
  )
  words = kanjiToDigits(kanaToDigits(words.replace(/[ァ-ヶー]{4,}/g, kanaNumeral)))
  words = words.replace(/(\d+)万と(\d{1,4})(?=歩|円)/g, (_, high: string, low: string) =>
    String(Number(high) * 10_000 + Number(low)),
  )
  words = words.replace(/(\d{4,6})と(\d{1,3})(?=歩)/g, (_, high: string, low: string) =>
    String(Number(high) + Number(low)),
  )
  for (const [spelling, word] of AFTER_DIGITS) words = words.replace(spelling, word)
  words = words.replace(/(?<![\d.] ?)(\d) (\d)(?: (\d))? ?\. ?(\d)(?![\d.])/g, '$1$2$3.$4')
  if (/[\p{L}\p{N}]/u.test(words))
    words = words.replace(/(?![#*\d©®])\p{Extended_Pictographic}|\p{Emoji_Modifier}/gu, ' ')
  return words.replace(/(?<=\d)(?: ?\.{1,3} ?|\. )(?=\d)/g, '.').trim()
}
