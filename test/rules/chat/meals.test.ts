/** Correcting meals by words, and telling one by another: what is read, and the meal that comes of it. */
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { blankMemory, mealAtHand, withMeals, withWritten } from '../../../worker/chat/mailbox/memory.ts'
import { dishData, mealAddData, mealSizeData, parsePostback } from '../../../worker/chat/plan/postback-data.ts'
import { understand } from '../../../worker/chat/understand/understand.ts'
import { learned, toldOften, withUsual } from '../../../worker/food/habits.ts'
import { aimsFor } from '../../../worker/food/intakes.ts'
import { blankHabits, MEAL_SIZES, type MealState } from '../../../worker/food/meal-memory.ts'
import { applied } from '../../../worker/food/meal-ops.ts'
import { stateOf, valueOf } from '../../../worker/food/meal-state.ts'
import { type MealValue, mealValue } from '../../../worker/food/meal-value.ts'
import { readMeal } from '../../../worker/food/read-meal.ts'
import { remade } from '../../../worker/food/remake.ts'
import { seasonalIn } from '../../../worker/food/seasons.ts'

const NOON = Date.parse('2026-09-02T12:30+09:00')
const meal = (text: string): MealValue => mealValue(readMeal(text).dishes, 'lunch')
const names = (value: MealValue | undefined) => value?.dishes.map((dish) => dish.name)

function read(words: string, how: 'fixing' | 'fresh' | 'kept' = 'fresh') {
  return understand(words, { now: NOON, lastKind: 'meal', meal: { how } })
}

/** The state after words said about a meal; undefined when they do not fit it. */
function mended(state: MealState, words: string): MealState | undefined {
  const [act] = read(words)
  return act?.do === 'mend_meal' ? applied(state, act.ops) : undefined
}

const after = (text: string, ...words: string[]): MealValue | undefined => {
  const state = words.reduce<MealState | undefined>((now, said) => now && mended(now, said), remade(meal(text)))
  return state && valueOf(state, 'lunch')
}

test.each([
  ['ご飯と味噌汁と焼き鮭', '味噌汁はなし', ['ご飯', '焼き鮭']],
  ['ご飯と味噌汁と焼き鮭', 'みそ汁は飲まなかったです', ['ご飯', '焼き鮭']],
  ['ご飯と味噌汁と焼き鮭', '味噌汁抜きでした', ['ご飯', '焼き鮭']],
  ['ご飯と味噌汁と焼き鮭', 'すみません、味噌汁は飲んでないです', ['ご飯', '焼き鮭']],
  ['ご飯と味噌汁と焼き鮭', '味噌汁と鮭はなし', ['ご飯']],
  ['ご飯と味噌汁', '卵焼きを足して', ['ご飯', '味噌汁', '卵焼き']],
  ['ご飯と味噌汁', '納豆も追加', ['ご飯', '味噌汁', '納豆']],
  ['ご飯と味噌汁', 'ヨーグルトを忘れてました', ['ご飯', '味噌汁', 'ヨーグルト']],
  ['パンとコーヒー', 'コーヒーじゃなくて紅茶', ['パン', '紅茶']],
  ['パンとコーヒー', 'コーヒーではなく牛乳でした', ['パン', '牛乳']],
  ['パンとコーヒー', 'コーヒーを緑茶に変えて', ['パン', '緑茶']],
  ['カレーとサラダ', 'カレーはチキン', ['チキンカレー', 'サラダ']],
  ['カレーとサラダ', 'カレーはビーフでした', ['ビーフカレー', 'サラダ']],
  ['ご飯と味噌汁', '味噌汁は豚汁でした', ['ご飯', '豚汁']],
  ['ラーメンと餃子', '味噌ラーメンだった', ['味噌ラーメン', '餃子']],
])('%s、then %s', (told, words, dishes) => {
  expect(names(after(told, words))).toEqual(dishes)
})

test.each([
  ['ご飯200g', 200],
  ['ごはんは180グラムでした', 180],
  ['訂正 ご飯150g', 150],
  ['ご飯は半分', 75],
  ['ご飯半分だけ', 75],
  ['ライス大盛り', 220],
  ['ご飯少なめだった', 110],
  ['ご飯は茶碗2杯', 300],
])('an amount told afterwards: %s', (words, grams) => {
  const value = after('ご飯と味噌汁', words)
  expect(value?.dishes[0]?.grams).toBe(grams)
  expect(value?.dishes[1]).toEqual(meal('ご飯と味噌汁').dishes[1])
})

