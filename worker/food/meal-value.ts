/** The stored value of a meal (design §6) from the dishes read, and what was assumed about them. */
import { MICRONUTRIENTS, type Nutrients, type ReadDish } from './dish.ts'
import { round } from './nutrients.ts'
import { tableVersion } from './table.ts'

export type MealSlot = 'breakfast' | 'lunch' | 'dinner' | 'snack'

export interface MealValue extends Partial<Record<(typeof MICRONUTRIENTS)[number], number>> {
  slot: MealSlot
  dishes: { name: string; foodNumber?: string; grams: number; energyKcal: number }[]
  energyKcal: number
  energyKcalLow: number
  energyKcalHigh: number
  proteinG: number
  fatG: number
  carbG: number
  fiberG: number
  saltG: number
  vegetablesG: number
  alcoholG?: number
  tableVersion: string
}

/** Sums the dishes. A vitamin or mineral is told only when dishes with the greater part of the energy know it. */
export function mealValue(dishes: readonly ReadDish[], slot: MealSlot): MealValue {
  const sum = (key: keyof Nutrients): number => dishes.reduce((total, dish) => total + (dish.nutrients[key] ?? 0), 0)
  const energyKcal = sum('energyKcal')
  const value: MealValue = {
    slot,
    dishes: dishes.map(line),
    energyKcal: round(energyKcal, 0),
    ...mealRange(dishes, energyKcal),
    proteinG: round(sum('proteinG'), 1),
    fatG: round(sum('fatG'), 1),
    carbG: round(sum('carbG'), 1),
    fiberG: round(sum('fiberG'), 1),
    saltG: round(sum('saltG'), 1),
    vegetablesG: round(sum('vegetablesG'), 0),
    tableVersion,
  }
  for (const key of MICRONUTRIENTS) {
    const known = dishes.filter((dish) => dish.nutrients[key] !== undefined)
    const knownKcal = known.reduce((total, dish) => total + dish.nutrients.energyKcal, 0)
    if (known.length > 0 && knownKcal >= energyKcal / 2) value[key] = round(sum(key), key.endsWith('Mg') ? 2 : 1)
  }
  if (dishes.some((dish) => dish.nutrients.alcoholG !== undefined)) value.alcoholG = round(sum('alcoholG'), 1)
  return value
}

function line(dish: ReadDish): MealValue['dishes'][number] {
  const plain = { name: dish.name, grams: dish.grams, energyKcal: round(dish.nutrients.energyKcal, 0) }
  return dish.foodNumber === undefined
    ? plain
    : { name: plain.name, foodNumber: dish.foodNumber, grams: plain.grams, energyKcal: plain.energyKcal }
}

/** Portions err independently for the most part: halfway between adding the widths and adding their squares. */
function mealRange(dishes: readonly ReadDish[], energyKcal: number): { energyKcalLow: number; energyKcalHigh: number } {
  const width = (side: (dish: ReadDish) => number): number => {
    const widths = dishes.map(side)
    const added = widths.reduce((total, one) => total + one, 0)
    const squared = Math.sqrt(widths.reduce((total, one) => total + one * one, 0))
    return (added + squared) / 2
  }
  return {
    energyKcalLow: round(energyKcal - width((dish) => dish.nutrients.energyKcal - dish.energyKcalLow), 0),
    energyKcalHigh: round(energyKcal + width((dish) => dish.energyKcalHigh - dish.nutrients.energyKcal), 0),
  }
}

/** What was assumed, one short line per dish that had no amount: 「納豆ご飯: 1膳 約200g」. */
export function assumptions(dishes: readonly ReadDish[]): string[] {
  return dishes.flatMap((dish) => (dish.assumed === undefined ? [] : [`${dish.name}: ${dish.assumed}`]))
}
