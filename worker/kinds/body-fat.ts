/** Body fat share: 「体脂肪率 24.3%」, or a bare percentage right after a weight. */
import { z } from 'zod'
import type { Kind } from './kind.ts'
import { measured } from './measured.ts'
import { type NumberRule, readLabelled, spanOf, withoutOverlaps } from './reading.ts'

const value = z.strictObject({ bodyFatPct: z.number().min(1).max(75) })
type BodyFat = z.infer<typeof value>

const rule: NumberRule = {
  label: '(?<!内臓)体?脂肪(?:率|量)?(?!を)',
  unit: '%|パーセント|ぱーせんと|パー',
  plausible: [3, 65],
  digits: 1,
  phrase: (number) => ({ label: `${number}%`, text: `体脂肪率${number}%` }),
}

const make = (bodyFatPct: number): BodyFat => ({ bodyFatPct })

/** 「62.3kg 24.3%」: a scale shows both in this order. */
const AFTER_WEIGHT =
  /(?<=(?:kg|キロ|体重\D{0,4}\d{2,3}(?:\.\d{1,2})?)[\s、,/(と]{1,3})(\d{1,2}\.\d)\s?(?:%|パーセント)/g

export const bodyFat: Kind<BodyFat> = {
  id: 'body_fat',
  ja: '体脂肪率',
  en: 'Body fat',
  ...measured({
    value,
    of: (v) => v.bodyFatPct,
    unit: '%',
    digits: 1,
    plausible: rule.plausible,
    perDay: 'mean',
    loinc: '41982-0',
    display: 'Percentage of body fat',
    ucum: '%',
    column: '体脂肪率 %',
  }),
  read(text) {
    const bare = [...text.matchAll(AFTER_WEIGHT)]
      .filter((match) => Number(match[1]) >= rule.plausible[0] && Number(match[1]) <= rule.plausible[1])
      .map((match) => ({ ...spanOf(match), value: make(Number(match[1])) }))
    return withoutOverlaps([...readLabelled(text, rule, make), ...bare])
  },
}
