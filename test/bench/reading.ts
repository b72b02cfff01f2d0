/** Reading one message by rules, in plain Node: every labelled line, warm, each timed on its own. */
import { understand } from '../../worker/chat/understand/understand.ts'
import { fixtureLines } from './lines.ts'
import { quantile, type Row, spread } from './row.ts'

const WARM_UPS = 2
const PASSES = 5

export async function reading(): Promise<Row[]> {
  const lines = fixtureLines().map(({ text, at }) => ({ text, now: Date.parse(at) }))
  const tookMs: number[] = []
  for (let pass = 0; pass < WARM_UPS + PASSES; pass++) {
    for (const { text, now } of lines) {
      const began = performance.now()
      understand(text, { now })
      if (pass >= WARM_UPS) tookMs.push(performance.now() - began)
    }
  }
  return [
    {
      what: `reading one message by rules (${lines.length} lines)`,
      budget: 'p50 ≤ 1, p99 ≤ 5 ms',
      measured: spread(tookMs),
      ok: quantile(tookMs, 0.5) <= 1 && quantile(tookMs, 0.99) <= 5,
    },
  ]
}
