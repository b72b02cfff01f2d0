/** Cards for correcting a meal: its sizes, its dishes, and what may be done with one dish. Postbacks hold ids and places only. */
import { ja } from '../../../prompts/messages/ja.ts'
import type { MealSize } from '../../food/meal-memory.ts'
import type { Entry } from '../../notebook/entry.ts'
import type { LineMessage } from '../../outside/line/port.ts'
import type { LocalDate } from '../../shared/time.ts'
import { type DishPress, dishData, mealAddData, mealSizeData } from '../plan/postback-data.ts'
import type { DishLine } from '../plan/tell.ts'
import { type Action, box, button, card, heading, small } from './flex.ts'
import { dayName, entryName } from './page-lines.ts'
import { clipped } from './questions.ts'

/** With more the card would run off the screen; the others are corrected by words. */
const MOST_DISHES = 7

const SIZES: [MealSize, string][] = [
  ['small', ja.sizeSmall],
  ['normal', ja.sizeNormal],
  ['large', ja.sizeLarge],
]

const postback = (label: string, data: string): Action => ({ type: 'postback', label, data, displayText: label })

/** 少なめ / 普通 / 大盛り side by side; the one that holds stands out. */
export const sizeButtons = (entry: Entry, size: MealSize) =>
  box(
    'horizontal',
    SIZES.map(([one, label]) =>
      button(postback(label, mealSizeData(one, entry)), one === size ? 'primary' : 'secondary'),
    ),
    { spacing: 'sm', margin: 'md' },
  )

/** One button a dish, and one to add. */
export function mealFixCard(entry: Entry, dishes: DishLine[], today: LocalDate): LineMessage {
  const day = entry.day === today ? '' : `${dayName(entry.day, today)} `
  const rows = dishes
    .slice(0, MOST_DISHES)
    .map((dish) =>
      button(postback(clipped(`${dish.name} ${Math.round(dish.grams)}g`), dishData('dish', dish.place, entry))),
    )
  const add = button(postback(ja.fixMealAdd, mealAddData(entry)), 'link')
  return card(ja.altQuestion, [
    small(`${day}${entryName(entry)}`),
    heading(ja.fixMeal),
    ...rows,
    add,
    small(ja.fixMealHint),
  ])
}

/** What may be done with one dish. */
export function dishCard(entry: Entry, dish: DishLine): LineMessage {
  const does = (label: string, press: DishPress, size?: MealSize) =>
    button(postback(label, dishData(press, dish.place, entry, size)))
  const line = (...buttons: ReturnType<typeof button>[]) => box('horizontal', buttons, { spacing: 'sm' })
  return card(ja.altQuestion, [
    heading(`${dish.name} ${Math.round(dish.grams)}g`),
    line(does(ja.dishLess, 'dish_size', 'small'), does(ja.dishMore, 'dish_size', 'large')),
    line(does(ja.dishHalf, 'dish_size', 'half'), does(ja.dishUsual, 'dish_size', 'normal')),
    line(does(ja.dishGrams, 'dish_grams'), does(ja.dishSwap, 'dish_swap')),
    does(ja.dishOut, 'dish_out'),
  ])
}
