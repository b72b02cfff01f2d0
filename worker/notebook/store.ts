/**
 * The tables of one notebook database, always through one member's number. Values are checked by their kind on
 * the way in and on the way out; a row that no longer fits is left out of pages rather than shown wrong.
 */
import { and, asc, between, eq, inArray, lte, sql } from 'drizzle-orm'
import type { BatchItem } from 'drizzle-orm/batch'
import { drizzle } from 'drizzle-orm/d1'
import { entries, mealMemory, photos } from '../../db/notebook/schema.ts'
import { blankHabits, HABITS_TOPIC, Habits, MealState, mealTopic } from '../food/meal-memory.ts'
import { KIND_IDS, type KindId } from '../kinds/kind.ts'
import { kindOf } from '../kinds/registry.ts'
import type { ProfileChange } from '../members/profile.ts'
import type { EntryKey } from '../shared/ids.ts'
import { type Instant, type LocalDate, localDay } from '../shared/time.ts'
import type { Cursor } from './cursor.ts'
import { byTime, type Entry, isSameKey } from './entry.ts'
import { profileStore } from './profile-store.ts'

/** A picture and the entry it belongs to. */
export interface Photo {
  day: LocalDate
  objectKey: string
  entryId?: string
  sentAt: Instant
}

/** What one plan changes in a notebook; carried out as one batch, and harmless when carried out again. */
export interface NotebookChange {
  writes: Entry[]
  removes: EntryKey[]
  keepPhotos: Photo[]
  removePhotos: Pick<Photo, 'day' | 'objectKey'>[]
  /** What is kept about meals besides the entries, whole by topic. */
  remember?: { topic: string; value: unknown }[]
  forget?: string[]
  profile?: ProfileChange
}

/** Entries and pictures of some days, and what is remembered about meals. */
export interface Pages {
  entries: Entry[]
  photos: Photo[]
  habits: Habits
  /** By public entry id, of the days that were asked for. */
  states: Map<string, MealState>
}

export interface ListPage {
  from: LocalDate
  to: LocalDate
  kind?: KindId
  after?: Cursor
  limit: number
}

type EntryRow = typeof entries.$inferSelect

