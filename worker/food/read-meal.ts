/**
 * One meal's words → dishes with nutrients and a range. Pure: the same text always gives the same reading.
 * A text with no food gives nothing; `unknown` holds only pieces that stand where a food must be.
 */
import type { MealReading, ReadDish } from './dish.ts'
import { finish, override } from './finish.ts'
import { type Folded, fold } from './fold.ts'
import { guesses, nearMiss } from './guess.ts'
import { type ReadPackage, readPackages } from './package-numbers.ts'
import { plateOf } from './plate.ts'
import { EATING, NOT_EATING } from './position.ts'
import { READ, scan, type Token } from './scan.ts'
import { kindsInBrackets, mergeLeftOut, mergeRice, plain, type Served, serve } from './serve.ts'
import { findUnknown, type UnknownPiece } from './unknown.ts'
import { type Remark, readRemarks } from './wording.ts'

export function readMeal(text: string): MealReading {
  const folded = fold(text)
  const packages = readPackages(folded.text)
  const remarks = readRemarks(folded.text)
  const masked = mask(folded, [...packages, ...remarks])
  const tokens = scan(text, masked)
  const table = fillings(text, folded, brackets(text, folded, tokens, serve(masked.text, tokens)))
  splash(masked.text, table)
  addRemarks(table, remarks)
  addNumbers(table, packages)
  const kept = believable(text, masked.text, tokens, mergeLeftOut(mergeRice(masked.text, table)))
  const { slips, unknown } = slipsOf(folded, loneWord(text, kept) ?? findUnknown(text, masked, tokens, kept))
  kept.push(...slips)
  const dishes = kept.flatMap((one) =>
    finish(one, nameOf(text, folded, one), from(text, folded, one), folded.to[one.end - 1] ?? text.length),
  )
  const all = [...dishes, ...fromPackages(text, folded, unknown, packages, table)].sort((a, b) => a.start - b.start)
  const whole = packages.find((one) => one.whole)
  const open = unknown.filter((piece) => !all.some((dish) => dish.start < piece.end && piece.start < dish.end))
  return {
    dishes: whole ? override(all, whole.numbers) : all,
    unknown: open
      .filter((piece) => piece.certain !== false)
      .map((piece) => ({ text: piece.text, guesses: guesses(piece.text), start: piece.start, end: piece.end })),
  }
}

function mask(folded: Folded, spans: readonly { start: number; end: number }[]): Folded {
  let { text } = folded
  for (const { start, end } of spans) text = text.slice(0, start) + READ.repeat(end - start) + text.slice(end)
  return { ...folded, text }
}

/** A text that is one unknown word may be a slip; it is not asked about, since it need not be food at all. */
function loneWord(text: string, kept: readonly Served[]): UnknownPiece[] | undefined {
  const word = text.trim().replace(/(?:です|でした|だった|を?食べた|を?食べました|を?飲んだ)。?$/, '')
  if (kept.length > 0 || !/^[ァ-ヺーぁ-ゖ一-鿿]{4,12}$/.test(word)) return undefined
  if (nearMiss(word) === undefined) return undefined
  const start = text.indexOf(word)
  return [{ text: word, start, end: start + word.length, certain: false }]
}

/** Unknown pieces that are a slip away from one known dish become that dish, under its right name. */
function slipsOf(folded: Folded, pieces: readonly UnknownPiece[]): { slips: Served[]; unknown: UnknownPiece[] } {
  const slips: Served[] = []
  const unknown: UnknownPiece[] = []
  for (const piece of pieces) {
    const entry = nearMiss(piece.text)
    const start = folded.from.indexOf(piece.start)
    const end = folded.to.lastIndexOf(piece.end) + 1
    const plate = entry && start >= 0 && end > start ? plateOf(entry, start, end) : undefined
    if (plate) slips.push(plain({ ...plate, name: plate.dish.name }))
    else unknown.push(piece)
  }
  return { slips, unknown }
}

/** Start in the given text; a polite お or ご belongs to the name. */
function from(text: string, folded: Folded, one: Served): number {
  const start = folded.from[one.start] ?? 0
  return /[おご御]/.test(text[start - 1] ?? '') ? start - 1 : start
}

function nameOf(text: string, folded: Folded, one: Served): string {
  if (one.plate.name !== undefined) return one.plate.name
  const start = folded.from[one.plate.start] ?? 0
  const polite = one.start === one.plate.start && /[おご御]/.test(text[start - 1] ?? '') ? 1 : 0
  return text
    .slice(start - polite, folded.to[one.plate.end - 1] ?? text.length)
    .normalize('NFKC')
    .trim()
}

/** Words in brackets say which kind, what is inside, or how much. */
function brackets(text: string, folded: Folded, tokens: readonly Token[], table: Served[]): Served[] {
  let result = table
  for (const [i, open] of tokens.entries()) {
    if (open.type !== 'open') continue
    const close = tokens.slice(i + 1).find((token) => token.type === 'close')
    const host = [...result].reverse().find((one) => one.end <= open.start && open.start - one.end <= 1)
    if (!close || !host) continue
    const inner = result.filter((one) => one.start > open.start && one.end <= close.start && !one.without)
    const raw = text.slice(folded.to[open.end - 1] ?? 0, folded.from[close.start] ?? text.length)
    const words = raw.split(/[と、,・\s/]+/).filter((word) => word !== '')
    const original = { ...host, plate: { ...host.plate } }
    const hostName = text.slice(folded.from[host.plate.start] ?? 0, folded.to[host.plate.end - 1] ?? 0)
    const kinds = kindsInBrackets(
      hostName,
      { ...original, plate: { ...original.plate, start: 0, end: hostName.length } },
      words,
    )
    const generic = host.plate.dish.kind === 'suffix' || /弁当|定食|プレート|おかず|惣菜|オードブル/.test(hostName)
    if (kinds) {
      const placed = kinds.map((one) => ({
        ...one,
        plate: { ...one.plate, start: host.plate.start, end: host.plate.end },
        end: close.end,
      }))
      result = result.flatMap((one) => (one === host ? placed : inner.includes(one) ? [] : [one]))
    } else if (inner.length === 0) continue
    else if (generic && inner.length >= 2) result = result.filter((one) => one !== host)
    else result = result.filter((one) => !inner.includes(one))
  }
  return result
}

