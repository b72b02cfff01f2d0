/** A directory full of members, some of whom asked to be erased; each of these has one entry in a notebook. */

const FIRST_NO = 1_000_000
const ROWS_A_STATEMENT = 10
const STATEMENTS_A_BATCH = 100

interface Databases {
  DIRECTORY: D1Database
  NOTEBOOK_0: D1Database
  NOTEBOOK_1: D1Database
}

export async function fillDirectory(databases: Databases, members: number, due: number): Promise<void> {
  const every = Math.floor(members / due)
  const isDue = (n: number) => n % every === 0 && n / every < due
  const { DIRECTORY } = databases
  const all = Array.from({ length: members }, (_, n) => n)
  await insert(DIRECTORY, 'members (member_no, channel_no, line_user_id, state, notebook_no)', all, (n) => [
    FIRST_NO + n,
    1,
    `U${String(n).padStart(32, '0')}`,
    isDue(n) ? 'erasing' : 'member',
    n % 2,
  ])
  for (const no of [0, 1] as const) {
    const entry = 'entries (member_no, day, id, kind, at, at_precision, until, value, source)'
    const here = all.filter((n) => isDue(n) && n % 2 === no)
    await insert(databases[`NOTEBOOK_${no}`], entry, here, (n) => [
      FIRST_NO + n,
      '2026-08-31',
      'filledabcdef-0',
      'weight',
      1_788_130_800_000,
      'minute',
      null,
      '{"weightKg":62.8}',
      'liff',
    ])
  }
}

/** Many rows in few statements; D1 binds at most 100 values in each. */
async function insert(
  database: D1Database,
  into: string,
  numbers: number[],
  row: (n: number) => (string | number | null)[],
): Promise<void> {
  const statements: D1PreparedStatement[] = []
  for (let i = 0; i < numbers.length; i += ROWS_A_STATEMENT) {
    const rows = numbers.slice(i, i + ROWS_A_STATEMENT).map(row)
    const places = rows.map((one) => `(${one.map(() => '?').join(', ')})`).join(', ')
    statements.push(database.prepare(`insert into ${into} values ${places}`).bind(...rows.flat()))
  }
  for (let i = 0; i < statements.length; i += STATEMENTS_A_BATCH)
    await database.batch(statements.slice(i, i + STATEMENTS_A_BATCH))
}
