/** Tokens → what was served: each dish with the amounts, sizes and leftovers that were said about it. */
import { type Amount, CAN } from './amounts.ts'
import { dishAt } from './dishes.ts'
import { flavoured, join, takeIn } from './join.ts'
import { lookUp } from './lexicon.ts'
import { type Plate, plateOf, scaled } from './plate.ts'
import type { Token } from './scan.ts'
import { plain, type Served } from './served.ts'
import type { Size } from './sizes.ts'

/** What was said before its dish is named: 「2個の」, 「大盛り」, 「6枚切りの」, 「ねぎ抜きの」. */
interface Waiting {
  amounts: { amount: Amount; start: number }[]
  sizes: { size: Size; end: number }[]
  sliceG?: number
  leftOut: string[]
}

type Of<T extends Token['type']> = Token & { type: T }

const LOAF_G = 360

export function serve(folded: string, tokens: readonly Token[]): Served[] {
  const table: Served[] = []
  const waiting: Waiting = { amounts: [], sizes: [], leftOut: [] }
  let inside = 0
  tokens.forEach((token, i) => {
    const next = tokens[i + 1]
    const last = table.at(-1)
    if (token.type === 'open') inside++
    else if (token.type === 'close') inside = Math.max(0, inside - 1)
    else if (token.type === 'slices') takeSlices(folded, waiting, last, token)
    else if (token.type === 'amount') takeAmount(folded, waiting, last, token, next)
    else if (token.type === 'size') takeSize(folded, waiting, last, token, next)
    else if (token.type === 'left') takeLeft(folded, waiting, table, token, next)
    else if (token.type === 'flavour' && last && folded.slice(last.end, token.start) === 'の')
      flavoured(last, token.end)
    else if (token.type === 'word') takeWord(folded, waiting, table, token, inside > 0)
  })
  for (const one of table) asSushi(folded, one)
  return table
}

function takeWord(folded: string, waiting: Waiting, table: Served[], token: Of<'word'>, inBrackets: boolean): void {
  const last = table.at(-1)
  const free = !inBrackets && waiting.amounts.length === 0 && waiting.sizes.length === 0
  if (last && free && (abundant(folded, last, token) || join(folded, table, last, token))) return
  const plate = plateOf(token.entry, token.start, token.end)
  if (!plate) return
  const own = waiting.amounts.filter(
    ({ start }) => token.start - start <= 14 && /^[^、。\n]*$/.test(folded.slice(start, token.start)),
  )
  table.push({
    ...plain(plate),
    amounts: own.map(({ amount }) => amount),
    sizes: waiting.sizes.filter(({ end }) => token.start - end <= 2).map(({ size }) => size),
    sliceG: waiting.sliceG,
    leftOut: waiting.leftOut,
    weak: token.weak,
    start: own[0]?.start ?? token.start,
  })
  Object.assign(waiting, { amounts: [], sizes: [], sliceG: undefined, leftOut: [] })
  takeIn(folded, table)
}

/** 「野菜たっぷりタンメン」: the vegetables are in the dish that follows. */
function abundant(folded: string, last: Served, token: Of<'word'>): boolean {
  if (last.sizes.length !== 1 || last.sizes[0]?.word !== '多め' || last.amounts.length > 0) return false
  if (last.plate.dish.kind !== 'food' || !/^の?$/.test(folded.slice(last.end, token.start))) return false
  const head = plateOf(token.entry, last.plate.start, token.end)
  if (!head || head.parts.length > 0 || !['noodle', 'soup', 'rice', 'main', 'side'].includes(head.dish.kind))
    return false
  const items = [...head.items, ...scaled(last.plate.items, 0.5)]
  Object.assign(last, { plate: { ...head, items, words: 2 }, sizes: [], end: token.end, weak: false })
  return true
}

function takeSlices(folded: string, waiting: Waiting, last: Served | undefined, token: Of<'slices'>): void {
  if (last && isBread(last.plate) && near(folded, last, token.start)) {
    last.sliceG = LOAF_G / token.count
    last.end = token.end
  } else waiting.sliceG = LOAF_G / token.count
}

function takeAmount(
  folded: string,
  waiting: Waiting,
  last: Served | undefined,
  token: Of<'amount'>,
  next: Token | undefined,
): void {
  if (token.amount.unit === CAN) {
    if (!last || !['drink', 'alcohol'].includes(last.plate.dish.kind) || !near(folded, last, token.start)) return
    last.amounts.push({ ...token.amount, unit: 'ml' })
    last.end = token.end
  } else if (last && belongsBehind(folded, last, token, next)) {
    last.amounts.push(token.amount)
    last.end = token.end
  } else waiting.amounts.push({ amount: token.amount, start: token.start })
}

function takeSize(
  folded: string,
  waiting: Waiting,
  last: Served | undefined,
  token: Of<'size'>,
  next: Token | undefined,
): void {
  const ahead = next?.type === 'word' && /^の?$/.test(folded.slice(token.end, next.start)) && token.start !== last?.end
  if (last && !ahead && near(folded, last, token.start)) {
    last.sizes.push(token.size)
    last.end = token.end
  } else waiting.sizes.push({ size: token.size, end: token.end })
}

function takeLeft(folded: string, waiting: Waiting, table: Served[], token: Of<'left'>, next: Token | undefined): void {
  const last = table.at(-1)
  if (!last) return
  if (token.left.without && next?.type === 'word' && folded.slice(token.end, next.start) === 'の') {
    waiting.leftOut = [...waiting.leftOut, ...last.plate.items.map((item) => item.food)]
    table.pop()
    return
  }
  if (!/^[^、。\n]{0,6}$/.test(folded.slice(last.end, token.start))) return
  if (token.left.without) last.without = true
  else last.eaten *= token.left.eaten
  last.end = token.end
}

/** 「サーモン2貫」 is sushi, not a plate of sashimi. */
function asSushi(folded: string, one: Served): void {
  if (!one.amounts.some((amount) => amount.unit === '貫') || one.plate.dish.units.has('貫')) return
  const entry = lookUp(`${folded.slice(one.plate.start, one.plate.end)}の寿司`) ?? lookUp('まぐろの寿司')
  const plate = entry && plateOf(entry, one.plate.start, one.plate.end)
  if (plate) one.plate = plate
}

const isBread = (plate: Plate): boolean =>
  plate.items.some((item) => ['01026', '01174', '01205', '01208', '01032', '01033'].includes(item.food))

/** Only particles, spaces or a bracket stand between the dish and what is said about it. */
function near(folded: string, last: Served, at: number): boolean {
  return /^(?:[\s\u0001　はをがもで:：×x*(（・]|の量|の$|サイズ|さいず|乾めん|乾燥|ゆで上がり|生で|には?|だけ|食べ|を?食べて|を?飲んで|なら|、?(?=少なめ|大もり|半分)|濃いめ|薄め|おかわり|ろっく|すとれーと){0,8}$/.test(
    folded.slice(last.end, at),
  )
}

function belongsBehind(
  folded: string,
  last: Served,
  token: Token & { type: 'amount' },
  next: Token | undefined,
): boolean {
  if (!near(folded, last, token.start)) return false
  const nextGap = next?.type === 'word' ? folded.slice(token.end, next.start) : undefined
  const set = next?.type === 'word' && next.entry.dish !== undefined && dishAt(next.entry.dish).kind === 'suffix'
  if (nextGap === 'の' && token.amount.unit !== '' && !set) return false
  const fresh = folded.slice(last.end, token.start)
  return !(nextGap === '' && /\s$/.test(fresh) && last.amounts.length > 0)
}
