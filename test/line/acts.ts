/** What people say: texts, stickers, media, postbacks, and taking a message back. Each act is an event and its delivery. */
import type { People } from './people.ts'
import { type ActOptions, type Done, sendOff, sourceOf } from './send-off.ts'
import { type Content, type State, secret } from './state.ts'
import type { Webhooks } from './webhooks.ts'

export interface MediaOptions extends ActOptions {
  type?: string
  state?: Content['state']
  durationMs?: number
  fileName?: string
  /** One of several pictures chosen together. */
  imageSet?: { id: string; index: number; total: number }
  /** Sent by a LIFF page: the picture stays at this address. */
  externalUrl?: string
}

const PIXEL = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
  'base64',
)
const TYPES = { image: 'image/png', video: 'video/mp4', audio: 'audio/x-m4a', file: 'application/octet-stream' }

export class Acts {
  #state: State
  #people: People
  #webhooks: Webhooks

  constructor(state: State, people: People, webhooks: Webhooks) {
    this.#state = state
    this.#people = people
    this.#webhooks = webhooks
  }

  /** One message of any sort from a person. */
  async message(
    who: string,
    content: { type: string; [key: string]: unknown },
    options: ActOptions = {},
    attach?: Content,
  ): Promise<Done> {
    const person = this.#people.get(who)
    const chatId = options.groupId ?? person.userId
    const id = this.#state.messageId()
    const tokens: Record<string, string> = { markAsReadToken: secret(32) }
    if (!['audio', 'file', 'location'].includes(content.type)) tokens.quoteToken = secret(32)
    const message = { ...content, id, ...tokens }
    if (tokens.quoteToken) this.#state.quoteTokens.set(tokens.quoteToken, { chatId, messageId: id })
    this.#state.readTokens.set(tokens.markAsReadToken ?? '', { chatId, messageId: id })
    if (attach) this.#state.contents.set(id, attach)
    if (!options.groupId) person.wroteAt = this.#state.now()
    const source = sourceOf(person.userId, options.groupId)
    const event = this.#webhooks.event('message', chatId, { source, message }, { ...options, replies: true })
    const entry = this.#state.add({
      id,
      chatId,
      at: event.timestamp,
      from: 'person',
      userId: person.userId,
      eventId: event.webhookEventId,
      message: content,
    })
    return sendOff(this.#state, this.#webhooks, event, options, entry)
  }

  async say(who: string, text: string, options: ActOptions & { quotes?: string } = {}): Promise<Done> {
    const quoted = options.quotes === undefined ? {} : { quotedMessageId: options.quotes }
    return this.message(who, { type: 'text', text, ...quoted }, options)
  }

  async sticker(
    who: string,
    options: ActOptions & { packageId?: string; stickerId?: string; keywords?: string[] } = {},
  ): Promise<Done> {
    const { packageId = '446', stickerId = '1988', keywords = ['Happy', 'Thank you'] } = options
    return this.message(
      who,
      { type: 'sticker', packageId, stickerId, stickerResourceType: 'STATIC', keywords },
      options,
    )
  }

  async location(
    who: string,
    options: ActOptions & { title?: string; address?: string; latitude?: number; longitude?: number } = {},
  ): Promise<Done> {
    const { title = '位置情報', address = '東京都千代田区', latitude = 35.68, longitude = 139.76 } = options
    return this.message(who, { type: 'location', title, address, latitude, longitude }, options)
  }

  /** A picture, film, voice or file. The bytes wait at the content address; without any a tiny picture stands in. */
  async media(who: string, sort: Content['sort'], bytes?: Uint8Array, options: MediaOptions = {}): Promise<Done> {
    const data = bytes ?? new Uint8Array(PIXEL)
    const { externalUrl, state = 'ready', type = TYPES[sort] } = options
    const provider = externalUrl
      ? { type: 'external', originalContentUrl: externalUrl, previewImageUrl: externalUrl }
      : { type: 'line' }
    const shapes = {
      image: { contentProvider: provider, ...(options.imageSet ? { imageSet: options.imageSet } : {}) },
      video: { contentProvider: provider, duration: options.durationMs ?? 5_000 },
      audio: { contentProvider: provider, duration: options.durationMs ?? 3_000 },
      file: { fileName: options.fileName ?? 'file.pdf', fileSize: data.byteLength },
    }
    const attach = externalUrl === undefined ? { type, bytes: data, sort, state } : undefined
    return this.message(who, { type: sort, ...shapes[sort] }, options, attach)
  }

  /** Takes a message back: it leaves the chat, its content is gone, the bot hears of it. */
  async unsend(who: string, messageId: string, options: ActOptions = {}): Promise<Done> {
    const person = this.#people.get(who)
    const entry = [...this.#state.chats.values()].flat().find((each) => each.id === messageId)
    if (!entry || entry.userId !== person.userId) throw new Error('not a message of this person')
    entry.unsent = true
    const content = this.#state.contents.get(messageId)
    if (content) content.state = 'gone'
    this.#state.changed({ sort: 'chat', chatId: entry.chatId })
    const groupId = entry.chatId === person.userId ? undefined : entry.chatId
    const source = sourceOf(person.userId, groupId)
    const event = this.#webhooks.event('unsend', entry.chatId, { source, unsend: { messageId } }, options)
    return sendOff(this.#state, this.#webhooks, event, options)
  }

  /** A postback event; `displayText` shows in the chat without being sent. */
  async postback(
    who: string,
    postback: { data: string; params?: Record<string, string> },
    options: ActOptions & { displayText?: string } = {},
  ): Promise<Done> {
    const person = this.#people.get(who)
    const chatId = options.groupId ?? person.userId
    const source = sourceOf(person.userId, options.groupId)
    const event = this.#webhooks.event('postback', chatId, { source, postback }, { ...options, replies: true })
    const { displayText } = options
    if (displayText !== undefined)
      this.#state.add({
        id: this.#state.messageId(),
        chatId,
        at: event.timestamp,
        from: 'person',
        userId: person.userId,
        message: { type: 'text', text: displayText },
      })
    return sendOff(this.#state, this.#webhooks, event, options)
  }
}
