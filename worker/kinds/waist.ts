/** Waist girth: 「腹囲85」「ウエスト 78.5cm」「おなか周り90センチ」. */
import { z } from 'zod'
import type { Kind } from './kind.ts'
import { measured } from './measured.ts'
import { type NumberRule, readLabelled } from './reading.ts'

const value = z.strictObject({ waistCm: z.number().min(30).max(250) })
type Waist = z.infer<typeof value>

const rule: NumberRule = {
  label: '腹囲|ウ[エェ]スト|胴回り|胴囲|(?:おなか|お腹|腹|へそ|おへそ)の?(?:周り|回り|まわり|囲)',
  unit: 'cm|センチメートル|センチ|㎝',
  plausible: [45, 180],
  digits: 1,
  phrase: (number) => ({ label: `${number}cm`, text: `腹囲${number}cm` }),
}

export const waist: Kind<Waist> = {
  id: 'waist',
  ja: '腹囲',
  en: 'Waist',
  ...measured({
    value,
    of: (v) => v.waistCm,
    unit: 'cm',
    digits: 1,
    plausible: rule.plausible,
    perDay: 'last',
    loinc: '8280-0',
    display: 'Waist circumference at umbilicus by tape measure',
    ucum: 'cm',
    column: '腹囲 cm',
  }),
  read: (text) => readLabelled(text, rule, (waistCm): Waist => ({ waistCm })),
}
