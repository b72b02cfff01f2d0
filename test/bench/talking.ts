/** From a message to its reply, through the whole served Worker: one at a time, and many people at once. */
import { type Conversation, converse } from './conversation.ts'
import { fixtureLines } from './lines.ts'
import { quantile, type Row, short, spread } from './row.ts'

const PEOPLE = 200
const ALONE = 300
const WARM_UPS = 30
const SECONDS = 20
/** Offered; a little above the budget, so that a short stall is not the measure of the rate. */
const A_SECOND = 55
const BUDGET_A_SECOND = 50

export async function talking(): Promise<Row[]> {
  const conversation = await converse()
  try {
    const people = await conversation.join(PEOPLE)
    return [await oneAtATime(conversation, people), ...(await together(conversation, people))]
  } finally {
    await conversation.end()
  }
}

const lines = fixtureLines().map((line) => line.text)
const lineNo = (n: number): string => lines[(n * 7) % lines.length] ?? ''

async function oneAtATime({ say }: Conversation, people: string[]): Promise<Row> {
  const tookMs: number[] = []
  let unanswered = 0
  for (let n = 0; n < WARM_UPS + ALONE; n++) {
    const took = await say(people[n % people.length] ?? '', lineNo(n))
    if (n < WARM_UPS) continue
    if (took === undefined) unanswered++
    else tookMs.push(took)
  }
  return {
    what: `one message to its reply, one at a time (${ALONE} messages)`,
    budget: 'p50 ≤ 40, p99 ≤ 150 ms',
    measured: `${spread(tookMs)}${unansweredNote(unanswered)}`,
    ok: unanswered === 0 && quantile(tookMs, 0.5) <= 40 && quantile(tookMs, 0.99) <= 150,
  }
}

/** Messages leave at an even pace whether or not earlier ones are answered; a late start counts as waiting. */
async function together({ say }: Conversation, people: string[]): Promise<Row[]> {
  const count = SECONDS * A_SECOND
  const began = performance.now()
  let lastAnswerAt = began
  const sent = Array.from({ length: count }, async (_, n) => {
    const dueAt = began + (n * 1_000) / A_SECOND
    await new Promise((done) => setTimeout(done, dueAt - performance.now()))
    const late = performance.now() - dueAt
    const took = await say(people[n % people.length] ?? '', lineNo(n))
    if (took === undefined) return undefined
    lastAnswerAt = performance.now()
    return took + late
  })
  const tookMs = (await Promise.all(sent)).filter((took) => took !== undefined)
  const rate = (tookMs.length * 1_000) / (lastAnswerAt - began)
  const note = unansweredNote(count - tookMs.length)
  return [
    {
      what: `sustained with everything answered, ${SECONDS} s, ${PEOPLE} people, loader and simulator beside it`,
      budget: `≥ ${BUDGET_A_SECOND} messages a second`,
      measured: `${short(rate)} of ${A_SECOND} offered${note}`,
      ok: rate >= BUDGET_A_SECOND && tookMs.length === count,
    },
    {
      what: 'sustained, from sending to the reply',
      budget: 'p99 ≤ 1000 ms',
      measured: spread(tookMs),
      ok: quantile(tookMs, 0.99) <= 1_000,
    },
  ]
}

const unansweredNote = (count: number): string => (count > 0 ? `, ${count} unanswered` : '')
