/** What was said about a part of a dish before it goes to that dish: 「とんかつ定食 ご飯少なめ」, 「マヨ抜き」. */
import { isRice, isSingle } from './plate.ts'
import { hasRice, type Served } from './served.ts'

/** 「ご飯少なめ」 after a dish that has rice speaks of that rice. */
export function mergeRice(folded: string, table: readonly Served[]): Served[] {
  const kept: Served[] = []
  for (const one of table) {
    const host = [...kept].reverse().find(hasRice)
    const gap = host ? folded.slice(kept.at(-1)?.end ?? 0, one.start) : ''
    const plain = isSingle(one.plate.items) && one.plate.items.some(isRice)
    const mass = one.amounts.find((amount) => amount.unit === 'g')
    const half = one.amounts.find((amount) => amount.unit === '半分' || (amount.unit === 'つ' && amount.value < 1))
    const said = one.sizes.length > 0 || one.without || one.eaten < 1 || half !== undefined
    if (!host || !plain || !(said || (mass && /^[\s(（、,は]*(?:お|ご)?$/.test(gap))) || /と$/.test(gap)) {
      kept.push(one)
      continue
    }
    host.rice = { grams: mass?.value, size: one.sizes[0], eaten: one.without ? 0 : one.eaten * (half?.value ?? 1) }
    host.end = Math.max(host.end, one.end)
  }
  return kept
}

/** 「マヨネーズ抜き」, 「ねぎなし」 after a dish that holds that food: the food is left out, no dish of its own. */
export function mergeLeftOut(table: readonly Served[]): Served[] {
  const kept: Served[] = []
  for (const one of table) {
    const food = one.plate.items[0]?.food ?? ''
    const host =
      one.without && isSingle(one.plate.items)
        ? [...kept].reverse().find((other) => other.plate.items.some((item) => item.food === food))
        : undefined
    const same =
      one.without && one.plate.parts.length === 0 ? kept.findIndex((other) => other.plate.dish === one.plate.dish) : -1
    if (same >= 0) {
      kept.splice(same, 1)
      continue
    }
    const part = one.without
      ? [...kept].reverse().find((other) => other.plate.parts.some(({ index }) => index === one.plate.dish.index))
      : undefined
    const shared = kept.find((other) => other.plate.parts.some(({ index }) => index === one.plate.dish.index))
    if (shared && one.eaten < 1 && !one.without && one.amounts.length === 0) {
      shared.plate = {
        ...shared.plate,
        parts: shared.plate.parts.map((of) =>
          of.index === one.plate.dish.index ? { ...of, factor: of.factor * one.eaten } : of,
        ),
      }
      continue
    }
    if (host && host.plate.items.length > 1) host.leftOut.push(food)
    else if (part)
      part.plate = { ...part.plate, parts: part.plate.parts.filter(({ index }) => index !== one.plate.dish.index) }
    else kept.push(one)
  }
  return kept.filter((one) => !one.without)
}
