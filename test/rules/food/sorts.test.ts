import { describe, expect, test } from 'vitest'
import { readMeal } from '../../../worker/food/read-meal.ts'

const names = (text: string) => readMeal(text).dishes.map((dish) => dish.name)
const kcal = (text: string) => readMeal(text).dishes.reduce((sum, dish) => sum + dish.nutrients.energyKcal, 0)
const salt = (text: string) => readMeal(text).dishes.reduce((sum, dish) => sum + (dish.nutrients.saltG ?? 0), 0)
const grams = (text: string) => readMeal(text).dishes.map((dish) => dish.grams)

describe('what is told twice counts once', () => {
  test.each([
    ['回転寿司であじ2皿とえび1皿', ['あじ', 'えび']],
    ['ケンタッキーでビスケットとコールスロー', ['ビスケット', 'コールスロー']],
    ['小鉢のひじきと焼き鮭', ['ひじき', '焼き鮭']],
    ['副菜はきんぴら', ['きんぴら']],
    ['お菓子（せんべい2枚）', ['せんべい']],
    ['ペヤングの焼きそば', ['ペヤングの焼きそば']],
    ['ハーゲンダッツの抹茶', ['ハーゲンダッツの抹茶']],
    ['残りご飯で雑炊を作った', ['雑炊']],
    ['おにぎり昆布', ['昆布おにぎり']],
    ['鮭フレークの混ぜご飯弁当', ['鮭フレークの混ぜご飯弁当']],
  ])('%s', (text, expected) => {
    expect(names(text)).toEqual(expected)
  })

  test('a small bowl said behind a dish is its size', () => {
    expect(grams('ポテトサラダ小鉢')[0]).toBeLessThan(grams('ポテトサラダ')[0] ?? 0)
  })

  test('parts named behind a set take the place of its own', () => {
    expect(kcal('チーズバーガーセット、ポテトとコーラ')).toBeLessThan(kcal('チーズバーガーセット') * 1.1)
    expect(names('焼き魚定食（さんま）')).toContain('さんま')
    expect(names('焼き魚定食（さんま）')).toHaveLength(4)
  })

  test('curry with nan has no rice, and rice told beside a bowl is its rice', () => {
    expect(kcal('キーマカレーとナン')).toBeLessThan(kcal('キーマカレー') + 250)
    expect(kcal('牛丼、ご飯150g')).toBeLessThan(kcal('牛丼') - 100)
  })

  test('dishes of a boxed meal are smaller than on a plate', () => {
    expect(kcal('お弁当（とんかつ、ご飯）')).toBeLessThan(kcal('とんかつ') + kcal('ご飯') - 80)
  })

  test('the pieces of a counted set are those of its main dish', () => {
    expect(kcal('餃子定食8個')).toBeLessThan(kcal('餃子定食') * 1.3)
  })
})

describe('sizes', () => {
  test.each([
    ['牛丼の特盛', 1.3, 1.7],
    ['牛丼メガ', 1.6, 2.2],
    ['牛丼アタマの大盛', 1.08, 1.35],
    ['牛丼ミニ', 0.5, 0.7],
    ['かけうどん大', 1.3, 1.8],
  ])('%s', (text, least, most) => {
    const usual = kcal(text.startsWith('牛丼') ? '牛丼' : 'かけうどん')
    expect(kcal(text) / usual).toBeGreaterThan(least)
    expect(kcal(text) / usual).toBeLessThan(most)
  })

  test('a cup of a coffee shop has its volume', () => {
    expect(grams('カフェモカのショート')[0]).toBeLessThan(grams('カフェモカのグランデ')[0] ?? 0)
    expect(grams('カプチーノのトール')[0]).toBeGreaterThan(330)
  })

  test('a size alone at a beef-bowl house is its bowl, grams at a curry house are of rice', () => {
    expect(names('すき家で大盛')).toEqual(['牛丼'])
    expect(kcal('ココイチのチキンカレー300g')).toBeGreaterThan(kcal('チキンカレー'))
  })

  test('halves and quarters are of the whole fruit, block or bar', () => {
    expect(grams('板チョコ半分')[0]).toBe(25)
    expect(grams('パイナップル4分の1')[0]).toBeGreaterThan(100)
    expect(grams('バナナ半分とヨーグルト')).toEqual([48, 100])
  })

  test.each([
    ['たまごにこ', 100],
    ['ごはんにはい', 300],
    ['ぎょうざごこ', 113],
    ['みかんさんこ', 240],
  ])('a count in kana: %s', (text, expected) => {
    expect(grams(text)[0]).toBeGreaterThan(expected * 0.95)
    expect(grams(text)[0]).toBeLessThan(expected * 1.05)
  })
})

test('the dishes of a tray are milder than alone, a planned one most', () => {
  const tray = 'ご飯、ぶりの照り焼き、ひじきの煮物、味噌汁'
  const alone = tray.split('、').reduce((sum, dish) => sum + salt(dish), 0)
  expect(salt(tray)).toBeLessThan(alone * 0.85)
  expect(salt(`病院食で${tray}`)).toBeLessThan(salt(tray))
})

test.each([
  '棚からぼたもちだ',
  '餅は餅屋',
  '花より団子ですね',
  '裏の畑の大根が大きくなった',
  'ベランダのいちごが実った',
  '餃子の街に行ってきた',
  'しょうがないですね',
  '妻が友人にケーキを贈った',
  '肉じゃがの材料は：じゃがいも3個、牛肉200g',
  '犬にりんごを食べさせた',
  '私はもう寝ます',
])('is no meal: %s', (text) => {
  expect(names(text)).toEqual([])
})
