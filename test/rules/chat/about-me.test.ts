/** What counts as a plain statement about oneself, what is somebody else's, and the words that choose a mode. */
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { understand } from '../../../worker/chat/understand/understand.ts'
import { lastBirthYear, personOf, profileInput } from '../../../worker/members/profile.ts'

const now = Date.parse('2026-11-18T20:02:00+09:00')
const acts = (text: string) => understand(text, { now })
const told = (text: string) => acts(text).flatMap((act) => (act.do === 'about_me' ? [act.told] : []))
const recorded = (text: string) => acts(text).flatMap((act) => (act.do === 'record' ? [act.told.kind] : []))

describe('a statement about oneself', () => {
  test.each([
    ['1953年生まれです', { birthYear: 1953 }],
    ['昭和28年生まれ', { birthYear: 1953 }],
    ['S28年4月3日生まれです', { birthYear: 1953 }],
    ['昭和二十八年うまれ', { birthYear: 1953 }],
    ['昭和元年生まれ', { birthYear: 1926 }],
    ['生年月日は1953/4/3です', { birthYear: 1953 }],
    ['72歳です', { birthYear: 1954 }],
    ['７２才です。', { birthYear: 1954 }],
    ['ななじゅうにさいです', { birthYear: 1954 }],
    ['今年で72歳になります', { birthYear: 1954 }],
    ['昭和28年生まれの72歳です', { birthYear: 1953 }],
    ['女性です', { sex: 'female' }],
    ['私は男です', { sex: 'male' }],
    ['性別：女性', { sex: 'female' }],
    ['性別は答えません', { sex: 'unspecified' }],
    ['身長158cm', { heightCm: 158 }],
    ['身長は1m58です', { heightCm: 158 }],
    ['はじめまして、72歳の女性です。よろしくお願いします', { birthYear: 1954, sex: 'female' }],
    ['間違えました、73歳です', { birthYear: 1953 }],
    ['72歳、女性、158cm', { birthYear: 1954, sex: 'female', heightCm: 158 }],
  ])('%s', (text, wanted) => {
    expect(told(text)).toEqual([wanted])
    expect(recorded(text)).toEqual([])
  })

  test.each([
    ['身長158cm、体重52.3kg', { heightCm: 158 }, ['weight']],
    ['体重52.3kg 身長158cm', { heightCm: 158 }, ['weight']],
    ['72歳です。血圧128の82', { birthYear: 1954 }, ['blood_pressure']],
  ])('%s: beside readings', (text, wanted, kinds) => {
    expect(told(text)).toEqual([wanted])
    expect(recorded(text)).toEqual(kinds)
  })
})

describe('what is not told of oneself', () => {
  test.each([
    '孫は5歳',
    '5歳です',
    '72歳の母',
    '母は72歳です',
    '母が倒れました。72歳です',
    '孫とお寿司を食べた。身長158cm',
    '孫の体重50kg、身長158cm',
    '妹は昭和28年生まれです',
    '昭和28年生まれの友人と会った',
    '昭和28年に結婚した',
    '昭和70年生まれです',
    '昭和28年',
    '72歳ですか',
    '72歳まで働きました',
    '72歳の女性が倒れた',
    '女性の店員さんが親切でした',
    '男の子が生まれました',
    '体内年齢72歳',
    '女性 120/70',
    '身長が伸びた',
    '158cmです',
  ])('%s', (text) => {
    expect(told(text)).toEqual([])
  })

  test('nothing told is ever outside of what a notebook could hold, whatever the message', () => {
    const pieces = fc.constantFrom(
      '72歳',
      '昭和',
      '28年',
      '生まれ',
      '女性',
      '男',
      'です',
      '身長',
      '158cm',
      '、',
      '母',
      'の',
      ' ',
      '1',
    )
    fc.assert(
      fc.property(fc.array(pieces, { maxLength: 12 }), (words) => {
        for (const profile of told(words.join(''))) {
          expect(Object.keys(profile).length).toBeGreaterThan(0)
          expect(Object.values(profile)).not.toContain(Number.NaN)
        }
      }),
    )
  })
})

test('a long run of blanks and commas before a statement costs no time', () => {
  const started = performance.now()
  for (const filler of [' ', '、', 'よろしく', '72歳', '身長1']) acts(`${filler.repeat(190 / filler.length)}x`)
  expect(performance.now() - started).toBeLessThan(250)
})

describe('modes', () => {
  test.each([
    ['楽しくゆるく', 'no-symptoms'],
    ['必要なときだけ', 'looks-away'],
    ['必要な時だけ', 'looks-away'],
    ['見守ってほしい', 'supported'],
    ['しっかり応援してください', 'self-strict'],
    ['「数字でくわしく」', 'data-literate'],
    ['つきあい方', undefined],
    ['付き合い方を変えたい', undefined],
  ])('%s', (text, mode) => {
    expect(acts(text)).toEqual([mode ? { do: 'mode', mode } : { do: 'mode' }])
  })

  test.each(['必要な時だけ薬を飲んだ', '孫を見守ってほしい', 'しっかり応援してきた', '友人とのつきあい方に悩む'])(
    '%s chooses nothing',
    (text) => {
      expect(acts(text).filter((act) => act.do === 'mode')).toEqual([])
    },
  )
})

test('a year of birth ends where the youngest member is old enough; a person needs age and sex', () => {
  expect(lastBirthYear(now, 16)).toBe(2010)
  const fits = (birthYear: number) => profileInput(now, 16).safeParse({ birthYear }).success
  expect([1899, 1900, 2010, 2011].map(fits)).toEqual([false, true, true, false])
  expect(personOf({ birthYear: 1954, sex: 'female' }, now)).toEqual({ sex: 'female', ageYears: 72 })
  expect(personOf({ birthYear: 1954 }, now)).toBeUndefined()
  expect(personOf({ birthYear: 1954, sex: 'unspecified' }, now)).toBeUndefined()
})
