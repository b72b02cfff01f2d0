/**
 * A stored meal taken apart again: every dish with nutrients of its own, looked up by its name and set to the figures
 * that were shown, so that the dishes together give exactly the stored value.
 */
import { MICRONUTRIENTS, type Nutrients, type ReadDish } from './dish.ts'
import { dishAt } from './dishes.ts'
import { foldWord } from './fold.ts'
import { lookUp } from './lexicon.ts'
import type { MealState, StateDish } from './meal-memory.ts'
import type { MealValue } from './meal-value.ts'
import { nutrientsOf, round } from './nutrients.ts'
import { isStaple } from './plate.ts'
import { readMeal } from './read-meal.ts'

type Name = Exclude<keyof Nutrients, 'energyKcal'>

const SUMMED = ['proteinG', 'fatG', 'carbG', 'fiberG', 'saltG', 'vegetablesG'] as const satisfies readonly Name[]
const SOMETIMES = [...MICRONUTRIENTS, 'alcoholG'] as const satisfies readonly Name[]

/** The one dish that a text is, with nothing left over; undefined for anything else. */
export function oneDish(text: string): ReadDish | undefined {
  const { dishes, unknown } = readMeal(text)
  return dishes.length === 1 && unknown.length === 0 ? dishes[0] : undefined
}

/** True for two names of the same thing: ご飯, ごはん, ライス. */
export function sameDish(a: string, b: string): boolean {
  if (foldWord(a) === foldWord(b)) return true
  const [one, other] = [lookUp(a)?.dish, lookUp(b)?.dish]
  return one !== undefined && one === other
}

/** The sort of a ready dish: soup, drink, main …; undefined for what is no dish of the layer. */
export function sortOf(name: string): string | undefined {
  const entry = lookUp(name)?.dish
  return entry === undefined ? undefined : dishAt(entry).kind
}

/** The name under which a dish's usual amount is kept. */
export function dishKey(name: string): string {
  const entry = lookUp(name)?.dish
  return (entry === undefined ? foldWord(name) : dishAt(entry).name).slice(0, 60)
}

/** Rice, noodles and bread, alone or as the body of a dish: what 大盛り speaks of. */
export function isStapleDish(name: string, foodNumber: string | undefined): boolean {
  if (foodNumber !== undefined) return foodNumber.startsWith('01')
  const entry = lookUp(name)?.dish
  if (entry === undefined) return /飯|ごはん|ライス|丼|麺|うどん|そば|ラーメン|パスタ|スパゲ|カレー|パン/.test(name)
  const dish = dishAt(entry)
  return (
    ['rice', 'noodle', 'bread'].includes(dish.kind) || dish.items.some((item) => isStaple(item) && item.grams >= 60)
  )
}

/** Nutrients of a stored line before they are fitted to the meal; undefined where the name says nothing any more. */
function lookedUp(line: MealValue['dishes'][number]): Nutrients | undefined {
  const read = oneDish(line.name)
  const plain =
    read?.nutrients ?? (line.foodNumber && nutrientsOf([{ food: line.foodNumber, grams: 100, soup: false }]))
  if (!plain) return undefined
  if (plain.energyKcal > 0) return times(plain, line.energyKcal / plain.energyKcal)
  return times(plain, read && read.grams > 0 ? line.grams / read.grams : line.grams / 100)
}

export function times(nutrients: Nutrients, factor: number): Nutrients {
  const entries = Object.entries(nutrients).filter(([, value]) => value !== undefined)
  return Object.fromEntries(entries.map(([key, value]) => [key, value * factor])) as unknown as Nutrients
}

/** The dishes of a stored meal at their usual size. */
export function remade(value: MealValue): MealState {
  const found = value.dishes.map(lookedUp)
  const energySum = value.dishes.reduce((sum, dish) => sum + dish.energyKcal, 0)
  const fit = energySum > 0 ? value.energyKcal / energySum : 0
  const dishes = value.dishes.map((line, place): StateDish => {
    const nutrients: Nutrients = { ...found[place], energyKcal: line.energyKcal * fit }
    const read = oneDish(line.name)
    const assumed = read?.grams === line.grams ? read.assumed : undefined
    return { ...line, nutrients, energyKcalLow: 0, energyKcalHigh: 0, ...(assumed ? { assumed } : {}) }
  })
  for (const name of [...SUMMED, ...SOMETIMES]) fitted(name, value[name], dishes, found)
  spread(dishes, value)
  return { size: 'normal', dishes: dishes.map(tidied) }
}

/** Digits enough to sum up exactly again. */
function tidied(dish: StateDish): StateDish {
  const entries = Object.entries(dish.nutrients).map(([name, value]) => [name, round(value, 4)])
  const nutrients = Object.fromEntries(entries) as unknown as Nutrients
  const [energyKcalLow, energyKcalHigh] = [round(dish.energyKcalLow, 2), round(dish.energyKcalHigh, 2)]
  return { ...dish, nutrients, energyKcalLow, energyKcalHigh }
}

/** Sets one nutrient of the dishes so that it sums up to what the meal shows; the nameless ones take what is left. */
function fitted(name: Name, total: number | undefined, dishes: StateDish[], found: (Nutrients | undefined)[]): void {
  if (total === undefined) {
    for (const dish of dishes) delete dish.nutrients[name]
    return
  }
  const known = dishes.reduce((sum, dish) => sum + (dish.nutrients[name] ?? 0), 0)
  const nameless = dishes.filter((_, place) => found[place] === undefined)
  const rest = Math.max(0, total - known)
  if (nameless.length > 0 && rest > 0) share(name, rest, nameless)
  const sum = dishes.reduce((all, dish) => all + (dish.nutrients[name] ?? 0), 0)
  if (sum === 0) return share(name, total, dishes)
  for (const dish of dishes) {
    const own = dish.nutrients[name]
    if (own !== undefined) dish.nutrients[name] = (own * total) / sum
  }
}

function share(name: Name, amount: number, dishes: StateDish[]): void {
  const energy = dishes.reduce((sum, dish) => sum + dish.nutrients.energyKcal, 0)
  for (const dish of dishes) {
    const part = energy > 0 ? dish.nutrients.energyKcal / energy : 1 / dishes.length
    dish.nutrients[name] = amount * part
  }
}

/** The range of the meal, divided so that summing the dishes up again (`mealValue`) gives the same range. */
function spread(dishes: StateDish[], value: MealValue): void {
  const energies = dishes.map((dish) => dish.nutrients.energyKcal)
  const added = energies.reduce((sum, one) => sum + one, 0)
  const width = (added + Math.sqrt(energies.reduce((sum, one) => sum + one * one, 0))) / 2
  const [down, up] = [value.energyKcal - value.energyKcalLow, value.energyKcalHigh - value.energyKcal]
  for (const dish of dishes) {
    const part = width > 0 ? dish.nutrients.energyKcal / width : 0
    dish.energyKcalLow = Math.max(0, dish.nutrients.energyKcal - down * part)
    dish.energyKcalHigh = Math.max(0, dish.nutrients.energyKcal + up * part)
  }
}
