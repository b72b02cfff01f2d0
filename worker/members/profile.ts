/**
 * What members tell about themselves: year of birth, sex, height, all optional. It chooses which published reference
 * intakes their sums are shown beside; nothing else follows from it. Kept in the notebook, since it is about health.
 */
import { z } from 'zod'
import type { Person } from '../food/intakes.ts'
import { type Instant, wallClock } from '../shared/time.ts'

const FIRST_BIRTH_YEAR = 1900
const HEIGHT_CM = { min: 100, max: 230 } as const

const fields = {
  birthYear: z.int().min(FIRST_BIRTH_YEAR),
  sex: z.enum(['male', 'female', 'unspecified']),
  heightCm: z.number().min(HEIGHT_CM.min).max(HEIGHT_CM.max),
}

export const Profile = z.strictObject(fields).partial()
export type Profile = z.infer<typeof Profile>

export type ProfileField = keyof Profile
export const PROFILE_FIELDS = ['birthYear', 'sex', 'heightCm'] as const satisfies readonly ProfileField[]

/** Fields to set; null clears one, an absent one stays. */
export type ProfileChange = { [Field in keyof Profile]?: Profile[Field] | null }

/** The fields that a change sets. */
export const toldFields = (change: ProfileChange): ProfileField[] =>
  PROFILE_FIELDS.filter((field) => change[field] !== undefined && change[field] !== null)

/** The change that takes fields back. */
export const without = (taken: ProfileField[]): ProfileChange => Object.fromEntries(taken.map((field) => [field, null]))

/** The latest year of birth of somebody old enough to keep a notebook here. */
export const lastBirthYear = (now: Instant, minAge: number): number => wallClock(now).year - minAge

/** What may be asked from outside, at this moment: the year of birth has an end that moves. */
export const profileInput = (now: Instant, minAge: number) =>
  z
    .strictObject({
      birthYear: fields.birthYear.max(lastBirthYear(now, minAge)).nullable(),
      sex: fields.sex.nullable(),
      heightCm: fields.heightCm.transform((height) => Math.round(height * 10) / 10).nullable(),
    })
    .partial()

/** Whom the reference intakes are looked up for; undefined while age or sex is not known. The age is that of the year. */
export function personOf(profile: Profile | undefined, now: Instant): Person | undefined {
  const { birthYear, sex } = profile ?? {}
  if (birthYear === undefined || sex === undefined || sex === 'unspecified') return undefined
  return { sex, ageYears: wallClock(now).year - birthYear }
}
