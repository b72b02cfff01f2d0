/** The profile's row in a notebook database: at most one a member, always through their number. */
import { eq } from 'drizzle-orm'
import type { DrizzleD1Database } from 'drizzle-orm/d1'
import { profile } from '../../db/notebook/schema.ts'
import { Profile, type ProfileChange } from '../members/profile.ts'

export function profileStore(db: DrizzleD1Database, memberNo: number) {
  const mine = eq(profile.memberNo, memberNo)
  return {
    /** What the member told about themselves; empty when nothing. One row read. */
    async read(): Promise<Profile> {
      const [row] = await db.select().from(profile).where(mine)
      const told = Profile.safeParse({
        birthYear: row?.birthYear ?? undefined,
        sex: row?.sex ?? undefined,
        heightCm: row?.heightCm ?? undefined,
      })
      return told.success ? withoutGaps(told.data) : {}
    },

    /** Sets and clears fields for a batch, at least one; the same change twice is the same row. */
    write: (change: ProfileChange) =>
      db
        .insert(profile)
        .values({ memberNo, ...change })
        .onConflictDoUpdate({ target: profile.memberNo, set: change }),

    async erase(): Promise<void> {
      await db.delete(profile).where(mine)
    },
  }
}

const withoutGaps = (told: Profile): Profile =>
  Object.fromEntries(Object.entries(told).filter(([, value]) => value !== undefined))
