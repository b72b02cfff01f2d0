/**
 * A meal under correction. Sizes are chosen against the meal as it was told, so that choosing twice or to and fro never
 * piles up; dishes keep their places, also when they are taken out.
 */
import type { Nutrients, ReadDish } from './dish.ts'
import type { MealSize, MealState, StateDish } from './meal-memory.ts'
import { type MealSlot, type MealValue, mealValue } from './meal-value.ts'
import { round } from './nutrients.ts'
import { isStapleDish, oneDish, remade, sameDish, times } from './remake.ts'

/** How each size is said to the food rules, and what it does to a dish that has no staple, or stands beside one. */
const SIZES: Record<MealSize, { word: string; plain: number; beside: number }> = {
  half: { word: '半分', plain: 0.5, beside: 0.5 },
  small: { word: '少なめ', plain: 0.7, beside: 0.85 },
  normal: { word: '', plain: 1, beside: 1 },
  large: { word: '大盛り', plain: 1.4, beside: 1.15 },
  extra: { word: '特盛', plain: 1.7, beside: 1.3 },
}
/** A reading that says otherwise is about something else. */
const LEAST = 0.3
const MOST = 2.2

/** The state that belongs to a stored value: the kept one while it still gives these dishes, else the value taken apart. */
export function stateOf(value: MealValue, kept: MealState | undefined): MealState {
  if (kept && sameLines(valueOf(kept, value.slot), value)) return kept
  return remade(value)
}

function sameLines(a: MealValue | undefined, b: MealValue): boolean {
  return (
    a?.dishes.length === b.dishes.length &&
    a.energyKcal === b.energyKcal &&
    a.dishes.every((dish, i) => dish.name === b.dishes[i]?.name && dish.grams === b.dishes[i]?.grams)
  )
}

export const living = (state: MealState): StateDish[] => state.dishes.filter((dish) => !dish.gone)

/** The meal as it stands; undefined when no dish is left. */
export function valueOf(state: MealState, slot: MealSlot): MealValue | undefined {
  const dishes = sizedDishes(state)
  return dishes.length > 0 ? mealValue(dishes, slot) : undefined
}

/** The dishes as eaten, for sums and for what is said to be assumed. */
export function sizedDishes(state: MealState): ReadDish[] {
  const live = living(state)
  const staple = live.some((dish) => isStapleDish(dish.name, dish.foodNumber))
  const allFixed = live.every((dish) => dish.fixed)
  return live.map((dish) => {
    const size = dish.size ?? (dish.fixed && !allFixed ? 'normal' : state.size)
    const beside = dish.size === undefined && staple && !isStapleDish(dish.name, dish.foodNumber)
    return sized(dish, size, beside)
  })
}

function sized(dish: StateDish, size: MealSize, beside: boolean): ReadDish {
  const { name, foodNumber, grams, nutrients, energyKcalLow, energyKcalHigh, assumed } = dish
  const plain: ReadDish = { name, grams, nutrients, energyKcalLow, energyKcalHigh, start: 0, end: 0 }
  if (foodNumber !== undefined) plain.foodNumber = foodNumber
  if (assumed !== undefined) plain.assumed = assumed
  if (size === 'normal') return plain
  const factors = beside ? evenly(SIZES[size].beside) : factorsOf(name, size)
  const eaten: Nutrients = { ...nutrients }
  for (const key of Object.keys(nutrients) as (keyof Nutrients)[]) {
    const value = nutrients[key]
    if (value !== undefined) eaten[key] = value * (factors.of[key] ?? factors.energy)
  }
  eaten.energyKcal = round(eaten.energyKcal, 0)
  return {
    ...plain,
    grams: round(grams * factors.grams, 0),
    nutrients: eaten,
    energyKcalLow: energyKcalLow * factors.energy,
    energyKcalHigh: energyKcalHigh * factors.energy,
    ...(beside ? {} : { assumed: SIZES[size].word }),
  }
}

interface Factors {
  grams: number
  energy: number
  of: Partial<Record<keyof Nutrients, number>>
}

const evenly = (factor: number): Factors => ({ grams: factor, energy: factor, of: {} })

/** What a size does to a dish is the food rules' to say: rice grows more than what lies on it. */
function factorsOf(name: string, size: MealSize): Factors {
  const { word, plain } = SIZES[size]
  const [usual, other] = [oneDish(name), oneDish(`${name}${word}`)]
  if (!usual || !other || !sameDish(usual.name, other.name) || usual.nutrients.energyKcal === 0) return evenly(plain)
  const energy = other.nutrients.energyKcal / usual.nutrients.energyKcal
  if (energy < LEAST || energy > MOST || energy === 1) return evenly(plain)
  const of: Factors['of'] = {}
  for (const key of Object.keys(usual.nutrients) as (keyof Nutrients)[]) {
    const [before, after] = [usual.nutrients[key], other.nutrients[key]]
    if (before && after !== undefined) of[key] = Math.min(MOST, Math.max(LEAST, after / before))
  }
  return { grams: other.grams / Math.max(usual.grams, 1), energy, of }
}

/** A dish that was just read, as a part of a state. */
export function stateDish(read: ReadDish): StateDish {
  const { name, foodNumber, grams, nutrients, energyKcalLow, energyKcalHigh, assumed } = read
  return {
    name: name.slice(0, 80),
    grams,
    nutrients,
    energyKcalLow,
    energyKcalHigh,
    ...(foodNumber === undefined ? {} : { foodNumber }),
    ...(assumed === undefined ? {} : { assumed: assumed.slice(0, 80) }),
  }
}

/** The dish in another amount; a told amount narrows the range. */
export function inGrams(dish: StateDish, grams: number, share: number): StateDish {
  const factor = dish.grams > 0 ? grams / dish.grams : 1
  const nutrients = times(dish.nutrients, factor)
  nutrients.energyKcal = round(nutrients.energyKcal, 0)
  const { size: _size, assumed: _assumed, ...rest } = dish
  return {
    ...rest,
    grams: round(grams, 0),
    nutrients,
    energyKcalLow: nutrients.energyKcal * (1 - share),
    energyKcalHigh: nutrients.energyKcal * (1 + share),
    fixed: true,
  }
}
