import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { assumptions, mealValue } from '../../../worker/food/meal-value.ts'
import { readMeal } from '../../../worker/food/read-meal.ts'

const names = (text: string): string[] => readMeal(text).dishes.map((dish) => dish.name)
const grams = (text: string): number[] => readMeal(text).dishes.map((dish) => dish.grams)
const kcal = (text: string): number => readMeal(text).dishes.reduce((sum, dish) => sum + dish.nutrients.energyKcal, 0)
const salt = (text: string): number => readMeal(text).dishes.reduce((sum, dish) => sum + (dish.nutrients.saltG ?? 0), 0)

describe('dishes', () => {
  test.each([
    ['朝ごはんは納豆ご飯と味噌汁', ['納豆ご飯', '味噌汁']],
    ['今朝はご飯、味噌汁、目玉焼き、納豆を食べました', ['ご飯', '味噌汁', '目玉焼き', '納豆']],
    ['今日は孫が来てお寿司、楽しかった', ['お寿司']],
    ['チャーハン大盛りと餃子6個', ['チャーハン', '餃子']],
    ['朝:パン、牛乳、バナナ', ['パン', '牛乳', 'バナナ']],
    ['サイゼのミラノ風ドリアと小エビのサラダ', ['ミラノ風ドリア', '小エビのサラダ']],
    ['焼き鮭と大根の味噌汁とご飯', ['焼き鮭', '大根の味噌汁', 'ご飯']],
    ['豚肉と大根の煮物、ご飯1杯', ['豚肉と大根の煮物', 'ご飯']],
    ['キャベツとツナのペペロンチーノ', ['キャベツとツナのペペロンチーノ']],
    ['さわらの西京焼き', ['さわらの西京焼き']],
    ['お弁当(唐揚げ、卵焼き、ご飯)', ['唐揚げ', '卵焼き', 'ご飯']],
  ])('%s', (text, expected) => expect(names(text)).toEqual(expected))

  test('a dish keeps its place in the text as given', () => {
    const text = '今日は、ﾗｰﾒﾝと  ぎょうざ３個でした'
    const [ramen, gyoza] = readMeal(text).dishes
    expect(text.slice(ramen?.start, ramen?.end)).toBe('ﾗｰﾒﾝ')
    expect(text.slice(gyoza?.start, gyoza?.end)).toBe('ぎょうざ３個')
  })
})

describe('spellings', () => {
  test.each([
    ['すし', 'スシ', '寿司', '鮨', 'お寿司'],
    ['ラーメン', 'らーめん', '拉麺', 'ﾗｰﾒﾝ'],
    ['味噌汁', 'みそ汁', 'みそしる', 'お味噌汁', 'ミソ汁'],
    ['卵焼き', '玉子焼き', 'たまご焼き', 'たまごやき'],
    ['から揚げ', '唐揚げ', 'からあげ', 'カラアゲ'],
    ['餃子', 'ぎょうざ', 'ギョーザ', 'ぎょーざ'],
    ['スパゲティ', 'スパゲッティ', 'スパゲッティー', 'すぱげてぃ'],
    ['チャーハン', '炒飯', 'チャハン'],
    ['ご飯', 'ごはん', '御飯', 'ゴハン'],
    ['焼き芋', '焼芋', 'やきいも'],
  ])('%s is the same dish in every spelling', (...words) => {
    expect(new Set(words.map((word) => `${grams(word)} ${kcal(word)}`)).size).toBe(1)
    expect(kcal(words[0] ?? '')).toBeGreaterThan(0)
  })
})

