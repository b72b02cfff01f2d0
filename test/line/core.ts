/**
 * LINE in memory: `fetch` answers the bot's API calls as LINE would, the other methods act as people and ask what
 * was said. No sockets; the server and the tests put one around it.
 */
import { Acts } from './acts.ts'
import { createApi } from './api.ts'
import { createControl } from './control.ts'
import { Faults } from './faults.ts'
import { liffUrl, loginPage } from './liff-session.ts'
import { type CallFilter, callsLike } from './log.ts'
import { Login } from './login.ts'
import { People } from './people.ts'
import { type ActOptions, type Done } from './send-off.ts'
import { type Content, type Entry, type Options, State } from './state.ts'
import { Taps } from './taps.ts'
import { textOf } from './text-of.ts'
import { Ties } from './ties.ts'
import { Webhooks } from './webhooks.ts'

/** One answer of the bot: all messages of one call. */
export interface Answer {
  via: NonNullable<Entry['via']>
  eventId?: string
  requestId?: string
  at: number
  messages: Entry['message'][]
  /** What a person reads. */
  text: string
}

function inCalls(entries: Entry[]): Answer[] {
  const calls = new Map<string, Entry[]>()
  for (const entry of entries)
    calls.set(entry.requestId ?? entry.id, [...(calls.get(entry.requestId ?? entry.id) ?? []), entry])
  return [...calls.values()].map((group) => ({
    via: group[0]?.via ?? 'reply',
    eventId: group[0]?.eventId,
    requestId: group[0]?.requestId,
    at: group[0]?.at ?? 0,
    messages: group.map((entry) => entry.message),
    text: group.map((entry) => textOf(entry.message)).join('\n'),
  }))
}

/** All that LINE and its people can do, before the HTTP side is put on. */
export function createPlayers(options: Options) {
  const state = new State(options)
  const login = new Login(state)
  const people = new People(state, login)
  const webhooks = new Webhooks(state)
  const faults = new Faults(state)
  const acts = new Acts(state, people, webhooks)
  const ties = new Ties(state, people, webhooks)
  const taps = new Taps(state, people, acts)
  const api = createApi({ state, login, webhooks, faults })
  const idOf = (who: string) => (state.groups.has(who) ? who : people.get(who).userId)
  const chat = (who: string): Entry[] => state.chats.get(idOf(who)) ?? []
  const fromBot = (who: string, via: (via: Entry['via']) => boolean) =>
    inCalls(chat(who).filter((entry) => entry.from === 'bot' && via(entry.via)))

  /** Waits until the bot answered this event, or the time is up; the new messages either way. */
  function answersTo(eventId: string, who: string, timeoutMs = 10_000): Promise<Entry[]> {
    const found = () => chat(who).filter((entry) => entry.eventId === eventId && entry.from === 'bot')
    return new Promise((done) => {
      if (found().length) return done(found())
      const stop = (): void => {
        clearTimeout(timer)
        unlisten()
        done(found())
      }
      const timer = setTimeout(stop, timeoutMs)
      const unlisten = state.listen((change) => {
        // All messages of one call are added in the same turn.
        if (change.sort === 'chat' && found().length) queueMicrotask(stop)
      })
    })
  }

  return {
    state,
    login,
    api,
    people,
    webhooks,
    faults,
    acts,
    taps,
    textOf,
    answersTo,
    person: people.person.bind(people),
    group: people.group.bind(people),
    say: acts.say.bind(acts),
    sticker: acts.sticker.bind(acts),
    location: acts.location.bind(acts),
    media: acts.media.bind(acts),
    image: (who: string, bytes?: Uint8Array, rest?: Parameters<Acts['media']>[3]): Promise<Done> =>
      acts.media(who, 'image', bytes, rest),
    unsend: acts.unsend.bind(acts),
    follow: ties.follow.bind(ties),
    unfollow: ties.unfollow.bind(ties),
    postback: acts.postback.bind(acts),
    join: ties.join.bind(ties),
    leave: ties.leave.bind(ties),
    event: ties.event.bind(ties),
    again: ties.again.bind(ties),
    tap: taps.tap.bind(taps),
    available: taps.available.bind(taps),
    /** Everything both sides said, in order. */
    chat,
    /** Answers by reply token, one per call. */
    repliesTo: (who: string): Answer[] => fromBot(who, (via) => via === 'reply'),
    /** Messages the bot sent on its own. */
    pushesTo: (who: string): Answer[] => fromBot(who, (via) => via !== 'reply'),
    calls: (filter?: CallFilter) => callsLike(state, filter),
    /** Says something and waits for the answer. */
    async ask(who: string, text: string, rest: ActOptions & { timeoutMs?: number } = {}) {
      const done = await acts.say(who, text, rest)
      const answers = await answersTo(done.event.webhookEventId, rest.groupId ?? who, rest.timeoutMs)
      return { ...done, answers, text: answers.map((entry) => textOf(entry.message)).join('\n') }
    },
    /** The address LINE's in-app browser opens first for a mini-app path or LIFF URL. */
    liffUrl: (who: string, path = ''): string => liffUrl(state, login, people.get(who), path),
    /** The login page of ordinary browsers. */
    loginPage: (redirect: string): Response => loginPage(state, login, redirect),
    /** What a LIFF page sends as the person: flex and template make no event. */
    async sendFromLiff(who: string, message: { type: string; [key: string]: unknown }): Promise<Done | undefined> {
      const url = typeof message.originalContentUrl === 'string' ? message.originalContentUrl : undefined
      if (message.type === 'image' || message.type === 'video' || message.type === 'audio')
        return acts.media(who, message.type, undefined, { externalUrl: url })
      if (message.type !== 'flex' && message.type !== 'template') return acts.message(who, message)
      const { userId } = people.get(who)
      state.add({ id: state.messageId(), chatId: userId, at: state.story(), from: 'person', userId, message })
      return undefined
    },
    /** Changes how content answers: preparing is 202, gone 410, failed 404. */
    setContent(messageId: string, to: Content['state']): void {
      const content = state.contents.get(messageId)
      if (content) content.state = to
    },
    /** Sets the clock people live by (undefined: back to now); it runs on from there. */
    setClock(at: number | undefined): void {
      state.storyOffsetMs = at === undefined ? 0 : at - state.now()
      state.changed({ sort: 'clock' })
    },
  }
}

export type Players = ReturnType<typeof createPlayers>

export function createLine(options: Options) {
  const players = createPlayers(options)
  const control = createControl(players)
  return {
    ...players,
    /** The bot's side; `/_sim/*` is the control API. Rejects when a fault breaks the connection. */
    async fetch(request: Request): Promise<Response> {
      const hasBody = request.method !== 'GET' && request.method !== 'HEAD'
      // Other runtimes hand over their own Request class, which Hono's does not accept.
      const own = new Request(request.url, {
        method: request.method,
        headers: [...request.headers],
        ...(hasBody ? { body: await request.arrayBuffer() } : {}),
      })
      return new URL(own.url).pathname.startsWith('/_sim/') ? control(own) : players.api(own)
    },
  }
}

export type Line = ReturnType<typeof createLine>
