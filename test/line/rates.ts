/** Calls a second by endpoint, as the reference lists them; counted on the real clock so that a frozen test clock does not fill them. */
import type { State } from './state.ts'

const OTHERS = 2_000
const PER_SECOND: Record<string, number> = {
  'POST /v2/bot/message/multicast': 200,
  'POST /v2/bot/chat/loading/start': 100,
  'GET /v2/bot/richmenu/list': 10,
}

export class Rates {
  #counts = new Map<string, { second: number; calls: number }>()
  #state: State

  constructor(state: State) {
    this.#state = state
  }

  /** Counts one call; false when it is one too many in this second. */
  allows(method: string, path: string): boolean {
    const key = `${method} ${path.replace(/\/(?:[UCR][0-9a-f]{32}|\d{10,}|richmenu-[^/]+)/g, '/*')}`
    const second = Math.floor(performance.now() / 1_000)
    const count = this.#counts.get(key)
    const calls = count?.second === second ? count.calls + 1 : 1
    this.#counts.set(key, { second, calls })
    return calls <= (this.#state.options.perSecond?.[key] ?? PER_SECOND[key] ?? OTHERS)
  }
}
