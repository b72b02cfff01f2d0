/** One line of the bench's table, and the small arithmetic of timings. */

export interface Row {
  what: string
  budget: string
  measured: string
  ok: boolean
}

/** The value that this share of all values does not exceed: 0.5 is the median. */
export function quantile(values: number[], share: number): number {
  const sorted = values.toSorted((a, b) => a - b)
  return sorted[Math.min(sorted.length - 1, Math.ceil(sorted.length * share) - 1)] ?? Number.NaN
}

export const median = (values: number[]): number => quantile(values, 0.5)

/** Three significant digits at most: 0.052, 3.4, 128. */
export function short(value: number): string {
  if (!Number.isFinite(value)) return String(value)
  const digits = Math.abs(value) >= 100 ? 0 : Math.abs(value) >= 10 ? 1 : Math.abs(value) >= 1 ? 2 : 3
  return String(Number(value.toFixed(digits)))
}

/** 'p50 3.4, p99 12 ms' */
export const spread = (valuesMs: number[]): string =>
  `p50 ${short(quantile(valuesMs, 0.5))}, p99 ${short(quantile(valuesMs, 0.99))} ms`
