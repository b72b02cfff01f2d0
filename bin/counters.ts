/**
 * The cohort counters, beside a running server on the same state: how many joined, how many of them wrote on their
 * 1st, 7th and 28th day, and how many messages were understood without asking back. No personal data.
 *   npm run --silent counters -- [--json] [--remote]
 */
import { parseArgs } from 'node:util'
import { onDirectory } from './directory.ts'

const { values } = parseArgs({
  options: { json: { type: 'boolean', default: false }, remote: { type: 'boolean', default: false } },
})
const rows = onDirectory('select * from counters order by day', values.remote)
if (values.json) process.stdout.write(`${JSON.stringify(rows)}\n`)
else
  for (const row of rows)
    process.stdout.write(
      `${Object.entries(row)
        .map(([name, value]) => `${name} ${String(value)}`)
        .join('  ')}\n`,
    )
