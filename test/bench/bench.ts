/**
 * Measures the budgets of the design and prints one table; ends with 1 when a budget is missed.
 *   npm run bench                     everything
 *   npm run bench -- rows reading     only these measures
 *   npm run bench -- --write          also puts the table into README.md, between its bench markers
 */
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { acknowledging } from './acknowledging.ts'
import { bundle } from './bundle.ts'
import { exporting } from './exporting.ts'
import { machine } from './machine.ts'
import { PROJECT } from './processes.ts'
import { reading } from './reading.ts'
import type { Row } from './row.ts'
import { rows } from './rows.ts'
import { asMarkdown, asText, writeInto } from './table.ts'
import { talking } from './talking.ts'

const MEASURES: Record<string, () => Promise<Row[]>> = {
  reading,
  bundle,
  rows,
  acknowledging,
  talking,
  exporting,
}

const { values, positionals } = parseArgs({ allowPositionals: true, options: { write: { type: 'boolean' } } })
const unknown = positionals.filter((name) => !(name in MEASURES))
if (unknown.length > 0) {
  process.stderr.write(`No such measure: ${unknown.join(', ')}. There are: ${Object.keys(MEASURES).join(', ')}\n`)
  process.exit(2)
}

const measured: Row[] = []
for (const [name, measure] of Object.entries(MEASURES)) {
  if (positionals.length > 0 && !positionals.includes(name)) continue
  process.stderr.write(`… ${name}\n`)
  measured.push(...(await measure()))
}

const where = machine()
process.stdout.write(`\n${where}\n\n${asText(measured)}\n`)
if (values.write) {
  const written = positionals.length === 0 && writeInto(join(PROJECT, 'README.md'), asMarkdown(where, measured))
  process.stderr.write(written ? 'README.md brought up to date\n' : 'README.md left as it is\n')
}
process.exitCode = measured.every((row) => row.ok) ? 0 : 1
