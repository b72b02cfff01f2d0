/**
 * Words that lead in to the dishes named behind them and are no dish beside these: shops (ケンタで…), containers (小鉢の…),
 * the material (残りご飯でチャーハン), a set whose parts are then named. What is told twice counts once.
 */
import { dishAt } from './dishes.ts'
import { lookUp } from './lexicon.ts'
import { isRice, isSingle, plateOf } from './plate.ts'
import { type Served, withoutParts } from './served.ts'

const SHOP = /^(?:けんた(?:っきー)?|kfc|回転ずし|回転すし|なっしゅ|たこやきや)$/
export const CONTAINER =
  /^(?:お?(?:小鉢|副菜|主菜|おかず|惣菜|総菜|つまみ|おつまみ|菓子|おかし|すいーつ|でざーと|ふるーつ|果物|くだもの|じゅーす|飲み物)|小鉢もの)$/

/** All that was told once; `folded` is the text without remarks. */
export function withoutLeads(folded: string, table: readonly Served[]): Served[] {
  const plates = sushiPlates(folded, table)
  const counted = smallBowls(folded, plates)
  const named = counted.filter((one, i) => !leadsIn(folded, one, counted[i + 1]))
  return curryWithNan(setsWithNamedParts(folded, materials(folded, named)))
}

const wordOf = (folded: string, one: Served): string => folded.slice(one.plate.start, one.plate.end)

/** A shop or container with its contents behind it: 「回転寿司でまぐろ2皿」, 「副菜はひじき」. */
function leadsIn(folded: string, one: Served, next: Served | undefined): boolean {
  if (!next || one.plate.words > 1 || one.numbers) return false
  const gap = folded.slice(one.end, next.start)
  const word = wordOf(folded, one)
  if (SHOP.test(word) || one.plate.dish.kind === 'shop')
    return one.amounts.length === 0 && /^(?:で|の|に行って|へ行って|にて)?[、,\s：:]*(?:お)?$/.test(gap)
  return (
    CONTAINER.test(word) && one.amounts.length === 0 && /^(?:は|に|の|として|で)?[\s：:]*お?$/.test(gap) && gap !== ''
  )
}

/** 「マカロニサラダ小鉢」: the bowl is the size of the dish before it. */
function smallBowls(folded: string, table: readonly Served[]): Served[] {
  return table.filter((one, i) => {
    const before = table[i - 1]
    if (!before || !/^お?小鉢$/.test(wordOf(folded, one))) return true
    if (!/^[\s　の(（]*$/.test(folded.slice(before.end, one.start)) || before.plate.parts.length > 0) return true
    if (before.amounts.length === 0) before.amounts.push(...(one.amounts.length > 0 ? one.amounts : [BOWL]))
    before.end = one.end
    return false
  })
}

const BOWL = { value: 1, unit: '小鉢' }

/** Fish counted by plates beside other such plates, or in a sushi shop, is sushi. */
function sushiPlates(folded: string, table: readonly Served[]): Served[] {
  const shop =
    /回転ずし|回転すし|すしろー|くらずし|くらすし|はまずし|はますし|かっぱずし|かっぱすし|魚べい|すしや|おすし/.test(
      folded,
    )
  const byPlate = table.filter((one) => one.amounts.some((amount) => amount.unit === '皿') && sushiOf(folded, one))
  if (!shop && byPlate.length < 2) return [...table]
  for (const one of byPlate) {
    const plate = plateOf(sushiOf(folded, one) ?? {}, one.plate.start, one.plate.end)
    if (plate) one.plate = plate
  }
  return [...table]
}

function sushiOf(folded: string, one: Served) {
  const word = wordOf(folded, one)
  if (one.plate.words > 1 || one.plate.parts.length > 0 || /すし$|ずし$/.test(word)) return undefined
  const own = lookUp(`${word}の寿司`) ?? lookUp(`${word}軍艦`)
  const seafood = one.plate.items.some((item) => item.food.startsWith('10')) && one.plate.items.length <= 4
  const entry = own ?? (seafood ? lookUp('まぐろの寿司') : undefined)
  return entry?.dish === undefined ? undefined : entry
}

const MADE = /作|つく|炒|焼|煮|ゆで|茹|した|して|にし/

/** 「残りご飯でチャーハン」, 「スパゲッティ100gでミートソース」: the first is what the second was made of. */
function materials(folded: string, table: readonly Served[]): Served[] {
  return table.filter((one, i) => {
    const made = table[i + 1]
    if (!made || made.amounts.length > 0 || isSingle(made.plate.items) || made.plate.parts.length > 0) return true
    if (folded.slice(one.end, made.start) !== 'で') return true
    const food = one.plate.items[0]?.food
    const noodle = one.plate.dish.options.get('noodle')
    if (noodle !== undefined && made.plate.dish.kind === 'noodle') {
      const mass = one.amounts.find((amount) => amount.unit === 'g')
      if (mass) made.eaten *= byNoodle(one, mass.value, Number(noodle))
      return false
    }
    if (!isSingle(one.plate.items) && one.plate.dish.kind !== 'main') return true
    const inside = made.plate.items.some((item) => item.food === food)
    return !(inside || MADE.test(folded.slice(made.end, made.end + 4)))
  })
}

function byNoodle(one: Served, grams: number, usual: number): number {
  const { options } = one.plate.dish
  return (grams <= Number(options.get('low') ?? 0) ? grams * Number(options.get('boil') ?? 1) : grams) / usual
}

/** 「ビッグマックセット、ポテトMとコーラ」: a part that is named takes the place of the set's own. */
function setsWithNamedParts(folded: string, table: readonly Served[]): Served[] {
  let set: Served | undefined
  return table.filter((one) => {
    if (one.plate.parts.length > 0) {
      set = one
      return true
    }
    const host = set
    if (!host || folded.slice(host.end, one.start).includes('\n')) return true
    const { index, kind } = one.plate.dish
    const same = host.plate.parts.some((part) => part.index === index)
    if (same && one.amounts.length === 0 && one.sizes.length === 0 && one.eaten === 1) return false
    withoutParts(host, (part) => part === index || (kind === 'drink' && dishAt(part).kind === kind))
    return true
  })
}

/** Curry with nan has no rice, and rice told beside a curry is that curry's rice. */
function curryWithNan(table: Served[]): Served[] {
  const nan = table.some((one) => one.plate.dish.name === 'ナン' || one.plate.dish.name === 'チーズナン')
  for (const one of table) {
    if (nan && one.plate.dish.kind === 'rice' && /カレー/.test(one.plate.dish.name))
      one.plate = { ...one.plate, items: one.plate.items.filter((item) => !isRice(item)) }
  }
  return table
}
