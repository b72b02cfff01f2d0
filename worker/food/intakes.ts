/**
 * The Dietary Reference Intakes for Japanese (2025) as a day's aims. Without age and sex the figures of grown-ups from 30
 * to 64 are taken in the middle. Source: 厚生労働省「日本人の食事摂取基準（2025年版）」; vegetables: 健康日本21（第三次） 350 g.
 */
import { INTAKES } from '../../db/reference/generated/intakes.ts'
import type { MealValue } from './meal-value.ts'

export interface Person {
  sex: 'male' | 'female'
  ageYears: number
}

export interface Aims {
  /** Tentative dietary goal: below. */
  saltMaxG: number
  /** Recommended amount. */
  proteinG: number
  /** Tentative dietary goal: at least. */
  fiberMinG: number
  vegetablesG: number
  /** True when nothing is known about the person. */
  neutral: boolean
}

export type Sums = Pick<MealValue, 'saltG' | 'proteinG' | 'vegetablesG' | 'fiberG'>

const VEGETABLES_G = 350

interface Row {
  sex: string
  fromYears: number
  toYears: number
  proteinG: number
  fiberMinG: number
  saltMaxG: number
}

let rows: Row[] | undefined

function table(): Row[] {
  rows ??= INTAKES.split('\n').map((line) => {
    const [sex = '', from, to, protein, fiber, salt] = line.split('|')
    return {
      sex,
      fromYears: Number(from),
      toYears: Number(to),
      proteinG: Number(protein),
      fiberMinG: Number(fiber),
      saltMaxG: Number(salt),
    }
  })
  return rows
}

const mean = (found: Row[], of: (row: Row) => number): number =>
  found.reduce((sum, row) => sum + of(row), 0) / Math.max(found.length, 1)

export function aimsFor(person?: Person): Aims {
  const own =
    person &&
    table().find((row) => row.sex === person.sex && person.ageYears >= row.fromYears && person.ageYears <= row.toYears)
  const found = own ? [own] : table().filter((row) => row.fromYears >= 30 && row.toYears <= 64)
  const protein = mean(found, (row) => row.proteinG)
  return {
    saltMaxG: mean(found, (row) => row.saltMaxG),
    proteinG: own ? protein : Math.round(protein / 5) * 5,
    fiberMinG: mean(found, (row) => row.fiberMinG),
    vegetablesG: VEGETABLES_G,
    neutral: !own,
  }
}

export function sumsOf(meals: readonly Sums[]): Sums {
  const sum = (of: (meal: Sums) => number) => meals.reduce((total, meal) => total + of(meal), 0)
  return {
    saltG: sum((meal) => meal.saltG),
    proteinG: sum((meal) => meal.proteinG),
    vegetablesG: sum((meal) => meal.vegetablesG),
    fiberG: sum((meal) => meal.fiberG),
  }
}
