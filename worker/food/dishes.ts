/**
 * The dish layer: everyday dishes as foods of the table in grams for one adult serving.
 * Sets (定食) name their parts, frames (塩焼き, 天ぷら …) need a food in front of them.
 */
import { DISHES } from '../../db/reference/generated/dishes.ts'

export interface Item {
  food: string
  grams: number
  /** Broth of a noodle dish, of which only a share is drunk. */
  soup: boolean
}

export interface Dish {
  index: number
  kind: string
  name: string
  spellings: string[]
  /** The usual serving: 6個, 1杯. `count` of `unit` weigh `grams`. */
  count: number
  unit: string
  items: Item[]
  parts: { index: number; factor: number }[]
  /** Grams of one unit, by the unit's word. */
  units: Map<string, number>
  /** Other settings of the line: top, main, ml, noodle, boil, weak … */
  options: Map<string, string>
  grams: number
}

export const WATER = 'water'
const SETTINGS = new Set(['ml', 'top', 'main', 'noodle', 'boil', 'weak', 'sauce', '魚', '肉', '菜', '他', 'low'])

let lines: string[] | undefined
const parsed: Dish[] = []

export function dishLines(): string[] {
  lines ??= DISHES.split('\n')
  return lines
}

export function dishAt(index: number): Dish {
  const known = parsed[index]
  if (known) return known
  const dish = parseDish(dishLines()[index] ?? '', index)
  parsed[index] = dish
  return dish
}

function parseDish(line: string, index: number): Dish {
  const [kind = '', name = '', spelled = '', serving = '', recipe = '', optionText = ''] = line.split('|')
  const tokens = recipe.split(' ').filter((token) => token !== '')
  const parts = tokens.filter((token) => token.startsWith('@')).map(readPart)
  const items = tokens.filter((token) => !token.startsWith('@')).map(readItem)
  const [, number = '1', unit = ''] = /^([\d./]*)(.*)$/.exec(serving) ?? []
  const grams = items.reduce((sum, item) => sum + item.grams, 0)
  const options = new Map<string, string>()
  const units = new Map<string, number>()
  for (const pair of optionText.split(' ').filter((text) => text !== '')) {
    const [key = '', value = ''] = pair.split('=')
    if (SETTINGS.has(key)) options.set(key, value)
    else units.set(key, Number(value))
  }
  const count = readCount(number)
  if (unit !== '' && !units.has(unit) && grams > 0) units.set(unit, grams / count)
  return {
    index,
    kind,
    name,
    spellings: spelled === '' ? [] : spelled.split(','),
    count,
    unit,
    items,
    parts,
    units,
    options,
    grams,
  }
}

function readCount(text: string): number {
  const [over = '1', under] = text.split('/')
  const value = Number(over === '' ? '1' : over) / Number(under ?? '1')
  return value > 0 ? value : 1
}

function readPart(token: string): { index: number; factor: number } {
  const [index = '0', factor = '1'] = token.slice(1).split('*')
  return { index: Number(index), factor: Number(factor) }
}

function readItem(token: string): Item {
  const soup = token.startsWith('~')
  const [food = '', grams = '0'] = (soup ? token.slice(1) : token).split(':')
  return { food, grams: Number(grams), soup }
}
