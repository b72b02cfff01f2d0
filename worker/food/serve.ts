/** Tokens → what was served: each dish with the amounts, sizes and leftovers that were said about it. */
import type { Amount } from './amounts.ts'
import { alsoOnTop, compose, framed, JOINTS } from './compose.ts'
import { dishAt } from './dishes.ts'
import { type Entry, lookUp } from './lexicon.ts'
import type { PackageNumbers } from './package-numbers.ts'
import { isRice, isSingle, type Plate, plateOf } from './plate.ts'
import type { Token } from './scan.ts'
import type { Size } from './wording.ts'

export interface Served {
  plate: Plate
  amounts: Amount[]
  sizes: Size[]
  /** Grams of one slice when 「6枚切り」 was said. */
  sliceG?: number
  /** Share that was eaten: leftovers and sharing. */
  eaten: number
  without: boolean
  soupShare?: number
  /** What was said about the rice inside. */
  rice?: { grams?: number; size?: Size; eaten?: number }
  light: Set<'oil' | 'fat' | 'sugar' | 'salt' | 'coating'>
  /** Foods said to be left out: 「マヨ抜き」. */
  leftOut: string[]
  numbers?: PackageNumbers
  weak: boolean
  start: number
  /** End of the words and of what was said about them. */
  end: number
}

/** A dish about which nothing more was said. */
export const plain = (plate: Plate): Served => ({
  plate,
  amounts: [],
  sizes: [],
  eaten: 1,
  without: false,
  light: new Set(),
  leftOut: [],
  weak: false,
  start: plate.start,
  end: plate.end,
})

const LOAF_G = 360

/** 「サーモン2貫」 is sushi, not a plate of sashimi. */
function asSushi(folded: string, one: Served): void {
  if (!one.amounts.some((amount) => amount.unit === '貫') || one.plate.dish.units.has('貫')) return
  const entry = lookUp(`${folded.slice(one.plate.start, one.plate.end)}の寿司`) ?? lookUp('まぐろの寿司')
  const plate = entry && plateOf(entry, one.plate.start, one.plate.end)
  if (plate) one.plate = plate
}

export function serve(folded: string, tokens: readonly Token[]): Served[] {
  const table: Served[] = []
  let amounts: { amount: Amount; start: number }[] = []
  let sizes: { size: Size; end: number }[] = []
  let slices: number | undefined
  let leftOut: string[] = []
  let inside = 0
  for (const [i, token] of tokens.entries()) {
    const last = table.at(-1)
    if (token.type === 'open') inside++
    if (token.type === 'close') inside = Math.max(0, inside - 1)
    if (token.type === 'slices') {
      if (last && isBread(last.plate) && near(folded, last, token.start)) {
        last.sliceG = LOAF_G / token.count
        last.end = token.end
      } else slices = LOAF_G / token.count
    }
    if (token.type === 'amount') {
      if (last && belongsBehind(folded, last, token, tokens[i + 1])) {
        last.amounts.push(token.amount)
        last.end = token.end
      } else amounts = [...amounts, { amount: token.amount, start: token.start }]
    }
    if (token.type === 'size') {
      const prefix =
        tokens[i + 1]?.type === 'word' &&
        /^の?$/.test(folded.slice(token.end, tokens[i + 1]?.start)) &&
        token.start !== last?.end
      if (last && !prefix && near(folded, last, token.start)) {
        last.sizes.push(token.size)
        last.end = token.end
      } else sizes = [...sizes, { size: token.size, end: token.end }]
    }
    const next = tokens[i + 1]
    if (
      token.type === 'left' &&
      token.left.without &&
      last &&
      next?.type === 'word' &&
      folded.slice(token.end, next.start) === 'の'
    ) {
      leftOut = [...leftOut, ...last.plate.items.map((item) => item.food)]
      table.pop()
      continue
    }
    if (token.type === 'left' && last && /^[^、。\n]{0,6}$/.test(folded.slice(last.end, token.start))) {
      if (token.left.without) last.without = true
      else last.eaten *= token.left.eaten
      last.end = token.end
    }
    if (token.type === 'flavour' && last && folded.slice(last.end, token.start) === 'の') flavoured(last, token.end)
    if (token.type !== 'word') continue
    const joined =
      last && inside === 0 && amounts.length === 0 && sizes.length === 0 ? join(folded, table, last, token) : false
    if (joined) continue
    const plate = plateOf(token.entry, token.start, token.end)
    if (!plate) continue
    const own = amounts.filter(
      ({ start }) => token.start - start <= 14 && /^[^、。\n]*$/.test(folded.slice(start, token.start)),
    )
    table.push({
      plate,
      amounts: own.map(({ amount }) => amount),
      sizes: sizes.filter(({ end }) => token.start - end <= 2).map(({ size }) => size),
      sliceG: slices,
      eaten: 1,
      without: false,
      light: new Set(),
      leftOut,
      weak: token.weak,
      start: own[0]?.start ?? token.start,
      end: token.end,
    })
    amounts = []
    sizes = []
    slices = undefined
    leftOut = []
    takeIn(folded, table)
  }
  for (const one of table) asSushi(folded, one)
  return table
}

