/**
 * What a kind of entry is: one object, one file. Everything Techo can do with a sort of entry follows from it.
 * Rules only: no clock, no input or output.
 */
import type { z } from 'zod'

export const KIND_IDS = [
  'blood_pressure',
  'heart_rate',
  'weight',
  'body_fat',
  'muscle_mass',
  'waist',
  'sleep',
  'steps',
  'exercise',
  'glucose',
  'hba1c',
  'temperature',
  'spo2',
  'medication',
  'symptom',
  'mood',
  'water',
  'alcohol',
  'smoking',
  'bowel',
  'cycle',
  'note',
  'meal',
] as const
export type KindId = (typeof KIND_IDS)[number]

/** A measured number as FHIR wants it: LOINC code, English display name, value with its UCUM unit. */
export interface FhirQuantity {
  loinc: string
  display: string
  value: number
  ucum: string
}

/** How one value becomes a FHIR Observation: a quantity, components (blood pressure), or text. */
export interface FhirValue {
  loinc?: string
  display: string
  quantity?: { value: number; ucum: string }
  components?: FhirQuantity[]
  text?: string
}

/** Parts of the day as people name them. */
export type DayPart = 'dawn' | 'morning' | 'noon' | 'afternoon' | 'evening' | 'night' | 'bedtime' | 'midnight'

/** What a reading may look at besides the text: the wall-clock hour of the message. */
export interface Hint {
  hour: number
}

/**
 * One thing a text says of a kind, at `start`–`end` of the text given: a value, or why it must be asked back.
 * `span` (sleep, exercise) is in minutes from the midnight that begins the day of the entry; a bedtime may be negative.
 */
export interface Heard<V = unknown> {
  start: number
  end: number
  value?: V
  ask?: { why: 'implausible' | 'incomplete' | 'vague'; choices: { label: string; text: string }[] }
  span?: { fromMin: number; toMin: number }
}

export interface Kind<V = unknown> {
  id: KindId
  /** Japanese name as a member reads it. */
  ja: string
  en: string
  /** Unit as a member reads it; empty where there is none. */
  unit: string
  /** Shape and hard limits of the stored value; the public contract of design §6. */
  value: z.ZodType<V>
  /** False when the value lies outside what a careful reader would write down without asking back. */
  plausible(value: V): boolean
  /** What phrases of a normalised text say it, in the order of the text. Never throws; spans do not overlap. */
  read(text: string, hint: Hint): Heard<V>[]
  /** What a told part of the day adds to a value (slot of a blood pressure, a dose, a meal). */
  inPart?(value: V, part: DayPart): V
  /** The value in a few words, without the kind's name: 「62.8kg」「128/82 脈70」. */
  say(value: V): string
  /** One line for a day's page from all values of that day, oldest first, without the kind's name. */
  sumUp(values: V[]): string
  /** What a chart of this kind draws; absent where a chart makes no sense. */
  chart?: { unit: string; point(value: V): number; perDay: 'mean' | 'sum' | 'last' }
  fhir(value: V): FhirValue
  /** Columns of the CSV export and one row of them; blank where not told. */
  csv: { columns: string[]; row(value: V): (string | number)[] }
}
