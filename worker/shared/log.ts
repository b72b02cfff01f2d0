/**
 * The only place that writes logs. A closed set of fields: never message text, values, names or LINE ids.
 */
export interface LogFields {
  event:
    | 'webhook'
    | 'event_skipped'
    | 'mailbox_retry'
    | 'mailbox_dead_letter'
    | 'line_call_failed'
    | 'answer_given_up'
    | 'model_called'
    | 'model_call_failed'
    | 'job_failed'
    | 'queue_failed'
    | 'unhandled'
  eventId?: string
  reason?: string
  status?: number
  lineRequestId?: string
  durationMs?: number
  tries?: number
}

/** Faults that somebody should look at go to the error stream, everything else to the log. */
const FAULTS: ReadonlySet<LogFields['event']> = new Set([
  'unhandled',
  'job_failed',
  'queue_failed',
  'mailbox_dead_letter',
])

export function log(fields: LogFields): void {
  const line = JSON.stringify(fields)
  if (FAULTS.has(fields.event)) console.error(line)
  else console.log(line)
}

/** The sort of a thrown thing, safe to log: its class, never its text. */
export function sortOf(thrown: unknown): string {
  return thrown instanceof Error ? thrown.name : typeof thrown
}
