/** The directory's tables about members: identity, consents, counters, dead letters. One channel per deployment so far. */
import { and, asc, eq, isNull, sql } from 'drizzle-orm'
import type { BatchItem } from 'drizzle-orm/batch'
import { drizzle } from 'drizzle-orm/d1'
import { channels, consents, counters, deadLetters, members } from '../../db/directory/schema.ts'
import type { Instant, LocalDate } from '../shared/time.ts'
import type { CohortMark } from './cohort.ts'
import { CHANNEL_NO, type Member, type Mode, type Privacy, type Purpose, type Standing } from './member.ts'

/** What one plan changes in the directory. Each change may be carried out again without harm. */
export type DirectoryChange =
  | { do: 'grant'; purpose: Purpose; version: string; grantedAt: Instant; day: LocalDate; source: 'chat' | 'liff' }
  | { do: 'withdraw'; purpose: Purpose; withdrawnAt: Instant }
  | { do: 'reachable'; reachable: boolean }
  | { do: 'hide_values'; hides: boolean }
  | { do: 'mode'; mode: Mode | null }
  | { do: 'erase'; since: Instant }
  /** The member wrote an entry on this day of their cohort; counted once for each mark. */
  | { do: 'cohort_mark'; mark: CohortMark; day: LocalDate }
  /** Messages of a day that is over: understood, and asked back; counted once for each day. */
  | { do: 'tally'; day: LocalDate; understood: number; askedBack: number }