describe('amounts', () => {
  test.each([
    ['白ご飯200g', 200],
    ['ご飯200グラム', 200],
    ['ごはん 0.2kg', 200],
    ['ゆで卵2個', 100],
    ['ゆで卵ふたつ', 100],
    ['卵三個', 150],
    ['みかん3つ', 240],
    ['2個のみかん', 160],
    ['りんご1/4', 63],
    ['りんご4分の1', 63],
    ['バナナ半分', 48],
    ['豆腐半丁', 150],
    ['食パン6枚切り1枚', 60],
    ['8枚切りの食パン2枚', 90],
    ['餃子5、6個', 124],
    ['ご飯茶碗2杯', 300],
    ['米1合', 330],
    ['牛乳コップ一杯', 206],
    ['コップ1杯の牛乳', 206],
    ['缶ビール350ml', 353],
    ['350ml缶ビール2本', 706],
    ['生ビール中ジョッキ2杯', 870],
    ['日本酒1合', 180],
    ['お寿司10貫', 330],
    ['アーモンド10粒', 11],
    ['はちみつ大さじ1', 21],
    ['ヨーグルト100g', 100],
    ['納豆1パック半', 74],
    ['約150gの鶏むね肉', 150],
    ['チーズ一切れ', 17],
  ])('%s weighs %d g', (text, expected) => {
    expect(Math.abs((grams(text)[0] ?? 0) - expected)).toBeLessThanOrEqual(2)
  })

  test('pasta told in grams is dry pasta, boiled udon is boiled', () => {
    expect(kcal('パスタ100g')).toBeGreaterThan(400)
    expect(kcal('うどん200g')).toBeLessThan(300)
  })

  test('grams told give a narrow range, a bare name a wide one', () => {
    const width = (text: string) => {
      const [dish] = readMeal(text).dishes
      return ((dish?.energyKcalHigh ?? 0) - (dish?.energyKcalLow ?? 0)) / (dish?.nutrients.energyKcal ?? 1)
    }
    expect(width('ご飯200g')).toBeLessThan(0.17)
    expect(width('ゆで卵2個')).toBeCloseTo(0.3, 1)
    expect(width('カレーライス')).toBeGreaterThan(0.5)
  })

  test('sizes', () => {
    const usual = kcal('牛丼')
    expect(kcal('牛丼大盛り') / usual).toBeCloseTo(1.27, 1)
    expect(kcal('牛丼(大)')).toBeGreaterThan(usual)
    expect(kcal('大盛り牛丼')).toBe(kcal('牛丼大盛り'))
    expect(kcal('牛丼特盛') / usual).toBeGreaterThan(1.4)
    expect(kcal('ミニ牛丼')).toBeLessThan(usual * 0.65)
    expect(kcal('ポテトL')).toBeGreaterThan(kcal('ポテトS') * 2)
    expect(kcal('ハーフピザ')).toBeLessThan(kcal('ピザ'))
  })
})

describe('what was left, left out, shared', () => {
  test('leftovers', () => {
    expect(kcal('カレー半分残した') / kcal('カレー')).toBeCloseTo(0.5, 1)
    expect(kcal('カレーを少し残した') / kcal('カレー')).toBeCloseTo(0.8, 1)
    expect(names('焼き鮭とご飯 ご飯は食べなかった')).toEqual(['焼き鮭'])
  })

  test('soup left over takes the salt away, soup drunk up brings it', () => {
    expect(salt('ラーメン、スープは残した')).toBeLessThan(salt('ラーメン') * 0.6)
    expect(salt('きつねうどん つゆは全部飲んだ')).toBeGreaterThan(salt('きつねうどん') * 1.12)
    expect(names('カツ丼食べた。味噌汁は残した')).toEqual(['カツ丼', '味噌汁'])
  })

  test('the rice of a set or a bowl can be less, more or none', () => {
    const usual = kcal('とんかつ定食')
    expect(kcal('とんかつ定食 ご飯少なめ')).toBeLessThan(usual - 60)
    expect(kcal('とんかつ定食 ご飯大盛り')).toBeGreaterThan(usual + 60)
    expect(kcal('とんかつ定食ご飯抜き')).toBeLessThan(usual - 250)
    expect(kcal('カレー ご飯少なめ')).toBeLessThan(kcal('カレー') - 60)
    expect(names('焼き鮭 ご飯少なめ')).toEqual(['焼き鮭', 'ご飯'])
  })

  test('sharing', () => {
    expect(kcal('ピザを2人で1枚食べた')).toBeCloseTo(kcal('ピザ1枚') / 2, -1)
    expect(kcal('ケーキを娘と半分こ')).toBeCloseTo(kcal('ケーキ') / 2, -1)
  })

  test('left-out and lighter parts', () => {
    expect(kcal('サラダ(ドレッシングなし)')).toBeLessThan(kcal('サラダ'))
    expect(kcal('サラダ ノンオイル')).toBeLessThan(kcal('サラダ'))
    expect(kcal('低脂肪牛乳200ml')).toBeLessThan(kcal('牛乳200ml'))
    expect(kcal('ねぎ抜きの牛丼')).toBeGreaterThan(500)
    expect(kcal('とんかつ 衣は残した')).toBeLessThan(kcal('とんかつ') * 0.85)
  })
})

