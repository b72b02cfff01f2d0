/**
 * Corrections of a meal, dish by dish, as data; and the meal that comes of them. Amounts and other dishes are read by
 * the same food rules as a meal told at once. A correction that does not fit the meal gives nothing.
 */
import type { Nutrients, ReadDish } from './dish.ts'
import type { MealSize, MealState, StateDish } from './meal-memory.ts'
import { inGrams, stateDish } from './meal-state.ts'
import { round, SPREAD } from './nutrients.ts'
import { readMeal } from './read-meal.ts'
import { isStapleDish, oneDish, sameDish, sortOf } from './remake.ts'

export type MealOp =
  /** The whole meal: 「やっぱり大盛り」. */
  | { op: 'size'; size: MealSize }
  /** 「味噌汁はなし」 */
  | { op: 'remove'; name: string }
  /** 「卵を足して」 */
  | { op: 'add'; text: string }
  /** 「コーヒーじゃなくて紅茶」 */
  | { op: 'swap'; from: string; to: string }
  /** 「ご飯は半分」「カレーはチキン」 */
  | { op: 'about'; name: string; words: string; text: string }
  /** 「ご飯200g」「餃子6個」: dishes of the meal in another amount. */
  | { op: 'amount'; text: string }
  /** 「味噌ラーメンでした」: one of the dishes, named more closely. */
  | { op: 'closer'; text: string }
  /** 「つゆは残した」: of whichever dish it can be said. */
  | { op: 'remark'; text: string }
  /** All dishes told anew. */
  | { op: 'instead'; text: string }
  | { op: 'size_at'; place: number; size: MealSize }
  | { op: 'remove_at'; place: number }
  | { op: 'into_at'; place: number; text: string }
  | { op: 'grams_at'; place: number; grams: number }

/** The meal after all corrections; undefined when one of them does not fit it. */
export function applied(state: MealState, ops: readonly MealOp[]): MealState | undefined {
  let now: MealState | undefined = state
  for (const op of ops) now = now && one(now, op)
  return now
}

function one(state: MealState, op: MealOp): MealState | undefined {
  switch (op.op) {
    case 'size':
      return { ...state, size: op.size, dishes: state.dishes.map(({ size: _own, ...dish }) => dish) }
    case 'remove':
      return at(state, placeOf(state, op.name), () => 'gone') ?? without(state, op.name)
    case 'add':
      return add(state, op.text)
    case 'swap':
      return into(state, placeOf(state, op.from), op.to)
    case 'about':
      return about(state, op.name, op.words) ?? amounts(state, op.text)
    case 'amount':
      return amounts(state, op.text)
    case 'closer':
      return closer(state, op.text)
    case 'remark':
      return remark(state, op.text)
    case 'instead': {
      const dishes = readMeal(op.text).dishes
      return dishes.length > 0 ? { size: 'normal', dishes: dishes.map(stateDish) } : undefined
    }
    case 'size_at':
      return at(state, op.place, (dish) => ({ ...dish, size: op.size }))
    case 'remove_at':
      return at(state, op.place, () => 'gone')
    case 'into_at':
      return into(state, op.place, op.text)
    case 'grams_at':
      return at(state, op.place, (dish) => inGrams(dish, op.grams, SPREAD.grams))
  }
}

function at(
  state: MealState,
  place: number | undefined,
  change: (dish: StateDish) => StateDish | 'gone',
): MealState | undefined {
  const dish = place === undefined ? undefined : state.dishes[place]
  if (!dish || dish.gone) return undefined
  const changed = change(dish)
  const next: StateDish = changed === 'gone' ? { ...dish, gone: true } : changed
  return { ...state, dishes: state.dishes.map((one, i) => (i === place ? next : one)) }
}

const bare = (name: string): string => name.replace(/^[おご御](?=[ぁ-んァ-ヶ一-龠])/, '')
const RICE = /^(?:お?白?(?:ご飯|ごはん|飯|めし|米)|ライス)$/

