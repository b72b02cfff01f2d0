/** All kinds by their id. Adding a kind is adding its file, its id in kind.ts and its line here. */
import type { z } from 'zod'
import { alcohol } from './alcohol.ts'
import { bloodPressure } from './blood-pressure.ts'
import { bodyFat } from './body-fat.ts'
import { bowel } from './bowel.ts'
import { cycle } from './cycle.ts'
import { exercise } from './exercise.ts'
import { glucose } from './glucose.ts'
import { hba1c } from './hba1c.ts'
import { heartRate } from './heart-rate.ts'
import type { Kind, KindId } from './kind.ts'
import { meal } from './meal.ts'
import { medication } from './medication.ts'
import { mood } from './mood.ts'
import { muscleMass } from './muscle-mass.ts'
import { note } from './note.ts'
import { sleep } from './sleep.ts'
import { smoking } from './smoking.ts'
import { spo2 } from './spo2.ts'
import { steps } from './steps.ts'
import { symptom } from './symptom.ts'
import { temperature } from './temperature.ts'
import { waist } from './waist.ts'
import { water } from './water.ts'
import { weight } from './weight.ts'

export const KINDS = {
  blood_pressure: bloodPressure,
  heart_rate: heartRate,
  weight,
  body_fat: bodyFat,
  muscle_mass: muscleMass,
  waist,
  sleep,
  steps,
  exercise,
  glucose,
  hba1c,
  temperature,
  spo2,
  medication,
  symptom,
  mood,
  water,
  alcohol,
  smoking,
  bowel,
  cycle,
  note,
  meal,
} satisfies Record<KindId, Kind>

/** The stored value of a kind. */
export type ValueOf<K extends KindId> = z.infer<(typeof KINDS)[K]['value']>

/** The kind of an id, for code that treats all kinds alike. */
export const kindOf = (id: KindId): Kind => KINDS[id]
