/**
 * Sets how far values may appear in the chat of this deployment, beside a running server on the same state:
 *   npm run --silent channel -- privacy open|quiet|mini-app [--json]      (--remote for the deployed database)
 */
import { spawnSync } from 'node:child_process'
import { resolve } from 'node:path'
import { parseArgs } from 'node:util'
import { PROJECT, WRANGLER } from './worker.ts'

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { json: { type: 'boolean', default: false }, remote: { type: 'boolean', default: false } },
})
const [what, privacy = ''] = positionals
if (what !== 'privacy' || !['open', 'quiet', 'mini-app'].includes(privacy)) {
  process.stderr.write('Usage: npm run --silent channel -- privacy open|quiet|mini-app [--json] [--remote]\n')
  process.exit(2)
}
const stateDir = resolve(process.env.STATE_DIR || '.state')
const where = values.remote ? ['--remote'] : ['--local', '--persist-to', stateDir]
const sql = `update channels set privacy = '${privacy}' where channel_no = 1`
const run = spawnSync(
  process.execPath,
  ['--no-warnings', WRANGLER, 'd1', 'execute', 'DIRECTORY', ...where, '--yes', '--command', sql],
  {
    cwd: PROJECT,
    encoding: 'utf8',
  },
)
if (run.status !== 0) {
  process.stderr.write(`${run.stderr}\n`)
  process.exit(1)
}
process.stdout.write(values.json ? `${JSON.stringify({ privacy })}\n` : `The chat is now ${privacy}.\n`)
