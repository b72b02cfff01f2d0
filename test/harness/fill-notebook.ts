/** A notebook with a long past, put in directly: weight, blood pressure and steps, ten entries a day. */

const DAY_MS = 86_400_000
const ENTRIES_A_DAY = 10
const ROWS_A_STATEMENT = 10
const STATEMENTS_A_BATCH = 100
const COLUMNS = 9

/** The last entry lies on 2026-08-31. */
export async function fillNotebook(notebook: D1Database, memberNo: number, count: number): Promise<void> {
  const rows = Array.from({ length: count }, (_, n) => row(memberNo, count - n))
  const statements: D1PreparedStatement[] = []
  for (let i = 0; i < rows.length; i += ROWS_A_STATEMENT) {
    const some = rows.slice(i, i + ROWS_A_STATEMENT)
    const places = some.map(() => `(${Array(COLUMNS).fill('?').join(', ')})`).join(', ')
    const sql = `insert into entries (member_no, day, id, kind, at, at_precision, until, value, source) values ${places}`
    statements.push(notebook.prepare(sql).bind(...some.flat()))
  }
  for (let i = 0; i < statements.length; i += STATEMENTS_A_BATCH)
    await notebook.batch(statements.slice(i, i + STATEMENTS_A_BATCH))
}

function row(memberNo: number, back: number): (string | number | null)[] {
  const daysBack = Math.ceil(back / ENTRIES_A_DAY)
  const midnight = Date.parse('2026-09-01T00:00+09:00') - daysBack * DAY_MS
  const at = midnight + 7 * 3_600_000 + (back % ENTRIES_A_DAY) * 60_000
  const day = new Date(midnight + 9 * 3_600_000).toISOString().slice(0, 10)
  const [kind, value] = VALUES[back % VALUES.length] ?? ['steps', { steps: 1 }]
  return [
    memberNo,
    day,
    `filled${String(back)
      .padStart(8, '0')
      .replace(/\d/g, (d) => 'abcdefghij'[Number(d)] ?? '')}-0`,
    kind,
    at,
    'minute',
    null,
    JSON.stringify(value),
    'liff',
  ]
}

const VALUES: [string, unknown][] = [
  ['weight', { weightKg: 62.8 }],
  ['blood_pressure', { systolicMmHg: 128, diastolicMmHg: 82 }],
  ['steps', { steps: 6532 }],
]
