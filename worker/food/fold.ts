/**
 * One spelling for the many ways a food is written: width, kana, kanji, okurigana. Words and texts are folded alike,
 * and every folded character remembers where it stood, so that spans can be told in the text as given.
 */

export interface Folded {
  text: string
  /** Start and end in the given text of the group that each folded character came from. */
  from: number[]
  to: number[]
}

/** Kanji and okurigana variants → the kana that stands for all of them. Longest first at each place. */
const SAME: [string, string][] = (
  '御飯:ごはん ご飯:ごはん 寿司:すし 鮨:すし 鮓:すし 拉麺:らーめん 蕎麦:そば 饂飩:うどん 素麺:そうめん 味噌:みそ 醤油:しょうゆ 正油:しょうゆ 玉子:たまご 卵:たまご ' +
  '玉葱:たまねぎ 玉ねぎ:たまねぎ 葱:ねぎ 海老:えび 蟹:かに 烏賊:いか 蛸:たこ 鮭:さけ 鯖:さば 鯵:あじ 鰯:いわし 鰹:かつお 鮪:まぐろ 鰤:ぶり 鱈:たら 秋刀魚:さんま 鰻:うなぎ 穴子:あなご ' +
  '帆立:ほたて 浅利:あさり 蜆:しじみ 昆布:こんぶ 若布:わかめ 海苔:のり 豆腐:とうふ 納豆:なっとう 蒟蒻:こんにゃく 牛蒡:ごぼう 人参:にんじん 大根:だいこん 南瓜:かぼちゃ 胡瓜:きゅうり 茄子:なす ' +
  '韮:にら 椎茸:しいたけ 舞茸:まいたけ 松茸:まつたけ 筍:たけのこ 竹の子:たけのこ 胡麻:ごま 生姜:しょうが 大蒜:にんにく 苺:いちご 林檎:りんご 葡萄:ぶどう 蜜柑:みかん 餅:もち 栗:くり 芋:いも ' +
  '唐揚げ:からあげ から揚げ:からあげ 空揚げ:からあげ 唐揚:からあげ から揚:からあげ 揚げ:あげ 揚:あげ 焼き:やき 焼い:焼い 焼け:焼け 焼く:焼く 焼:やき 巻き:まき 巻:まき 盛り:もり 盛:もり ' +
  '炒め:いため 炒り:いり 炒:いため 蒸し:むし 蒸:むし 茹で:ゆで 茹:ゆで 和え:あえ 漬物:つけもの 漬け物:つけもの 漬け:づけ 漬:づけ 煮込み:にこみ 煮込:にこみ 冷やし:ひやし 冷し:ひやし 握り:にぎり ' +
  '炊き込み:たきこみ 炊込み:たきこみ 炊込:たきこみ 丼ぶり:どん どんぶり:どん 丼:どん 肉:にく 鶏:とり 鳥:とり 豚:ぶた 牛:ぎゅう 汁:しる 麺:めん 麵:めん 珈琲:こーひー 麦酒:びーる 炒飯:ちゃーはん 餃子:ぎょうざ ' +
  '沢庵:たくあん 鍋:なべ 餡:あん 団子:だんご 饅頭:まんじゅう 煎餅:せんべい 羊羹:ようかん 羊かん:ようかん 天麩羅:てんぷら 天婦羅:てんぷら 天ぷら:てんぷら 混ぜ:まぜ 雑炊:ぞうすい 甘エビ:あまえび ' +
  'すぱげってぃー:すぱげてぃ すぱげってぃ:すぱげてぃ すぱげてぃー:すぱげてぃ すぱげっち:すぱげてぃ うぃ:うい ヴぁ:ば ヴ:ぶ 和え物:あえもの 揚物:あげもの 煮物:煮もの 煮もの:煮もの 焼物:やきもの 焼き物:やきもの ' +
  '焼売:しゅうまい 春雨:はるさめ 若鶏:とり わか鶏:とり 白菜:はくさい 小松菜:こまつな 水菜:みずな 里芋:さといも さと芋:さといも 長芋:ながいも 長いも:ながいも 山芋:やまいも 甘酢:あまず 漬け丼:づけどん 漬丼:づけどん ' +
  'ていしょく:定食 おべんとう:お弁当 べんとう:弁当 ちゅうか:中華 きりぼし:切り干し 切干し:切り干し 切干:切り干し にほんしゅ:日本酒 にざかな:煮魚 さしみ:刺身 刺し身:刺身 やさい:野菜 くだもの:果物 むぎちゃ:麦茶 こうちゃ:紅茶 りょくちゃ:緑茶 せきはん:赤飯'
)
  .split(' ')
  .map((pair) => pair.split(':') as [string, string])

const NONE: [string, string][] = []
let sameByHead: Map<string, [string, string][]> | undefined

