/** Oxygen saturation: 「SpO2 98」「サチュレーション97%」「酸素は96」. */
import { z } from 'zod'
import type { Kind } from './kind.ts'
import { measured } from './measured.ts'
import { type NumberRule, readLabelled } from './reading.ts'

const value = z.strictObject({ spo2Pct: z.number().min(40).max(100) })
type Spo2 = z.infer<typeof value>

const rule: NumberRule = {
  label:
    'spo\\s?2|sp02|サチュレーション|サチュ?|(?:血中)?酸素(?:飽和度|濃度)?|(?:パルス)?オキシ(?:メーター?)(?:で)?|パルスオキシ',
  unit: '%|パーセント',
  plausible: [70, 100],
  digits: 0,
  phrase: (number) => ({ label: `${number}%`, text: `SpO2 ${number}` }),
}

export const spo2: Kind<Spo2> = {
  id: 'spo2',
  ja: '血中酸素',
  en: 'Oxygen saturation',
  ...measured({
    value,
    of: (v) => v.spo2Pct,
    unit: '%',
    digits: 0,
    plausible: rule.plausible,
    perDay: 'mean',
    loinc: '59408-5',
    display: 'Oxygen saturation in Arterial blood by Pulse oximetry',
    ucum: '%',
    column: 'SpO2 %',
  }),
  read: (text) => readLabelled(text, rule, (spo2Pct): Spo2 => ({ spo2Pct })),
}
