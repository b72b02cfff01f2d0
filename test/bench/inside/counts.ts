/** What the measuring tests hand to the bench, as plain data. */

/** Rows touched while one thing was done. */
export interface Tally {
  d1Read: number
  d1Written: number
  objectRead: number
  objectWritten: number
  /** Each alarm that is set is a row written. */
  alarms: number
}

export interface Counts {
  /** Entries in the notebook before. */
  entries: number
  /** One for each logged message. */
  tallies: Tally[]
}

export interface RowsMeta {
  logged: Counts[]
  special: { name: string; tallies: Tally[] }[]
  lookUpRead: number
  tick: { members: number; due: number; ticks: number; read: number; finished: number }
}

declare module 'vitest' {
  interface TaskMeta extends Partial<RowsMeta> {}
}
