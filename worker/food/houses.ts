/** What a chain's own way of speaking means: grams of rice at a curry house, a size alone at a beef-bowl house. */
import type { Amount } from './amounts.ts'
import { lookUp } from './lexicon.ts'
import { isRice, plateOf } from './plate.ts'
import { plain, type Served } from './served.ts'
import { readSize } from './sizes.ts'

const CURRY_HOUSE = /ここいち|coco壱|coco一|壱番屋|いちばんや/
const BEEF_HOUSE = /(?:吉野家|吉牛|よしのや|すき家|すきや|松屋|なか卯)(?:で|の|にて|、|\s)*(?:、|\s)*/

/** 「ココイチのポークカレー400g」: the grams are those of the rice, sauce and toppings stay. */
export function curryHouse(folded: string, table: readonly Served[]): void {
  if (!CURRY_HOUSE.test(folded)) return
  for (const one of table) {
    const mass = one.amounts.find((amount) => amount.unit === 'g')
    const rice = one.plate.items.some((item) => isRice(item) && item.grams > 100)
    if (!rice || !mass || one.plate.dish.kind !== 'rice' || one.plate.items.length < 2) continue
    one.amounts = one.amounts.filter((amount: Amount) => amount !== mass)
    one.rice = { grams: mass.value }
  }
}

/** 「吉野家 アタマの大盛」: a size with no dish can only be the bowl the house is known for. */
export function beefHouse(folded: string, table: readonly Served[]): Served[] {
  const house = table.length === 0 ? BEEF_HOUSE.exec(folded) : null
  if (!house) return [...table]
  const start = house.index + house[0].length
  const size = readSize(folded, start, true)
  const plate = size ? plateOf(lookUp('牛丼') ?? {}, start, size.end) : undefined
  return size && plate ? [{ ...plain({ ...plate, name: '牛丼' }), sizes: [size.size] }] : []
}
