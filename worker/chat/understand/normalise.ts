/**
 * One spelling for what people type and dictate: NFKC, small letters, digits for kanji and kana numerals, one sort of
 * dash between numbers, everyday kana words of measuring in kanji. Keeps words otherwise as they are.
 */
import { kanaToDigits, kanjiToDigits } from './numerals.ts'

/** Kana spellings that would otherwise hide a number or a name (たいじゅう holds じゅう). */
const SPELLINGS: [RegExp, string][] = [
  [/たいじゅう/g, '体重'],
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
  [/ゆうべ|昨晩|夕べ/g, '昨夜'],
  [/けさ(?![ぁ-ん]*[れる])/g, '今朝'],
  [/ぶんまえ/g, '分前'],
]

const AFTER_DIGITS: [RegExp, string][] = [
  [/(?<=\d)\s?きろ/g, 'キロ'],
  [/(?<=\d)\s?ほ(?=$|[\s。、,でだ!]|ある|歩)/g, '歩'],
  [/(?<=\d)\s?(?:ぷん|ふん)/g, '分'],
  [/(?<=\d)\s?じかん/g, '時間'],
  [/(?<=\d)\s?じ(?=$|[\s。、,はにごか半])/g, '時'],
  [/(?<=\d)\s?はん(?=に|ね|お)/g, '半'],
  [/(?<=\d)\s?ど(?=$|[\s。、でだ\d])/g, '度'],
  [/(?<=\d)\s?えん/g, '円'],
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

export function normalise(text: string): string {
  let words = text.normalize('NFKC').toLowerCase().replace(/\r\n?/g, '\n')
  words = words.replace(/[\u200b-\u200f\ufe0f\u2060]/g, '').replace(/[\t\u00a0]/g, ' ')
  words = words
    .replace(/[’`´]/g, "'")
    .replace(/[～〜]/g, '~')
    .replace(/[‐‑‒–—―−─]/g, '-')
    .replace(/➡|⇒|⇨|->|=>/g, '→')
  words = words.replace(/(?<=\d)\s?[ー-]\s?(?=\d)/g, '-').replace(/(?<=\d)⁄(?=\d)/g, '/')
  words = words.replace(/(?<![\d,.])\d{1,3}(?:,\d{3})+(?!\d)/g, (number) => number.replaceAll(',', ''))
  for (const [spelling, word] of SPELLINGS) words = words.replace(spelling, word)
  words = words.replace(
    /(?<![ぁ-んー])(じゅういち|じゅうに|じゅう|いち|に|さん|よ|ご|ろく|しち|なな|はち|く)(?=じ(?:かん|はん|に(?:ね|お|寝|起)))/g,
    (kana) => HOURS_IN_KANA[kana] ?? kana,
  )
  words = kanjiToDigits(kanaToDigits(words))
  for (const [spelling, word] of AFTER_DIGITS) words = words.replace(spelling, word)
  return words.replace(/(?<=\d) ?\. ?(?=\d)/g, '.').trim()
}