/** 「おにぎり2個 鮭と梅」: fillings named behind the rice balls, as many as there are. */
function fillings(text: string, folded: Folded, table: Served[]): Served[] {
  const at = table.findIndex((one) =>
    /(?:おにぎり|おむすび)$/.test(text.slice(folded.from[one.plate.start] ?? 0, folded.to[one.plate.end - 1] ?? 0)),
  )
  const host = table[at]
  const count = host?.amounts.reduce((sum, amount) => sum + amount.value, 0) ?? 0
  if (!host || count < 2 || table.length < at + 1 + count) return table
  const inner = table.slice(at + 1, at + 1 + count)
  const apart = inner.every((one, i) =>
    (i === 0 ? /^[\s:、]+$/ : /^[と、,・\s]+$/).test(
      folded.text.slice((i === 0 ? host : inner[i - 1])?.end, one.start),
    ),
  )
  if (!apart || inner.some((one) => one.amounts.length > 0)) return table
  const words = inner.map((one) => text.slice(folded.from[one.plate.start] ?? 0, folded.to[one.plate.end - 1] ?? 0))
  const hostName = text.slice(folded.from[host.plate.start] ?? 0, folded.to[host.plate.end - 1] ?? 0)
  const kinds = kindsInBrackets(hostName, { ...host, plate: { ...host.plate, start: 0, end: hostName.length } }, words)
  if (!kinds) return table
  const end = inner.at(-1)?.end ?? host.end
  const placed = kinds.map((one) => ({
    ...one,
    plate: { ...one.plate, start: host.plate.start, end: host.plate.end },
    end,
  }))
  return [...table.slice(0, at), ...placed, ...table.slice(at + 1 + count)]
}

function addRemarks(table: readonly Served[], remarks: readonly Remark[]): void {
  for (const remark of remarks) {
    const before = [...table].reverse().find((one) => one.start < remark.start)
    const after = table.find((one) => one.start >= remark.end)
    if (remark.about === 'soup') {
      const noodle = [...table]
        .reverse()
        .find((one) => one.start < remark.start && one.plate.items.some((item) => item.soup))
      if (noodle) noodle.soupShare = remark.share
      else if (before?.plate.dish.kind === 'soup') before.eaten *= Math.max(remark.share, 0.35)
    }
    if (remark.about === 'share') {
      const target = before && remark.start - before.end <= 3 ? before : (after ?? before)
      if (target) target.eaten *= remark.factor
    }
    if (remark.about === 'coating') before?.light.add('coating')
    if (remark.about === 'light') {
      const target = after && after.start - remark.end <= 1 ? after : (before ?? after)
      target?.light.add(remark.food)
    }
  }
}

function addNumbers(table: readonly Served[], packages: readonly ReadPackage[]): void {
  for (const found of packages) {
    if (found.whole) continue
    const before = [...table].reverse().find((one) => one.end <= found.start)
    const target = before ?? table.find((one) => one.start >= found.end && one.start - found.end <= 2)
    if (target) target.numbers = { ...target.numbers, ...found.numbers }
  }
}

/** Leaves out words that only look like food: short ones without a meal around them, and food that is not eaten. */
function believable(text: string, masked: string, tokens: readonly Token[], table: Served[]): Served[] {
  const eating = EATING.test(text)
  const sure = table.filter((one) => !one.weak && one.plate.dish.kind !== 'season')
  const rest = leftover(masked, tokens)
  const bare = rest.length <= 2
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
function splash(masked: string, table: readonly Served[]): void {
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

/** An unknown food with its energy told is a dish all the same: its name and the told numbers. */
function fromPackages(
  text: string,
  folded: Folded,
  unknown: readonly UnknownPiece[],
  packages: readonly ReadPackage[],
  table: readonly Served[],
): ReadDish[] {
  return packages.flatMap((found) => {
    const energyKcal = found.numbers.energyKcal
    const taken = table.some((one) => one.numbers && one.end <= found.start)
    const piece = [...unknown].reverse().find((one) => one.end <= (folded.from[found.start] ?? 0) + 1)
    if (energyKcal === undefined || found.whole || !piece || (taken && piece.end < (folded.from[found.start] ?? 0) - 4))
      return []
    const { proteinG, fatG, fiberG, saltG, sugarsG } = found.numbers
    const carbG = found.numbers.carbG ?? (sugarsG === undefined ? undefined : sugarsG + (fiberG ?? 0))
    const told = Object.fromEntries(
      Object.entries({ proteinG, fatG, carbG, fiberG, saltG }).filter(([, value]) => value !== undefined),
    )
    const end = folded.to[found.end - 1] ?? text.length
    return [
      {
        name: piece.text,
        grams: 0,
        nutrients: { energyKcal, ...told },
        energyKcalLow: energyKcal,
        energyKcalHigh: energyKcal,
        start: piece.start,
        end,
      },
    ]
  })
}
