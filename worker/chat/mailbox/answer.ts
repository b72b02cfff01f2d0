/** Sends an answer while its reply token lives. A spent token on a retry means an earlier try arrived; never a push. */
import type { Deps } from '../../deps.ts'
import { log } from '../../shared/log.ts'
import type { Plan } from '../plan/scene.ts'
import type { Letter } from './mailbox-store.ts'

/** A reply token lives one minute from arrival; the last try must start before that. */
const TOKEN_LIFE_MS = 55_000
const PAUSES_MS = [300, 1_000, 3_000, 6_000, 12_000]

const sleep = (ms: number) => new Promise<void>((resolve) => setTimeout(resolve, ms))

export async function deliverAnswer(plan: Plan, letter: Letter, deps: Deps): Promise<void> {
  if (!plan.answer) return
  const { replyToken, fallback } = plan.answer
  let { messages } = plan.answer
  for (let tries = 0; deps.clock.now() < letter.arrivedAt + TOKEN_LIFE_MS; tries++) {
    const answer = await deps.line.reply(replyToken, messages)
    if (answer.ok || answer.error.reason === 'spent_token') return
    if (answer.error.reason === 'malformed') {
      if (messages.length === 1 && messages[0]?.type === 'text') break
      messages = [{ type: 'text', text: fallback }]
      continue
    }
    if (answer.error.reason !== 'unavailable' && answer.error.reason !== 'too_many') break
    const pauseMs = PAUSES_MS[tries]
    if (pauseMs === undefined) break
    await sleep(pauseMs)
  }
  log({ event: 'answer_given_up', eventId: letter.id })
}