test('the rice of a bowl and the soup of noodles can be spoken of', () => {
  expect(after('牛丼', 'ご飯少なめ')?.energyKcal).toBeLessThan(meal('牛丼').energyKcal)
  const soup = after('ラーメンと餃子', 'スープは残した')
  expect(soup?.saltG).toBeLessThan(meal('ラーメンと餃子').saltG - 1)
  expect(soup?.carbG).toBeGreaterThan(meal('ラーメンと餃子').carbG * 0.9)
})

test('several corrections in one message and one after the other', () => {
  expect(names(after('ご飯と味噌汁と焼き鮭', '味噌汁はなしで、ご飯は大盛り'))).toEqual(['ご飯', '焼き鮭'])
  expect(after('ご飯と味噌汁と焼き鮭', 'ご飯200g', 'やっぱり大盛り')?.dishes[0]?.grams).toBe(200)
})

test.each(['薬は飲まなかった', 'お酒はなし', '頭痛はなし', 'ご飯は美味しかった', 'パンを買うのをやめた'])(
  'what does not fit the meal corrects nothing: %s',
  (words) => {
    expect(after('ご飯と味噌汁', words)).toBeUndefined()
  },
)

test.each(['大盛りにしたい', 'ご飯200gは何kcalですか', '体重62.5', '血圧128の82', '使い方', '今日'])(
  'is no correction: %s',
  (words) => {
    expect(read(words).some((act) => act.do === 'mend_meal')).toBe(false)
  },
)

test('a bare amount corrects only the meal told just now, a plain wish to change also one told earlier', () => {
  expect(read('ご飯200g', 'kept')[0]).toMatchObject({ do: 'record' })
  expect(read('味噌汁はなし', 'kept')[0]).toMatchObject({ do: 'mend_meal' })
  expect(read('昨日の夜の味噌汁はなし', 'kept')[0]).toMatchObject({ day: '2026-09-01', slot: 'dinner' })
})

test('what a button asked for is taken from the next message', () => {
  const ask = (words: string, part: { want: 'swap' | 'grams' | 'add'; place?: number }) =>
    understand(words, { now: NOON, lastKind: 'meal', fixing: 'meal', meal: { how: 'fixing', part } })[0]
  expect(ask('180g', { want: 'grams', place: 1 })).toMatchObject({ ops: [{ op: 'grams_at', place: 1, grams: 180 }] })
  expect(ask('約180グラムです', { want: 'grams', place: 0 })).toMatchObject({ ops: [{ grams: 180 }] })
  expect(ask('焼きそば', { want: 'swap', place: 0 })).toMatchObject({ ops: [{ op: 'into_at', text: '焼きそば' }] })
  expect(ask('プリン', { want: 'add' })).toMatchObject({ ops: [{ op: 'add' }] })
  expect(ask('体重62.5', { want: 'add' })).toMatchObject({ do: 'record', told: { kind: 'weight' } })
})

const PHRASES = [
  'ご飯と味噌汁と卵焼き',
  '牛丼 つゆは残した',
  'とんかつ定食 ご飯少なめ',
  'ざるそば大盛りと天ぷら',
  'カップ麺 320kcal',
  '食パン6枚切り1枚とコーヒー',
  'ビール350ml',
  'サラダ',
  '白ご飯200gと焼き鮭80g',
]
const phrase = fc.constantFrom(...PHRASES)

test('a stored meal taken apart and summed up again is the same meal', () => {
  fc.assert(
    fc.property(phrase, (text) => {
      expect(valueOf(remade(meal(text)), 'lunch')).toEqual(meal(text))
    }),
  )
})

test('sizes never pile up: the last one chosen decides, and 普通 is what was told', () => {
  const sizes = fc.array(fc.constantFrom(...MEAL_SIZES), { minLength: 1, maxLength: 6 })
  fc.assert(
    fc.property(phrase, sizes, (text, chosen) => {
      let value = meal(text)
      let kept: MealState | undefined
      for (const size of chosen) {
        kept = applied(stateOf(value, kept), [{ op: 'size', size }])
        value = (kept && valueOf(kept, 'lunch')) ?? value
      }
      const once = applied(remade(meal(text)), [{ op: 'size', size: chosen.at(-1) ?? 'normal' }])
      expect(value).toEqual(once && valueOf(once, 'lunch'))
    }),
    { numRuns: 60 },
  )
})