export function memberStore(database: D1Database, notebookCount: number) {
  const db = drizzle(database)
  const whoIs = (lineUserId: string) => and(eq(members.channelNo, CHANNEL_NO), eq(members.lineUserId, lineUserId))
  const numberOf = (lineUserId: string) => db.select({ no: members.memberNo }).from(members).where(whoIs(lineUserId))

  function grant(lineUserId: string, change: DirectoryChange & { do: 'grant' }): BatchItem<'sqlite'>[] {
    const { purpose, version, grantedAt, source, day } = change
    const consent = db
      .insert(consents)
      .values({ memberNo: sql`${numberOf(lineUserId)}`, purpose, grantedAt, version, source })
      .onConflictDoNothing()
    if (purpose !== 'record') return [consent]
    const isNew = sql`exists (select 1 from ${members} where ${whoIs(lineUserId)} and ${isNull(members.joinedDay)})`
    return [
      db.insert(members).values({ channelNo: CHANNEL_NO, lineUserId }).onConflictDoNothing(),
      ...count(day, { joined: 1 }, isNew),
      db
        .update(members)
        .set({
          state: 'member',
          notebookNo: sql`coalesce(${members.notebookNo}, ${members.memberNo} % ${notebookCount})`,
          joinedDay: sql`coalesce(${members.joinedDay}, ${day})`,
        })
        .where(and(whoIs(lineUserId), sql`${members.state} in ('guest', 'member')`)),
      consent,
    ]
  }

  /** Adds to the counters of a day, only where `once` holds: the next statement of the batch makes it false. */
  function count(
    day: LocalDate,
    add: Partial<Omit<typeof counters.$inferInsert, 'day'>>,
    once: ReturnType<typeof sql>,
  ): BatchItem<'sqlite'>[] {
    const names = Object.keys(add) as (keyof typeof add)[]
    const plus = Object.fromEntries(names.map((name) => [name, sql`${counters[name]} + ${add[name]}`]))
    return [
      db.insert(counters).values({ day }).onConflictDoNothing(),
      db
        .update(counters)
        .set(plus)
        .where(and(eq(counters.day, day), once)),
    ]
  }

  function statements(lineUserId: string, change: DirectoryChange): BatchItem<'sqlite'>[] {
    const mine = whoIs(lineUserId)
    switch (change.do) {
      case 'grant':
        return grant(lineUserId, change)
      case 'withdraw':
        return [
          db
            .update(consents)
            .set({ withdrawnAt: change.withdrawnAt })
            .where(
              and(
                eq(consents.memberNo, numberOf(lineUserId)),
                eq(consents.purpose, change.purpose),
                isNull(consents.withdrawnAt),
              ),
            ),
        ]
      case 'reachable':
        return [
          db
            .insert(members)
            .values({ channelNo: CHANNEL_NO, lineUserId, reachable: change.reachable })
            .onConflictDoUpdate({
              target: [members.channelNo, members.lineUserId],
              targetWhere: sql`line_user_id is not null`,
              set: { reachable: change.reachable },
            }),
        ]
      case 'hide_values':
        return [db.update(members).set({ hidesValues: change.hides }).where(mine)]
      case 'mode':
        return [db.update(members).set({ mode: change.mode }).where(mine)]
      case 'erase':
        return [db.update(members).set({ state: 'erasing', erasingSince: change.since }).where(mine)]
      case 'cohort_mark': {
        const once = sql`exists (select 1 from ${members} where ${mine} and ${members.cohortMarks} & ${change.mark.bit} = 0)`
        return [
          ...count(change.day, { [change.mark.counter]: 1 }, once),
          db
            .update(members)
            .set({ cohortMarks: sql`${members.cohortMarks} | ${change.mark.bit}` })
            .where(mine),
        ]
      }
      case 'tally': {
        const once = sql`exists (select 1 from ${members} where ${mine} and coalesce(${members.talliedDay}, '') < ${change.day})`
        return [
          ...count(change.day, { understood: change.understood, askedBack: change.askedBack }, once),
          db.update(members).set({ talliedDay: change.day }).where(mine),
        ]
      }
    }
  }

  return {
    /** Who writes, with all their consents, and how private their channel is. */
    async standing(lineUserId: string): Promise<Standing> {
      // No join: a D1 batch hands rows over by column name, so two columns of one name would be mixed up.
      const [channel, found, given] = await db.batch([
        db.select({ privacy: channels.privacy }).from(channels).where(eq(channels.channelNo, CHANNEL_NO)),
        db.select().from(members).where(whoIs(lineUserId)),
        db
          .select()
          .from(consents)
          .where(eq(consents.memberNo, numberOf(lineUserId)))
          .orderBy(asc(consents.grantedAt)),
      ])
      return { privacy: channel[0]?.privacy ?? 'open', member: found[0] ? memberOf(found[0], given) : null }
    },

    async apply(lineUserId: string, changes: DirectoryChange[]): Promise<void> {
      const [first, ...rest] = changes.flatMap((change) => statements(lineUserId, change))
      if (first) await db.batch([first, ...rest])
    },

    async buryLetter(letter: typeof deadLetters.$inferInsert): Promise<void> {
      await db.insert(deadLetters).values(letter).onConflictDoNothing()
    },

    async setPrivacy(privacy: Privacy): Promise<void> {
      await db.update(channels).set({ privacy }).where(eq(channels.channelNo, CHANNEL_NO))
    },

    /** Members whose erasure was asked for and is not finished. */
    async erasing(limit: number): Promise<{ memberNo: number; notebookNo?: number; lineUserId?: string }[]> {
      const rows = await db.select().from(members).where(eq(members.state, 'erasing')).limit(limit)
      return rows.map(({ memberNo, notebookNo, lineUserId }) => ({
        memberNo,
        notebookNo: notebookNo ?? undefined,
        lineUserId: lineUserId ?? undefined,
      }))
    },

    /** Leaves an empty tombstone, so that the number is never used again. */
    async finishErasure(memberNo: number): Promise<void> {
      await db.batch([
        db.delete(consents).where(eq(consents.memberNo, memberNo)),
        db
          .update(members)
          .set({
            state: 'erased',
            lineUserId: null,
            reachable: false,
            notebookNo: null,
            hidesValues: false,
            mode: null,
            joinedDay: null,
            talliedDay: null,
            erasingSince: null,
          })
          .where(eq(members.memberNo, memberNo)),
      ])
    },
  }
}

export type MemberStore = ReturnType<typeof memberStore>

function memberOf(row: typeof members.$inferSelect, given: (typeof consents.$inferSelect)[]): Member {
  return {
    memberNo: row.memberNo,
    state: row.state,
    reachable: row.reachable,
    notebookNo: row.notebookNo ?? undefined,
    hidesValues: row.hidesValues,
    mode: row.mode ?? undefined,
    joinedDay: row.joinedDay ?? undefined,
    cohortMarks: row.cohortMarks,
    talliedDay: row.talliedDay ?? undefined,
    consents: given.map(({ purpose, version, grantedAt, withdrawnAt }) => ({
      purpose,
      version,
      grantedAt,
      withdrawnAt: withdrawnAt ?? undefined,
    })),
  }
}
