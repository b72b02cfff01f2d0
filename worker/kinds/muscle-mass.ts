/** Muscle mass in kilograms as body-composition scales show it: 「筋肉量42.3kg」. A muscle share in percent is not stored. */
import { z } from 'zod'
import type { Kind } from './kind.ts'
import { measured } from './measured.ts'
import { type NumberRule, readLabelled } from './reading.ts'

const value = z.strictObject({ muscleMassKg: z.number().min(5).max(150) })
type MuscleMass = z.infer<typeof value>

const rule: NumberRule = {
  label: '(?:骨格)?筋肉?量|筋肉(?!率|痛|が|を)',
  unit: 'kg|キログラム|キロ',
  plausible: [10, 100],
  digits: 1,
  phrase: (number) => ({ label: `${number}kg`, text: `筋肉量${number}kg` }),
}

export const muscleMass: Kind<MuscleMass> = {
  id: 'muscle_mass',
  ja: '筋肉量',
  en: 'Muscle mass',
  ...measured({
    value,
    of: (v) => v.muscleMassKg,
    unit: 'kg',
    digits: 1,
    plausible: rule.plausible,
    perDay: 'mean',
    loinc: '73964-9',
    display: 'Body muscle mass',
    ucum: 'kg',
    column: '筋肉量 kg',
  }),
  read: (text) =>
    readLabelled(text, rule, (muscleMassKg): MuscleMass => ({ muscleMassKg })).filter(
      (heard) => !/^\s?(?:%|パーセント)/.test(text.slice(heard.end)),
    ),
}
