/** How people and groups are tied to the bot: following, blocking, joining, leaving; and any other sort of event. */
import type { People } from './people.ts'
import { type ActOptions, type Done, sendOff, sourceOf } from './send-off.ts'
import type { State } from './state.ts'
import type { Delivery, Webhooks } from './webhooks.ts'

export class Ties {
  #state: State
  #people: People
  #webhooks: Webhooks

  constructor(state: State, people: People, webhooks: Webhooks) {
    this.#state = state
    this.#people = people
    this.#webhooks = webhooks
  }

  async follow(who: string, options: ActOptions = {}): Promise<Done> {
    const person = this.#people.get(who)
    const isUnblocked = person.blocked
    person.friend = true
    person.blocked = false
    this.#state.changed({ sort: 'people' })
    const rest = { source: sourceOf(person.userId), follow: { isUnblocked } }
    return sendOff(
      this.#state,
      this.#webhooks,
      this.#webhooks.event('follow', person.userId, rest, { ...options, replies: true }),
      options,
    )
  }

  /** Blocks the bot. */
  async unfollow(who: string, options: ActOptions = {}): Promise<Done> {
    const person = this.#people.get(who)
    person.blocked = true
    this.#state.menuOfUser.delete(person.userId)
    this.#state.changed({ sort: 'people' })
    return sendOff(
      this.#state,
      this.#webhooks,
      this.#webhooks.event('unfollow', person.userId, { source: sourceOf(person.userId) }, options),
      options,
    )
  }

  async join(groupId: string, options: ActOptions = {}): Promise<Done> {
    const group = this.#state.groups.get(groupId)
    if (group) group.botIsIn = true
    const event = this.#webhooks.event(
      'join',
      groupId,
      { source: { type: 'group', groupId } },
      { ...options, replies: true },
    )
    return sendOff(this.#state, this.#webhooks, event, options)
  }

  async leave(groupId: string, options: ActOptions = {}): Promise<Done> {
    const group = this.#state.groups.get(groupId)
    if (group) group.botIsIn = false
    return sendOff(
      this.#state,
      this.#webhooks,
      this.#webhooks.event('leave', groupId, { source: { type: 'group', groupId } }, options),
      options,
    )
  }

  /** Any other event, known to us or not. `source` may be left out, as LINE does for some sorts. */
  async event(
    who: string,
    type: string,
    rest: Record<string, unknown> = {},
    options: ActOptions & { replies?: boolean } = {},
  ): Promise<Done> {
    const person = this.#people.get(who)
    const chatId = options.groupId ?? person.userId
    const source = sourceOf(person.userId, options.groupId)
    return sendOff(
      this.#state,
      this.#webhooks,
      this.#webhooks.event(type, chatId, { source, ...rest }, options),
      options,
    )
  }

  /** The same event again: as a redelivery, or as a plain duplicate. */
  async again(eventId: string, redelivery: boolean): Promise<Delivery> {
    const event = this.#state.events.get(eventId)
    if (!event) throw new Error('no such event')
    return redelivery ? this.#webhooks.redeliver([event]) : this.#webhooks.send([event])
  }
}