describe('package numbers', () => {
  test('told numbers beat the estimate of the dish before them', () => {
    const [bar] = readMeal('プロテインバー 200kcal たんぱく質15g 糖質10g 食塩相当量0.5g').dishes
    expect(bar?.nutrients).toMatchObject({ energyKcal: 200, proteinG: 15, saltG: 0.5 })
    expect(bar?.energyKcalHigh).toBeLessThan(210)
    expect(readMeal('カップヌードル ナトリウム850mg').dishes[0]?.nutrients.saltG).toBeCloseTo(2.16, 1)
    expect(kcal('のり弁 700キロカロリー')).toBe(700)
  })

  test('a total speaks of everything, an unknown food with its energy is a dish', () => {
    expect(kcal('サラダチキンとおにぎり、合計320kcal')).toBe(320)
    expect(readMeal('バナナとモリモリバー 180kcal').dishes.at(-1)?.nutrients).toEqual({ energyKcal: 180 })
  })
})

describe('sets', () => {
  test('a set brings rice, soup and small dishes', () => {
    expect(names('とんかつ定食')).toEqual(['とんかつ定食のおかず', 'ご飯', '味噌汁'])
    expect(names('さわらの西京焼き定食')).toEqual(['さわらの西京焼き定食のおかず', 'ご飯', '味噌汁'])
    expect(names('ビッグマックセット')).toEqual(['ビッグマック', 'フライドポテト', 'コーラ'])
    expect(names('チャーハンと餃子のセット')).toEqual(['チャーハン', '餃子'])
  })

  test('rice balls by their fillings', () => {
    expect(names('コンビニのおにぎり2個(鮭と梅)')).toEqual(['鮭おにぎり', '梅おにぎり'])
    expect(names('おにぎり2個 鮭と昆布')).toEqual(['鮭おにぎり', '昆布おにぎり'])
  })

  test('sushi by the piece', () => expect(kcal('まぐろ3貫とサーモン2貫')).toBeGreaterThan(200))
})

describe('not known', () => {
  test('the rest is read and the unknown part is asked about with guesses', () => {
    const { dishes, unknown } = readMeal('カレーとフムスとサラダ')
    expect(dishes.map((dish) => dish.name)).toEqual(['カレー', 'サラダ'])
    expect(unknown).toMatchObject([{ text: 'フムス', start: 4, end: 7 }])
    expect(readMeal('ザンギョロ焼きを食べた').unknown[0]?.text).toBe('ザンギョロ焼き')
  })
})

