/** Sizes as shops and members say them: 大盛り, 特盛, アタマの大盛, ミニ, ハーフ, S, トール, キング. Reads folded text. */

/** How a size changes a dish: rice, noodles, what goes with them, and dishes without a staple. */
export interface Size {
  word: string
  rice: number
  noodle: number
  rest: number
  plain: number
  /** S, M, L: a unit of that name wins. */
  unit?: string
  /** A cup of a coffee shop, for drinks that have no unit of that name. */
  cupMl?: number
}

const size = (word: string, rice: number, noodle: number, rest: number, plain: number, unit?: string): Size => ({
  word,
  rice,
  noodle,
  rest,
  plain,
  unit,
})

const cup = (word: string, factor: number, unit: string, cupMl: number): Size => ({
  ...size(word, factor, factor, factor, factor, unit),
  cupMl,
})

const SIZES: [RegExp, Size][] = [
  [/^(?:超特もり|特々もり)/, size('超特盛', 1.4, 2, 2.4, 2.1)],
  [/^(?:きんぐ(?:さいず)?|ぎが(?:もり)?)(?=$|[\s、。をでのはと食い)(])/, size('キング', 2.2, 2.2, 4, 2.8)],
  [/^めが(?:もり|さいず)?(?=$|[\s、。をでのはと食い)(])/, size('メガ', 1.3, 1.8, 2.6, 1.9)],
  [/^(?:特もり|とくもり|特大もり|超大もり|特大|得もり|爆もり)/, size('特盛', 1.28, 1.7, 1.75, 1.7)],
  [/^(?:頭|あたま|具|にく)の?(?:大もり|おおもり|大)/, size('アタマの大盛', 1, 1, 1.45, 1.3)],
  [/^(?:麺|めん)の?大もり/, size('大盛り', 1, 1.5, 1, 1.3)],
  [/^(?:大もり|おおもり|だいもり)/, size('大盛り', 1.35, 1.5, 1.15, 1.4)],
  [/^(?:中もり|ちゅうもり)/, size('中盛り', 1.1, 1.2, 1.25, 1.2)],
  [/^(?:小もり|こもり|半もり)/, size('小盛り', 0.7, 0.7, 0.8, 0.7)],
  [
    /^(?:並もり|普通もり|ふつうもり|なみもり|普通さいず|れぎゅらーさいず|れぎゅらー|普通(?=の|$|[\s、。]))/,
    size('並盛', 1, 1, 1, 1),
  ],
  [/^(?:2倍もり|倍もり)/, size('ダブル', 1.3, 1.6, 1.9, 1.9)],
  [/^(?:みに(?:さいず)?|お子様さいず)/, size('ミニ', 0.6, 0.6, 0.6, 0.6)],
  [/^(?:はーふさいず|はーふ)/, size('ハーフ', 0.5, 0.5, 0.5, 0.5)],
  [/^(?:少なめ|すくなめ|少な目|軽め|控えめ|ひかえめ|軽く)/, size('少なめ', 0.7, 0.7, 0.85, 0.7)],
  [/^(?:多め|おおめ|多目|たっぷり|山もり|いっぱい)/, size('多め', 1.3, 1.3, 1.1, 1.3)],
  [
    /^(?:ほんの少し|少しだけ|ほんのちょっと|ちょっとだけ|少々|ひとくち|一口|1口|ちょこっと)/,
    size('少し', 0.25, 0.25, 0.25, 0.25),
  ],
  [/^(?:少し|ちょっと|すこし|ちょい)(?!し|ず|前|後|食べ過ぎ|食べすぎ)/, size('少し', 0.45, 0.45, 0.45, 0.45)],
  [/^(?:大きめ|大きい|大きな|おおきい|おおきめ|でかい|じゃんぼ|びっぐ|厚切り)/, size('大きめ', 1.25, 1.25, 1.25, 1.3)],
  [/^(?:小さめ|小さい|小さな|ちいさい|ちいさめ|小ぶり|小ぶりの|薄切り|ぷち)/, size('小さめ', 0.75, 0.75, 0.75, 0.7)],
  [/^(?:しょーと(?!け|ぱ|ぶ))(?:さいず)?/, cup('S', 0.75, 'S', 240)],
  [/^とーる(?:さいず)?/, cup('M', 1, 'M', 350)],
  [/^ぐらんで(?:さいず)?/, cup('L', 1.35, 'L', 470)],
  [/^べんてぃ(?:さいず)?/, cup('LL', 1.7, 'LL', 590)],
  [/^(?:s|えす)さいず|^s(?![a-z])/, size('S', 0.75, 0.75, 0.75, 0.7, 'S')],
  [/^(?:m|えむ)さいず|^m(?![a-z])/, size('M', 1, 1, 1, 1, 'M')],
  [/^(?:l|える)さいず|^l(?![a-z])/, size('L', 1.35, 1.4, 1.2, 1.35, 'L')],
]

/** Only right behind the dish: 牛丼並, 牛丼大. Shops that sell udon by 小・中・大 mean one ball of noodles by 小. */
const TAIL_SIZES: [RegExp, Size][] = [
  [/^並(?!ん|べ|み)/, size('並盛', 1, 1, 1, 1)],
  [/^なみ(?=$|[\s、。とをで])/, size('並盛', 1, 1, 1, 1)],
  [/^大(?![人好事体根変切さ瓶びじ豆])/, size('大', 1.3, 1.6, 1.15, 1.35)],
  [/^小(?![さ学鉢皿び瓶じ袋豆松麦])/, size('小', 0.75, 0.9, 0.85, 0.7)],
  [/^中(?![華国でにび瓶じ])/, size('中', 1, 1.3, 1, 1)],
  [/^得(?=$|[\s、。とを])/, size('得', 1.28, 2, 1.3, 1.7)],
]

export interface ReadSize {
  size: Size
  end: number
}

/** One size that starts exactly at `at`; `behind` when it stands right behind a dish. */
export function readSize(text: string, at: number, behind: boolean): ReadSize | undefined {
  const rest = text.slice(at, at + 10)
  for (const [pattern, found] of behind ? [...SIZES, ...TAIL_SIZES] : SIZES) {
    const hit = pattern.exec(rest)
    if (hit) return { size: found, end: at + hit[0].length }
  }
  return undefined
}
