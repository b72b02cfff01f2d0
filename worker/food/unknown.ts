/**
 * Pieces that must be food by where they stand, but are no word we know: between known dishes, before を食べた,
 * before 定食 or 1皿. Ordinary talk never ends up here.
 */
import type { Folded } from './fold.ts'
import type { Token } from './scan.ts'
import type { Served } from './served.ts'

export interface UnknownPiece {
  text: string
  start: number
  end: number
  /** False when it is only tried as a slip of the finger and never asked about. */
  certain?: boolean
}

const BREAK = /[、。,・\n\s+＋&/／と「」()（）!?！？…~〜:：;|\u0001]/
const NOT_A_NAME =
  /^(?:合計|全部で|今日|昨日|明日|さっき|先ほど|朝|昼|夜|夕|晩|今朝|昨夜|みんな|家族|友達|友人|夫|妻|主人|家内|娘|息子|孫|母|父|私|僕|俺|自分|一人|二人|家|外|店|会社|職場|病院|学校|あと|それ|これ|あれ|そして|それから|たくさん|全部|少し|半分|残り|いつも|同じ|久しぶり|たぶん|多分|やっぱり|やはり|結局|普通|適当|いろいろ|色々|何か|なにか|何も|なにも|他|ほか|など|最後|最初|途中|もう|まだ|また|薬|サプリ|飲み物|食べ物|食事|ごはん|味|量|値段|カロリー|時|頃|ころ|前|後|中|気分|体調|元気|小袋|大袋|中袋|乾麺|生麺|微糖|無糖|加糖|減塩|甘口|辛口|中辛|つゆだく|冷凍|手作り|市販|残り物|お手製|自家製|国産|外国産|小さい|大きい|国内|新鮮|旬)/
const VERBISH =
  /(?:た|て|で|る|う|い|く|し|り|す|ます|ました|です|でした|ない|かった|よ|ね|な|か|わ|ら|れ|け|ん|さ|に|は|が|を|も|の|へ|や)$/
const FOOD_END =
  /(?:丼|定食|弁当|焼き|揚げ|煮|炒め|和え|漬け|蒸し|汁|鍋|飯|ご飯|寿司|麺|うどん|そば|ラーメン|パスタ|パン|カレー|サラダ|スープ|ケーキ|アイス|チョコ|せんべい|団子|餅|まんじゅう|ジュース|ティー|ラテ|サンド|バーガー|ピザ|ソテー|フライ|グラタン|シチュー|ソース煮|プリン|ゼリー|クッキー|バー)$/
const ASKS_FOR_FOOD =
  /^(?:を|も)?(?:少し|ちょっと|たくさん|半分|全部|いっぱい)?(?:食べ|たべ|飲ん|飲み|頂|いただ|つまん|平らげ|完食|おかわり)|^(?:定食|弁当|丼)|^(?:を)?[1-9一二三]?(?:皿|人前|杯|個|枚|本|切れ|袋|つ)(?:$|[、。\sとを])/

/** Pieces of the text that no token covers and that stand where a food must be. */
export function findUnknown(
  text: string,
  masked: Folded,
  tokens: readonly Token[],
  table: readonly Served[],
): UnknownPiece[] {
  const covered = Array.from({ length: masked.text.length }, () => false)
  const words = tokens.filter(
    (token) => token.type !== 'word' || token.entry.dish !== undefined || token.entry.food !== undefined,
  )
  for (const { start, end } of [...words, ...table]) covered.fill(true, start, end)
  const pieces: UnknownPiece[] = []
  for (let at = 0; at < masked.text.length; ) {
    if (covered[at] || BREAK.test(masked.text[at] ?? '')) {
      at++
      continue
    }
    let end = at
    while (end < masked.text.length && !covered[end] && !BREAK.test(masked.text[end] ?? '')) end++
    const piece = foodPiece(text, masked, at, end, table, tokens)
    if (piece) pieces.push(piece)
    at = end
  }
  return pieces
}

function foodPiece(
  text: string,
  masked: Folded,
  start: number,
  end: number,
  table: readonly Served[],
  tokens: readonly Token[],
): UnknownPiece | undefined {
  const raw = text.slice(masked.from[start] ?? 0, masked.to[end - 1] ?? 0)
  const eaten =
    /^(.{2,14}?)(?:を|も)(?:少し|ちょっと|たくさん|半分|全部)?(?:食べ|たべ|飲ん|飲み|頂|いただ|つまん|平らげ|完食)/.exec(
      raw,
    )
  const name = trimmed(eaten?.[1] ?? raw.replace(/(?:を|は|が|も|です|でした|だった|だけ)$/, ''))
  if (
    name.length < 2 ||
    name.length > 14 ||
    NOT_A_NAME.test(name) ||
    /何|なに/.test(name) ||
    !/[ァ-ヺ一-鿿ー]/.test(name)
  )
    return undefined
  if (inBrackets(masked.text, start, table)) return undefined
  const offset = raw.indexOf(name)
  const from = (masked.from[start] ?? 0) + offset
  const next = masked.text.slice(start + offset + name.length, start + offset + name.length + 10)
  const amountBehind = tokens.some(
    (token) => token.type === 'amount' && token.start - end >= 0 && token.start - end <= 1 && token.amount.unit !== '',
  )
  const numbersBehind = masked.text[end] === '\u0001' || masked.text[end + 1] === '\u0001'
  const listed = inList(masked.text, start, end, table)
  const noun = !VERBISH.test(name) || /[ァ-ヺー]$/.test(name)
  const asked = eaten !== null || ASKS_FOR_FOOD.test(next)
  if (
    asked ||
    (noun && (amountBehind || numbersBehind) && /[ァ-ヺー一-鿿]/.test(name)) ||
    (listed && noun) ||
    (FOOD_END.test(name) && name.length > 3 && table.length > 0)
  ) {
    return { text: name, start: from, end: from + name.length }
  }
  return undefined
}

/** In brackets right behind a known dish stands how it was, not another dish: 「缶コーヒー（微糖じゃないやつ）」. */
function inBrackets(text: string, start: number, table: readonly Served[]): boolean {
  const open = text.lastIndexOf('(', start)
  if (open < 0 || text.slice(open, start).includes(')')) return false
  return (
    table.some((one) => one.end <= open && open - one.end <= 1) ||
    table.some((one) => one.start < open && one.end >= open)
  )
}

/** Between dishes of a list, or the last of one: と…, 、…。 */
function inList(text: string, start: number, end: number, table: readonly Served[]): boolean {
  const joined = /[とや、,・+＋\n]\s?$/.test(text.slice(Math.max(0, start - 2), start))
  const goesOn =
    /^\s?[とや、,・+＋\n]/.test(text.slice(end, end + 2)) || /^(?:です|でした|を)?[。\s]*$/.test(text.slice(end))
  const before = table.some((one) => one.end <= start && start - one.end <= 3)
  const after = table.some((one) => one.start >= end && one.start - end <= 3)
  return (before && joined && goesOn) || (after && goesOn && (start === 0 || joined))
}

const trimmed = (name: string): string =>
  name
    .replace(/^(?:お|ご|の|は|が|を|に|で|も|へ|と)+(?=[ァ-ヺ一-鿿])/, '')
    .replace(/[をはがも]$/, '')
    .trim()
