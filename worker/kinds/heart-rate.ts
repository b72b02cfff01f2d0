/** Pulse told on its own: 「脈拍72」「心拍数は68」「65bpm」. Beside a blood pressure it belongs to that. */
import { z } from 'zod'
import type { Kind } from './kind.ts'
import { measured } from './measured.ts'
import { judge, type NumberRule, readLabelled, spanOf, withoutOverlaps } from './reading.ts'

const value = z.strictObject({ heartRateBpm: z.number().int().min(20).max(250) })
type HeartRate = z.infer<typeof value>

export const PULSE_NAMES =
  '(?:安静時?)?(?:(?:脈拍数?|心拍数?)\\s?(?:は|の)?(?:最[大高低小])(?:は|で)?|脈拍数?|みゃくはく|心拍数?|脈|みゃく|パルス(?!オキシ)|ハートレート|心臓の鼓動|(?<![a-z])(?:pulse|pul|hr|pr|bpm|p)(?![a-z]))'

const rule: NumberRule = {
  label: PULSE_NAMES,
  unit: 'bpm|拍|回(?:/分)?|/分',
  plausible: [30, 220],
  digits: 0,
  phrase: (number) => ({ label: `脈拍${number}`, text: `脈拍${number}` }),
}

const make = (heartRateBpm: number): HeartRate => ({ heartRateBpm: Math.round(heartRateBpm) })

export const heartRate: Kind<HeartRate> = {
  id: 'heart_rate',
  ja: '脈拍',
  en: 'Heart rate',
  ...measured({
    value,
    of: (v) => v.heartRateBpm,
    unit: '回/分',
    digits: 0,
    plausible: rule.plausible,
    perDay: 'mean',
    loinc: '8867-4',
    display: 'Heart rate',
    ucum: '/min',
    column: '脈拍 回/分',
  }),
  read(text) {
    const byUnit = [...text.matchAll(/(?<![\d.])(\d{2,3})\s?bpm/g)].map((match) => ({
      ...spanOf(match),
      ...judge(match[1] ?? '', rule, make),
    }))
    return withoutOverlaps([...readLabelled(text, rule, make), ...byUnit])
  },
}
