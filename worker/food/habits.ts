/** What is usual for a member: amounts that corrections led to twice, meals with a name, seasonal foods of the year. */
import type { ReadDish } from './dish.ts'
import type { Habits, MealState } from './meal-memory.ts'
import { inGrams, sizedDishes, stateDish } from './meal-state.ts'
import type { MealSlot, MealValue } from './meal-value.ts'
import { SPREAD } from './nutrients.ts'
import { dishKey, oneDish } from './remake.ts'

/** From the second time on an amount is the usual one. */
const TIMES = 2
const ALIKE = 0.07
const ON_A_TRAY = 0.18
const MOST_DISHES = 60
/** A breakfast told so often is the usual one. */
const TOLD_TIMES = 3

const alike = (a: number, b: number): boolean => Math.abs(a - b) <= ALIKE * Math.max(a, b)

/** Dishes told without an amount get this member's own; nothing else changes. */
export function withUsual(dishes: readonly ReadDish[], habits: Habits, words: (grams: number) => string): ReadDish[] {
  return dishes.map((dish) => {
    const usual = habits.usual[dishKey(dish.name)]
    if (!usual || usual.times < TIMES || dish.assumed === undefined) return dish
    // A size was said: then it is not the bare name. On a tray of many dishes each is a little smaller.
    const alone = oneDish(dish.name)?.grams ?? 0
    if (Math.abs(dish.grams - alone) > ON_A_TRAY * alone) return dish
    const { fixed: _told, ...own } = inGrams(stateDish(dish), usual.grams, SPREAD.counted)
    return { ...own, assumed: words(usual.grams), start: dish.start, end: dish.end }
  })
}

/** After a correction of single dishes: their amounts are counted towards the usual ones. */
export function learned(habits: Habits, before: MealState, after: MealState): Habits {
  const usual = { ...habits.usual }
  const eaten = eatenByPlace(after)
  for (const [place, grams] of eaten) {
    const [was, is] = [before.dishes[place], after.dishes[place]]
    const resized = was && is && was.name === is.name && (was.grams !== is.grams || was.size !== is.size)
    // What was left on a plate is no usual amount.
    const meant = is?.size === undefined ? is?.fixed : is.size === 'small' || is.size === 'large'
    if (!resized || !meant || grams <= 0) continue
    const key = dishKey(is.name)
    const known = usual[key]
    delete usual[key]
    usual[key] = counted(known, grams)
  }
  const kept = Object.entries(usual).slice(-MOST_DISHES)
  return { ...habits, usual: Object.fromEntries(kept) }
}

/** Grams as eaten, by the place of the dish. */
function eatenByPlace(state: MealState): Map<number, number> {
  const places = state.dishes.flatMap((dish, place) => (dish.gone ? [] : [place]))
  const eaten = sizedDishes(state)
  return new Map(places.map((place, i) => [place, eaten[i]?.grams ?? 0]))
}

function counted(known: Habits['usual'][string] | undefined, grams: number): Habits['usual'][string] {
  if (!known) return { grams, times: 1 }
  if (alike(known.grams, grams)) return { grams, times: known.times + 1 }
  // Once is a mood; the second time it is the new usual.
  if (known.times < TIMES || (known.other !== undefined && alike(known.other, grams))) {
    return { grams, times: known.times < TIMES ? 1 : TIMES }
  }
  return { ...known, other: grams }
}

export const withNamed = (habits: Habits, slot: MealSlot, value: MealValue): Habits => ({
  ...habits,
  named: { ...habits.named, [slot]: { ...value, slot } },
})

/** The meal among these that was told often enough, as it was told last; `values` are newest first. */
export function toldOften(values: readonly MealValue[]): MealValue | undefined {
  const sign = (value: MealValue) =>
    value.dishes
      .map((dish) => dishKey(dish.name))
      .sort()
      .join('|')
  const groups = Map.groupBy(values, sign)
  return [...groups.values()].filter((group) => group.length >= TOLD_TIMES).sort((a, b) => b.length - a.length)[0]?.[0]
}
