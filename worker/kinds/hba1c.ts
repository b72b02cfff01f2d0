/** HbA1c in NGSP percent: 「HbA1cは6.4だった」「ヘモグロビンA1c 6.8%」. Limits: health-facts §3. */
import { z } from 'zod'
import type { Kind } from './kind.ts'
import { measured } from './measured.ts'
import { type NumberRule, readLabelled } from './reading.ts'

const value = z.strictObject({ hba1cPct: z.number().min(3).max(20) })
type HbA1c = z.infer<typeof value>

const rule: NumberRule = {
  label:
    '(?:hb|ヘモグロビン)\\s?a1\\s?c|(?<![a-z])a1\\s?c|(?:ヘモグロビン)?エー?ワンシー|グリコヘモグロビン|ヘモグロビンエイワンシー',
  unit: '%|パーセント',
  plausible: [3.5, 18],
  digits: 1,
  phrase: (number) => ({ label: `${number}%`, text: `HbA1c ${number}` }),
}

export const hba1c: Kind<HbA1c> = {
  id: 'hba1c',
  ja: 'HbA1c',
  en: 'HbA1c',
  ...measured({
    value,
    of: (v) => v.hba1cPct,
    unit: '%',
    digits: 1,
    plausible: rule.plausible,
    perDay: 'last',
    loinc: '4548-4',
    display: 'Hemoglobin A1c/Hemoglobin.total in Blood',
    ucum: '%',
    column: 'HbA1c %',
  }),
  read: (text) => readLabelled(text, rule, (hba1cPct): HbA1c => ({ hba1cPct })),
}
