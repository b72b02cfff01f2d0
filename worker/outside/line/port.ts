/** What Techo asks of LINE. Every call ends within five seconds and answers with a value, never a throw. */
import type { messagingApi } from '@line/bot-sdk'
import type { Result } from '../../shared/result.ts'

export type LineMessage = messagingApi.Message

/**
 * Why LINE did not do what was asked, by status: `spent_token` 400 on a reply, `malformed` other 400 and 413,
 * `unauthorised` 401, `forbidden` 403, `missing` 404, `gone` 410, `not_ready` 202 on content, `too_many` 429,
 * `unavailable` 5xx, time-outs and broken connections.
 */
export interface LineRefusal {
  reason:
    | 'spent_token'
    | 'malformed'
    | 'unauthorised'
    | 'forbidden'
    | 'missing'
    | 'gone'
    | 'not_ready'
    | 'too_many'
    | 'unavailable'
  status?: number
  requestId?: string
}

export interface LineContent {
  bytes: Uint8Array
  contentType: string
}

export interface LinePort {
  /** Answers an event; 1–5 messages. A token works once, for a minute from arrival. */
  reply(replyToken: string, messages: LineMessage[]): Promise<Result<void, LineRefusal>>
  /** Shows the three dots in a 1-to-1 chat for up to `seconds` (5–60, steps of 5). */
  showLoading(lineUserId: string, seconds: number): Promise<Result<void, LineRefusal>>
  /** A picture somebody sent, up to `maxBytes`; larger ones count as `malformed`. */
  content(messageId: string, maxBytes: number): Promise<Result<LineContent, LineRefusal>>
}

export interface LoginPort {
  /** The LINE user id an ID token stands for, checked by LINE against our login channel. */
  verifyIdToken(idToken: string): Promise<Result<{ lineUserId: string }, { reason: 'bad_token' | 'unavailable' }>>
  /** Ends the LINE login link of a person who leaves; a token already dead counts as done. */
  deauthorize(accessToken: string): Promise<Result<void, LineRefusal>>
}
