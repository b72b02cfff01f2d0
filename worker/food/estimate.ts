/**
 * A dish nobody knows, estimated by a language model: which table foods it may choose from, and what is believed of its
 * answer. Only food numbers and grams are taken over; every figure is the table's.
 */
import type { ReadDish } from './dish.ts'
import { dishAt, dishLines, WATER } from './dishes.ts'
import { guesses } from './guess.ts'
import { lookUp } from './lexicon.ts'
import { energyRange, nutrientsOf } from './nutrients.ts'
import { foodByNumber } from './table.ts'

/** The member's words that may leave the house, at most. */
export const LONGEST_WORDS = 40
const MOST_CHOICES = 240
const MOST_FOODS = 12
const MOST_GRAMS = 1_500
const MOST_GRAMS_TOGETHER = 2_000
const LEAST_KCAL = 1
const MOST_KCAL = 2_500

export interface FoodAmount {
  foodNumber: string
  grams: number
}

/** What kitchens abroad use and the dish layer hardly does. */
const ABROAD = [
  '01037', // ナン
  '01115', // ビーフン
  '02057', // タピオカ
  '04066', // ひよこまめ
  '04094', // レンズまめ
  '05035', // らっかせい
  '05037', // ピーナッツバター
  '06033', // オクラ
  '06116', // ズッキーニ
  '06385', // コリアンダー
  '07110', // 未熟パパイア
  '07132', // マンゴー
  '07158', // ココナッツミルク
  '11199', // ひつじ
  '17107', // ナンプラー
]

let common: string[] | undefined

/** Food numbers by how many dishes of the layer use them. */
function commonFoods(): string[] {
  if (common) return common
  const counts = new Map<string, number>()
  dishLines().forEach((_, index) => {
    for (const { food } of dishAt(index).items) if (food !== WATER) counts.set(food, (counts.get(food) ?? 0) + 1)
  })
  common = [...counts].sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1)).map(([food]) => food)
  return common
}

/** Table foods to choose from: those of the dishes with the nearest names, then those that kitchens use. */
export function foodChoices(words: string): { foodNumber: string; name: string }[] {
  const near = guesses(words).flatMap((name) => {
    const dish = lookUp(name)?.dish
    return dish === undefined ? [] : dishAt(dish).items.map((item) => item.food)
  })
  const numbers = [...new Set([...near, ...ABROAD, ...commonFoods()])].slice(0, MOST_CHOICES)
  return numbers.flatMap((foodNumber) => {
    const food = foodByNumber(foodNumber)
    return food ? [{ foodNumber, name: food.name }] : []
  })
}

/**
 * The dish that an answer describes; undefined for one that is not believed: foods that were not offered, absurd
 * amounts, or an energy no serving has. The range is the widest there is.
 */
export function estimatedDish(words: string, foods: readonly FoodAmount[], assumed: string): ReadDish | undefined {
  const total = foods.reduce((sum, one) => sum + one.grams, 0)
  const offered = new Set(foodChoices(words).map((choice) => choice.foodNumber))
  const sound = foods.every(({ foodNumber, grams }) => {
    return offered.has(foodNumber) && Number.isFinite(grams) && grams >= 1 && grams <= MOST_GRAMS
  })
  if (!sound || foods.length === 0 || foods.length > MOST_FOODS || total > MOST_GRAMS_TOGETHER) return undefined
  const nutrients = nutrientsOf(foods.map(({ foodNumber, grams }) => ({ food: foodNumber, grams, soup: false })))
  if (nutrients.energyKcal < LEAST_KCAL || nutrients.energyKcal > MOST_KCAL) return undefined
  const name = words.slice(0, LONGEST_WORDS)
  const grams = Math.round(total)
  return { name, grams, nutrients, ...energyRange(nutrients.energyKcal, 'alike'), assumed, start: 0, end: 0 }
}