/** The living dish a name means: the same dish, or the only one whose name holds it. */
export function placeOf(state: MealState, name: string): number | undefined {
  const said = name.trim()
  if (said === '') return undefined
  const live = state.dishes.flatMap((dish, place) => (dish.gone ? [] : [{ dish, place }]))
  const same = live.find(({ dish }) => sameDish(dish.name, said) || sameDish(bare(dish.name), bare(said)))
  if (same) return same.place
  const holding = live.filter(({ dish }) => dish.name.includes(bare(said)) || said.endsWith(bare(dish.name)))
  return holding.length === 1 && !RICE.test(said) ? holding[0]?.place : undefined
}

function add(state: MealState, text: string): MealState | undefined {
  const { dishes } = readMeal(text)
  return dishes.length > 0 ? { ...state, dishes: [...state.dishes, ...dishes.map(stateDish)] } : undefined
}

/** Another dish in the same place; further ones are added. */
function into(state: MealState, place: number | undefined, text: string): MealState | undefined {
  const [first, ...more] = readMeal(text).dishes
  if (!first) return undefined
  const swapped = at(state, place, () => stateDish(first))
  return swapped && { ...swapped, dishes: [...swapped.dishes, ...more.map(stateDish)] }
}

const DISH_SIZES: [MealSize, RegExp][] = [
  ['half', /^(?:半分|はんぶん|1\/2|半量|ハーフ)/],
  ['extra', /^(?:特盛|メガ盛)/],
  ['large', /^(?:大盛|多め|多かった|たっぷり|山盛)/],
  ['small', /^(?:少なめ|少な目|少なかった|小盛|軽め|軽く|少し(?!残)|ちょっと(?!残)|控えめ)/],
  ['normal', /^(?:普通|ふつう|並)/],
]

function about(state: MealState, name: string, words: string): MealState | undefined {
  const place = placeOf(state, name)
  if (NOT_EATEN.test(words)) return undefined
  if (place === undefined) return RICE.test(name) ? amounts(state, `${name}${words}`) : undefined
  const size = DISH_SIZES.find(([, pattern]) => pattern.test(words))?.[0]
  if (size) return at(state, place, (dish) => ({ ...dish, size }))
  const dish = state.dishes[place] as StateDish
  const amount = resized(dish, `${dish.name}${words}`) ?? resized(dish, `${dish.name}は${words}`)
  if (amount) return at(state, place, () => amount)
  if (words.includes(name) || sameSort(words, dish.name)) return into(state, place, words)
  const kind = oneDish(`${words}${name}`) ?? oneDish(`${words}の${name}`) ?? oneDish(`${words}${dish.name}`)
  if (kind && kind.end - kind.start > name.length) return at(state, place, () => stateDish(kind))
  return oneDish(words) ? into(state, place, words) : undefined
}

/** Leaving these changes nothing that is counted. */
const NOT_EATEN = /^(?:皮|骨|小骨|種|たね|芯|へた|殻)/

/** Two ready dishes of one sort (汁物, 飲み物): one is named in place of the other, not as a part of it. */
function sameSort(words: string, name: string): boolean {
  const [one, other] = [sortOf(words), sortOf(name)]
  return one !== undefined && one === other && ['soup', 'drink', 'alcohol'].includes(one)
}

/** 「味噌ラーメンでした」 after ラーメン. */
function closer(state: MealState, text: string): MealState | undefined {
  const read = oneDish(text)
  const fits = state.dishes.flatMap((dish, place) =>
    !dish.gone && text !== dish.name && text.endsWith(dish.name) ? [place] : [],
  )
  return read && fits.length === 1 ? into(state, fits[0], text) : undefined
}

