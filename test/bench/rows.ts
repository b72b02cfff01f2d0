/** Rows read and written, counted inside workerd by a test project of its own, and held against the budgets here. */
import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { removeFolder, temporaryFolder } from '../harness/processes.ts'
import type { Counts, RowsMeta, Tally } from './inside/counts.ts'
import { outputOf } from './processes.ts'
import { type Row, short } from './row.ts'

const VITEST = join(dirname(createRequire(import.meta.url).resolve('vitest/package.json')), 'vitest.mjs')
const WRITTEN = 2
const READ = 40
const TOGETHER = 8
const READ_PER_DUE = 10

interface Report {
  testResults: { assertionResults: { status: string; title: string; meta: Partial<RowsMeta> }[] }[]
}

export async function rows(): Promise<Row[]> {
  const meta = await measuredInside()
  const { logged = [], special = [], tick, lookUpRead = Number.NaN } = meta
  const ticks = tick ? [tickRow(tick)] : []
  return [
    ...logged.flatMap(loggedRows),
    ...flatRow(logged),
    lookUpRow(lookUpRead),
    ...special.map(specialRow),
    ...ticks,
  ]
}

/** Runs the test project and gathers what its tests measured; throws when one fails. */
async function measuredInside(): Promise<Partial<RowsMeta>> {
  const folder = temporaryFolder()
  const file = join(folder, 'rows.json')
  try {
    const reporter = ['--reporter=json', `--outputFile=${file}`]
    await outputOf([VITEST, 'run', '--config', 'test/bench/vitest.bench.config.ts', ...reporter])
    const report = JSON.parse(readFileSync(file, 'utf8')) as Report
    const tests = report.testResults.flatMap((one) => one.assertionResults)
    return Object.assign({}, ...tests.map((one) => one.meta)) as Partial<RowsMeta>
  } finally {
    removeFolder(folder)
  }
}

const mean = (tallies: Tally[], of: (tally: Tally) => number): number =>
  tallies.reduce((sum, tally) => sum + of(tally), 0) / tallies.length
const most = (tallies: Tally[], of: (tally: Tally) => number): number => Math.max(...tallies.map(of))
const written = (tally: Tally): number => tally.d1Written
const read = (tally: Tally): number => tally.d1Read
const together = (tally: Tally): number => tally.d1Written + tally.objectWritten + tally.alarms

function bounded(what: string, tallies: Tally[], of: (tally: Tally) => number, limit: number): Row {
  const highest = most(tallies, of)
  return {
    what,
    budget: `≤ ${limit}`,
    measured: `mean ${short(mean(tallies, of))}, most ${highest}`,
    ok: highest <= limit,
  }
}

function loggedRows({ entries, tallies }: Counts): Row[] {
  const where = `logged message, ${entries.toLocaleString('en')} entries`
  return [
    bounded(`D1 rows written per ${where}`, tallies, written, WRITTEN),
    bounded(`D1 rows read per ${where}`, tallies, read, READ),
    bounded(`D1 and Durable Object rows written and alarms per ${where}`, tallies, together, TOGETHER),
  ]
}

/** Flat: the same work for the largest notebook as for the smallest. */
function flatRow(logged: Counts[]): Row[] {
  const sums = logged.map(({ tallies }) => [written, read, together].map((of) => mean(tallies, of)))
  const flat = sums.every((one) => one.every((value, n) => Math.abs(value - (sums[0]?.[n] ?? 0)) <= 1))
  const sizes = logged.map(({ entries }) => entries.toLocaleString('en')).join(' · ')
  return [{ what: `the same at ${sizes} entries`, budget: 'flat', measured: flat ? 'flat' : 'grows', ok: flat }]
}

const lookUpRow = (count: number): Row => ({
  what: 'D1 rows read by a look-up by id, 100,000 entries',
  budget: '1',
  measured: String(count),
  ok: count === 1,
})

/** Corrections and 取り消し have no budget of their own; they are held against that of a logged message, plus the entry that goes. */
function specialRow({ name, tallies }: RowsMeta['special'][number]): Row {
  const parts = [written, read, together].map((of) => most(tallies, of))
  return {
    what: `${name}: most D1 rows written · read · written with Durable Object rows and alarms`,
    budget: `≤ ${WRITTEN} · ${READ} · ${TOGETHER + 1}`,
    measured: parts.join(' · '),
    ok: parts.every((part, n) => part <= ([WRITTEN, READ, TOGETHER + 1][n] ?? 0)),
  }
}

function tickRow({ members, due, ticks, read: rowsRead, finished }: RowsMeta['tick']): Row {
  return {
    what: `cron: ${members.toLocaleString('en')} members, ${due} due (each with one entry), rows read over the ${ticks} ticks that finish them`,
    budget: `≤ ${READ_PER_DUE * due}`,
    measured: String(rowsRead),
    ok: finished === due && rowsRead <= READ_PER_DUE * due,
  }
}
