/**
 * The directory database: who there is and what they agreed to. No health data, no message text.
 * Clusterings that drizzle-kit cannot write (STRICT, WITHOUT ROWID) stand in the migrations and are asserted by a test.
 */
import { sql } from 'drizzle-orm'
import { index, integer, primaryKey, sqliteTable, text, uniqueIndex } from 'drizzle-orm/sqlite-core'

/** One LINE official account. `privacy` says how far values may appear in its chat. */
export const channels = sqliteTable('channels', {
  channelNo: integer('channel_no').primaryKey(),
  privacy: text('privacy', { enum: ['open', 'quiet', 'mini-app'] })
    .notNull()
    .default('open'),
})

/**
 * A person and their notebook. `memberNo` is never used again (AUTOINCREMENT); an erased member stays as an
 * empty row without a LINE id. Before the *record* consent only the id, `reachable` and `state` are set.
 */
export const members = sqliteTable(
  'members',
  {
    memberNo: integer('member_no').primaryKey({ autoIncrement: true }),
    channelNo: integer('channel_no')
      .notNull()
      .references(() => channels.channelNo),
    lineUserId: text('line_user_id'),
    state: text('state', { enum: ['guest', 'member', 'erasing', 'erased'] })
      .notNull()
      .default('guest'),
    reachable: integer('reachable', { mode: 'boolean' }).notNull().default(true),
    /** Which notebook database holds the health data; set with the first *record* consent. */
    notebookNo: integer('notebook_no'),
    /** The member's own wish to see no values in the chat. */
    hidesValues: integer('hides_values', { mode: 'boolean' }).notNull().default(false),
    /** How the member wishes to be met; none chosen is null. */
    mode: text('mode', { enum: ['no-symptoms', 'looks-away', 'supported', 'self-strict', 'data-literate'] }),
    /** Local day of the first *record* consent: day 1 of the cohort counters. */
    joinedDay: text('joined_day'),
    /** Bits of the cohort counters already counted for this member: 1 day 1, 2 day 7, 4 day 28. */
    cohortMarks: integer('cohort_marks').notNull().default(0),
    /** Last local day whose message tally has been added to the counters. */
    talliedDay: text('tallied_day'),
    /** Set with state 'erasing': when the erasure was asked for. */
    erasingSince: integer('erasing_since'),
  },
  (t) => [
    uniqueIndex('members_line').on(t.channelNo, t.lineUserId).where(sql`line_user_id is not null`),
    index('members_erasing').on(t.memberNo).where(sql`state = 'erasing'`),
  ],
)

/** A dated, versioned yes to one purpose; withdrawn ones stay as history. WITHOUT ROWID. */
export const consents = sqliteTable(
  'consents',
  {
    memberNo: integer('member_no')
      .notNull()
      .references(() => members.memberNo),
    purpose: text('purpose', { enum: ['record', 'ai', 'share', 'challenge'] }).notNull(),
    grantedAt: integer('granted_at').notNull(),
    version: text('version').notNull(),
    source: text('source', { enum: ['chat', 'liff'] }).notNull(),
    withdrawnAt: integer('withdrawn_at'),
  },
  (t) => [primaryKey({ columns: [t.memberNo, t.purpose, t.grantedAt] })],
)

/** Counts without persons, per local day: what worked and how many stayed. WITHOUT ROWID. */
export const counters = sqliteTable('counters', {
  day: text('day').primaryKey(),
  joined: integer('joined').notNull().default(0),
  loggedDay1: integer('logged_day_1').notNull().default(0),
  loggedDay7: integer('logged_day_7').notNull().default(0),
  loggedDay28: integer('logged_day_28').notNull().default(0),
  understood: integer('understood').notNull().default(0),
  askedBack: integer('asked_back').notNull().default(0),
})

/** What could not be done, for operators: never the text. WITHOUT ROWID. */
export const deadLetters = sqliteTable('dead_letters', {
  eventId: text('event_id').primaryKey(),
  sort: text('sort').notNull(),
  reason: text('reason').notNull(),
  diedAt: integer('died_at').notNull(),
})
