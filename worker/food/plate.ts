/** A plate: what was named, as foods in grams for the usual serving, before amounts and wishes change it. */
import { type Dish, dishAt, type Item } from './dishes.ts'
import type { Entry } from './lexicon.ts'
import { foodByNumber } from './table.ts'

export interface Plate {
  /** Where it stands in the folded text. */
  start: number
  end: number
  /** Display name when it is not simply what was typed. */
  name?: string
  /** The known dish whose recipe stands in for one we do not know. */
  like?: string
  /** The dish whose units and options count for amounts. */
  dish: Dish
  items: Item[]
  /** How many of the words were put together: さわら＋の＋西京焼き. */
  words: number
  /** Set for a dish that lists its parts (定食). */
  parts: { index: number; factor: number }[]
}

/** Usual grams of a single food when nothing was told, by food group. */
const GROUP_GRAMS: Record<string, number> = {
  '01': 60,
  '02': 80,
  '03': 6,
  '04': 50,
  '05': 20,
  '06': 60,
  '07': 100,
  '08': 40,
  '09': 10,
  '10': 70,
  '11': 80,
  '12': 50,
  '13': 60,
  '14': 6,
  '15': 45,
  '16': 180,
  '17': 8,
  '18': 120,
}

/** A single food of the table as a dish of its own. */
export function dishOfFood(number: string): Dish {
  const grams = GROUP_GRAMS[number.slice(0, 2)] ?? 60
  const items = [{ food: number, grams, soup: false }]
  const kind = number.startsWith('17') || number.startsWith('14') || number.startsWith('03') ? 'season' : 'food'
  const units = new Map<string, number>([
    ['皿', grams],
    ['杯', kind === 'food' && number.startsWith('16') ? 150 : grams],
  ])
  return {
    index: -1,
    kind,
    name: foodByNumber(number)?.name ?? '',
    spellings: [],
    count: 1,
    unit: '人前',
    items,
    parts: [],
    units,
    options: new Map(),
    grams,
  }
}

export function plateOf(entry: Entry, start: number, end: number): Plate | undefined {
  const dish =
    entry.dish !== undefined ? dishAt(entry.dish) : entry.food !== undefined ? dishOfFood(entry.food) : undefined
  return dish && { start, end, dish, items: dish.items, words: 1, parts: dish.parts }
}

/** Fish, meat, vegetable or other, by the group of the heaviest food. */
export function classOf(items: readonly Item[]): '魚' | '肉' | '菜' | '他' {
  const main = [...items].sort((a, b) => b.grams - a.grams)[0]
  const group = main?.food.slice(0, 2) ?? ''
  if (group === '10') return '魚'
  if (group === '11') return '肉'
  return ['02', '06', '08', '09'].includes(group) ? '菜' : '他'
}

export const isSingle = (items: readonly Item[]): boolean => items.length === 1

export const weightOf = (items: readonly Item[]): number => items.reduce((sum, item) => sum + item.grams, 0)

export const scaled = (items: readonly Item[], factor: number): Item[] =>
  items.map((item) => ({ ...item, grams: item.grams * factor }))

const RICE = new Set([
  '01085',
  '01086',
  '01087',
  '01088',
  '01089',
  '01154',
  '01155',
  '01168',
  '01170',
  '01118',
  '01083',
])
const NOODLES = new Set([
  '01039',
  '01042',
  '01044',
  '01048',
  '01049',
  '01053',
  '01063',
  '01064',
  '01128',
  '01130',
  '01149',
  '01150',
  '01160',
  '01115',
])

export const isRice = (item: Item): boolean => RICE.has(item.food)
export const isNoodle = (item: Item): boolean => NOODLES.has(item.food)
export const isStaple = (item: Item): boolean => isRice(item) || isNoodle(item)
