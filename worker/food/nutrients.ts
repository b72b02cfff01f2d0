/**
 * Nutrients of foods in grams. A nutrient is told only when the foods that make up the greater part of the weight have it;
 * what the table does not know stays absent, never zero. Energy is read from the table.
 */
import type { Nutrients } from './dish.ts'
import { type Item, WATER } from './dishes.ts'
import { foodByNumber, NUTRIENTS, type NutrientName } from './table.ts'

/** Share of vegetables in the table's ready dishes (group 18) and juices, by weight. */
const VEGETABLE_SHARE: Record<string, number> = {
  '18024': 0.5,
  '18025': 0.75,
  '18026': 0.5,
  '18027': 0.85,
  '18028': 0.25,
  '18029': 0.2,
  '18030': 0.25,
  '18031': 0.3,
  '18032': 0.6,
  '18033': 0.7,
  '18034': 0.6,
  '18035': 0.5,
  '18036': 0.3,
  '18037': 0.2,
  '18038': 0.3,
  '18053': 0.3,
  '18040': 0.3,
  '18001': 0.3,
  '18041': 0.3,
  '18045': 0.25,
  '18011': 0.25,
  '18042': 0.4,
  '18005': 0.15,
  '18050': 0.15,
  '18052': 0.1,
  '18003': 0.1,
  '18002': 0.4,
  '18056': 0.3,
  '18047': 0.4,
  '18048': 0.6,
  '18049': 0.08,
  '18039': 0.9,
  '18018': 0.08,
  '18022': 0.15,
}

const SALTED_OR_DRIED = new Set(['06143', '06105', '06104'])

function vegetables(food: string, grams: number): number {
  if (food.startsWith('06') && !SALTED_OR_DRIED.has(food)) return grams
  return (VEGETABLE_SHARE[food] ?? 0) * grams
}

/** Sums the items; the weight that decides what is known leaves water out. */
export function nutrientsOf(items: readonly Item[]): Nutrients {
  const sums = NUTRIENTS.map(() => 0)
  const known = NUTRIENTS.map(() => 0)
  let weight = 0
  let vegetablesG = 0
  for (const { food, grams } of items) {
    const row = food === WATER ? undefined : foodByNumber(food)?.per100g
    if (!row) continue
    weight += grams
    vegetablesG += vegetables(food, grams)
    row.forEach((value, i) => {
      if (value === undefined) return
      sums[i] = (sums[i] ?? 0) + (value * grams) / 100
      known[i] = (known[i] ?? 0) + grams
    })
  }
  const nutrients: Nutrients = { energyKcal: round(sums[0] ?? 0, 0), vegetablesG: round(vegetablesG, 0) }
  NUTRIENTS.forEach((name, i) => {
    if (i === 0) return
    const enough = name === 'alcoholG' ? (sums[i] ?? 0) >= LEAST_ALCOHOL_G : (known[i] ?? 0) > weight / 2
    if (enough) nutrients[name] = round(sums[i] ?? 0, DIGITS[name])
  })
  return nutrients
}

/** Below this it is sake and mirin of the kitchen, most of which has boiled off. */
const LEAST_ALCOHOL_G = 2

const DIGITS: Record<NutrientName, number> = {
  energyKcal: 0,
  proteinG: 1,
  fatG: 1,
  carbG: 1,
  fiberG: 1,
  saltG: 2,
  potassiumMg: 0,
  calciumMg: 0,
  ironMg: 1,
  vitaminAUg: 0,
  vitaminB1Mg: 2,
  vitaminB2Mg: 2,
  vitaminCMg: 0,
  vitaminDUg: 1,
  folateUg: 0,
  alcoholG: 1,
}

export function round(value: number, digits: number): number {
  const scale = 10 ** digits
  return Math.round(value * scale) / scale
}

/** How the portion was told decides how wide the range is (share up and down). */
export const SPREAD = {
  package: 0.03,
  grams: 0.07,
  volume: 0.07,
  counted: 0.15,
  sized: 0.22,
  food: 0.25,
  dish: 0.3,
  alike: 0.4,
} as const
export type Told = keyof typeof SPREAD

/** Low and high energy around an estimate. */
export function energyRange(energyKcal: number, told: Told): { energyKcalLow: number; energyKcalHigh: number } {
  const spread = SPREAD[told]
  return { energyKcalLow: round(energyKcal * (1 - spread), 0), energyKcalHigh: round(energyKcal * (1 + spread), 0) }
}
