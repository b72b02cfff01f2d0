/** The record of every API call the bot made, for the page and for tests. */
import type { State } from './state.ts'

export interface CallLog {
  no: number
  at: number
  ms: number
  method: string
  path: string
  /** 0 when the connection was dropped. */
  status: number
  requestId: string
  /** LINE's answer when it refused. */
  problem?: unknown
  /** What LINE lets pass although it is probably a mistake. */
  warnings?: string[]
  fault?: string
  retryKey?: string
}

export interface CallFilter {
  method?: string
  /** A part of the path, or a pattern. */
  path?: string | RegExp
  status?: number
  since?: number
}

const KEPT = 5_000

export function record(state: State, call: Omit<CallLog, 'no'>): void {
  state.calls.push({ no: state.next(), ...call })
  if (state.calls.length > KEPT) state.calls.splice(0, state.calls.length - KEPT)
  state.changed({ sort: 'call' })
}

export function callsLike(state: State, filter: CallFilter = {}): CallLog[] {
  const { method, path, status, since } = filter
  return state.calls.filter(
    (call) =>
      (method === undefined || call.method === method) &&
      (path === undefined || (typeof path === 'string' ? call.path.includes(path) : path.test(call.path))) &&
      (status === undefined || call.status === status) &&
      (since === undefined || call.no > since),
  )
}