export function notebookStore(database: D1Database, memberNo: number) {
  const db = drizzle(database)
  const mine = eq(entries.memberNo, memberNo)
  const at = (key: EntryKey) => and(mine, eq(entries.day, key.day), eq(entries.id, key.id))
  const ours = eq(mealMemory.memberNo, memberNo)
  const self = profileStore(db, memberNo)
  const topicIs = (topic: string) => and(ours, eq(mealMemory.topic, topic))

  return {
    /** Entries of local days `from` to `to`, both included, oldest first. */
    async range(from: LocalDate, to: LocalDate): Promise<Entry[]> {
      const rows = await db
        .select()
        .from(entries)
        .where(and(mine, between(entries.day, from, to)))
      return rows.flatMap(entryOf).sort(byTime)
    },

    /** One page of entries ascending by `at`, strictly after `after`. */
    async list(page: ListPage): Promise<{ entries: Entry[]; next?: Cursor }> {
      const { from, to, kind, after, limit } = page
      const later =
        after && sql`(${entries.at}, ${entries.day}, ${entries.id}) > (${after.at}, ${after.day}, ${after.id})`
      // An entry never lies on a day before its instant's own, so the cursor also moves the first day read.
      const first = after && localDay(after.at) > from ? localDay(after.at) : from
      const rows = await db
        .select()
        .from(entries)
        .where(and(mine, between(entries.day, first, to), kind && eq(entries.kind, kind), later))
        .orderBy(asc(entries.at), asc(entries.day), asc(entries.id))
        .limit(limit + 1)
      const shown = rows.slice(0, limit)
      return { entries: shown.flatMap(entryOf), next: rows.length > limit ? shown.at(-1) : undefined }
    },

    async find(key: EntryKey): Promise<Entry | null> {
      const rows = await db.select().from(entries).where(at(key))
      return rows.flatMap(entryOf)[0] ?? null
    },

    /** The pages of some days, entries oldest first; `mealDays` are those whose meals may be corrected. */
    async pages(days: LocalDate[], mealDays: LocalDate[] = []): Promise<Pages> {
      const states = mealDays.map((day) => {
        const first = mealTopic(day.replaceAll('-', ''))
        return db
          .select()
          .from(mealMemory)
          .where(and(ours, between(mealMemory.topic, first, `${first}~`)))
      })
      const [rows, kept, habits, ...kinds] = await db.batch([
        db
          .select()
          .from(entries)
          .where(and(mine, inArray(entries.day, days))),
        db
          .select()
          .from(photos)
          .where(and(eq(photos.memberNo, memberNo), inArray(photos.day, days))),
        db.select().from(mealMemory).where(topicIs(HABITS_TOPIC)),
        ...states,
      ])
      return {
        entries: rows.flatMap(entryOf).sort(byTime),
        photos: kept.map(photoOf),
        habits: habitsOf(habits[0]?.value),
        states: new Map(kinds.flat().flatMap(stateRow)),
      }
    },

    /** Entries by their keys, those that still stand; one row read each. */
    async some(keys: EntryKey[]): Promise<Entry[]> {
      const [first, ...rest] = keys.map((key) => db.select().from(entries).where(at(key)))
      return first ? (await db.batch([first, ...rest])).flat().flatMap(entryOf) : []
    },

    /** Everything remembered besides the entries, for the member's own export. */
    async remembered(): Promise<{ topic: string; value: unknown }[]> {
      const rows = await db.select().from(mealMemory).where(ours)
      return rows.map(({ topic, value }) => ({ topic, value: JSON.parse(value) }))
    },

    /** What the member told about themselves. */
    profile: () => self.read(),

    async apply(change: NotebookChange): Promise<void> {
      const rewrites = (key: EntryKey) => change.writes.some((entry) => isSameKey(entry, key))
      const isRewritten = (entry: Entry) => change.removes.some((key) => isSameKey(entry, key))
      const statements: BatchItem<'sqlite'>[] = [
        // An entry that keeps its key is written over: one row instead of two.
        ...change.removes.filter((key) => !rewrites(key)).map((key) => db.delete(entries).where(at(key))),
        ...change.removePhotos.map((photo) =>
          db
            .delete(photos)
            .where(
              and(eq(photos.memberNo, memberNo), eq(photos.day, photo.day), eq(photos.objectKey, photo.objectKey)),
            ),
        ),
        ...change.writes.map((entry) => {
          const row = rowOf(memberNo, entry)
          const insert = db.insert(entries).values(row)
          return isRewritten(entry)
            ? insert.onConflictDoUpdate({ target: [entries.memberNo, entries.day, entries.id], set: row })
            : insert.onConflictDoNothing()
        }),
        ...(change.forget ?? []).map((topic) => db.delete(mealMemory).where(topicIs(topic))),
        ...(change.remember ?? []).map(({ topic, value }) => {
          const json = JSON.stringify(schemaOf(topic).parse(value))
          return db
            .insert(mealMemory)
            .values({ memberNo, topic, value: json })
            .onConflictDoUpdate({ target: [mealMemory.memberNo, mealMemory.topic], set: { value: json } })
        }),
        ...change.keepPhotos.map((photo) =>
          db
            .insert(photos)
            .values({ ...photo, memberNo })
            .onConflictDoUpdate({
              target: [photos.memberNo, photos.day, photos.objectKey],
              set: { entryId: photo.entryId ?? null },
            }),
        ),
        ...(change.profile ? [self.write(change.profile)] : []),
      ]
      const [first, ...rest] = statements
      if (first) await db.batch([first, ...rest])
    },

    /** Up to `limit` rows of this member, in key order, and their removal: erasure goes in bounded steps. */
    async someForErasure(limit: number): Promise<{ entryKeys: EntryKey[]; photos: Photo[]; topics: string[] }> {
      const [keys, kept, topics] = await db.batch([
        db
          .select({ day: entries.day, id: entries.id })
          .from(entries)
          .where(mine)
          .orderBy(asc(entries.day), asc(entries.id))
          .limit(limit),
        db.select().from(photos).where(eq(photos.memberNo, memberNo)).limit(limit),
        db.select({ topic: mealMemory.topic }).from(mealMemory).where(ours).orderBy(asc(mealMemory.topic)).limit(limit),
      ])
      return { entryKeys: keys, photos: kept.map(photoOf), topics: topics.map(({ topic }) => topic) }
    },

    /** Removes all entries up to and with `last` in key order. */
    async eraseThrough(last: LocalDate): Promise<void> {
      await db.delete(entries).where(and(mine, between(entries.day, '0000-01-01', last)))
    },

    /** Removes what is remembered about meals, up to and with the topic `last`. */
    async forgetThrough(last: string): Promise<void> {
      await db.delete(mealMemory).where(and(ours, lte(mealMemory.topic, last)))
    },

    eraseProfile: () => self.erase(),
  }
}

export type NotebookStore = ReturnType<typeof notebookStore>

function entryOf(row: EntryRow): Entry[] {
  const kind = KIND_IDS.find((id) => id === row.kind)
  const value = kind && kindOf(kind).value.safeParse(JSON.parse(row.value))
  if (!kind || !value?.success) return []
  const { day, id, at, atPrecision, source } = row
  return [{ day, id, kind, at, atPrecision, until: row.until ?? undefined, value: value.data, source }]
}

const schemaOf = (topic: string) => (topic === HABITS_TOPIC ? Habits : MealState)

/** Habits that no longer fit their schema start anew. */
function habitsOf(json: string | undefined): Habits {
  const habits = json === undefined ? undefined : Habits.safeParse(JSON.parse(json))
  return habits?.success ? habits.data : blankHabits()
}

function stateRow({ topic, value }: typeof mealMemory.$inferSelect): [string, MealState][] {
  const state = MealState.safeParse(JSON.parse(value))
  return state.success ? [[topic.slice(mealTopic('').length), state.data]] : []
}

function photoOf({ day, objectKey, entryId, sentAt }: typeof photos.$inferSelect): Photo {
  return { day, objectKey, entryId: entryId ?? undefined, sentAt }
}

function rowOf(memberNo: number, entry: Entry): EntryRow {
  const value = JSON.stringify(kindOf(entry.kind).value.parse(entry.value))
  const { day, id, kind, at, atPrecision, source } = entry
  return { memberNo, day, id, kind, at, atPrecision, until: entry.until ?? null, value, source }
}
