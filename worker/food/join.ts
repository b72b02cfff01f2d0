/**
 * Joins words to one served thing: names in parts, sets, several foods before one way of cooking.
 * It decides what belongs together; what a joined name means is decided by `compose`.
 */
import { alsoOnTop, compose, framed, JOINTS } from './compose.ts'
import { dishAt } from './dishes.ts'
import { foldWord } from './fold.ts'
import { CONTAINER } from './leads.ts'
import { type Entry, lookUp } from './lexicon.ts'
import { isRice, isSingle, type Plate, plateOf, scaled, weightOf } from './plate.ts'
import type { Token } from './scan.ts'
import type { Served } from './served.ts'
import { BRANDS, PRODUCTS } from './stop-words.ts'

/** Joins the word to the dish before it when they are one name; true when it was taken. */
export function join(folded: string, table: Served[], last: Served, token: Token & { type: 'word' }): boolean {
  if (last.amounts.length > 0 || last.sizes.length > 0 || last.without || last.end !== last.plate.end) return false
  const gap = folded.slice(last.plate.end, token.start)
  if (last.plate.words === 1 && isTasteOf(folded.slice(last.plate.start, last.plate.end), gap)) {
    Object.assign(last, { plate: { ...last.plate, end: token.end }, end: token.end })
    return true
  }
  if (bowl(folded, last, token, gap) || container(folded, last, token, gap)) return true
  const joint = gap.replace(/(?:お|ご)$/, '')
  if (!JOINTS.test(joint)) return false
  if (joint === 'の' && isSuffix(token.entry) && onePlateOf(folded, table)) {
    last.end = token.end
    return true
  }
  const set = joint === '' ? tastedSet(last, token) : undefined
  if (set) {
    Object.assign(last, { plate: set, weak: false, end: token.end })
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
  const plate =
    oneName(folded, last, token, joint) ??
    withSuffix(last.plate, token.entry, token.end) ??
    compose(last.plate, token.entry, joint, token.end)
  if (!plate) return false
  Object.assign(last, { plate, weak: false, end: token.end })
  takeIn(folded, table)
  return true
}

/** 「おろしチキンカツ定食」: what stands right before a set's name is on its main dish. */
function tastedSet(last: Served, token: Token & { type: 'word' }): Plate | undefined {
  const head = plateOf(token.entry, last.plate.start, token.end)
  if (!head || head.dish.kind !== 'set' || last.plate.words > 1 || last.plate.parts.length > 0) return undefined
  return ['side', 'food', 'season', 'dairy'].includes(last.plate.dish.kind) ? head : undefined
}

/** 「カレーのうどん」 is カレーうどん where that is a dish of its own. */
function oneName(folded: string, last: Served, token: Token & { type: 'word' }, joint: string): Plate | undefined {
  if (joint !== 'の' || last.plate.words > 1) return undefined
  const name = folded.slice(last.plate.start, last.plate.end) + folded.slice(token.start, token.end)
  const entry = lookUp(name)
  const plate = entry?.dish === undefined ? undefined : plateOf(entry, last.plate.start, token.end)
  return plate && plate.parts.length === 0 ? { ...plate, words: 2 } : undefined
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
export function takeIn(folded: string, table: Served[]): void {
  const head = table.at(-1)
  const part = table.at(-2)
  if (!head || !part || head.plate.parts.length > 0 || folded.slice(part.end, head.start) !== 'と') return
  if (!/.の./.test(folded.slice(head.plate.start, head.plate.end)) || !isIngredient(part)) return
  if (['fruit', 'sweet', 'bread', 'dairy', 'season'].includes(part.plate.dish.kind)) return
  const plain = part.plate.dish.kind === 'food' || /^(?:02|06|08|09|04)/.test(part.plate.items[0]?.food ?? '')
  if (head.plate.dish.kind === 'soup' && !plain) return
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
  if (dish.kind === 'food' && items.length > 1) return items.length <= 5
  return isSingle(items)
    ? !items.some(isRice) && dish.kind !== 'drink' && dish.kind !== 'alcohol'
    : dish.kind === 'side' && items.length <= 4 && one.plate.end - one.plate.start <= 5
}

/** 「豚肉のりんごソース」: plain meat or fish with a sauce is a cooked dish. */
export function flavoured(one: Served, end: number): void {
  const frame = lookUp('ソテー')?.frame
  const raw = isSingle(one.plate.items) && /^1[01]/.test(one.plate.items[0]?.food ?? '')
  if (frame === undefined || !raw || one.amounts.length > 0) return
  Object.assign(one, { plate: framed([one.plate], dishAt(frame), undefined, end), end })
}

/** 「ひじきの煮物 小鉢」: the size of the dish, no second dish. */
function bowl(folded: string, last: Served, token: Token & { type: 'word' }, gap: string): boolean {
  if (!/^お?小鉢$/.test(folded.slice(token.start, token.end)) || !/^[\s　の(（]*お?$/.test(gap)) return false
  last.amounts.push({ value: 1, unit: '小鉢' })
  last.end = token.end
  return true
}

/** 「小鉢のひじき」: the contents are the dish. */
function container(folded: string, last: Served, token: Token & { type: 'word' }, gap: string): boolean {
  const plate = gap === 'の' ? plateOf(token.entry, token.start, token.end) : undefined
  if (!plate || !CONTAINER.test(folded.slice(last.plate.start, last.plate.end)) || plate.parts.length > 0) return false
  Object.assign(last, { plate, end: token.end, weak: false })
  return true
}

let brands: Set<string> | undefined
let products: Set<string> | undefined

/** True when the next word can only be the taste or sort of this product. */
function isTasteOf(folded: string, gap: string): boolean {
  brands ??= new Set([...BRANDS].map(foldWord))
  products ??= new Set([...PRODUCTS].map(foldWord))
  return products.has(folded) ? /^(?:の|\s|・)?$/.test(gap) : gap === ' ' && brands.has(folded)
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

/** A set holds more than the one croquette that the word alone means. */
const SET_PIECES = 1.7
const isPiece = ({ dish, items }: Plate): boolean =>
  dish.unit === '個' &&
  dish.count === 1 &&
  items.some((item) => /^180[0-2]|^1804/.test(item.food)) &&
  weightOf(items) < 110

/** 「さばの味噌煮定食」: the dish becomes the main part of the set. */
function withSuffix(before: Plate, entry: Entry, end: number): Plate | undefined {
  const suffix = entry.dish === undefined ? undefined : dishAt(entry.dish)
  if (suffix?.kind !== 'suffix' || before.parts.length > 0) return undefined
  if (['drink', 'alcohol', 'sweet', 'fruit', 'dairy'].includes(before.dish.kind)) return { ...before, end }
  const beside = BESIDE[before.dish.kind]
  const index = beside === undefined ? undefined : lookUp(beside)?.dish
  const items = isPiece(before) ? scaled(before.items, SET_PIECES) : before.items
  return {
    ...before,
    items,
    end,
    words: before.words + 1,
    parts: index === undefined ? suffix.parts : dishAt(index).parts,
  }
}
