/** What must hold for any text: nothing throws, nothing lies in the future, numerals mean what they say, time is bounded. */
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { normalise } from '../../../worker/chat/understand/normalise.ts'
import { numeralValue } from '../../../worker/chat/understand/numerals.ts'
import { understand } from '../../../worker/chat/understand/understand.ts'
import { kindOf } from '../../../worker/kinds/registry.ts'
import { localDay } from '../../../worker/shared/time.ts'

const DIGITS = ['', '一', '二', '三', '四', '五', '六', '七', '八', '九']
const KANA = ['', 'いち', 'に', 'さん', 'よん', 'ご', 'ろく', 'なな', 'はち', 'きゅう']
const KANA_HUNDREDS = [
  '',
  'ひゃく',
  'にひゃく',
  'さんびゃく',
  'よんひゃく',
  'ごひゃく',
  'ろっぴゃく',
  'ななひゃく',
  'はっぴゃく',
  'きゅうひゃく',
]

const place = (digit: number, unit: string) => (digit === 0 ? '' : `${digit === 1 ? '' : DIGITS[digit]}${unit}`)
const digitOf = (n: number, unit: number) => Math.floor(n / unit) % 10

function inKanji(n: number): string {
  const small = (m: number) =>
    `${place(digitOf(m, 1000), '千')}${place(digitOf(m, 100), '百')}${place(digitOf(m, 10), '十')}${DIGITS[m % 10]}`
  return n >= 10_000 ? `${small(Math.floor(n / 10_000))}万${small(n % 10_000)}` : small(n)
}

function inKana(n: number): string {
  const tens = digitOf(n, 10)
  return `${KANA_HUNDREDS[digitOf(n, 100)]}${tens === 0 ? '' : `${tens === 1 ? '' : KANA[tens]}じゅう`}${KANA[n % 10]}`
}

const WORDS = [
  '血圧',
  '体重',
  '128',
  '82',
  '62.8',
  '/',
  'の',
  '朝',
  '夜',
  '昨日',
  '今日',
  '明日',
  '11/16',
  '7時',
  '半',
  'に寝て',
  'に起きた',
  '歩',
  '散歩',
  '45分',
  '薬',
  '飲んだ',
  '忘れた',
  'カレー',
  'ご飯',
  'を食べた',
  '食べたい',
  '？',
  '、',
  '。',
  '\n',
  ' ',
  '妻の',
  '私は',
  '間違えた',
  'じゃなくて',
  '取り消し',
  '胸が痛い',
  '昔',
  '体温',
  '36.6',
  '百二十',
  'ひゃくにじゅう',
]
const phrase = fc.array(fc.constantFrom(...WORDS), { maxLength: 24 }).map((words) => words.join(''))
const anyText = fc.oneof(
  phrase,
  fc.string({ unit: 'binary', maxLength: 120 }),
  fc.string({ unit: 'grapheme', maxLength: 120 }),
)
const moment = fc.integer({ min: Date.parse('2024-01-01T00:00:00Z'), max: Date.parse('2030-01-01T00:00:00Z') })

describe('numerals', () => {
  test('kanji numerals keep their value', () => {
    fc.assert(fc.property(fc.integer({ min: 1, max: 99_999 }), (n) => numeralValue(inKanji(n)) === n))
  })

  test('a pressure in kanji or kana is the pressure in digits', () => {
    fc.assert(
      fc.property(fc.integer({ min: 100, max: 199 }), fc.integer({ min: 41, max: 85 }), (high, low) => {
        expect(normalise(`血圧${inKanji(high)}の${inKanji(low)}`)).toBe(`血圧${high}の${low}`)
        expect(normalise(`うえ${inKana(high)} した${inKana(low)}`)).toBe(`うえ${high} した${low}`)
      }),
    )
  })

  test('steps with 万 and 千 are the number', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 3 }), fc.integer({ min: 1, max: 9 }), (tens, thousands) => {
        expect(normalise(`${tens}万${thousands}千歩`)).toBe(`${tens * 10_000 + thousands * 1000}歩`)
      }),
    )
  })
})

describe('any text', () => {
  test('is read without throwing, into acts that fit their kinds and never lie in the future', () => {
    fc.assert(
      fc.property(anyText, moment, (text, now) => {
        const acts = understand(text, { now, lastKind: 'weight' })
        expect(acts.length).toBeGreaterThan(0)
        for (const act of acts) {
          const told = act.do === 'record' || act.do === 'correct' ? act.told : undefined
          if (!told) continue
          expect(told.time.day <= localDay(now)).toBe(true)
          expect(told.time.at).toBeLessThanOrEqual(now)
          expect(kindOf(told.kind).value.safeParse(told.value).success).toBe(true)
        }
      }),
      { numRuns: 600 },
    )
  })

  test('offers at most three choices, none of them empty', () => {
    fc.assert(
      fc.property(phrase, moment, (text, now) => {
        for (const act of understand(text, { now })) {
          if (act.do !== 'ask') continue
          expect(act.choices.length).toBeLessThanOrEqual(3)
          for (const choice of act.choices) expect(choice.text).not.toBe('')
        }
      }),
      { numRuns: 300 },
    )
  })

  test('of 5,000 characters takes bounded time', () => {
    const long = ['1', 'お茶', '朝', '昨日', '血圧', '1時に寝て', '薬を', '食べた', 'じゅう', '128/82 ', 'あ'].map(
      (unit) => unit.repeat(Math.ceil(5000 / unit.length)).slice(0, 5000),
    )
    const now = Date.parse('2026-10-07T20:15:00+09:00')
    for (const text of long) understand(text, { now })
    for (const text of long) {
      const began = performance.now()
      understand(text, { now })
      // Ten times what it takes alone, since tests share their cores.
      expect(performance.now() - began, text.slice(0, 10)).toBeLessThan(200)
    }
  })
})
