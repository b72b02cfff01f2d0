/** Cuts a folded text into words of the lexicon, amounts, sizes and the rest. */
import { type Amount, readAmount, readKanaCount } from './amounts.ts'
import type { Folded } from './fold.ts'
import { type Entry, lookUp, matchAt } from './lexicon.ts'
import { fitOf } from './position.ts'
import { readSize, type Size } from './sizes.ts'
import { type Left, readLeft } from './wording.ts'

export type Token =
  | { type: 'word'; entry: Entry; weak: boolean; start: number; end: number }
  | { type: 'stop'; start: number; end: number }
  /** 「りんごソース」: the taste of the dish before it. */
  | { type: 'flavour'; start: number; end: number }
  | { type: 'amount'; amount: Amount; start: number; end: number }
  | { type: 'slices'; count: number; start: number; end: number }
  | { type: 'size'; size: Size; start: number; end: number }
  | { type: 'left'; left: Left; start: number; end: number }
  | { type: 'open' | 'close'; start: number; end: number }

/** Stands for a piece of text that was read before (package numbers, remarks). */
export const READ = '\u0001'

/** Behind a food these make it the taste of another dish: レモンバターソース, ねぎ塩だれ, 梅風味. */
const FLAVOUR =
  /^(?:ばたー|塩|おろし|くりーむ|ますたーど|ぽん酢|まよ|しょうゆ|みそ|ちーず|おに|こーん){0,2}(?:そーす|だれ|風味|仕立て|ふれーばー)(?=$|[\s、。のでをはがけ添掛])/

/** First characters an amount can have. */
const AMOUNT_HEAD = /[0-9約半½一二三四五六七八九十ひふみよいむなやこおだ大小中茶ぐじびまさろとてぺ計湯猪しかでほ]/

/** Vessels whose names begin with a drink's name must be read first: お茶碗1杯. */
const VESSEL = /^(?:お?茶碗|茶わん|お?椀|お猪口|猪口|おちょこ|湯呑|湯のみ)/

export function scan(text: string, folded: Folded): Token[] {
  const tokens: Token[] = []
  const word = folded.text
  for (let at = 0; at < word.length; ) {
    const token = tokenAt(text, folded, at, tokens.at(-1))
    if (token === undefined) {
      at++
      continue
    }
    tokens.push(token)
    at = token.end
  }
  return tokens
}

function tokenAt(text: string, folded: Folded, at: number, last: Token | undefined): Token | undefined {
  const char = folded.text[at] ?? ''
  if (char === '(' || char === '「' || char === '[') return { type: 'open', start: at, end: at + 1 }
  if (char === ')' || char === '」' || char === ']') return { type: 'close', start: at, end: at + 1 }
  const afterWord = last !== undefined && last.end === at && last.type !== 'stop'
  const behindDish = last?.type === 'word' && last.end === at
  const vessel = VESSEL.test(folded.text.slice(at, at + 4)) ? readAmount(folded.text, at) : undefined
  if (vessel) return { type: 'amount', amount: vessel.amount, start: at, end: vessel.end }
  const kana = behindDish ? readKanaCount(folded.text, at) : undefined
  if (kana) return { type: 'amount', amount: kana.amount, start: at, end: kana.end }
  const match = matchAt(folded, at)
  if (behindDish && match && match.end - at <= 5) {
    const jug = readAmount(folded.text, at)
    if (jug?.amount.container !== undefined) return { type: 'amount', amount: jug.amount, start: at, end: jug.end }
  }
  const size = readSize(folded.text, at, behindDish || last?.type === 'open')
  if (size && (!match || size.end >= match.end || behindDish)) {
    if (!match || size.end - at >= match.end - at) return { type: 'size', size: size.size, start: at, end: size.end }
  }
  const flavour = match ? FLAVOUR.exec(folded.text.slice(match.end, match.end + 9)) : undefined
  if (match && flavour && match.end - at <= 5) return { type: 'flavour', start: at, end: match.end + flavour[0].length }
  const left = afterWord ? other(folded, at, true) : undefined
  if (left) return left
  if (match?.entry.stop && match.entry.dish === undefined) return { type: 'stop', start: at, end: match.end }
  const slices = /^(\d{1,2})枚(?:切り?|ぎり)/.exec(folded.text.slice(at, at + 6))
  if (slices) return { type: 'slices', count: Number(slices[1]), start: at, end: at + slices[0].length }
  if (match && match.end - at > 1) {
    const found = word(text, folded, match, afterWord)
    return found ?? wayOfCooking(folded.text, at, last) ?? other(folded, at, afterWord)
  }
  const insideNumber = /\d/.test(char) && /[\d.]/.test(folded.text[at - 1] ?? '')
  const amount = !insideNumber && AMOUNT_HEAD.test(char) ? readAmount(folded.text, at) : undefined
  if (amount) return { type: 'amount', amount: amount.amount, start: at, end: amount.end }
  return (
    (match && word(text, folded, match, afterWord)) ??
    wayOfCooking(folded.text, at, last) ??
    other(folded, at, afterWord)
  )
}

/** A way of cooking we have no word for, told by its ending: 「べっこう煮」, 「中華いため」. */
const WAY =
  /^(?![の入乗載付])[^\s、。,とはをがにで()「」\u0001\d]{1,6}?(煮|やき|いため|あげ|あえ|むし|づけ|そーす(?:がけ|煮)?|だれ|がらめ|からめ|みぞれかけ|おろし(?:かけ)?|仕立て|風)(?=$|[\s、。,とをはがもで定弁(])/
const WAYS: Record<string, string> = {
  そーす: 'ソースがけ',
  そーすがけ: 'ソースがけ',
  そーす煮: '煮込み',
  だれ: 'ソースがけ',
  がらめ: '照り焼き',
  からめ: '照り焼き',
  みぞれかけ: '煮付け',
  おろし: '煮付け',
  おろしかけ: '煮付け',
  仕立て: 'ソテー',
  風: 'ソテー',
  煮: '煮物',
  やき: '焼き',
  いため: '炒め',
  あげ: '唐揚げ',
  あえ: '和え',
  むし: '蒸し',
  づけ: '酢の物',
}

function wayOfCooking(text: string, at: number, last: Token | undefined): Token | undefined {
  if (last?.type !== 'word' || !/^の?$/.test(text.slice(last.end, at)) || at - last.end > 1) return undefined
  const way = WAY.exec(text.slice(at, at + 11))
  const frame = way ? lookUp(WAYS[way[1] ?? ''] ?? '')?.frame : undefined
  return way && frame !== undefined
    ? { type: 'word', entry: { frame }, weak: false, start: at, end: at + way[0].length }
    : undefined
}

function word(
  text: string,
  folded: Folded,
  match: { entry: Entry; start: number; end: number },
  touchesBefore: boolean,
): Token | undefined {
  const follower = matchAt(folded, match.end)
  const after =
    (follower !== undefined && follower.end - follower.start > 1) ||
    readSize(folded.text, match.end, true) !== undefined ||
    readKanaCount(folded.text, match.end) !== undefined
  const fit = fitOf(text, folded, match.start, match.end, { before: touchesBefore, after })
  return fit === 'no'
    ? undefined
    : { type: 'word', entry: match.entry, weak: fit === 'weak', start: match.start, end: match.end }
}

function other(folded: Folded, at: number, afterWord: boolean): Token | undefined {
  const left =
    afterWord || /[はをもが半残ほなぬ抜少ち食1飲]/.test(folded.text[at] ?? '') ? readLeft(folded.text, at) : undefined
  return left && { type: 'left', left, start: at, end: left.end }
}
