/** Errors as RFC 9457 problem details. The one place that turns a reason into a status and a sentence. */
import type { Context } from 'hono'
import type { ContentfulStatusCode } from 'hono/utils/http-status'

const PROBLEMS = {
  'bad-signature': { status: 401, title: 'The webhook signature does not match.' },
  'bad-json': { status: 400, title: 'The body is not the JSON expected here.' },
  'bad-request': { status: 400, title: 'The request does not have the form expected here.' },
  'body-too-large': { status: 413, title: 'The body is too large.' },
  'no-session': { status: 401, title: 'Sign in again: the session is missing, wrong or over.' },
  'bad-id-token': { status: 401, title: 'LINE does not vouch for this ID token.' },
  'login-unavailable': { status: 503, title: 'LINE Login cannot be asked right now. Please try again.' },
  'consent-required': { status: 403, title: 'This needs your consent to keep a record first.' },
  erasing: { status: 403, title: 'This notebook is being erased.' },
  'not-found': { status: 404, title: 'There is nothing here.' },
  'entry-gone': { status: 410, title: 'The entry made with this clientId has been deleted since.' },
  'implausible-value': { status: 422, title: 'The value is outside what can be right. Please check it.' },
  'future-day': { status: 422, title: 'An entry cannot lie in the future.' },
  'try-again': { status: 503, title: 'That did not work just now. Nothing was lost; please try again.' },
  unexpected: { status: 500, title: 'Something went wrong on our side.' },
} as const satisfies Record<string, { status: ContentfulStatusCode; title: string }>

export type ProblemReason = keyof typeof PROBLEMS

/** `details` names fields and rules, never values. */
export function problem(c: Context, reason: ProblemReason, details?: { path: string; rule: string }[]): Response {
  const { status, title } = PROBLEMS[reason]
  const body = { type: `about:blank#${reason}`, title, status, reason, ...(details ? { details } : {}) }
  return c.body(JSON.stringify(body), status, {
    'content-type': 'application/problem+json',
    'cache-control': 'no-store',
  })
}
