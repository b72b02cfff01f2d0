/**
 * The way to the bot: building events, signing them, delivering each as its own request, again, late, twice or in
 * another order. A reply token starts to age when its webhook first goes out.
 */
import { sign, ulid } from './signing.ts'
import { type State, secret, type WebhookEvent } from './state.ts'

const REDELIVERY_WINDOW_MS = 20 * 60_000

export interface Delivery {
  no: number
  at: number
  ms: number
  eventIds: string[]
  redelivery: boolean
  /** The bot's status; 0 when there was none. */
  status: number
  reason: 'OK' | 'COULD_NOT_CONNECT' | 'REQUEST_TIMEOUT' | 'ERROR_STATUS_CODE' | 'NOT_SENT'
  detail?: string
}

export interface SignedRequest {
  url: string
  headers: Record<string, string>
  body: string
}

export interface NextDelivery {
  /** Deliver the same request this many times. */
  copies?: number
  /** Wait before delivering. */
  delayMs?: number
  /** Keep the event until `release`. */
  hold?: boolean
  /** Write what is not ASCII as escapes, as LINE may: a signature must be checked over the raw bytes. */
  escape?: boolean
}

export class Webhooks {
  deliveries: Delivery[] = []
  held: WebhookEvent[] = []
  #plans: NextDelivery[] = []
  #state: State

  constructor(state: State) {
    this.#state = state
  }

  /** Makes an event and remembers it; `replies` gives it a reply token (never in standby). */
  event(
    type: string,
    chatId: string,
    rest: Record<string, unknown>,
    options: { at?: number; replies?: boolean; mode?: 'active' | 'standby' } = {},
  ): WebhookEvent {
    const { at = this.#state.story(), replies = false, mode = 'active' } = options
    const eventId = ulid(this.#state.now())
    const event: WebhookEvent = {
      type,
      mode,
      timestamp: at,
      webhookEventId: eventId,
      deliveryContext: { isRedelivery: false },
      ...rest,
    }
    if (replies && mode === 'active') {
      event.replyToken = secret(16)
      this.#state.replyTokens.set(event.replyToken, { chatId, eventId, madeAt: this.#state.now(), used: false })
    }
    this.#state.events.set(eventId, event)
    return event
  }

  /** The signed request for some events. */
  request(events: WebhookEvent[], escape = false): SignedRequest {
    const plain = JSON.stringify({ destination: this.#state.botId, events })
    const body = escape
      ? plain.replace(/[\u0080-\uffff]/g, (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`)
      : plain
    return {
      url: this.#state.webhookUrl ?? '',
      headers: {
        'content-type': 'application/json; charset=utf-8',
        'user-agent': 'LineBotWebhook/2.0',
        'x-line-signature': sign(this.#state.options.channelSecret, body),
      },
      body,
    }
  }

  /** What happens to the coming deliveries, in order. */
  next(plan: NextDelivery, times = 1): void {
    for (let each = 0; each < times; each++) this.#plans.push(plan)
    this.#state.changed({ sort: 'faults' })
  }

  /** Drops plans and held events. */
  forget(): void {
    this.#plans = []
    this.held = []
  }

  planned(): NextDelivery[] {
    return [...this.#plans]
  }

  /** Delivers under the next plan, if there is one, and again by the console's redelivery switch. */
  async deliver(events: WebhookEvent[]): Promise<Delivery> {
    const plan = this.#plans.shift() ?? {}
    if (plan.hold) {
      this.held.push(...events)
      return this.#note(events, { status: 0, reason: 'NOT_SENT', detail: 'held' }, 0)
    }
    if (plan.delayMs) await new Promise((done) => setTimeout(done, plan.delayMs))
    const copies = Array.from({ length: plan.copies ?? 1 }, () => this.send(events, plan.escape))
    const [first = await this.send(events)] = await Promise.all(copies)
    if (first.reason !== 'OK' && first.reason !== 'NOT_SENT') void this.#again(events, 0)
    return first
  }

  async #again(events: WebhookEvent[], turn: number): Promise<void> {
    const ms = this.#state.options.redeliverAfterMs?.[turn]
    if (ms === undefined) return
    await new Promise((done) => setTimeout(done, ms))
    const outcome = await this.redeliver(events)
    if (outcome.reason !== 'OK') await this.#again(events, turn + 1)
  }

  /** The held events, in the given order, each alone or all in one request. */
  async release(order: 'same' | 'reversed' = 'same', together = false): Promise<Delivery[]> {
    const events = order === 'reversed' ? this.held.reverse() : this.held
    this.held = []
    if (together && events.length) return [await this.send(events)]
    const outcomes: Delivery[] = []
    for (const event of events) outcomes.push(await this.send([event]))
    return outcomes
  }

  /** The same body but for `isRedelivery`, as LINE sends when the bot did not answer 2xx. */
  async redeliver(events: WebhookEvent[]): Promise<Delivery> {
    return this.send(events.map((event) => ({ ...event, deliveryContext: { isRedelivery: true } })))
  }

  /** Starts the clock of the events' reply tokens; a redelivery starts it again within 20 minutes. */
  startTokens(events: WebhookEvent[]): void {
    const now = this.#state.now()
    for (const event of events) {
      const token = event.replyToken === undefined ? undefined : this.#state.replyTokens.get(event.replyToken)
      if (!token) continue
      const again = event.deliveryContext.isRedelivery && now - token.madeAt <= REDELIVERY_WINDOW_MS
      if (token.deliveredAt === undefined || again) token.deliveredAt = now
    }
  }

  /** One request to the bot, with LINE's two seconds. */
  async send(events: WebhookEvent[], escape = false): Promise<Delivery> {
    this.startTokens(events)
    const { url, headers, body } = this.request(events, escape)
    if (!url || !this.#state.webhookActive)
      return this.#note(events, { status: 0, reason: 'NOT_SENT', detail: 'no webhook' }, 0)
    const began = performance.now()
    const signal = AbortSignal.timeout(this.#state.options.webhookTimeoutMs ?? 2_000)
    try {
      const answer = await (this.#state.options.send ?? fetch)(url, { method: 'POST', headers, body, signal })
      await answer.arrayBuffer()
      const reason = answer.ok ? 'OK' : 'ERROR_STATUS_CODE'
      return this.#note(
        events,
        { status: answer.status, reason, detail: String(answer.status) },
        performance.now() - began,
      )
    } catch (error) {
      const reason = signal.aborted ? 'REQUEST_TIMEOUT' : 'COULD_NOT_CONNECT'
      return this.#note(events, { status: 0, reason, detail: String(error) }, performance.now() - began)
    }
  }

  #note(events: WebhookEvent[], outcome: Pick<Delivery, 'status' | 'reason' | 'detail'>, ms: number): Delivery {
    const delivery = {
      no: this.#state.next(),
      at: this.#state.now(),
      ms: Math.round(ms),
      eventIds: events.map((event) => event.webhookEventId),
      redelivery: events.some((event) => event.deliveryContext.isRedelivery),
      ...outcome,
    }
    this.deliveries.push(delivery)
    if (this.deliveries.length > 2_000) this.deliveries.splice(0, 500)
    this.#state.changed({ sort: 'delivery' })
    return delivery
  }
}
