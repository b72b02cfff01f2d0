/**
 * Sets how far values may appear in the chat of this deployment, beside a running server on the same state:
 *   npm run --silent channel -- privacy open|quiet|mini-app [--json]      (--remote for the deployed database)
 */
import { parseArgs } from 'node:util'
import { onDirectory } from './directory.ts'

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { json: { type: 'boolean', default: false }, remote: { type: 'boolean', default: false } },
})
const [what, privacy = ''] = positionals
if (what !== 'privacy' || !['open', 'quiet', 'mini-app'].includes(privacy)) {
  process.stderr.write('Usage: npm run --silent channel -- privacy open|quiet|mini-app [--json] [--remote]\n')
  process.exit(2)
}
onDirectory(`update channels set privacy = '${privacy}' where channel_no = 1`, values.remote)
process.stdout.write(values.json ? `${JSON.stringify({ privacy })}\n` : `The chat is now ${privacy}.\n`)
