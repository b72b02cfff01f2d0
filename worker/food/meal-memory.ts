/**
 * What is remembered about a member's meals besides the entries, as it stands in the notebook. `Habits` is one row for a
 * member; a `MealState` is kept for a meal once it was corrected, so that sizes never pile up on each other.
 */
import { z } from 'zod'
import { meal } from '../kinds/meal.ts'

const amount = z.number().min(0).max(1_000_000)
const Nutrients = z.object({
  energyKcal: amount,
  proteinG: amount.optional(),
  fatG: amount.optional(),
  carbG: amount.optional(),
  fiberG: amount.optional(),
  saltG: amount.optional(),
  vegetablesG: amount.optional(),
  potassiumMg: amount.optional(),
  calciumMg: amount.optional(),
  ironMg: amount.optional(),
  vitaminAUg: amount.optional(),
  vitaminB1Mg: amount.optional(),
  vitaminB2Mg: amount.optional(),
  vitaminCMg: amount.optional(),
  vitaminDUg: amount.optional(),
  folateUg: amount.optional(),
  alcoholG: amount.optional(),
})

export const MEAL_SIZES = ['half', 'small', 'normal', 'large', 'extra'] as const
export type MealSize = (typeof MEAL_SIZES)[number]

const StateDish = z.object({
  name: z.string().min(1).max(80),
  foodNumber: z.string().max(10).optional(),
  grams: amount,
  nutrients: Nutrients,
  energyKcalLow: amount,
  energyKcalHigh: amount,
  assumed: z.string().max(80).optional(),
  /** Of this dish alone; without it the size of the meal counts. */
  size: z.enum(MEAL_SIZES).optional(),
  /** The amount was told: the size of the meal leaves it alone. */
  fixed: z.literal(true).optional(),
  /** Taken out; it keeps its place, because buttons name dishes by their place. */
  gone: z.literal(true).optional(),
})
export type StateDish = z.infer<typeof StateDish>

/** A meal as it was told, and the size that was chosen for it. */
export const MealState = z.object({
  size: z.enum(MEAL_SIZES),
  dishes: z.array(StateDish).max(60),
  /** The value before the last correction, and the source of the message that made it: an unsend puts it back. */
  before: z.object({ by: z.string(), value: meal.value }).optional(),
})
export type MealState = z.infer<typeof MealState>

const Usual = z.object({ grams: amount, times: z.number().int().min(1), other: amount.optional() })

export const Habits = z.object({
  /** Folded name of a dish → the amount that corrections led to, and how often they did. */
  usual: z.record(z.string(), Usual).default({}),
  /** 「いつもの朝ごはん」 by slot. */
  named: z.partialRecord(z.enum(['breakfast', 'lunch', 'dinner', 'snack']), meal.value).default({}),
  /** Seasonal food → the entry in which it came first in its year. */
  seasons: z.record(z.string(), z.object({ entryId: z.string() })).default({}),
})
export type Habits = z.infer<typeof Habits>

export const blankHabits = (): Habits => ({ usual: {}, named: {}, seasons: {} })

export const HABITS_TOPIC = 'habits'
/** `entryId` is the public id, which begins with the day: a day's topics are one range. */
export const mealTopic = (entryId: string): string => `meal-${entryId}`
