/** An expected outcome as a value: either what was asked for, or a reason from a closed set. */
export type Result<T, R extends { reason: string } = { reason: string }> =
  | { ok: true; value: T }
  | { ok: false; error: R }

export const ok = <T>(value: T): { ok: true; value: T } => ({ ok: true, value })

export const refuse = <R extends { reason: string }>(error: R): { ok: false; error: R } => ({ ok: false, error })

/** Marks a branch that the types say cannot happen. */
export function never(value: never): never {
  throw new Error(`unexpected case: ${typeof value}`)
}