test('small is less, large is more, and salt and range go along', () => {
  for (const text of PHRASES) {
    const [small, large] = (['small', 'large'] as const).map((size) => {
      const state = applied(remade(meal(text)), [{ op: 'size', size }])
      return state && valueOf(state, 'lunch')
    })
    const told = meal(text)
    expect([text, (small?.energyKcal ?? 0) < told.energyKcal, (large?.energyKcal ?? 0) > told.energyKcal]).toEqual([
      text,
      true,
      true,
    ])
    expect(large?.saltG).toBeGreaterThanOrEqual(told.saltG)
    expect(large?.energyKcalHigh).toBeGreaterThan(large?.energyKcal ?? 0)
  }
})

test('dishes keep their places when one is taken out', () => {
  const state = applied(remade(meal('ご飯と味噌汁と卵焼き')), [{ op: 'remove_at', place: 0 }]) as MealState
  expect(applied(state, [{ op: 'remove_at', place: 0 }])).toBeUndefined()
  const value = valueOf(applied(state, [{ op: 'grams_at', place: 1, grams: 200 }]) as MealState, 'lunch')
  expect(names(value)).toEqual(['味噌汁', '卵焼き'])
  expect(value?.dishes[0]?.grams).toBe(200)
})

test('an amount corrected twice is the usual one; leftovers and whole sizes are not', () => {
  const before = remade(meal('ご飯と味噌汁'))
  const rice = (words: string, habits = blankHabits()) => learned(habits, before, mended(before, words) as MealState)
  const dishes = (text: string, habits = blankHabits()) =>
    withUsual(readMeal(text).dishes, habits, (grams) => `いつもの${grams}g`)[0]?.grams
  const once = rice('ご飯180g')
  expect(dishes('ご飯と納豆', once)).toEqual(150)
  const twice = rice('ご飯は180g', once)
  expect(dishes('ごはんと納豆', twice)).toEqual(180)
  expect(dishes('ご飯大盛りと納豆', twice)).toEqual(220)
  expect(dishes('ご飯100gと納豆', twice)).toEqual(100)
  expect(rice('ご飯は半分残した').usual).toEqual({})
  const other = rice('ご飯120g', twice)
  expect(dishes('ご飯', other)).toEqual(180)
  expect(dishes('ご飯', rice('ご飯120g', other))).toEqual(120)
})

test.each([
  ['いつもの朝ごはん', { from: { sort: 'usual' }, slot: 'breakfast' }],
  ['今朝はいつもの朝食でした', { from: { sort: 'usual' }, slot: 'breakfast' }],
  ['朝はいつもと同じ', { from: { sort: 'usual' }, slot: 'breakfast' }],
  ['いつもの朝ごはんにバナナを足して', { from: { sort: 'usual' }, ops: [{ op: 'add', text: 'バナナ' }] }],
  ['いつもの昼ごはん、ご飯少なめ', { from: { sort: 'usual' }, slot: 'lunch' }],
  ['昨日と同じ昼', { from: { sort: 'day', day: '2026-09-01', slot: 'lunch' }, slot: 'lunch' }],
  ['昼は昨日と同じ', { from: { sort: 'day', day: '2026-09-01', slot: 'lunch' }, slot: 'lunch' }],
  ['お昼は昨日の夜と同じものを食べました', { from: { day: '2026-09-01', slot: 'dinner' }, slot: 'lunch' }],
  ['昨日の昼と一緒', { from: { day: '2026-09-01', slot: 'lunch' } }],
  ['さっきと同じ', { from: { sort: 'last' } }],
])('a meal told by another: %s', (words, act) => {
  expect(read(words)[0]).toMatchObject({ do: 'meal_again', ...act })
})

test.each([
  'これをいつもの朝ごはんにして',
  'さっきのをいつもの朝食として覚えて',
  'この朝ごはんをいつもの朝ごはんにしてください',
])('a meal is given its name: %s', (words) => {
  expect(read(words)[0]).toMatchObject({ do: 'name_meal', slot: 'breakfast' })
})

