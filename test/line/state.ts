/**
 * Everything LINE remembers, as plain data in memory, and the clock it runs by. Rules and routes live elsewhere.
 * Two clocks: `now` decides what is spent or expired; `story` stamps what people do and can be set.
 */
import { randomBytes, randomInt } from 'node:crypto'
import type { CallLog } from './log.ts'
import type { Message } from './schemas/messages.ts'
import type { RichMenuShape } from './schemas/requests.ts'

export interface Options {
  channelId: string
  channelSecret: string
  /** A token that is always good, as from the console; others are issued on request. */
  channelAccessToken?: string
  loginChannelId: string
  liffId?: string
  /** Where the mini-app is served. */
  liffEndpoint?: string
  webhookUrl?: string
  now?: () => number
  send?: typeof fetch
  /** Messages a month that may be pushed; without it there is no limit. */
  monthlyLimit?: number
  /** Calls a second by path, over LINE's own figures. */
  perSecond?: Record<string, number>
  webhookTimeoutMs?: number
  /** The console's switch: deliver again after these waits while the bot does not answer 2xx. */
  redeliverAfterMs?: number[]
  botName?: string
  /** 'chat' needs markAsRead calls; 'bot' marks as read by itself. */
  chatMode?: 'chat' | 'bot'
}

export interface Person {
  userId: string
  displayName: string
  language: string
  statusMessage?: string
  friend: boolean
  blocked: boolean
  /** When they last wrote one to one, by `now`: a stranger can be pushed to for seven days. */
  wroteAt?: number
}

export interface Group {
  groupId: string
  name: string
  members: string[]
  botIsIn: boolean
}

/** One line of a chat as a person sees it. */
export interface Entry {
  no: number
  id: string
  chatId: string
  at: number
  from: 'person' | 'bot' | 'note'
  userId?: string
  via?: 'reply' | 'push' | 'multicast' | 'broadcast'
  /** Own messages: the event they made. Replies: the event they answer. */
  eventId?: string
  /** The API call that sent it. */
  requestId?: string
  message: Message | { type: string; [key: string]: unknown }
  unsent?: boolean
  read?: boolean
}

/** A webhook event as LINE sends it; the sort-specific part stays open. */
export interface WebhookEvent {
  type: string
  mode: 'active' | 'standby'
  timestamp: number
  webhookEventId: string
  deliveryContext: { isRedelivery: boolean }
  source?: { type: 'user' | 'group' | 'room'; userId?: string; groupId?: string; roomId?: string }
  replyToken?: string
  [key: string]: unknown
}

export interface ReplyToken {
  chatId: string
  eventId: string
  madeAt: number
  deliveredAt?: number
  used: boolean
}

export interface Content {
  type: string
  bytes: Uint8Array
  sort: 'image' | 'video' | 'audio' | 'file'
  state: 'preparing' | 'ready' | 'gone' | 'failed'
}

export interface SentMessage {
  id: string
  quoteToken?: string
}

export interface UserToken {
  userId: string
  clientId: string
  scope: string
  expiresAt: number
  revoked: boolean
}

export interface Change {
  sort: 'chat' | 'call' | 'delivery' | 'people' | 'loading' | 'menu' | 'clock' | 'faults'
  chatId?: string
}

export class State {
  readonly options: Options
  readonly now: () => number
  readonly botId = `U${randomBytes(16).toString('hex')}`
  storyOffsetMs = 0
  people = new Map<string, Person>()
  groups = new Map<string, Group>()
  chats = new Map<string, Entry[]>()
  events = new Map<string, WebhookEvent>()
  replyTokens = new Map<string, ReplyToken>()
  channelTokens = new Map<string, { expiresAt: number }>()
  userTokens = new Map<string, UserToken>()
  deauthorized = new Set<string>()
  contents = new Map<string, Content>()
  quoteTokens = new Map<string, { chatId: string; messageId: string }>()
  readTokens = new Map<string, { chatId: string; messageId: string }>()
  retryKeys = new Map<string, { at: number; requestId: string; sentMessages?: SentMessage[] }>()
  sentThisMonth = new Map<string, number>()
  sentByDay = new Map<string, number>()
  loadingUntil = new Map<string, number>()
  richMenus = new Map<string, RichMenuShape & { image?: { type: string; bytes: Uint8Array } }>()
  menuAliases = new Map<string, string>()
  menuOfUser = new Map<string, string>()
  defaultMenu?: string
  webhookUrl?: string
  webhookActive = true
  monthlyLimit?: number
  calls: CallLog[] = []
  #listeners = new Set<(change: Change) => void>()
  #counter = randomInt(100_000, 900_000)

  constructor(options: Options) {
    this.options = { ...options }
    this.now = options.now ?? Date.now
    this.webhookUrl = options.webhookUrl
    this.monthlyLimit = options.monthlyLimit
  }

  /** The time people live in: `now`, or what the clock was set to, running on. */
  story(): number {
    return this.now() + this.storyOffsetMs
  }

  /** A growing number for order. */
  next(): number {
    this.#counter += 1
    return this.#counter
  }

  /** 18 digits like LINE's message ids; no two alike, also across restarts. */
  messageId(): string {
    return `${this.now().toString().padStart(13, '0').slice(-12)}${this.next().toString().padStart(6, '0').slice(-6)}`
  }

  listen(listener: (change: Change) => void): () => void {
    this.#listeners.add(listener)
    return () => this.#listeners.delete(listener)
  }

  changed(change: Change): void {
    for (const listener of this.#listeners) listener(change)
  }

  add(entry: Omit<Entry, 'no'>): Entry {
    const whole = { no: this.next(), ...entry }
    const chat = this.chats.get(entry.chatId)
    if (chat) chat.push(whole)
    else this.chats.set(entry.chatId, [whole])
    if (entry.from === 'bot') this.loadingUntil.delete(entry.chatId)
    this.changed({ sort: 'chat', chatId: entry.chatId })
    return whole
  }
}

export const secret = (bytes = 24): string => randomBytes(bytes).toString('base64url')
