/** What was served → dishes with nutrients: amounts, sizes, leftovers and package numbers applied in that order. */
import type { Amount } from './amounts.ts'
import type { ReadDish } from './dish.ts'
import { dishAt, type Item } from './dishes.ts'
import { lighten } from './lighter.ts'
import { energyRange, nutrientsOf, round, type Told } from './nutrients.ts'
import { isNoodle, isRice, isSingle, type Plate, scaled, weightOf } from './plate.ts'
import { measure, SOUP_SHARE, servingWords, withSoup } from './portions.ts'
import { hasRice, type Served } from './served.ts'
import type { Size } from './sizes.ts'
import { override } from './told-numbers.ts'

interface Made {
  name: string
  items: Item[]
  /** Share of the usual seasoning. */
  mild?: number
  told: Told
  assumed?: string
  foodNumber?: string
}

/** One served thing becomes one dish, a set becomes its parts. `name` is what was typed. */
export function finish(one: Served, name: string, start: number, end: number): ReadDish[] {
  const made = one.plate.parts.length > 0 ? makeSet(one, name) : [make(one, one.plate, name)]
  const dishes = made.map((dish) => toDish(dish, start, end))
  return one.numbers ? override(dishes, one.numbers) : dishes
}

function make(one: Served, plate: Plate, name: string): Made {
  const sized = sizeOf(one, plate)
  const slice =
    one.sliceG === undefined ? undefined : one.sliceG / Math.max(weightOf(plate.items) / plate.dish.count, 1)
  const said = measure(plate, one.amounts)
  const count = one.amounts.find((amount) => amount.unit !== 'g' && amount.unit !== 'ml')
  const factor = (sized.byUnit && count ? count.value : (said?.factor ?? 1)) * (slice ?? 1)
  const soup = one.soupShare ?? (plate.items.some((item) => item.soup) ? SOUP_SHARE : 1)
  const counted = withSoup(changeRice(scaled(sized.items, factor), one), soup)
  const items = scaled(lighten(counted, one), one.eaten)
  const told: Told =
    said?.told ??
    (sized.changed || slice !== undefined
      ? 'sized'
      : plate.like !== undefined
        ? 'alike'
        : isSingle(plate.items)
          ? 'food'
          : 'dish')
  const words = [
    plate.like === undefined ? '' : `${plate.like}に近いものとして`,
    said === undefined && slice === undefined && one.rice === undefined
      ? servingWords({ ...plate, items: sized.items })
      : (said?.label ?? ''),
    soupWords(one, plate),
  ]
  const assumed = words.filter((word) => word !== '').join('・')
  const single = isSingle(items) ? items[0] : undefined
  return {
    name,
    items,
    mild: one.seasoning,
    told,
    assumed: assumed === '' ? undefined : assumed,
    foodNumber: single?.food === 'water' ? undefined : single?.food,
  }
}

function soupWords(one: Served, plate: Plate): string {
  return one.soupShare === undefined && plate.items.some((item) => item.soup) ? '汁は8割ほど' : ''
}

/** Sizes change the serving; a unit of the dish with the size's name wins (ポテトM, ご飯大盛り). */
function sizeOf(one: Served, plate: Plate): { items: Item[]; changed: boolean; byUnit: boolean } {
  let items = plate.items
  let byUnit = false
  for (const size of one.sizes) {
    const unit =
      plate.words === 1 ? (plate.dish.units.get(size.unit ?? '') ?? plate.dish.units.get(size.word)) : undefined
    byUnit ||= unit !== undefined
    const cup = plate.dish.kind === 'drink' && unit === undefined ? size.cupMl : undefined
    const grams = unit ?? (cup === undefined ? undefined : cup * Number(plate.dish.options.get('ml') ?? 1))
    items = grams === undefined ? resize(items, size) : scaled(items, grams / Math.max(weightOf(items), 1))
  }
  return { items, changed: one.sizes.length > 0, byUnit }
}

function resize(items: readonly Item[], size: Size): Item[] {
  const rice = items.some((item) => isRice(item) && item.grams >= 60)
  const noodle = items.some((item) => isNoodle(item) && item.grams >= 60)
  return items.map((item) => {
    if (!rice && !noodle) return { ...item, grams: item.grams * size.plain }
    if (isRice(item) || isNoodle(item)) return { ...item, grams: item.grams * (noodle ? size.noodle : size.rice) }
    return { ...item, grams: item.grams * (noodle ? 1 + (size.rest - 1) / 3 : size.rest) }
  })
}

