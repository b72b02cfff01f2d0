/**
 * Planned trouble on the API side: the next calls to a path fail, hang, break off, or do the work and then fail,
 * so that a retry meets a token already spent.
 */
import type { State } from './state.ts'

/** Thrown by `fetch` when the connection is to break; the server then closes the socket. */
export class Dropped extends Error {
  override name = 'Dropped'
}

export interface FaultPlan {
  /** A part of the path, such as '/message/reply'; '' meets every call. */
  path: string
  method?: string
  times?: number
  /**
   * `status`: answer it without working. `hang`: wait, then work. `drop`: break off without working.
   * `lost`: work, then break off. `late`: work, answer after the wait. `status-after`: work, then answer the status.
   */
  sort: 'status' | 'hang' | 'drop' | 'lost' | 'late' | 'status-after'
  status?: number
  ms?: number
}

export interface Fault extends Required<Omit<FaultPlan, 'method'>> {
  no: number
  method?: string
  left: number
}

const wait = (ms: number) => new Promise<void>((done) => setTimeout(done, ms))

function refusal(status: number): Response {
  const message = status === 429 ? 'The API rate limit has been exceeded. Try again later.' : 'Internal server error'
  return Response.json({ message }, { status })
}

export class Faults {
  #planned: Fault[] = []
  #state: State

  constructor(state: State) {
    this.#state = state
  }

  plan(plan: FaultPlan): Fault {
    const { times = 1, status = 500, ms = 0 } = plan
    const fault = { ...plan, no: this.#state.next(), times, status, ms, left: times }
    this.#planned.push(fault)
    this.#state.changed({ sort: 'faults' })
    return fault
  }

  list(): Fault[] {
    return [...this.#planned]
  }

  clear(): void {
    this.#planned = []
    this.#state.changed({ sort: 'faults' })
  }

  #take(method: string, path: string): Fault | undefined {
    const fault = this.#planned.find((each) => path.includes(each.path) && (!each.method || each.method === method))
    if (!fault) return undefined
    fault.left -= 1
    if (fault.left <= 0) this.#planned = this.#planned.filter((each) => each !== fault)
    this.#state.changed({ sort: 'faults' })
    return fault
  }

  /** Runs a call under the next planned fault, if any. `met` hears its sort. */
  async around(
    method: string,
    path: string,
    work: () => Promise<Response>,
    met: (sort: string) => void,
  ): Promise<Response> {
    const fault = this.#take(method, path)
    if (!fault) return work()
    met(fault.sort)
    if (fault.sort === 'drop') throw new Dropped(`${method} ${path}`)
    if (fault.sort === 'status') return refusal(fault.status)
    if (fault.sort === 'hang') await wait(fault.ms)
    const answer = await work()
    if (fault.sort === 'late') await wait(fault.ms)
    if (fault.sort === 'lost') throw new Dropped(`${method} ${path}`)
    return fault.sort === 'status-after' ? refusal(fault.status) : answer
  }
}
