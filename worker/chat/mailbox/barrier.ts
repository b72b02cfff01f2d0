/** Which letters nothing may overtake: a yes, its withdrawal, and erasing are judged by arrival, never by timestamps. */
import type { ChatEvent } from '../event.ts'
import { parsePostback } from '../plan/postback-data.ts'

/** Generous on purpose: a text that only mentions consent merely keeps its place in the queue. */
const BARRIER_WORDS = /同意|消して|退会|数字を/

export function isBarrier({ said }: ChatEvent): boolean {
  if (said.sort === 'text') return BARRIER_WORDS.test(said.text)
  if (said.sort !== 'postback') return false
  const { press } = parsePostback(said.data)
  return press === 'consent' || press === 'erase_yes'
}
