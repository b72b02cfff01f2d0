/** What is believed to be eaten: short words need a meal around them, food that is not eaten is no meal. */
import { EATING, NOT_EATING, OTHERS_EAT, RECIPE } from './position.ts'
import type { Token } from './scan.ts'
import type { Served } from './served.ts'

/** Leaves out words that only look like food: short ones without a meal around them, and food that is not eaten. */
export function believable(text: string, masked: string, tokens: readonly Token[], table: Served[]): Served[] {
  const eating = EATING.test(text)
  const sure = table.filter((one) => !one.weak && one.plate.dish.kind !== 'season')
  const rest = leftover(masked, tokens)
  const bare = rest.length <= 2
  if ((!eating && RECIPE.test(text)) || OTHERS_EAT.test(text)) return []
  if (!eating && NOT_EATING.test(text) && !table.some((one) => one.amounts.length > 0 || one.numbers)) return []
  if (!eating && table.length === 1 && rest.length >= 8 && (table[0]?.amounts.length ?? 0) === 0 && !table[0]?.numbers)
    return []
  return table.filter((one, i) => {
    if (one.plate.dish.kind === 'shop') return one.amounts.some((amount) => ['皿', '貫', '枚'].includes(amount.unit))
    if (one.plate.dish.kind === 'suffix' && !/定食|弁当|御膳/.test(masked.slice(one.start, one.end))) return false
    if (one.plate.dish.kind === 'season')
      return (one.amounts.length > 0 && (sure.length > 0 || eating || bare)) || putOn(masked, table, i)
    return !one.weak || eating || sure.length > 0 || one.amounts.length > 0 || one.numbers !== undefined || bare
  })
}

/** 「6枚切りの食パンにジャム」, 「コーヒーに砂糖とミルク」: said to be put on what came before. */
function putOn(masked: string, table: readonly Served[], at: number): boolean {
  const one = table[at]
  const before = table[at - 1]
  if (!one || !before) return false
  const gap = masked.slice(before.end, one.start)
  return (
    /^(?:に|には)$/.test(gap) ||
    (/^[と、]$/.test(gap) && before.plate.dish.kind === 'season' && putOn(masked, table, at - 1))
  )
}

const CREAM_G = 15

/** Milk said to be put into coffee or tea is a splash, not a glass. */
export function splash(masked: string, table: readonly Served[]): void {
  for (const [i, one] of table.entries()) {
    if (!one.plate.items.every((item) => item.food === '13003') || one.amounts.length > 0 || !putOn(masked, table, i))
      continue
    if (table.slice(0, i).some((other) => other.plate.dish.kind === 'drink'))
      one.amounts.push({ value: CREAM_G, unit: 'g' })
  }
}

/** Everything that is no word of food, amount, particle or polite ending. */
function leftover(masked: string, tokens: readonly Token[]): string {
  let text = masked
  for (const { start, end } of tokens) text = text.slice(0, start) + ' '.repeat(end - start) + text.slice(end)
  return text
    .replace(
      /でした|です|ます|ました|だった|だよ|だけ|ちょっと|今日は?|昨日は?|きょうは?|と思う|かな|みたい|ぐらい|くらい|って/g,
      '',
    )
    .replace(/[\s　、。,.・!?！？…~〜ー\u0001はをがもとやのにでへよねさかなわだお(（)）「」:+＋]/g, '')
}
