/**
 * Scores of read meals against their labels. Errors are shares of the label; a line without any meal has no error but
 * counts as outside. What is smaller than a mouthful (10 kcal, 0.2 g salt) is no error.
 */
import type { Menu } from './lines.ts'
import { isAnswered, type Read } from './read-acts.ts'

export const GOALS = { answered: 0.95, energyMedian: 0.15, energyWithin: 0.7, saltMedian: 0.35 }
const WITHIN = { energy: 0.25, salt: 0.35 }
const SMALL = { kcal: 10, saltG: 0.2 }
/** Below this a share of the label says nothing. */
const SALT_WORTH_SCORING_G = 0.3

export interface Scored {
  menu: Menu
  read: Read
  energyError?: number
  saltError?: number
}

export interface Row {
  name: string
  lines: number
  answered: number
  energyMedian: number
  /** Signed median: above zero means read too high. */
  energyBias: number
  energyWithin: number
  saltLines: number
  saltMedian: number
  saltWithin: number
}

function signedError(value: number | undefined, label: number, small: number): number | undefined {
  if (value === undefined) return undefined
  return Math.abs(value - label) <= small ? 0 : (value - label) / label
}

export function scored(menu: Menu, read: Read): Scored {
  const salty = menu.saltG !== undefined && menu.saltG >= SALT_WORTH_SCORING_G
  return {
    menu,
    read,
    energyError: signedError(read.kcal, menu.kcal, SMALL.kcal),
    saltError: salty ? signedError(read.saltG, menu.saltG as number, SMALL.saltG) : undefined,
  }
}

export function median(values: number[]): number {
  const sorted = values.toSorted((a, b) => a - b)
  const middle = Math.floor(sorted.length / 2)
  const upper = sorted[middle] ?? Number.NaN
  return sorted.length % 2 === 1 ? upper : (upper + (sorted[middle - 1] ?? Number.NaN)) / 2
}

const share = (part: number, whole: number) => (whole === 0 ? Number.NaN : part / whole)
const numbers = (values: (number | undefined)[]) => values.filter((value) => value !== undefined)

export function rowOf(name: string, lines: Scored[]): Row {
  const energy = numbers(lines.map((line) => line.energyError))
  const salty = lines.filter(({ menu }) => (menu.saltG ?? 0) >= SALT_WORTH_SCORING_G)
  const salt = numbers(salty.map((line) => line.saltError))
  const within = (errors: number[], limit: number) => errors.filter((error) => Math.abs(error) <= limit).length
  return {
    name,
    lines: lines.length,
    answered: share(lines.filter(({ read }) => isAnswered(read)).length, lines.length),
    energyMedian: median(energy.map(Math.abs)),
    energyBias: median(energy),
    energyWithin: share(within(energy, WITHIN.energy), lines.length),
    saltLines: salty.length,
    saltMedian: median(salt.map(Math.abs)),
    saltWithin: share(within(salt, WITHIN.salt), salty.length),
  }
}

export function rowsByGroup(lines: Scored[]): Row[] {
  const groups = Map.groupBy(lines, ({ menu }) => menu.group)
  return [...groups].map(([name, some]) => rowOf(name, some))
}

/** The goals a total misses, in words; empty when all are met. */
export function missedGoals(total: Row): string[] {
  const percent = (value: number) => `${(value * 100).toFixed(1)} %`
  const missed: string[] = []
  // Written so that a score that is not a number misses too.
  const atLeast = (what: string, value: number, goal: number) => {
    if (!(value >= goal)) missed.push(`${what} ${percent(value)}, goal at least ${percent(goal)}`)
  }
  const atMost = (what: string, value: number, goal: number) => {
    if (!(value <= goal)) missed.push(`${what} ${percent(value)}, goal at most ${percent(goal)}`)
  }
  atLeast('answered', total.answered, GOALS.answered)
  atMost('energy median error', total.energyMedian, GOALS.energyMedian)
  atLeast('energy within 25 %', total.energyWithin, GOALS.energyWithin)
  atMost('salt median error', total.saltMedian, GOALS.saltMedian)
  return missed
}

/** Worst first: nothing read, then foods unknown, then the largest of both errors. */
export function worst(lines: Scored[]): Scored[] {
  const badness = ({ read, energyError = 0, saltError = 0 }: Scored) =>
    read.kcal === undefined ? 1000 : (isAnswered(read) ? 0 : 100) + Math.abs(energyError) + Math.abs(saltError) / 4
  return lines.toSorted((a, b) => badness(b) - badness(a))
}
