/** From what was said to grams: amounts, sizes and the dish's own units. */
import type { Amount } from './amounts.ts'
import type { Item } from './dishes.ts'
import type { Told } from './nutrients.ts'
import { isNoodle, isRice, type Plate, weightOf } from './plate.ts'

export interface Portion {
  items: Item[]
  told: Told
  /** What was assumed, in a few words; absent when grams were told. */
  assumed?: string
}

/** Share of a noodle dish's soup that is counted as drunk when nothing was said: menus print the whole bowl, people leave some. */
export const SOUP_SHARE = 0.8

const SERVINGS = new Set([
  '人前',
  '皿',
  '食',
  '杯',
  '膳',
  '鉢',
  '小鉢',
  '小皿',
  '大皿',
  '椀',
  'パック',
  '袋',
  '丼',
  'セット',
  '箱',
  'ボウル',
  'カップ',
  '茶碗',
  '缶',
  '瓶',
  'グラス',
  'コップ',
  'マグ',
  '包',
  '台',
])
const PIECES = ['個', '枚', '本', '切れ', '粒', '貫', '尾', '串', '玉', '丁', '片', '房', '株', '束', 'ピース']
const WHOLES = new Set(['個', '枚', '本', '玉', '丁', '尾'])
const SPOON_ML: Record<string, number> = { 大さじ: 15, 小さじ: 5 }
const VESSEL_ML: Record<string, number> = { コップ: 200, グラス: 200, マグ: 250, カップ: 200, ボトル: 500 }

/** The factor by which the usual serving is multiplied, and how surely it is known. */
export interface Measure {
  factor: number
  told: Told
  label?: string
}

/** All amounts said about one dish, in their order: 「350ml 2本」 multiplies, 「2個(120g)」 is 120 g. */
export function measure(plate: Plate, amounts: readonly Amount[]): Measure | undefined {
  const counts = amounts.filter((amount) => amount.unit !== 'g' && amount.unit !== 'ml')
  const masses = amounts.filter((amount) => amount.unit === 'g' || amount.unit === 'ml')
  const mass = masses[0]
  const count = counts[0]
  if (mass) {
    const one = byMass(plate, mass)
    const repeated = count && amounts.indexOf(mass) < amounts.indexOf(count) && count.value > 1 ? count.value : 1
    return { ...one, factor: one.factor * repeated }
  }
  return count ? byCount(plate, count) : undefined
}

function byMass(plate: Plate, { value, unit }: Amount): Measure {
  const { options } = plate.dish
  const grams = unit === 'ml' ? value * Number(options.get('ml') ?? 1) : value
  const told: Told = unit === 'ml' ? 'volume' : 'grams'
  const noodle = options.get('noodle')
  if (noodle === undefined) return { factor: grams / Math.max(weightOf(plate.items), 1), told }
  const boiled = grams <= Number(options.get('low') ?? 0) ? grams * Number(options.get('boil') ?? 1) : grams
  return { factor: boiled / Number(noodle), told }
}

function byCount(plate: Plate, { value, unit, container }: Amount): Measure {
  const { dish } = plate
  const total = Math.max(weightOf(plate.items), 1)
  const part = unit === '半分' || (unit === 'つ' && value < 1)
  const grams = part ? undefined : gramsOfUnit(plate, unit, container)
  const told: Told = container && SPOON_ML[container] ? 'volume' : 'counted'
  if (grams !== undefined) {
    const base = dish.grams > 0 && plate.words > 1 ? total / Math.max(dish.grams, 1) : 1
    return { factor: (value * grams * base) / total, told, label: undefined }
  }
  if (part)
    return {
      factor: (value * wholeOf(plate, unit)) / total,
      told: 'sized',
      label: unit === '半分' ? '半分' : undefined,
    }
  return { factor: value, told }
}

/** What half of it is half of: the whole fruit, block or pizza where a serving is only a part of it. */
function wholeOf({ dish, items }: Plate, unit: string): number {
  const single = dish.count === 1 && (WHOLES.has(dish.unit) || (unit === '半分' && dish.kind !== 'fruit'))
  const whole = PIECES.map((piece) => dish.units.get(piece) ?? 0)
  return Math.max(weightOf(items), single ? 0 : Math.max(...whole))
}

/** Grams of one unit; undefined when one unit is simply one serving. */
function gramsOfUnit(plate: Plate, unit: string, container: string | undefined): number | undefined {
  const { dish } = plate
  const density = Number(dish.options.get('ml') ?? (dish.kind === 'season' ? 1.1 : 1))
  if (container !== undefined) {
    const own = dish.units.get(container)
    if (own !== undefined) return own
    const spoon = SPOON_ML[container]
    if (spoon !== undefined) return spoon * (dish.options.has('ml') || dish.kind === 'season' ? density : 0.8)
    const vessel = VESSEL_ML[container]
    if (vessel !== undefined && (dish.kind === 'drink' || dish.kind === 'alcohol')) return vessel * density
  }
  const own = dish.units.get(unit)
  if (own !== undefined) return own
  if (unit === '口') return Math.min(20, weightOf(plate.items))
  if (unit === 'つまみ') return 1
  if (unit === '半分' || SERVINGS.has(unit)) return undefined
  if (unit === '' || unit === 'つ' || PIECES.includes(unit)) {
    const piece = unit === '' && SERVINGS.has(dish.unit) ? undefined : PIECES.find((word) => dish.units.has(word))
    return piece === undefined ? undefined : dish.units.get(piece)
  }
  return undefined
}

/** The share of the soup that is counted. */
export const withSoup = (items: readonly Item[], share: number): Item[] =>
  items.map((item) => (item.soup ? { ...item, grams: item.grams * share } : item))

/** 「1杯・約350g」 for the usual serving. */
export function servingWords(plate: Plate): string {
  const { dish } = plate
  const grams = weightOf(plate.items)
  const shown = grams >= 20 ? Math.round(grams / 5) * 5 : Math.round(grams)
  const count = dish.count === 0.5 ? '1/2' : String(dish.count)
  const rice = plate.items.find(isRice)
  if (plate.items.length > 1 && rice && rice.grams >= 100) return `ご飯 約${Math.round(rice.grams / 10) * 10}g`
  const noodle = plate.items.find(isNoodle)
  if (plate.items.length > 1 && noodle && noodle.grams >= 100)
    return `${noodle.food === '01063' ? '乾麺' : '麺'} 約${Math.round(noodle.grams / 10) * 10}g`
  return `${dish.unit === '' || /^[SML]$/.test(dish.unit) ? '1人前' : `${count}${dish.unit}`} 約${shown}g`
}
