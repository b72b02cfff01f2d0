import { expect, test } from 'vitest'
import { readMeal } from '../../../worker/food/read-meal.ts'
import { MENUS } from './menus.ts'

const median = (values: number[]): number => [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0

const read = (phrase: string) => {
  const { dishes } = readMeal(phrase)
  return {
    answered: dishes.length > 0,
    energyKcal: dishes.reduce((sum, dish) => sum + dish.nutrients.energyKcal, 0),
    saltG: dishes.reduce((sum, dish) => sum + (dish.nutrients.saltG ?? 0), 0),
  }
}

const judged = MENUS.map(([phrase, energyKcal, saltG]) => ({ phrase, energyKcal, saltG, ...prefixed(read(phrase)) }))

function prefixed(found: ReturnType<typeof read>) {
  return { answered: found.answered, readKcal: found.energyKcal, readSaltG: found.saltG }
}

test('menus that no dish was tuned to are answered nearly always', () => {
  expect(judged.filter((one) => one.answered).length / judged.length).toBeGreaterThanOrEqual(0.95)
})

test('their energy errs by at most 15 % in the middle and 70 % of them lie within a quarter', () => {
  const errors = judged.filter((one) => one.answered).map((one) => Math.abs(one.readKcal / one.energyKcal - 1))
  expect(median(errors)).toBeLessThanOrEqual(0.15)
  expect(errors.filter((error) => error <= 0.25).length / errors.length).toBeGreaterThanOrEqual(0.7)
})

test('their salt errs by at most 35 % in the middle', () => {
  const salty = judged.filter((one) => one.answered && one.saltG >= 0.3)
  expect(median(salty.map((one) => Math.abs(one.readSaltG / one.saltG - 1)))).toBeLessThanOrEqual(0.35)
})

test.each(judged.filter((one) => one.answered).map((one) => [one.phrase, one] as const))(
  '%s is no wild guess',
  (_, one) => {
    expect(one.readKcal).toBeGreaterThan(one.energyKcal * 0.55 - 15)
    expect(one.readKcal).toBeLessThan(one.energyKcal * 1.7 + 15)
    expect(one.readSaltG).toBeGreaterThanOrEqual(Math.max(0, one.saltG * 0.35 - 0.5))
    expect(one.readSaltG).toBeLessThan(one.saltG * 2.2 + 0.6)
  },
)
