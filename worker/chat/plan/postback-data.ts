/** The `data` of our buttons: what to do and ids, never a value. It must still work weeks later. */
import { MEAL_SIZES, type MealSize } from '../../food/meal-memory.ts'
import { type EntryKey, entryId, parseEntryId } from '../../shared/ids.ts'

export type Pressed =
  | { press: 'consent' }
  | { press: 'undo' | 'fix'; keys: EntryKey[] }
  /** The whole meal in another size. */
  | { press: 'meal_size'; size: MealSize; keys: EntryKey[] }
  /** A dish of a meal, by its place: its choices, another size, out, another dish, grams. */
  | { press: DishPress; place: number; size?: MealSize; keys: EntryKey[] }
  | { press: 'meal_add'; keys: EntryKey[] }
  | { press: 'erase_yes' | 'erase_no' }
  /** Only opens the keyboard; needs no answer. */
  | { press: 'keyboard' }
  | { press: 'unknown' }

const DISH_PRESSES = ['dish', 'dish_size', 'dish_out', 'dish_swap', 'dish_grams'] as const
export type DishPress = (typeof DISH_PRESSES)[number]

const MAX_DATA = 300

export const consentData = 'consent'
export const keyboardData = 'keyboard'
export const eraseData = { yes: 'erase_yes', no: 'erase_no' } as const

/** Ids of one message share their source, so a dozen fit into LINE's 300 characters; further ones are left out. */
export function entriesData(press: 'undo' | 'fix', keys: EntryKey[]): string {
  let data: string = press
  for (const key of keys) {
    const next = `${data} ${entryId(key)}`
    if (next.length > MAX_DATA) break
    data = next
  }
  return data
}

export const mealSizeData = (size: MealSize, key: EntryKey): string => `meal_size ${size} ${entryId(key)}`
export const mealAddData = (key: EntryKey): string => `meal_add ${entryId(key)}`
export const dishData = (press: DishPress, place: number, key: EntryKey, size?: MealSize): string =>
  [press, place, ...(size ? [size] : []), entryId(key)].join(' ')

/** A button of a meal: what to do, perhaps a place and a size, and the meal's id. */
function mealPress(press: string, rest: string[]): Pressed {
  const key = parseEntryId(rest.at(-1) ?? '')
  if (!key) return { press: 'unknown' }
  const size = MEAL_SIZES.find((one) => rest.includes(one))
  if (press === 'meal_add') return { press, keys: [key] }
  if (press === 'meal_size') return size ? { press, size, keys: [key] } : { press: 'unknown' }
  const dish = DISH_PRESSES.find((one) => one === press)
  const place = Number(rest[0])
  if (!dish || !Number.isInteger(place) || place < 0 || (dish === 'dish_size' && !size)) return { press: 'unknown' }
  return { press: dish, place, ...(size ? { size } : {}), keys: [key] }
}

export function parsePostback(data: string): Pressed {
  const [press, ...rest] = data.split(' ')
  switch (press) {
    case 'undo':
    case 'fix': {
      const keys = rest.flatMap((id) => parseEntryId(id) ?? [])
      return keys.length > 0 ? { press, keys } : { press: 'unknown' }
    }
    case 'consent':
    case 'keyboard':
    case 'erase_yes':
    case 'erase_no':
      return { press }
    default:
      return mealPress(press ?? '', rest)
  }
}
