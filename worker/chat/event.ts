/**
 * LINE's webhook, read leniently: what Techo knows becomes a `ChatEvent`, everything else is skipped, because LINE
 * adds event types and properties without notice.
 */
import { z } from 'zod'
import type { Instant } from '../shared/time.ts'

/** An event as the mailbox keeps it until it is done. `timestamp` decides reading and order, never consent. */
export interface ChatEvent {
  id: string
  timestamp: Instant
  replyToken?: string
  said: Said
}

export type Said =
  | { sort: 'text'; messageId: string; text: string }
  | { sort: 'sticker'; messageId: string; words: string[] }
  | { sort: 'image'; messageId: string; fromLine: boolean }
  | { sort: 'audio' | 'video' | 'file' | 'location' | 'unknown_message'; messageId: string }
  | { sort: 'postback'; data: string; picked?: string }
  | { sort: 'follow' }
  | { sort: 'unfollow' }
  | { sort: 'unsend'; messageId: string }
  /** Anything said in a group or room: its content is dropped here, before anything is stored. */
  | { sort: 'group' }

/** Whom an event concerns: a person, or a group or room as a whole. */
export interface Sender {
  sort: 'user' | 'group'
  id: string
}

export const Envelope = z.looseObject({ destination: z.string().optional(), events: z.array(z.unknown()).max(1_000) })

/** Ids are keys: they must come back from the database as they went in. */
const id = z
  .string()
  .min(1)
  .max(100)
  .transform((text) => wellFormed(text).replace(/\p{Cc}/gu, '?'))

const Source = z.looseObject({
  type: z.string(),
  userId: id.optional(),
  groupId: id.optional(),
  roomId: id.optional(),
})

/** Any timestamp may come; one outside the calendar counts as its edge, since it never decides whether to answer. */
const LAST_TIMESTAMP = Date.parse('9999-12-01T00:00Z')
const timestamp = z.number().transform((at): Instant => Math.trunc(Math.min(Math.max(at, 0), LAST_TIMESTAMP)))

const Common = z.looseObject({
  type: z.string(),
  mode: z.string().optional(),
  timestamp,
  source: Source.optional(),
  webhookEventId: id,
  replyToken: z.string().min(1).max(200).optional(),
})

/** LINE's own limit for a text; more is never read. */
const MAX_TEXT = 5_000
const firstOf = (text: string): string => wellFormed(text.slice(0, MAX_TEXT))

/** Half of a surrogate pair is no text that could be kept, exported or shown. */
const wellFormed = (text: string): string => text.toWellFormed()
/** What is only nice to know never makes a message fall through to the last, shapeless sort. */
const Message = z.union([
  z.looseObject({ type: z.literal('text'), id, text: z.string().transform(firstOf) }),
  z.looseObject({
    type: z.literal('sticker'),
    id,
    text: z.string().max(200).optional().catch(undefined),
    keywords: z.array(z.string().max(100)).max(100).optional().catch(undefined),
  }),
  z.looseObject({
    type: z.literal('image'),
    id,
    contentProvider: z.looseObject({ type: z.string() }).optional().catch(undefined),
  }),
  z.looseObject({ type: z.string(), id }),
])
const Postback = z.looseObject({
  data: z.string().max(1_000),
  params: z
    .looseObject({ date: z.string().optional(), time: z.string().optional(), datetime: z.string().optional() })
    .optional(),
})
const Unsend = z.looseObject({ messageId: id })

/** The event and whom it concerns, or null when it is none of ours. */
export function readEvent(raw: unknown): { sender: Sender; event: ChatEvent } | null {
  const common = Common.safeParse(raw)
  if (!common.success || (common.data.mode !== undefined && common.data.mode !== 'active')) return null
  const { source, webhookEventId, timestamp, replyToken } = common.data
  const sender = source ? senderOf(source) : null
  if (!sender) return null
  const said = sender.sort === 'group' ? saidInGroup(common.data.type) : saidOf(common.data.type, common.data)
  return said && { sender, event: { id: webhookEventId, timestamp, replyToken, said } }
}

function senderOf(source: z.infer<typeof Source>): Sender | null {
  if (source.type === 'user') return source.userId ? { sort: 'user', id: source.userId } : null
  const group = source.groupId ?? source.roomId
  return group && (source.type === 'group' || source.type === 'room') ? { sort: 'group', id: group } : null
}

const saidInGroup = (type: string): Said | null => (type === 'join' || type === 'message' ? { sort: 'group' } : null)

function saidOf(type: string, raw: Record<string, unknown>): Said | null {
  switch (type) {
    case 'message':
      return saidMessage(raw.message)
    case 'postback': {
      const postback = Postback.safeParse(raw.postback)
      if (!postback.success) return null
      const { date, time, datetime } = postback.data.params ?? {}
      return { sort: 'postback', data: postback.data.data, picked: datetime ?? date ?? time }
    }
    case 'unsend': {
      const unsend = Unsend.safeParse(raw.unsend)
      return unsend.success ? { sort: 'unsend', messageId: unsend.data.messageId } : null
    }
    case 'follow':
    case 'unfollow':
      return { sort: type }
    default:
      return null
  }
}

function saidMessage(raw: unknown): Said | null {
  const message = Message.safeParse(raw)
  if (!message.success) return null
  const known = message.data
  switch (known.type) {
    case 'text':
      return 'text' in known && typeof known.text === 'string'
        ? { sort: 'text', messageId: known.id, text: known.text }
        : null
    case 'sticker': {
      const { text, keywords } = known as { text?: string; keywords?: string[] }
      return { sort: 'sticker', messageId: known.id, words: [...(text ? [text] : []), ...(keywords ?? [])] }
    }
    case 'image': {
      const { contentProvider } = known as { contentProvider?: { type: string } }
      return { sort: 'image', messageId: known.id, fromLine: (contentProvider?.type ?? 'line') === 'line' }
    }
    case 'audio':
    case 'video':
    case 'file':
    case 'location':
      return { sort: known.type, messageId: known.id }
    default:
      return { sort: 'unknown_message', messageId: known.id }
  }
}
