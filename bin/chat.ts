/**
 * Says something to the running bot through the simulator and prints its answers as text.
 *   npm run chat -- "血圧128の82" [--as NAME] [--at ISO] [--tap LABEL]      or lines on standard input
 */
import { createInterface } from 'node:readline'
import { parseArgs } from 'node:util'

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    as: { type: 'string', default: 'はなこ' },
    at: { type: 'string' },
    tap: { type: 'string' },
  },
})
const base = process.env.SIM_URL || `http://localhost:${process.env.SIM_PORT || 8788}`
let failed = false

if (values.tap !== undefined) await act('tap', { label: values.tap })
else if (positionals.length > 0) await act('say', { text: positionals.join(' ') })
else
  for await (const line of createInterface({ input: process.stdin })) if (line.trim()) await act('say', { text: line })
process.exitCode = failed ? 1 : 0

async function act(what: 'say' | 'tap', body: Record<string, string>): Promise<void> {
  const at = values.at === undefined ? {} : { at: values.at }
  const answer = await fetch(`${base}/_sim/people/${encodeURIComponent(values.as)}/${what}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ ...body, ...at }),
  }).catch(() => null)
  if (!answer) return complain('The simulator does not answer. Is `npm run dev` running?')
  const told = (await answer.json()) as { answers?: { text: string }[]; message?: string }
  if (!answer.ok) return complain(told.message ?? `refused (${answer.status})`)
  if (!told.answers?.length) return complain('(no answer)')
  for (const { text } of told.answers) process.stdout.write(`${text}\n`)
}

function complain(text: string): void {
  failed = true
  process.stderr.write(`${text}\n`)
}
