/** The words around a dish that change it: sizes, what was left, what was left out, soup, sharing. Reads folded text. */

/** How a size changes a dish: rice, noodles, what goes with them, and dishes without a staple. */
export interface Size {
  word: string
  rice: number
  noodle: number
  rest: number
  plain: number
  /** S, M, L: a unit of that name wins. */
  unit?: string
}

const size = (word: string, rice: number, noodle: number, rest: number, plain: number, unit?: string): Size => ({
  word,
  rice,
  noodle,
  rest,
  plain,
  unit,
})

const SIZES: [RegExp, Size][] = [
  [
    /^(?:特もり|とくもり|めがもり|ぎがもり|特大もり|超大もり|特大|めが(?=さいず|$|[\s、。]))/,
    size('特盛', 1.28, 1.7, 1.75, 1.7),
  ],
  [/^(?:大もり|おおもり|だいもり)/, size('大盛り', 1.35, 1.5, 1.15, 1.4)],
  [/^(?:中もり|ちゅうもり|あたまの大もり|頭の大もり|あたま大もり)/, size('中盛り', 1.15, 1.2, 1.1, 1.2)],
  [/^(?:小もり|こもり|半もり)/, size('小盛り', 0.7, 0.7, 0.8, 0.7)],
  [
    /^(?:並もり|普通もり|ふつうもり|なみもり|普通さいず|れぎゅらーさいず|れぎゅらー|普通(?=の|$|[\s、。]))/,
    size('並盛', 1, 1, 1, 1),
  ],
  [/^(?:みに)/, size('ミニ', 0.6, 0.6, 0.6, 0.6)],
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
  [/^(?:しょーと(?!け|ぱ|ぶ))(?:さいず)?/, size('S', 0.75, 0.75, 0.75, 0.7, 'S')],
  [/^とーる(?:さいず)?/, size('M', 1, 1, 1, 1, 'M')],
  [/^(?:ぐらんで|べんてぃ)(?:さいず)?/, size('L', 1.35, 1.4, 1.2, 1.35, 'L')],
  [/^(?:s|えす)さいず|^s(?![a-z])/, size('S', 0.75, 0.75, 0.75, 0.7, 'S')],
  [/^(?:m|えむ)さいず|^m(?![a-z])/, size('M', 1, 1, 1, 1, 'M')],
  [/^(?:l|える)さいず|^l(?![a-z])/, size('L', 1.35, 1.4, 1.2, 1.35, 'L')],
]

/** Only right behind the dish: 牛丼並, 牛丼大. */
const TAIL_SIZES: [RegExp, Size][] = [
  [/^並(?!ん|べ|み)/, size('並盛', 1, 1, 1, 1)],
  [/^大(?![人好事体根変切さ瓶びじ豆])/, size('大', 1.3, 1.45, 1.15, 1.35)],
  [/^小(?![さ学鉢皿び瓶じ袋豆松麦])/, size('小', 0.75, 0.7, 0.85, 0.7)],
  [/^中(?![華国でにび瓶じ])/, size('中', 1, 1, 1, 1)],
]

export interface ReadSize {
  size: Size
  end: number
}

export function readSize(text: string, at: number, behind: boolean): ReadSize | undefined {
  const rest = text.slice(at, at + 10)
  for (const [pattern, found] of behind ? [...SIZES, ...TAIL_SIZES] : SIZES) {
    const hit = pattern.exec(rest)
    if (hit) return { size: found, end: at + hit[0].length }
  }
  return undefined
}

/** The share of a dish that was eaten, said behind it: 半分残した, 食べなかった, 抜き. */
export interface Left {
  eaten: number
  end: number
  /** 「抜き」「なし」: it was never there. */
  without: boolean
}

const LEFT: [RegExp, number][] = [
  [/^(?:は|を|も)?(?:ほとんど|ほぼ)(?:残し|のこし|残っ|食べられ|食べれ)[^\s、。]{0,8}/, 0.15],
  [
    /^(?:は|を|も)?(?:半分|はんぶん|半分くらい|半分ぐらい|半分ほど)(?:残し|のこし|残っ|だけ食べ|食べ)[^\s、。]{0,6}/,
    0.5,
  ],
  [/^(?:は|を|も)?(?:少し|ちょっと|少々|すこし|1\/4|4分の1)(?:だけ)?(?:残し|のこし|残っ)[^\s、。]{0,6}/, 0.8],
  [/^(?:は|を|も)?(?:1\/3|3分の1)(?:くらい|ほど)?(?:残し|のこし|残っ)[^\s、。]{0,6}/, 0.67],
  [/^(?:は|を|も)?(?:2\/3|3分の2)(?:くらい|ほど)?(?:残し|のこし|残っ)[^\s、。]{0,6}/, 0.33],
  [/^(?:は|を|も)?(?:残し|のこし|残っちゃ|食べ残し|食べきれな|食べ切れな)[^\s、。]{0,6}/, 0.5],
]

const WITHOUT =
  /^(?:は|を|も|が)?(?:なし|無し|ぬき|抜き|いらない|要らない|(?:抜い|食べな|食べず|食べてな|食べていな|食べません|食べられな|飲まな|飲まず|飲んでな|飲んでいな|飲みませ|やめ(?!ら)|つけず|つけな|付けず|付けな|かけず|かけな|入れず|入れな|頼まず|頼まな|我慢)(?:しました|しまして|して|した|かったです|かった|くて|いです|いで|い|んでした|せんでした|せん|った|って|ました|て|た)?)/