function variantsFrom(head: string): [string, string][] {
  if (sameByHead === undefined) {
    sameByHead = new Map()
    for (const [from, to] of SAME) {
      const kana = [...from].map(foldKana).join('')
      sameByHead.set(kana[0] ?? '', [...(sameByHead.get(kana[0] ?? '') ?? []), [kana, to]])
    }
    for (const list of sameByHead.values()) list.sort((a, b) => b[0].length - a[0].length)
  }
  return sameByHead.get(head) ?? NONE
}

const DASHES = /[‐‑–—―−ｰ]/
const isKana = (char: string): boolean => /[ぁ-ゖー]/.test(char)

function foldKana(char: string): string {
  const code = char.charCodeAt(0)
  return code >= 0x30a1 && code <= 0x30f3 ? String.fromCharCode(code - 0x60) : char
}

/** Folds a text; the result may be longer or shorter than the text, `from`/`to` lead back. */
export function fold(text: string): Folded {
  const plain = foldCharacters(text)
  const out: Folded = { text: '', from: [], to: [] }
  const put = (chars: string, from: number, to: number) => {
    out.text += chars
    for (let i = 0; i < chars.length; i++) {
      out.from.push(from)
      out.to.push(to)
    }
  }
  for (let i = 0; i < plain.text.length; ) {
    const variant = variantAt(plain.text, i)
    const length = variant?.[0].length ?? 1
    put(variant?.[1] ?? plain.text[i] ?? '', plain.from[i] ?? 0, plain.to[i + length - 1] ?? 0)
    i += length
  }
  return out
}

/** Width, case, katakana → hiragana, long-vowel dashes; one character at a time. */
function foldCharacters(text: string): Folded {
  const out: Folded = { text: '', from: [], to: [] }
  for (let i = 0; i < text.length; ) {
    const next = text[i + 1]
    const width =
      next === 'ﾞ' || next === 'ﾟ' || next === '\u3099' || next === '\u309a' ? 2 : isHighSurrogate(text, i) ? 2 : 1
    const raw = text.slice(i, i + width)
    for (const char of raw.normalize('NFKC').toLowerCase()) {
      const folded = DASHES.test(char) && isKana(out.text.at(-1) ?? '') ? 'ー' : foldKana(char)
      out.text += folded
      for (let k = 0; k < folded.length; k++) {
        out.from.push(i)
        out.to.push(i + width)
      }
    }
    i += width
  }
  return out
}

const isHighSurrogate = (text: string, at: number): boolean => {
  const code = text.charCodeAt(at)
  return code >= 0xd800 && code <= 0xdbff
}

/** The folded form of one dictionary word: the same as `fold`, without the way back, for thousands of words at once. */
export function foldWord(word: string): string {
  let plain = ''
  for (let i = 0; i < word.length; i++) {
    const code = word.charCodeAt(i)
    if (code >= 0x30a1 && code <= 0x30f3) plain += String.fromCharCode(code - 0x60)
    else if ((code >= 0x3041 && code <= 0x30fc) || (code >= 0x4e00 && code <= 0x9fff)) plain += word[i]
    else return fold(word).text
  }
  let out = ''
  for (let i = 0; i < plain.length; ) {
    const variant = variantAt(plain, i)
    out += variant?.[1] ?? plain[i]
    i += variant?.[0].length ?? 1
  }
  return out
}

/** First character of a word with only its kana folded: cheap enough to sort thousands of words by. */
export function rawHead(word: string): string {
  const code = word.charCodeAt(0)
  if (code >= 0x30a1 && code <= 0x30f3) return String.fromCharCode(code - 0x60)
  return (code >= 0x3041 && code <= 0x30fc) || (code >= 0x4e00 && code <= 0x9fff)
    ? (word[0] ?? '')
    : (foldWord(word)[0] ?? '')
}

let headsByFolded: Map<string, string[]> | undefined

/** The raw heads whose words may begin with this character once they are folded: や ← や, 焼. */
export function headsOf(folded: string): readonly string[] {
  if (headsByFolded === undefined) {
    headsByFolded = new Map()
    for (const [from, to] of SAME) {
      const heads = headsByFolded.get(to[0] ?? '') ?? [to[0] ?? '']
      const head = foldKana(from[0] ?? '')
      if (!heads.includes(head)) heads.push(head)
      headsByFolded.set(to[0] ?? '', heads)
    }
  }
  return headsByFolded.get(folded) ?? [folded]
}

function variantAt(plain: string, at: number): [string, string] | undefined {
  for (const variant of variantsFrom(plain[at] ?? '')) if (plain.startsWith(variant[0], at)) return variant
  return undefined
}

/** True when a match of folded characters [start, end) does not cut a group in two. */
export function isWhole(folded: Folded, start: number, end: number): boolean {
  const cutsHead =
    start > 0 && folded.from[start] === folded.from[start - 1] && folded.to[start] === folded.to[start - 1]
  const cutsTail =
    end < folded.text.length && folded.from[end] === folded.from[end - 1] && folded.to[end] === folded.to[end - 1]
  return !cutsHead && !cutsTail
}
