/** A year's notebook, ten entries a day, downloaded from the served Worker in each form. */
import { rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { type Conversation, converse } from './conversation.ts'
import { wrangler } from './processes.ts'
import { median, type Row, short } from './row.ts'
import { DAYS, ENTRIES_A_DAY, yearAsSql } from './year.ts'

const FORMATS = ['json', 'csv', 'fhir'] as const
const TIMES = 5
const BUDGET_MS = 1_500
/** The first member of a fresh directory, and the notebook that number leads to. */
const FIRST = { memberNo: 1, notebook: 'NOTEBOOK_1' }

export async function exporting(): Promise<Row[]> {
  const conversation = await converse()
  try {
    const [userId = ''] = await conversation.join(1)
    await conversation.pause(fill)
    const token = await session(conversation, userId)
    const rows: Row[] = []
    for (const format of FORMATS) rows.push(await timed(conversation.url, token, format))
    return rows
  } finally {
    await conversation.end()
  }
}

async function fill(stateDir: string): Promise<void> {
  const file = join(stateDir, 'year.sql')
  writeFileSync(file, yearAsSql(FIRST.memberNo))
  await wrangler(['d1', 'execute', FIRST.notebook, '--local', '--yes', '--persist-to', stateDir, '--file', file])
  rmSync(file)
}

async function session({ line, url }: Conversation, userId: string): Promise<string> {
  const idToken = line.people.handle(line.people.get(userId)).idToken()
  const answer = await fetch(`${url}/api/session`, { method: 'POST', body: JSON.stringify({ idToken }) })
  return ((await answer.json()) as { token: string }).token
}

async function timed(url: string, token: string, format: (typeof FORMATS)[number]): Promise<Row> {
  const tookMs: number[] = []
  let text = ''
  for (let n = 0; n < TIMES; n++) {
    const began = performance.now()
    const answer = await fetch(`${url}/api/me/export?format=${format}`, {
      headers: { authorization: `Bearer ${token}` },
    })
    text = await answer.text()
    tookMs.push(performance.now() - began)
    if (!answer.ok) throw new Error(`export as ${format}: ${answer.status}`)
  }
  const count = countIn(text, format)
  return {
    what: `a year's notebook exported as ${format} (${count} entries, ${short(text.length / 2 ** 20)} M characters)`,
    budget: '≤ 1500 ms',
    measured: `${short(median(tookMs))}, first ${short(tookMs[0] ?? Number.NaN)} ms`,
    ok: count >= DAYS * ENTRIES_A_DAY && Math.max(...tookMs) <= BUDGET_MS,
  }
}

function countIn(text: string, format: (typeof FORMATS)[number]): number {
  if (format === 'csv') return text.trimEnd().split('\r\n').length - 1
  const body = JSON.parse(text) as { entries?: unknown[]; entry?: unknown[] }
  return (body.entries ?? body.entry ?? []).length
}