describe('ordinary talk is no meal', () => {
  test.each(
    (
      '気分がいい|雨が降った|お茶の先生に会った|ケーキ屋さんに行った|カレーの匂いがした|ラーメン屋に並んだ|今日は水曜日です|確かにそうですね|いかがですか|気持ちが落ち着いた|' +
      '桃子さんと話した|たいへんだった|孫とパンダを見た|ハムスターを飼っている|フライパンを買った|お米を買った|りんご狩りに行った|柿の木を植えた|梅の花が咲いた|茶道教室|薬を飲んだ|鳥取に旅行|' +
      'お酒は飲まなかった|居酒屋に行った|肉離れをした|膝が痛い|のりが悪い|うどん打ち教室|そばにいてほしい|友達のそばで寝た|ビールの広告|大根の種をまいた|豆腐屋さんが来た|ありがとう|おやすみなさい|' +
      '体重62.5kg|6500歩|すみません|もちろんです|のどが痛い|まめに歩く|さけぶ|いもうとが来た|パンツを買った|鍋を洗った|テレビで寿司を見た|昼ごはんを抜いた|カレンダーを見た|卵を切らした|塩分を控えている|' +
      'お腹がすいた|お腹いっぱい|アイスホッケーを見た|鯛を釣った|夕飯の準備で疲れた|味噌汁はなし|こんにちは|了解です|血圧が高いです'
    ).split('|'),
  )('%s', (text) => expect(readMeal(text)).toEqual({ dishes: [], unknown: [] }))
})

describe('the value of a meal', () => {
  test('sums its dishes and keeps the range', () => {
    const { dishes } = readMeal('納豆ご飯と味噌汁と焼き鮭')
    const value = mealValue(dishes, 'breakfast')
    expect(value.energyKcal).toBe(dishes.reduce((sum, dish) => sum + dish.nutrients.energyKcal, 0))
    expect(value.dishes).toHaveLength(3)
    expect(value.energyKcalLow).toBeLessThan(value.energyKcal)
    expect(value.energyKcalHigh).toBeGreaterThan(value.energyKcal)
    expect(value).toMatchObject({ slot: 'breakfast', tableVersion: expect.stringContaining('2023') })
    expect(value.calciumMg).toBeGreaterThan(30)
    expect(value).not.toHaveProperty('alcoholG')
  })

  test('says what was assumed, and nothing about told amounts', () => {
    expect(assumptions(readMeal('ご飯200gと味噌汁').dishes)).toEqual(['味噌汁: 1杯 約190g'])
  })
})

test('any text is read without a failure, and spans lie inside it', () => {
  const bits = [
    'カレー',
    '半分',
    '2個',
    'ご飯',
    'と',
    '、',
    '(',
    ')',
    '大盛り',
    'の',
    '残した',
    '320kcal',
    '6枚切り',
    'おにぎり',
    'ﾊﾝﾊﾞｰｸﾞ',
    ' ',
    '\n',
    '𠮷',
    '1/2',
    '定食',
    '抜き',
  ]
  fc.assert(
    fc.property(
      fc.array(fc.oneof(fc.constantFrom(...bits), fc.string({ maxLength: 6 })), { maxLength: 12 }),
      (parts) => {
        const text = parts.join('')
        const { dishes, unknown } = readMeal(text)
        for (const { start, end } of [...dishes, ...unknown]) {
          expect(start).toBeGreaterThanOrEqual(0)
          expect(end).toBeGreaterThan(start)
          expect(end).toBeLessThanOrEqual(text.length)
        }
        for (const dish of dishes) {
          expect(Number.isFinite(dish.nutrients.energyKcal)).toBe(true)
          expect(dish.energyKcalLow).toBeLessThanOrEqual(dish.energyKcalHigh)
        }
      },
    ),
    { numRuns: 300 },
  )
})

test('one meal is read in well under a millisecond', () => {
  const lines = [
    '朝ごはんは納豆ご飯と味噌汁',
    '食パン6枚切り1枚とゆで卵1個、コーヒー',
    'とんかつ定食 ご飯少なめ',
    '今日は雨が降って寒かった',
  ]
  for (let i = 0; i < 50; i++) for (const line of lines) readMeal(line)
  const times = Array.from({ length: 200 }, (_, i) => {
    const began = performance.now()
    readMeal(lines[i % lines.length] ?? '')
    return performance.now() - began
  }).sort((a, b) => a - b)
  expect(times[100]).toBeLessThan(0.5)
})
