/** The clock: the only place that asks what time it is. */
import type { Instant } from '../shared/time.ts'

export interface Clock {
  now(): Instant
}

export const systemClock: Clock = { now: () => Date.now() }
