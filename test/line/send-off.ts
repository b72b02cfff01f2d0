/** What every act shares: how it is made, how it leaves, and what came of it. */
import { markRead } from './bot.ts'
import type { Entry, State, WebhookEvent } from './state.ts'
import type { Delivery, SignedRequest, Webhooks } from './webhooks.ts'

export interface ActOptions {
  /** The event's timestamp; without it the story clock. */
  at?: number
  mode?: 'active' | 'standby'
  /** Say it in this group instead of one to one. */
  groupId?: string
  /** Only build the signed request; the caller delivers it. Its reply token starts to age at once. */
  deliver?: boolean
}

export interface Done {
  event: WebhookEvent
  /** The line in the chat this made, if any. */
  entry?: Entry
  /** The webhook's status; 0 when there was no answer or no delivery. */
  status: number
  delivery?: Delivery
  /** The signed request as it went out (or would go out). */
  request: SignedRequest
}

export const sourceOf = (userId: string, groupId?: string): WebhookEvent['source'] =>
  groupId === undefined ? { type: 'user', userId } : { type: 'group', groupId, userId }

/** Sends an event on its way, or only signs it. Where the bot reads by itself, a delivered message counts as read. */
export async function sendOff(
  state: State,
  webhooks: Webhooks,
  event: WebhookEvent,
  options: ActOptions,
  entry?: Entry,
): Promise<Done> {
  const request = webhooks.request([event])
  if (options.deliver === false) {
    webhooks.startTokens([event])
    return { event, entry, status: 0, request }
  }
  const delivery = await webhooks.deliver([event])
  const autoRead = state.options.chatMode !== 'chat'
  if (entry && delivery.reason === 'OK' && autoRead) markRead(state, entry.chatId, entry.id)
  return { event, entry, status: delivery.status, delivery, request }
}
