/** One thing that was served, with all that was said about it: the shape between reading words and counting nutrients. */
import type { Amount } from './amounts.ts'
import { dishAt } from './dishes.ts'
import type { PackageNumbers } from './package-numbers.ts'
import { isRice, type Plate } from './plate.ts'
import type { Size } from './sizes.ts'

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
  /** Share of the usual seasoning, in meals of many dishes. */
  seasoning?: number
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

/** True when there is rice inside: a bowl, or a set with a bowl of rice. */
export function hasRice(one: Served): boolean {
  const inside = one.plate.items.some(isRice) && one.plate.items.length > 1
  return inside || one.plate.parts.some((part) => dishAt(part.index).items.some(isRice))
}

/** Takes parts out of a set: those that were named on their own or not eaten. */
export function withoutParts(set: Served, isOut: (index: number) => boolean): void {
  const parts = set.plate.parts.filter(({ index }) => !isOut(index))
  if (parts.length < set.plate.parts.length) set.plate = { ...set.plate, parts }
}