/** 「チャーシュー抜き」: a part of one of the dishes. */
function without(state: MealState, name: string): MealState | undefined {
  for (const [place, dish] of state.dishes.entries()) {
    const [usual, other] = [oneDish(dish.name), oneDish(`${name}抜きの${dish.name}`)]
    const differs = usual && other && sameDish(usual.name, other.name) && other.grams < usual.grams
    if (!dish.gone && differs) return at(state, place, () => shared(dish, usual, other))
  }
  return undefined
}

/** The dish as the food rules read it with an amount or a remark behind its name; undefined when nothing changed. */
function resized(dish: StateDish, said: string): StateDish | undefined {
  const [usual, other] = [oneDish(dish.name), oneDish(said)]
  if (!usual || !other || !sameDish(usual.name, other.name) || same(usual, other)) return undefined
  if (other.assumed === undefined) return { ...stateDish(other), name: dish.name, fixed: true }
  return shared(dish, usual, other)
}

/** A share (半分残した, つゆは残した) is one of what was told, not of the usual serving; each nutrient has its own. */
function shared(dish: StateDish, usual: ReadDish, other: ReadDish): StateDish {
  const part = (before: number | undefined, after: number | undefined) =>
    before && after !== undefined ? after / before : 1
  const energy = part(usual.nutrients.energyKcal, other.nutrients.energyKcal)
  const nutrients = { ...dish.nutrients }
  for (const key of Object.keys(nutrients) as (keyof Nutrients)[]) {
    const value = nutrients[key]
    if (value !== undefined) nutrients[key] = value * part(usual.nutrients[key], other.nutrients[key])
  }
  nutrients.energyKcal = round(nutrients.energyKcal, 0)
  const { assumed: _assumed, ...told } = dish
  return {
    ...told,
    grams: round(dish.grams * part(usual.grams, other.grams), 0),
    nutrients,
    energyKcalLow: dish.energyKcalLow * energy,
    energyKcalHigh: dish.energyKcalHigh * energy,
  }
}

const same = (a: ReadDish, b: ReadDish): boolean =>
  a.grams === b.grams && a.nutrients.energyKcal === b.nutrients.energyKcal && a.nutrients.saltG === b.nutrients.saltG

/** Each dish said must be one of the meal, and in another amount than the bare name means. */
function amounts(state: MealState, text: string): MealState | undefined {
  const { dishes, unknown } = readMeal(text)
  if (unknown.length > 0) return undefined
  if (dishes.length === 0) return undefined
  let now: MealState | undefined = state
  for (const said of dishes) {
    const usual = oneDish(said.name)
    // A bare name says no amount.
    if (!now || (usual && said.assumed !== undefined && same(usual, said))) return undefined
    const place = placeOf(now, said.name)
    if (place !== undefined) {
      const tail = text.slice(said.start + said.name.length, said.end).replace(/^[\sはをがも]+/, '')
      const size = DISH_SIZES.find(([, pattern]) => pattern.test(tail))?.[0]
      now = at(now, place, (dish) => (size ? { ...dish, size } : { ...stateDish(said), name: dish.name, fixed: true }))
    } else now = RICE.test(said.name) ? riceOf(now, text.slice(said.start, said.end)) : undefined
  }
  return now
}

/** 「ご飯少なめ」 of a meal whose rice is part of a dish: 牛丼, カレーライス. */
function riceOf(state: MealState, words: string): MealState | undefined {
  const staples = state.dishes.flatMap((dish, place) =>
    !dish.gone && isStapleDish(dish.name, dish.foodNumber) ? [{ dish, place }] : [],
  )
  const [only] = staples
  const changed = only && staples.length === 1 ? resized(only.dish, `${only.dish.name} ${words}`) : undefined
  return changed && only ? at(state, only.place, () => changed) : undefined
}

function remark(state: MealState, text: string): MealState | undefined {
  for (const [place, dish] of state.dishes.entries()) {
    const changed = dish.gone ? undefined : resized(dish, `${dish.name}、${text}`)
    if (changed) return at(state, place, () => changed)
  }
  return undefined
}