const isBread = (plate: Plate): boolean =>
  plate.items.some((item) => ['01026', '01174', '01205', '01208', '01032', '01033'].includes(item.food))

/** Only particles, spaces or a bracket stand between the dish and what is said about it. */
function near(folded: string, last: Served, at: number): boolean {
  return /^(?:[\s\u0001　はをがもで:：×x*(（・]|の量|サイズ|さいず|には?|だけ|食べ|を?食べて|を?飲んで|なら|、?(?=少なめ|大もり|半分)|濃いめ|薄め|おかわり|ろっく|すとれーと){0,8}$/.test(
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
  if (nextGap === 'の' && token.amount.unit !== '') return false
  const fresh = folded.slice(last.end, token.start)
  return !(nextGap === '' && /\s$/.test(fresh) && last.amounts.length > 0)
}

/** Joins the word to the dish before it when they are one name; true when it was taken. */
function join(folded: string, table: Served[], last: Served, token: Token & { type: 'word' }): boolean {
  if (last.amounts.length > 0 || last.sizes.length > 0 || last.without || last.end !== last.plate.end) return false
  const gap = folded.slice(last.plate.end, token.start)
  const joint = gap.replace(/(?:お|ご)$/, '')
  if (!JOINTS.test(joint)) return false
  if (joint === 'の' && isSuffix(token.entry) && onePlateOf(folded, table)) {
    last.end = token.end
    return true
  }
  const several = joinedMains(folded, table, token.entry)
  if (several && joint !== 'と') {
    table.splice(table.length - several.length, several.length)
    const frame = dishAt(token.entry.frame as number)
    const dish = token.entry.dish === undefined ? undefined : dishAt(token.entry.dish)
    const plates = several.map((one) => one.plate)
    table.push({
      ...last,
      plate: framed(plates, frame, dish, token.end),
      weak: false,
      start: several[0]?.start ?? last.start,
      end: token.end,
    })
    return true
  }
  const plate = withSuffix(last.plate, token.entry, token.end) ?? compose(last.plate, token.entry, joint, token.end)
  if (!plate) return false
  Object.assign(last, { plate, weak: false, end: token.end })
  takeIn(folded, table)
  return true
}

/** 「豚肉と大根の煮物」: the plain foods joined by と before a way of cooking, at least two. */
function joinedMains(folded: string, table: readonly Served[], entry: Entry): Served[] | undefined {
  if (entry.frame === undefined) return undefined
  const mains: Served[] = []
  for (let i = table.length - 1; i >= 0; i--) {
    const one = table[i] as Served
    const next = mains[0]
    if (next && !/^(?:と|・|&|とお?)?$/.test(folded.slice(one.end, next.start))) break
    if (!isIngredient(one)) break
    mains.unshift(one)
  }
  return mains.length >= 2 ? mains : undefined
}

/** Dishes named with の take the plain food before と in: じゃがいもと＋玉ねぎの味噌汁. */
function takeIn(folded: string, table: Served[]): void {
  const head = table.at(-1)
  const part = table.at(-2)
  if (!head || !part || head.plate.parts.length > 0 || folded.slice(part.end, head.start) !== 'と') return
  if (!/.の./.test(folded.slice(head.plate.start, head.plate.end)) || !isIngredient(part)) return
  if (['fruit', 'sweet', 'bread', 'dairy', 'season'].includes(part.plate.dish.kind)) return
  if (head.plate.dish.kind === 'soup' && !/^(?:02|06|08|09|04)/.test(part.plate.items[0]?.food ?? '')) return
  table.splice(-2, 2, { ...head, plate: alsoOnTop(head.plate, part.plate), start: part.start, weak: false })
}

function isIngredient(one: Served): boolean {
  if (one.amounts.length > 0 || one.plate.parts.length > 0) return false
  const { dish, items } = one.plate
  if (dish.kind === 'main' && one.plate.words === 1)
    return (
      items.length <= 4 &&
      items.filter((item) => /^1[01]/.test(item.food)).length === 1 &&
      one.plate.end - one.plate.start <= 4
    )
  if (dish.kind === 'food' && one.plate.words > 1) return items.length <= 3
  return isSingle(items)
    ? !items.some(isRice) && dish.kind !== 'drink' && dish.kind !== 'alcohol'
    : dish.kind === 'side' && items.length <= 4 && one.plate.end - one.plate.start <= 5
}

/** 「豚肉のりんごソース」: plain meat or fish with a sauce is a cooked dish. */
function flavoured(one: Served, end: number): void {
  const frame = lookUp('ソテー')?.frame
  const raw = isSingle(one.plate.items) && /^1[01]/.test(one.plate.items[0]?.food ?? '')
  if (frame === undefined || !raw || one.amounts.length > 0) return
  Object.assign(one, { plate: framed([one.plate], dishAt(frame), undefined, end), end })
}

const isSuffix = (entry: Entry): boolean => entry.dish !== undefined && dishAt(entry.dish).kind === 'suffix'

/** 「チャーハンと餃子のセット」 has named all its dishes: nothing is put beside them. */
function onePlateOf(folded: string, table: readonly Served[]): boolean {
  const last = table.at(-1)
  const before = table.at(-2)
  return last !== undefined && before !== undefined && /^[と&・+]$/.test(folded.slice(before.end, last.start))
}

/** What a set puts beside a dish that brings its own staple. */
const BESIDE: Record<string, string> = { noodle: '麺のセット', rice: '丼のセット', bread: 'パンのセット' }

/** 「さばの味噌煮定食」: the dish becomes the main part of the set. */
function withSuffix(before: Plate, entry: Entry, end: number): Plate | undefined {
  const suffix = entry.dish === undefined ? undefined : dishAt(entry.dish)
  if (suffix?.kind !== 'suffix' || before.parts.length > 0) return undefined
  const beside = BESIDE[before.dish.kind]
  const index = beside === undefined ? undefined : lookUp(beside)?.dish
  return { ...before, end, words: before.words + 1, parts: index === undefined ? suffix.parts : dishAt(index).parts }
}

/** 「ご飯少なめ」 after a dish that has rice speaks of that rice. */
export function mergeRice(folded: string, table: readonly Served[]): Served[] {
  const kept: Served[] = []
  for (const one of table) {
    const host = [...kept].reverse().find(hasRice)
    const gap = host ? folded.slice(kept.at(-1)?.end ?? 0, one.start) : ''
    const plain = isSingle(one.plate.items) && one.plate.items.some(isRice)
    const mass = one.amounts.find((amount) => amount.unit === 'g')
    const half = one.amounts.find((amount) => amount.unit === '半分' || (amount.unit === 'つ' && amount.value < 1))
    const said = one.sizes.length > 0 || one.without || one.eaten < 1 || half !== undefined
    if (!host || !plain || !(said || (mass && /^[\s(（]*$/.test(gap))) || /と$/.test(gap)) {
      kept.push(one)
      continue
    }
    host.rice = { grams: mass?.value, size: one.sizes[0], eaten: one.without ? 0 : one.eaten * (half?.value ?? 1) }
    host.end = Math.max(host.end, one.end)
  }
  return kept
}

export function hasRice(one: Served): boolean {
  return (
    (one.plate.items.some(isRice) && one.plate.items.length > 1) ||
    one.plate.parts.some((part) => dishAt(part.index).items.some(isRice))
  )
}

/** 「マヨネーズ抜き」, 「ねぎなし」 after a dish that holds that food: the food is left out, no dish of its own. */
export function mergeLeftOut(table: readonly Served[]): Served[] {
  const kept: Served[] = []
  for (const one of table) {
    const food = one.plate.items[0]?.food ?? ''
    const host =
      one.without && isSingle(one.plate.items)
        ? [...kept].reverse().find((other) => other.plate.items.some((item) => item.food === food))
        : undefined
    const same =
      one.without && one.plate.parts.length === 0 ? kept.findIndex((other) => other.plate.dish === one.plate.dish) : -1
    if (same >= 0) {
      kept.splice(same, 1)
      continue
    }
    const part = one.without
      ? [...kept].reverse().find((other) => other.plate.parts.some(({ index }) => index === one.plate.dish.index))
      : undefined
    if (host && host.plate.items.length > 1) host.leftOut.push(food)
    else if (part)
      part.plate = { ...part.plate, parts: part.plate.parts.filter(({ index }) => index !== one.plate.dish.index) }
    else kept.push(one)
  }
  return kept.filter((one) => !one.without)
}

/** 「おにぎり2個(鮭と梅)」: the words in brackets say which ones. */
export function kindsInBrackets(text: string, host: Served, inner: readonly string[]): Served[] | undefined {
  const name = text.slice(host.plate.start, host.plate.end)
  const entries = inner.map((word) => lookUp(word + name) ?? lookUp(`${word}の${name}`))
  if (entries.length === 0 || entries.some((entry) => entry?.dish === undefined)) return undefined
  const count = host.amounts.reduce((sum, amount) => sum + amount.value, 0) || inner.length
  return entries.flatMap((entry, i) => {
    const plate = entry && plateOf(entry, host.plate.start, host.plate.end)
    if (!plate) return []
    const share = count / inner.length
    return [
      {
        ...host,
        plate: { ...plate, name: `${inner[i]}${name}` },
        amounts: [{ value: share, unit: '個' }],
        light: new Set(host.light),
      },
    ]
  })
}
