/** The words around a dish that change it: what was left, what was left out, soup, sharing. Reads folded text. */

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
  /(\d|[二三四五六])人(?:で|と)(?:分け|わけ|しぇあ|半分こ?|食べ|1|一|2|二|ひと|取り分け)?(?:合って|あって|て)?/g

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
  return remarks
    .sort((a, b) => a.start - b.start || b.end - a.end)
    .filter((one, i, all) => !all.slice(0, i).some((other) => other.about === one.about && other.end > one.start))
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