test.each([
  'いつもの薬を飲んだ',
  'いつもの散歩30分',
  '昨日と同じ体重',
  '一緒に食べた',
  '明日もいつもの朝ごはんにしよう',
])('is no meal told by another: %s', (words) => {
  expect(read(words).some((act) => act.do === 'meal_again')).toBe(false)
})

test('a breakfast told three times is the usual one, whatever the order of its dishes', () => {
  const [a, b, c] = ['トーストと牛乳', '牛乳とトースト', 'ご飯と納豆'].map(meal) as [MealValue, MealValue, MealValue]
  expect(toldOften([a, b, c])).toBeUndefined()
  expect(toldOften([b, c, a, a])).toEqual(b)
})

test('the unknown part is offered so that it joins its meal', () => {
  const acts = understand('昨日の昼にガドガドブーレとご飯を食べた', { now: NOON })
  expect(acts.some((act) => act.do === 'record')).toBe(true)
  const asked = acts.find((act) => act.do === 'unknown_food')
  for (const guess of asked?.do === 'unknown_food' ? asked.guesses : []) {
    expect(guess.text).toBe(`昨日の昼食に${guess.label}を足して`)
    expect(read(guess.text, 'kept')[0]).toMatchObject({ do: 'mend_meal', day: '2026-09-01', slot: 'lunch' })
    expect(understand(guess.text, { now: NOON })[0]).toMatchObject({ do: 'record' })
  }
})

test('aims are those of age and sex, and of grown-ups where nothing is known', () => {
  expect(aimsFor({ sex: 'female', ageYears: 76 })).toMatchObject({ saltMaxG: 6.5, proteinG: 50, fiberMinG: 17 })
  expect(aimsFor({ sex: 'male', ageYears: 40 })).toMatchObject({ saltMaxG: 7.5, proteinG: 65, neutral: false })
  expect(aimsFor()).toEqual({ saltMaxG: 7, proteinG: 60, fiberMinG: 20, vegetablesG: 350, neutral: true })
})

test.each([
  ['さんまの塩焼き', ['さんま']],
  ['いちご5個', ['いちご']],
  ['いちごジャムのトースト', []],
  ['みかん', ['みかん']],
  ['みかんの缶詰', []],
  ['カキフライ', ['牡蠣']],
  ['柿', ['柿']],
  ['栗ご飯', ['栗']],
  ['とんかつ', []],
  ['カレーライスとサラダ', []],
])('seasonal foods: %s', (text, foods) => {
  expect(seasonalIn(meal(text))).toEqual(foods)
})

test('buttons of a meal hold ids and places only and read back', () => {
  const key = { day: '2026-09-01', id: 'abcdefghabcdefgh-0' }
  expect(parsePostback(mealSizeData('large', key))).toEqual({ press: 'meal_size', size: 'large', keys: [key] })
  expect(parsePostback(mealAddData(key))).toEqual({ press: 'meal_add', keys: [key] })
  expect(parsePostback(dishData('dish_size', 2, key, 'half'))).toEqual({
    press: 'dish_size',
    place: 2,
    size: 'half',
    keys: [key],
  })
  for (const data of [
    'dish x 20260901-abcdefghabcdefgh-0',
    'meal_size huge 20260901-abcdefghabcdefgh-0',
    'dish 1',
    'dish_size 1 20260901-abcdefghabcdefgh-0',
  ]) {
    expect(parsePostback(data)).toEqual({ press: 'unknown' })
  }
})

test('the memory of meals holds ids and moments only', () => {
  const entry = {
    day: '2026-09-01',
    id: 'abcdefghabcdefgh-0',
    kind: 'meal',
    at: NOON,
    atPrecision: 'part',
    value: meal('ご飯'),
    source: 'chat',
  } as const
  const memory = withMeals(withWritten(blankMemory(), ['x'], 'meal'), [entry], NOON)
  expect(memory.meals).toEqual({ lunch: ['20260901-abcdefghabcdefgh-0'] })
  expect(JSON.stringify(memory)).not.toContain('ご飯')
  const at = (ms: number) => mealAtHand(memory, { saidAt: NOON + ms, arrivedAt: NOON })?.how
  expect([at(60_000), at(5 * 3_600_000), at(30 * 3_600_000)]).toEqual(['fresh', 'kept', undefined])
})
