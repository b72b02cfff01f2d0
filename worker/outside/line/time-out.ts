/** LINE calls end after five seconds, whatever the other side does. */

export const LINE_TIME_OUT_MS = 5_000

export class TimedOut extends Error {
  override name = 'TimedOut'
}

/** The SDK offers no abort, so the wait is cut off and a late answer is dropped. */
export async function withinTime<T>(call: Promise<T>, limitMs = LINE_TIME_OUT_MS): Promise<T> {
  let timer: ReturnType<typeof setTimeout> | undefined
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new TimedOut()), limitMs)
  })
  try {
    return await Promise.race([call, late])
  } finally {
    clearTimeout(timer)
    call.catch(() => {})
  }
}
