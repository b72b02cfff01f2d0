/**
 * A meal of many dishes: what goes with the rice is smaller and milder than the same dish ordered alone. Canteens, hospitals
 * and schools plan a whole tray at 2.3–3.5 g of salt (published menus of training colleges and hospitals); a family table lies between.
 */
import { isStaple } from './plate.ts'
import type { Served } from './served.ts'

const PLANNED = /学食|社食|社員食堂|職員食堂|給食|病院食|入院食|施設の|でいさーびす|配食|寮の/
/** Seasoning and portion of the dishes beside the staple, by how the meal was told. */
const MILD = {
  planned: { seasoning: 0.55, portion: 0.9 },
  listed: { seasoning: 0.72, portion: 0.93 },
  spoken: { seasoning: 0.85, portion: 0.96 },
}
const FEWEST = 4

/** Marks the dishes of a tray; `folded` is the whole text. */
export function asTray(folded: string, table: readonly Served[]): void {
  const dishes = table.filter((one) => COOKED.has(one.plate.dish.kind))
  const besides = table.filter((one) => ['fruit', 'sweet', 'dairy', 'drink'].includes(one.plate.dish.kind))
  const staple = dishes.some((one) => one.plate.items.some((item) => isStaple(item) || item.food.startsWith('01')))
  const many = dishes.length >= FEWEST || (dishes.length === FEWEST - 1 && besides.length > 0)
  if (!many || !staple || table.some((one) => one.plate.parts.length > 0)) return
  const commas = folded.match(/[、・,]/g)?.length ?? 0
  const mild = PLANNED.test(folded) ? MILD.planned : commas >= FEWEST - 1 ? MILD.listed : MILD.spoken
  for (const one of dishes) {
    if (one.amounts.some((amount) => amount.unit === 'g' || amount.unit === 'ml') || one.sizes.length > 0) continue
    one.seasoning = mild.seasoning
    if (one.amounts.length === 0 && ['main', 'side'].includes(one.plate.dish.kind)) one.eaten *= mild.portion
  }
}

const COOKED = new Set(['main', 'side', 'soup', 'rice', 'bread', 'noodle', 'food'])
