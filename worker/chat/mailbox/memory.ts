/**
 * What a mailbox remembers between messages: which entries were last written, what it waits for, what it has said.
 * Ids and flags only, never a value or a text.
 */
import { z } from 'zod'
import { KIND_IDS } from '../../kinds/kind.ts'
import { PROFILE_FIELDS } from '../../members/profile.ts'
import type { Entry } from '../../notebook/entry.ts'
import { entryId, parseEntryId } from '../../shared/ids.ts'
import { daysBetween, HOUR_MS, type Instant, type LocalDate, MINUTE_MS } from '../../shared/time.ts'
import type { MealAtHand } from '../understand/meal-corrections.ts'

const SLOTS = ['breakfast', 'lunch', 'dinner', 'snack'] as const
/** What a button of a meal's dish waits for. */
const Part = z.object({ want: z.enum(['swap', 'grams', 'add']), place: z.number().optional() })

const Memory = z.object({
  /** True once the welcome with its notice was shown. */
  welcomed: z.boolean().default(false),
  /** A group or room was told once that Techo talks 1-to-1. */
  groupTold: z.boolean().default(false),
  /** Public ids written by the last messages, newest first: what 取り消し takes back. */
  undoable: z.array(z.array(z.string())).default([]),
  lastKind: z.enum(KIND_IDS).optional(),
  /** Fields of the profile told last, with no entry since: 取り消し then means them. */
  toldOfSelf: z.array(z.enum(PROFILE_FIELDS)).optional(),
  /** 直す was pressed on this entry; the next fitting message is its correction. */
  fixing: z
    .object({ entryId: z.string(), kind: z.enum(KIND_IDS), until: z.number(), part: Part.optional() })
    .optional(),
  /** The meal told or corrected last, and when that was said. */
  lastMeal: z.object({ entryId: z.string(), at: z.number() }).optional(),
  /** Public ids of the last meals of each slot, newest first: a usual one shows in them. */
  meals: z.partialRecord(z.enum(SLOTS), z.array(z.string())).default({}),
  /** A kept picture waits for a word on what it was. */
  photo: z.object({ day: z.string(), objectKey: z.string(), until: z.number() }).optional(),
  /** Remark → local day it was last made. */
  remarks: z.record(z.string(), z.string()).default({}),
  /** Messages with an entry so far, counted up to a small number. */
  logged: z.number().default(0),
  tally: z.object({ day: z.string(), understood: z.number(), askedBack: z.number() }).optional(),
  owesApology: z.boolean().default(false),
  owesUnsendNote: z.boolean().default(false),
  /** How often the model was asked on a day. */
  modelCalls: z.object({ day: z.string(), count: z.number() }).optional(),
  /** Public id of a meal to which the model's reading came after the answer. */
  owesFood: z.string().optional(),
  /** Local day on which what is kept long enough was last dropped. */
  clearedDay: z.string().optional(),
})
export type Memory = z.infer<typeof Memory>

export const blankMemory = (): Memory => Memory.parse({})
export const parseMemory = (json: string): Memory => Memory.parse(JSON.parse(json))

const KEPT_GROUPS = 8
const FIX_MS = 30 * MINUTE_MS
export const PHOTO_WAIT_MS = 30 * MINUTE_MS
const REMARK_REST_DAYS = 7
const KEPT_MEALS = 7
const FRESH_MS = HOUR_MS
const KEPT_MS = 18 * HOUR_MS
const COUNTED_LOGS = 10

/** After a message wrote these entries (public ids). */
export function withWritten(memory: Memory, ids: string[], lastKind: Memory['lastKind']): Memory {
  if (ids.length === 0) return memory
  return {
    ...memory,
    // A corrected meal keeps its id; it is taken back once, with what was written last.
    undoable: [ids, ...withoutIds(memory.undoable, ids)].slice(0, KEPT_GROUPS),
    lastKind,
    toldOfSelf: undefined,
    fixing: undefined,
    logged: Math.min(memory.logged + 1, COUNTED_LOGS),
  }
}

