/**
 * A notebook database: health data of the members whose directory row names it. It knows only `memberNo`,
 * never a LINE id or a name. Tables are clustered by member (WITHOUT ROWID, STRICT: see the migrations).
 */
import { integer, primaryKey, real, sqliteTable, text } from 'drizzle-orm/sqlite-core'

/**
 * Recorded facts, one row each and no other index: a page, a range and a look-up by id are one range read.
 * The public id of an entry is its day without hyphens, a hyphen, and `id`.
 */
export const entries = sqliteTable(
  'entries',
  {
    memberNo: integer('member_no').notNull(),
    /** Local day 'YYYY-MM-DD'. */
    day: text('day').notNull(),
    /** '<source>-<n>', derived from the event or client id that made it. */
    id: text('id').notNull(),
    kind: text('kind').notNull(),
    /** UTC milliseconds. */
    at: integer('at').notNull(),
    atPrecision: text('at_precision', { enum: ['minute', 'part', 'day'] }).notNull(),
    until: integer('until'),
    /** JSON of the kind's value schema, checked on write and on read. */
    value: text('value').notNull(),
    source: text('source', { enum: ['chat', 'photo', 'liff', 'device', 'import', 'staff'] }).notNull(),
  },
  (t) => [primaryKey({ columns: [t.memberNo, t.day, t.id] })],
)

/** Pictures a member sent, kept in MEDIA under `objectKey`; they go with their entry. */
export const photos = sqliteTable(
  'photos',
  {
    memberNo: integer('member_no').notNull(),
    day: text('day').notNull(),
    objectKey: text('object_key').notNull(),
    /** Public id of the entry it belongs to, once a word said what it was. */
    entryId: text('entry_id'),
    sentAt: integer('sent_at').notNull(),
  },
  (t) => [primaryKey({ columns: [t.memberNo, t.day, t.objectKey] })],
)

/**
 * What Techo remembers about a member's meals besides the entries. Topic 'habits': usual amounts, named meals, first
 * seasonal foods, in one row. Topic 'meal-<entry id>': what a meal was before it was made smaller, larger or mended.
 */
export const mealMemory = sqliteTable(
  'meal_memory',
  {
    memberNo: integer('member_no').notNull(),
    topic: text('topic').notNull(),
    /** JSON, checked by the topic's schema on write and on read. */
    value: text('value').notNull(),
  },
  (t) => [primaryKey({ columns: [t.memberNo, t.topic] })],
)

/** What a member told about themselves, as far as they wished: one row, each field optional. */
export const profile = sqliteTable(
  'profile',
  {
    memberNo: integer('member_no').notNull(),
    birthYear: integer('birth_year'),
    sex: text('sex', { enum: ['male', 'female', 'unspecified'] }),
    heightCm: real('height_cm'),
  },
  (t) => [primaryKey({ columns: [t.memberNo] })],
)
