/**
 * What a mailbox remembers between messages: which entries were last written, what it waits for, what it has said.
 * Ids and flags only, never a value or a text.
 */
import { z } from 'zod'
import { KIND_IDS } from '../kinds/kind.ts'
import { daysBetween, type Instant, type LocalDate, MINUTE_MS } from '../shared/time.ts'

const Memory = z.object({
  /** True once the welcome with its notice was shown. */
  welcomed: z.boolean().default(false),
  /** A group or room was told once that Techo talks 1-to-1. */
  groupTold: z.boolean().default(false),
  /** Public ids written by the last messages, newest first: what 取り消し takes back. */
  undoable: z.array(z.array(z.string())).default([]),
  lastKind: z.enum(KIND_IDS).optional(),
  /** 直す was pressed on this entry; the next fitting message is its correction. */
  fixing: z.object({ entryId: z.string(), kind: z.enum(KIND_IDS), until: z.number() }).optional(),
  /** A kept picture waits for a word on what it was. */
  photo: z.object({ day: z.string(), objectKey: z.string(), until: z.number() }).optional(),
  /** Remark → local day it was last made. */
  remarks: z.record(z.string(), z.string()).default({}),
  /** Messages with an entry so far, counted up to a small number. */
  logged: z.number().default(0),
  tally: z.object({ day: z.string(), understood: z.number(), askedBack: z.number() }).optional(),
  owesApology: z.boolean().default(false),
  owesUnsendNote: z.boolean().default(false),
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
const COUNTED_LOGS = 10

/** After a message wrote these entries (public ids). */
export function withWritten(memory: Memory, ids: string[], lastKind: Memory['lastKind']): Memory {
  if (ids.length === 0) return memory
  return {
    ...memory,
    undoable: [ids, ...memory.undoable].slice(0, KEPT_GROUPS),
    lastKind,
    fixing: undefined,
    logged: Math.min(memory.logged + 1, COUNTED_LOGS),
  }
}

/** After these entries (public ids) were taken out of the notebook. */
export function withoutEntries(memory: Memory, ids: string[]): Memory {
  const gone = new Set(ids)
  const undoable = memory.undoable
    .map((group) => group.filter((id) => !gone.has(id)))
    .filter((group) => group.length > 0)
  const fixing = memory.fixing && gone.has(memory.fixing.entryId) ? undefined : memory.fixing
  return { ...memory, undoable, fixing }
}

export const withFixing = (
  memory: Memory,
  entryId: string,
  kind: NonNullable<Memory['lastKind']>,
  now: Instant,
): Memory => ({
  ...memory,
  fixing: { entryId, kind, until: now + FIX_MS },
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
