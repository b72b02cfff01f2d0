/**
 * The tables of one notebook database, always through one member's number. Values are checked by their kind on
 * the way in and on the way out; a row that no longer fits is left out of pages rather than shown wrong.
 */
import { and, asc, between, eq, inArray, sql } from 'drizzle-orm'
import type { BatchItem } from 'drizzle-orm/batch'
import { drizzle } from 'drizzle-orm/d1'
import { entries, photos } from '../../db/notebook/schema.ts'
import { KIND_IDS, type KindId } from '../kinds/kind.ts'
import { kindOf } from '../kinds/registry.ts'
import type { EntryKey } from '../shared/ids.ts'
import { type Instant, type LocalDate, localDay } from '../shared/time.ts'
import type { Cursor } from './cursor.ts'
import { byTime, type Entry } from './entry.ts'

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

    /** The entries and pictures of some days, entries oldest first. */
    async pages(days: LocalDate[]): Promise<{ entries: Entry[]; photos: Photo[] }> {
      const [rows, kept] = await db.batch([
        db
          .select()
          .from(entries)
          .where(and(mine, inArray(entries.day, days))),
        db
          .select()
          .from(photos)
          .where(and(eq(photos.memberNo, memberNo), inArray(photos.day, days))),
      ])
      return { entries: rows.flatMap(entryOf).sort(byTime), photos: kept.map(photoOf) }
    },

    async apply(change: NotebookChange): Promise<void> {
      const statements: BatchItem<'sqlite'>[] = [
        ...change.removes.map((key) => db.delete(entries).where(at(key))),
        ...change.removePhotos.map((photo) =>
          db
            .delete(photos)
            .where(
              and(eq(photos.memberNo, memberNo), eq(photos.day, photo.day), eq(photos.objectKey, photo.objectKey)),
            ),
        ),
        ...change.writes.map((entry) => db.insert(entries).values(rowOf(memberNo, entry)).onConflictDoNothing()),
        ...change.keepPhotos.map((photo) =>
          db
            .insert(photos)
            .values({ ...photo, memberNo })
            .onConflictDoUpdate({
              target: [photos.memberNo, photos.day, photos.objectKey],
              set: { entryId: photo.entryId ?? null },
            }),
        ),
      ]
      const [first, ...rest] = statements
      if (first) await db.batch([first, ...rest])
    },

    /** Up to `limit` rows of this member, in key order, and their removal: erasure goes in bounded steps. */
    async someForErasure(limit: number): Promise<{ entryKeys: EntryKey[]; photos: Photo[] }> {
      const [keys, kept] = await db.batch([
        db
          .select({ day: entries.day, id: entries.id })
          .from(entries)
          .where(mine)
          .orderBy(asc(entries.day), asc(entries.id))
          .limit(limit),
        db.select().from(photos).where(eq(photos.memberNo, memberNo)).limit(limit),
      ])
      return { entryKeys: keys, photos: kept.map(photoOf) }
    },

    /** Removes all entries up to and with `last` in key order. */
    async eraseThrough(last: LocalDate): Promise<void> {
      await db.delete(entries).where(and(mine, between(entries.day, '0000-01-01', last)))
    },
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

function photoOf({ day, objectKey, entryId, sentAt }: typeof photos.$inferSelect): Photo {
  return { day, objectKey, entryId: entryId ?? undefined, sentAt }
}

function rowOf(memberNo: number, entry: Entry): EntryRow {
  const value = JSON.stringify(kindOf(entry.kind).value.parse(entry.value))
  const { day, id, kind, at, atPrecision, source } = entry
  return { memberNo, day, id, kind, at, atPrecision, until: entry.until ?? null, value, source }
}