/** After these entries (public ids) were taken out of the notebook. */
export function withoutEntries(memory: Memory, ids: string[]): Memory {
  const gone = new Set(ids)
  const fixing = memory.fixing && gone.has(memory.fixing.entryId) ? undefined : memory.fixing
  const lastMeal = memory.lastMeal && gone.has(memory.lastMeal.entryId) ? undefined : memory.lastMeal
  return { ...memory, undoable: withoutIds(memory.undoable, ids), fixing, lastMeal }
}

const withoutIds = (groups: string[][], ids: string[]): string[][] =>
  groups.map((group) => group.filter((id) => !ids.includes(id))).filter((group) => group.length > 0)

/** After meals were written or corrected. */
export function withMeals(memory: Memory, written: Entry[], saidAt: Instant): Memory {
  const fresh = written.filter((entry) => entry.kind === 'meal')
  const last = fresh.at(-1)
  if (!last) return memory
  const meals = { ...memory.meals }
  for (const entry of fresh) {
    const { slot } = entry.value as { slot: (typeof SLOTS)[number] }
    const id = entryId(entry)
    meals[slot] = [id, ...(meals[slot] ?? []).filter((one) => one !== id)].slice(0, KEPT_MEALS)
  }
  return { ...memory, meals, lastMeal: { entryId: entryId(last), at: saidAt } }
}

/** The meal that words may correct, and how near it is. */
export function mealAtHand(memory: Memory, now: { saidAt: Instant; arrivedAt: Instant }): MealAtHand | undefined {
  const { fixing, lastMeal } = memory
  if (fixing?.kind === 'meal' && fixing.until >= now.arrivedAt) {
    return { how: 'fixing', ...(fixing.part ? { part: fixing.part } : {}) }
  }
  const ageMs = lastMeal && Math.abs(now.saidAt - lastMeal.at)
  if (ageMs === undefined || ageMs > KEPT_MS) return undefined
  return { how: ageMs <= FRESH_MS ? 'fresh' : 'kept' }
}

/** The entry that これ or さっき means: the one being corrected, else the meal told last. */
export function mealInHand(memory: Memory, pages: Map<LocalDate, Entry[]>): Entry[] {
  const id = memory.fixing?.kind === 'meal' ? memory.fixing.entryId : memory.lastMeal?.entryId
  const key = parseEntryId(id ?? '')
  const entry = key && pages.get(key.day)?.find((one) => one.id === key.id)
  return entry ? [entry] : []
}

export const withFixing = (
  memory: Memory,
  entryId: string,
  kind: NonNullable<Memory['lastKind']>,
  now: Instant,
  part?: z.infer<typeof Part>,
): Memory => ({
  ...memory,
  fixing: { entryId, kind, until: now + FIX_MS, ...(part ? { part } : {}) },
})

/** True when a remark may be made: never twice within a week. */
export function mayRemark(memory: Memory, remark: string, today: LocalDate): boolean {
  const last = memory.remarks[remark]
  return last === undefined || daysBetween(last, today) >= REMARK_REST_DAYS
}

export const withRemark = (memory: Memory, remark: string, today: LocalDate): Memory => ({
  ...memory,
  remarks: { ...memory.remarks, [remark]: today },
})

const MODEL_CALLS_A_DAY = 10

const modelCallsOn = (memory: Memory, today: LocalDate): number =>
  memory.modelCalls?.day === today ? memory.modelCalls.count : 0

export const modelCallsLeft = (memory: Memory, today: LocalDate): number =>
  Math.max(0, MODEL_CALLS_A_DAY - modelCallsOn(memory, today))

export const withModelCalls = (memory: Memory, today: LocalDate, more: number): Memory => ({
  ...memory,
  modelCalls: { day: today, count: modelCallsOn(memory, today) + more },
})

/** Counts one message; `finished` is the tally of an earlier day that is now complete. */
export function withTally(
  memory: Memory,
  today: LocalDate,
  askedBack: boolean,
): { memory: Memory; finished?: NonNullable<Memory['tally']> } {
  const running = memory.tally?.day === today ? memory.tally : { day: today, understood: 0, askedBack: 0 }
  const tally = askedBack
    ? { ...running, askedBack: running.askedBack + 1 }
    : { ...running, understood: running.understood + 1 }
  const finished = memory.tally && memory.tally.day !== today ? memory.tally : undefined
  return { memory: { ...memory, tally }, finished }
}
