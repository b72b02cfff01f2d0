import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { packDishes, readDishFile, readIngredients } from '../../../db/reference/compile-dishes.ts'
import { DISHES } from '../../../db/reference/generated/dishes.ts'
import { FOODS } from '../../../db/reference/generated/foods.ts'
import { dishAt, dishLines } from '../../../worker/food/dishes.ts'
import { nutrientsOf } from '../../../worker/food/nutrients.ts'
import { readMeal } from '../../../worker/food/read-meal.ts'
import { foodByNumber, NUTRIENTS, tableVersion } from '../../../worker/food/table.ts'

const per100g = (number: string) => {
  const food = foodByNumber(number)
  return Object.fromEntries(NUTRIENTS.map((name, i) => [name, food?.per100g[i]]))
}

test('figures are those of the national table', () => {
  expect(tableVersion).toContain('2023')
  expect(per100g('01088')).toMatchObject({ energyKcal: 156, proteinG: 2.5, carbG: 37.1, fiberG: 1.5, saltG: 0 })
  expect(per100g('04046')).toMatchObject({ energyKcal: 184 })
  expect(per100g('12004')).toMatchObject({ energyKcal: 142, saltG: 0.4 })
  expect(per100g('17007')).toMatchObject({ energyKcal: 76, saltG: 14.5 })
  expect(per100g('16006')).toMatchObject({ energyKcal: 39 })
})

test('energy is read, never worked out from protein, fat and carbohydrate', () => {
  const kelp = per100g('09017')
  const worked = 4 * (kelp.proteinG ?? 0) + 9 * (kelp.fatG ?? 0) + 4 * (kelp.carbG ?? 0)
  expect(kelp.energyKcal).toBe(170)
  expect(worked).toBeGreaterThan(250)
})

test('what the table does not know stays unknown', () => {
  expect(per100g('16015').saltG).toBeUndefined()
  expect(nutrientsOf([{ food: '16015', grams: 100, soup: false }])).not.toHaveProperty('saltG')
  expect(foodByNumber('99999')).toBeUndefined()
})

test('amounts add up by weight', () => {
  const both = nutrientsOf([
    { food: '01088', grams: 200, soup: false },
    { food: '04046', grams: 50, soup: false },
  ])
  expect(both.energyKcal).toBe(Math.round(2 * 156 + 0.5 * 184))
  expect(both.proteinG).toBeCloseTo(2 * 2.5 + 0.5 * 16.5, 0)
})

test('a dish with a vitamin unknown for the smaller part of its weight still tells it', () => {
  const meal = nutrientsOf([
    { food: '01088', grams: 150, soup: false },
    { food: '16015', grams: 10, soup: false },
  ])
  expect(meal.saltG).toBe(0)
})

test('there are at least 1,200 dishes and every one stands on foods of the table', () => {
  const dishes = dishLines().map((_, i) => dishAt(i))
  expect(dishes.length).toBeGreaterThanOrEqual(1200)
  for (const dish of dishes) {
    for (const item of dish.items) if (item.food !== 'water') expect(foodByNumber(item.food), dish.name).toBeDefined()
    expect(dish.items.length + dish.parts.length, dish.name).toBeGreaterThan(0)
    for (const [unit, grams] of dish.units) expect(grams, `${dish.name} ${unit}`).toBeGreaterThan(0)
  }
})

test('no serving weighs or holds what nobody eats', () => {
  for (let i = 0; i < dishLines().length; i++) {
    const dish = dishAt(i)
    const { energyKcal, saltG = 0 } = nutrientsOf(dish.items)
    expect(energyKcal, dish.name).toBeLessThan(2000)
    expect(saltG, dish.name).toBeLessThan(11)
    expect(dish.grams, dish.name).toBeLessThan(1200)
  }
})

test('vegetables are counted by weight', () => {
  expect(readMeal('野菜炒め').dishes[0]?.nutrients.vegetablesG).toBeGreaterThan(150)
  expect(readMeal('牛丼').dishes[0]?.nutrients.vegetablesG).toBeLessThan(60)
})

test('alcohol is told for what holds it and for nothing else', () => {
  expect(readMeal('缶ビール350ml').dishes[0]?.nutrients.alcoholG).toBeCloseTo(13.1, 0)
  expect(readMeal('日本酒1合').dishes[0]?.nutrients.alcoholG).toBeCloseTo(22, 0)
  expect(readMeal('麦茶').dishes[0]?.nutrients.alcoholG).toBeUndefined()
})

test('the committed dishes are what their sources say', () => {
  const folder = join(import.meta.dirname, '../../../db/reference/dishes')
  const files = readdirSync(folder).filter((file) => file.endsWith('.txt') && file !== 'ingredients.txt')
  const sources = files.sort().flatMap((file) => readDishFile(readFileSync(join(folder, file), 'utf8'), file))
  const numbers = new Set(FOODS.split('\n').map((line) => line.slice(0, 5)))
  const ingredients = readIngredients(readFileSync(join(folder, 'ingredients.txt'), 'utf8'), numbers)
  expect(packDishes(sources, ingredients).join('\n')).toBe(DISHES)
})
