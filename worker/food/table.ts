/**
 * The national food table: figures per 100 g as printed. Lines are split once and a food is parsed when first asked for.
 * 「日本食品標準成分表（八訂）増補2023年」（文部科学省）から引用
 */
import { FOODS, TABLE_VERSION } from '../../db/reference/generated/foods.ts'
import { MICRONUTRIENTS } from './dish.ts'

export const tableVersion = TABLE_VERSION

/** Nutrients in the order of the packed rows; the names are those of `Nutrients`. */
export const NUTRIENTS = [
  'energyKcal',
  'proteinG',
  'fatG',
  'carbG',
  'fiberG',
  'saltG',
  ...MICRONUTRIENTS,
  'alcoholG',
] as const
export type NutrientName = (typeof NUTRIENTS)[number]

export interface Food {
  number: string
  name: string
  /** Per 100 g of edible part, in the order of NUTRIENTS; undefined where the table does not know. */
  per100g: (number | undefined)[]
}

let lines: Map<string, string> | undefined
const parsed = new Map<string, Food>()

/** A food by its five-digit number; undefined when the table has no such number. */
export function foodByNumber(number: string): Food | undefined {
  const known = parsed.get(number)
  if (known) return known
  lines ??= new Map(FOODS.split('\n').map((line) => [line.slice(0, 5), line]))
  const line = lines.get(number)
  if (line === undefined) return undefined
  const [, name = '', values = ''] = line.split('|')
  const food = { number, name, per100g: values.split(',').map((value) => (value === '' ? undefined : Number(value))) }
  parsed.set(number, food)
  return food
}