export function readLeft(text: string, at: number): Left | undefined {
  const rest = text.slice(at, at + 24)
  const without = WITHOUT.exec(rest)
  if (without) return { eaten: 0, end: at + without[0].length, without: true }
  for (const [pattern, eaten] of LEFT) {
    const hit = pattern.exec(rest)
    if (hit) return { eaten, end: at + hit[0].length, without: false }
  }
  return undefined
}

/** A remark on soup, sharing, coating or kind that belongs to the dish before it. */
export type Remark =
  | { about: 'soup'; share: number; start: number; end: number }
  | { about: 'share'; factor: number; start: number; end: number }
  | { about: 'coating'; start: number; end: number }
  | { about: 'light'; food: 'oil' | 'fat' | 'sugar' | 'salt'; start: number; end: number }

const SOUP = /(?:お?つゆ|(?<=^|[の、。\s,・もは])(?:お?しる|すーぷ|お出汁|出汁))(?:は|を|も|まで)?/g
const SHARED =
  /(\d|[二三四五六])人(?:で|と)(?:分け|わけ|しぇあ|半分|食べ|1|一|2|二|ひと|取り分け)?(?:合って|あって|て)?/g

export function readRemarks(text: string): Remark[] {
  const remarks: Remark[] = []
  for (const hit of text.matchAll(SOUP)) {
    const end = hit.index + hit[0].length
    const rest = text.slice(end, end + 14)
    const share = soupShare(rest)
    if (share) remarks.push({ about: 'soup', share: share.share, start: hit.index, end: end + share.length })
  }
  for (const hit of text.matchAll(SHARED)) {
    const kanji = '二三四五六'.indexOf(hit[1] ?? '')
    const people = kanji < 0 ? Number(hit[1]) : kanji + 2
    const after = text.slice(hit.index + hit[0].length, hit.index + hit[0].length + 1)
    const counted = /(?:1|一|2|二|ひと)$/.test(hit[0])
    if (/で(?:1|一|2|二|ひと)?$/.test(hit[0]) && !counted && /[\S]/.test(after) && !/分け|わけ/.test(hit[0])) continue
    const end = hit.index + hit[0].length - (counted ? (hit[0].endsWith('ひと') ? 2 : 1) : 0)
    if (people >= 2) remarks.push({ about: 'share', factor: 1 / people, start: hit.index, end })
  }
  for (const hit of text.matchAll(
    /半分こ|分け合っ|(?:妻|夫|主人|家内|娘|息子|孫|友達|友人|母|父|旦那|嫁)と(?:半分|分け|しぇあ)(?:ずつ|こ)?/g,
  )) {
    remarks.push({ about: 'share', factor: 0.5, start: hit.index, end: hit.index + hit[0].length })
  }
  for (const hit of text.matchAll(
    /(?:衣|ころも)(?:は|を)(?:残し|取っ|とっ|はが|外し|のこし|むい)[^\s、。]{0,3}|衣なし/g,
  )) {
    remarks.push({ about: 'coating', start: hit.index, end: hit.index + hit[0].length })
  }
  for (const [pattern, food] of LIGHT) {
    for (const hit of text.matchAll(pattern))
      remarks.push({ about: 'light', food, start: hit.index, end: hit.index + hit[0].length })
  }
  return remarks.sort((a, b) => a.start - b.start)
}

const LIGHT: [RegExp, 'oil' | 'fat' | 'sugar' | 'salt'][] = [
  [/のんおいる(?!つな)(?:の)?(?:どれっしんぐ)?|おいるかっと/g, 'oil'],
  [/(?:低脂肪|無脂肪|ろーふぁっと|脂肪ぜろ|脂肪0)(?!牛|乳|みるく|よーぐると|ぎゅう)(?:の)?/g, 'fat'],
  [
    /砂糖(?:は)?(?:なし|無し|ぬき|抜き|入れず|を入れず)|無糖の?(?!こーひー|よーぐると|炭酸|紅茶|缶)|のんしゅがー|甘さなし/g,
    'sugar',
  ],
  [/減塩(?!梅|しょう|みそ)の?|塩分控えめ|塩分ひかえめ|薄味/g, 'salt'],
]

function soupShare(rest: string): { share: number; length: number } | undefined {
  const cases: [RegExp, number][] = [
    [
      /^(?:ほとんど|ほぼ|全部|ぜんぶ|全て|すべて)?(?:残し|のこし|飲まな|飲まず|飲んでな|飲んでいな|飲みませ|捨て)[^\s、。]{0,5}/,
      0.08,
    ],
    [/^(?:半分|はんぶん)(?:くらい|ほど|だけ)?(?:残し|のこし|飲|だけ)?[^\s、。]{0,5}/, 0.5],
    [/^(?:少し|ちょっと|一口|少しだけ)(?:だけ)?(?:飲)[^\s、。]{0,5}/, 0.25],
    [/^(?:少し|ちょっと)(?:だけ)?(?:残し|のこし)[^\s、。]{0,5}/, 0.75],
    [
      /^(?:全部|ぜんぶ|全て|すべて|最後まで|きれいに)?(?:飲み干|飲みほ|飲んだ|飲みました|飲んじゃ|完飲|飲み切)[^\s、。]{0,5}/,
      1,
    ],
    [/^(?:全部|ぜんぶ|完飲)/, 1],
  ]
  for (const [pattern, share] of cases) {
    const hit = pattern.exec(rest)
    if (hit && hit[0] !== '') return { share, length: hit[0].length }
  }
  return undefined
}