function changeRice(items: Item[], { rice }: Served): Item[] {
  if (!rice) return items
  return items.map((item) => (isRice(item) ? { ...item, grams: riceGrams(item.grams, rice) } : item))
}

const riceGrams = (usual: number, rice: NonNullable<Served['rice']>): number =>
  (rice.grams ?? usual * (rice.size?.rice ?? 1)) * (rice.eaten ?? 1)

/** A set: rice and soup stand on their own, everything else is the set's main part. */
function makeSet(one: Served, name: string): Made[] {
  const own =
    one.plate.words > 1 && one.plate.items.length > 0
      ? [make({ ...one, sizes: [], rice: undefined }, { ...one.plate, parts: [] }, mainName(name))]
      : []
  const pieces = one.amounts.find((amount) => amount.value > 1 && OF_THE_MAIN.has(amount.unit))
  const many = pieces
    ? undefined
    : measure({ ...one.plate, items: [{ food: 'water', grams: 1, soup: false }] }, one.amounts)
  const times = own.length > 0 || many?.told !== 'counted' ? 1 : many.factor
  const parts = one.plate.parts.map(({ index, factor }, i) =>
    partOf(one, index, pieces && i === 0 ? piecesOf(index, pieces) : factor * times),
  )
  const all = [...own, ...parts].filter((part) => part.items.length > 0)
  const rice = all.find((part) => part.items.length === 1 && part.items.some(isRice))
  if (!rice && !hasRice(one)) return all
  const alone = (part: Made) => part === rice || part.name === '味噌汁' || part.name === '豚汁'
  const main = all.filter((part) => !alone(part))
  const dish: Made = {
    name: `${name}のおかず`,
    items: main.flatMap((part) => part.items),
    told: 'dish',
    assumed: main.map((part) => part.name).join('・'),
  }
  return main.length === 0 ? all : [dish, ...all.filter(alone)]
}

/** Counted in pieces, a set speaks of its main dish: 「唐揚げ定食（8個）」. */
const OF_THE_MAIN = new Set(['個', '枚', '本', '切れ', '尾', '粒', '貫'])

function piecesOf(index: number, amount: Amount): number {
  const dish = dishAt(index)
  return measure({ start: 0, end: 0, dish, items: dish.items, words: 1, parts: [] }, [amount])?.factor ?? 1
}

/** さばの味噌煮定食 → さばの味噌煮. */
const mainName = (name: string): string => name.replace(/の?(?:定食|御?膳|セット|お?弁当|ランチ|プレート).*$/, '')

function partOf(one: Served, index: number, factor: number): Made {
  const dish = dishAt(index)
  const rice = dish.items.length === 1 && dish.items.some(isRice)
  const size = rice ? (one.rice?.size ?? one.sizes[0]) : undefined
  const usual = scaled(dish.items, factor * (size?.rice ?? 1) * one.eaten)
  const items =
    rice && one.rice
      ? usual.map((item) => ({ ...item, grams: (one.rice?.grams ?? item.grams) * (one.rice?.eaten ?? 1) }))
      : usual
  const grams = Math.round(weightOf(items) / 5) * 5
  return {
    name: dish.name,
    items: withSoup(
      lighten(
        items.filter((item) => item.grams > 0),
        one,
      ),
      one.soupShare ?? (dish.kind === 'noodle' ? SOUP_SHARE : 1),
    ),
    told: size || one.rice ? 'sized' : 'dish',
    assumed: `約${grams}g`,
    foodNumber: isSingle(items) ? items[0]?.food : undefined,
  }
}

/** Salt of the table's ready dishes (group 18), which holds their seasoning. */
const readyMadeSalt = (items: readonly Item[]): number =>
  nutrientsOf(items.filter((item) => item.food.startsWith('18'))).saltG ?? 0

function toDish(made: Made, start: number, end: number): ReadDish {
  const nutrients = nutrientsOf(made.items)
  if (made.mild !== undefined && nutrients.saltG !== undefined)
    nutrients.saltG = round(nutrients.saltG - (1 - made.mild) * readyMadeSalt(made.items), 2)
  const dish: ReadDish = {
    name: made.name,
    grams: round(weightOf(made.items), 0),
    nutrients,
    ...energyRange(nutrients.energyKcal, made.told),
    start,
    end,
  }
  if (made.foodNumber !== undefined) dish.foodNumber = made.foodNumber
  if (made.assumed !== undefined) dish.assumed = made.assumed
  return dish
}
