/**
 * One meal's words → dishes with nutrients and a range. Pure: the same text always gives the same reading.
 * A text with no food gives nothing; `unknown` holds only pieces that stand where a food must be.
 */
import { believable, splash } from './believable.ts'
import type { MealReading, ReadDish } from './dish.ts'
import { finish } from './finish.ts'
import { type Folded, fold } from './fold.ts'
import { guesses } from './guess.ts'
import { beefHouse, curryHouse } from './houses.ts'
import { brackets, contents, fillings } from './kinds.ts'
import { withoutLeads } from './leads.ts'
import { mergeLeftOut, mergeRice } from './merge.ts'
import { type ReadPackage, readPackages } from './package-numbers.ts'
import { READ, scan } from './scan.ts'
import { serve } from './serve.ts'
import type { Served } from './served.ts'
import { loneWord, slipsOf } from './slips.ts'
import { override } from './told-numbers.ts'
import { asTray } from './trays.ts'
import { findUnknown, type UnknownPiece } from './unknown.ts'
import { type Remark, readRemarks } from './wording.ts'

/** Reads the words of one meal. Spans are places in the text as given; amounts and energy are for what was eaten. */
export function readMeal(text: string): MealReading {
  const folded = fold(text)
  const packages = readPackages(folded.text)
  const remarks = readRemarks(folded.text)
  const masked = mask(folded, [...packages, ...remarks])
  const tokens = scan(text, masked)
  const served = beefHouse(masked.text, serve(masked.text, tokens))
  const table = contents(masked, fillings(text, folded, brackets(text, folded, tokens, served)))
  curryHouse(masked.text, table)
  splash(masked.text, table)
  addRemarks(table, remarks)
  addNumbers(table, packages)
  const merged = withoutLeads(masked.text, mergeLeftOut(mergeRice(masked.text, table)))
  const kept = believable(text, masked.text, tokens, merged)
  const { slips, unknown } = slipsOf(folded, loneWord(text, kept) ?? findUnknown(text, masked, tokens, kept))
  kept.push(...slips)
  asTray(folded.text, kept)
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
