/**
 * How meals read in cards: figures, what was assumed, and a day's or week's sums against the published reference
 * intakes. The one place where energy is shown in the chat, so that a way of talking without it is decided here.
 */
import { ja } from '../../../prompts/messages/ja.ts'
import type { ReadDish } from '../../food/dish.ts'
import { type Aims, type Sums, sumsOf } from '../../food/intakes.ts'
import type { MealValue } from '../../food/meal-value.ts'
import type { Mode } from '../../members/member.ts'
import { fill } from '../../messages/template.ts'

/** False for members who wish no energy spoken of; `replies.ts` asks once and hands it to whatever shows kcal. */
export const showsEnergy = (mode: Mode | undefined): boolean => mode !== 'no-symptoms'

const MOST_ASSUMED = 2
const LONGEST_ASSUMED = 40

const grams = (value: number): string => (Math.round(value * 10) / 10).toFixed(1)
const whole = (value: number): number => Math.round(value)
const tens = (value: number): string => (Math.round(value / 10) * 10).toLocaleString('ja-JP')

/** The figures under a meal: energy with its range, nutrients. */
export function mealLines(value: MealValue, energyShown: boolean): string[] {
  const { energyKcal, energyKcalLow, energyKcalHigh, proteinG, fatG, carbG, fiberG, saltG } = value
  const energy = fill(ja.mealFigures, { kcal: tens(energyKcal), low: tens(energyKcalLow), high: tens(energyKcalHigh) })
  return [
    ...(energyShown ? [energy] : []),
    fill(ja.mealNutrients, { protein: whole(proteinG), fat: whole(fatG), carb: whole(carbG) }),
    fill(ja.mealFiberSalt, { fiber: grams(fiberG), salt: grams(saltG) }),
  ]
}

/** 「ご飯1膳 約150g、味噌汁1杯 約190gとして」; undefined when every amount was told. */
export function assumedWords(dishes: readonly ReadDish[]): string | undefined {
  const open = dishes.filter((dish) => dish.assumed !== undefined)
  if (open.length === 0) return undefined
  const alone = dishes.length === 1
  let said = ''
  let count = 0
  for (const dish of open.slice(0, MOST_ASSUMED)) {
    const next = alone ? (dish.assumed ?? '') : `${dish.name} ${dish.assumed}`
    if (count > 0 && said.length + next.length > LONGEST_ASSUMED) break
    said = count === 0 ? next : `${said}、${next}`
    count++
  }
  return fill(count < open.length ? ja.mealAssumedMore : ja.mealAssumed, { what: said })
}

/** A day's meals in one line. */
export function mealSum(values: MealValue[], energyShown: boolean): string {
  const kcal = values.reduce((sum, value) => sum + value.energyKcal, 0)
  return energyShown
    ? fill(ja.mealSum, { count: values.length, kcal: tens(kcal) })
    : fill(ja.weekTimes, { count: values.length })
}

export interface IntakeLine {
  name: string
  value: string
}

/** A day's sums beside what the reference intakes name; no line says good or bad. */
export function intakeLines(sums: Sums, aims: Aims): IntakeLine[] {
  return [
    { name: ja.intakeSalt, value: fill(ja.intakeBelow, { grams: grams(sums.saltG), aim: grams(aims.saltMaxG) }) },
    { name: ja.intakeProtein, value: fill(ja.intakeAbout, { grams: whole(sums.proteinG), aim: whole(aims.proteinG) }) },
    {
      name: ja.intakeVegetables,
      value: fill(ja.intakeAbout, { grams: tens(sums.vegetablesG), aim: whole(aims.vegetablesG) }),
    },
    { name: ja.intakeFiber, value: fill(ja.intakeAbout, { grams: whole(sums.fiberG), aim: whole(aims.fiberMinG) }) },
  ]
}

/** The mean of days on which at least two meals were told; with fewer a mean would speak of the gaps. */
export function meanOfDays(days: MealValue[][]): { sums: Sums; days: number } | undefined {
  const full = days.filter(
    (meals) => new Set(meals.map((one) => one.slot).filter((slot) => slot !== 'snack')).size >= 2,
  )
  if (full.length === 0) return undefined
  const all = sumsOf(full.flat())
  const share = (value: number) => value / full.length
  return {
    days: full.length,
    sums: {
      saltG: share(all.saltG),
      proteinG: share(all.proteinG),
      vegetablesG: share(all.vegetablesG),
      fiberG: share(all.fiberG),
    },
  }
}
