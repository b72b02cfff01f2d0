/**
 * One call arranges a test inside workerd: the Worker with its real databases and mailboxes, and LINE around it.
 * Members are new for every test, so that tests do not meet each other in the shared databases.
 */
import { createScheduledController, runDurableObjectAlarm } from 'cloudflare:test'
import { env, exports } from 'cloudflare:workers'
import { expect, vi } from 'vitest'
import worker from '../../worker/index.ts'
import { createLine, type Line } from '../line/core.ts'
import { createModel, type Model } from '../llm/fake.ts'
import { fillNotebook } from './fill-notebook.ts'
import { LINE_BASE_URL, LLM_BASE_URL, TEST_SETTINGS } from './settings.ts'

export const WORKER_URL = 'http://techo.test'

interface HarnessOptions {
  /** The clock people live by: '2026-09-01T07:30+09:00'. */
  now?: string
  privacy?: 'open' | 'quiet' | 'mini-app'
}

export type Harness = Awaited<ReturnType<typeof harness>>
export type TestMember = Awaited<ReturnType<Harness['member']>>

const fetcher = (exports as unknown as { default: Fetcher }).default
const bindings = env as unknown as { DIRECTORY: D1Database; MAILBOX: DurableObjectNamespace; [name: string]: unknown }

let people = 0

export async function harness(options: HarnessOptions = {}) {
  const line = createLine({
    channelId: TEST_SETTINGS.LINE_CHANNEL_ID,
    channelSecret: TEST_SETTINGS.LINE_CHANNEL_SECRET,
    loginChannelId: TEST_SETTINGS.LINE_LOGIN_CHANNEL_ID,
    liffId: TEST_SETTINGS.LIFF_ID,
    webhookUrl: `${WORKER_URL}/line/webhook`,
    send: (input, init) => fetcher.fetch(new Request(input as string, init as RequestInit)) as Promise<Response>,
  })
  const model = createModel()
  route(line, model)
  if (options.now) line.setClock(Date.parse(options.now))
  await bindings.DIRECTORY.prepare('update channels set privacy = ?')
    .bind(options.privacy ?? 'open')
    .run()

  const mailbox = (userId: string) => bindings.MAILBOX.getByName(`1:user:${userId}`)

  /** Somebody who has not agreed to anything yet. */
  function guest(name = `test-${++people}-${Math.random()}`) {
    const person = line.person(name)
    const { userId } = person
    const settle = () => settled(line, () => runDurableObjectAlarm(mailbox(userId)))
    return {
      name,
      userId,
      settle,
      /** Lets the mailbox's alarm ring once, whatever time it is set to. */
      ring: () => runDurableObjectAlarm(mailbox(userId)),
      async says(text: string, at?: string) {
        const done = await line.say(name, text, at ? { at: Date.parse(at) } : {})
        expect(done.status).toBe(200)
        await settle()
        return line.repliesTo(userId).at(-1)?.text ?? ''
      },
      async taps(label: string) {
        const done = await line.tap(name, label)
        await settle()
        return done
      },
      replies: () => line.repliesTo(userId),
      lastReply: () => line.repliesTo(userId).at(-1)?.text ?? '',
      async session(): Promise<string> {
        const answer = await fetcher.fetch(`${WORKER_URL}/api/session`, {
          method: 'POST',
          body: JSON.stringify({ idToken: person.idToken() }),
        })
        return ((await answer.json()) as { token: string }).token
      },
      async api(method: string, path: string, body?: unknown) {
        const token = await this.session()
        return fetcher.fetch(`${WORKER_URL}${path}`, {
          method,
          headers: { authorization: `Bearer ${token}` },
          body: body === undefined ? undefined : JSON.stringify(body),
        })
      },
      async entries(query = '') {
        const answer = await this.api('GET', `/api/me/entries${query}`)
        const { entries } = (await answer.json()) as { entries?: StoredEntry[] }
        return entries ?? []
      },
      async page(day: string) {
        return this.entries(`?from=${day}&to=${day}`)
      },
    }
  }

  return {
    line,
    model,
    guest,
    /** Somebody whose *record* consent stands. */
    async member(name?: string) {
      const person = guest(name)
      await line.follow(person.name)
      await person.settle()
      await person.taps('16歳以上です・同意してはじめる')
      return person
    },
    /** The directory's row of a person. */
    async rowOf(userId: string): Promise<{ memberNo: number; notebookNo: number }> {
      const row = await bindings.DIRECTORY.prepare(
        'select member_no as memberNo, notebook_no as notebookNo from members where line_user_id = ?',
      )
        .bind(userId)
        .first<{ memberNo: number; notebookNo: number }>()
      if (!row) throw new Error('no such person in the directory')
      return row
    },
    /** Puts many past entries into a notebook directly, several a day. */
    async fillNotebook(memberNo: number, count: number): Promise<void> {
      const notebook = bindings[`NOTEBOOK_${memberNo % 2}`] as D1Database
      await fillNotebook(notebook, memberNo, count)
    },
    settleGroup: (groupId: string) =>
      settled(line, () => runDurableObjectAlarm(bindings.MAILBOX.getByName(`1:group:${groupId}`))),
    /** One cron tick. */
    async tick(at = Date.now()): Promise<void> {
      await worker.scheduled(
        createScheduledController({ scheduledTime: new Date(at), cron: '*/5 * * * *' }),
        env as never,
      )
    },
    fetch: (path: string, init?: RequestInit) => fetcher.fetch(`${WORKER_URL}${path}`, init as never),
  }
}

export interface StoredEntry {
  id: string
  kind: string
  day: string
  at: string
  atPrecision: string
  until?: string
  value: Record<string, unknown>
  source: string
}

/** Requests to LINE and to the model are played by stand-ins; any other one fails the test. */
function route(line: Line, model: Model): void {
  const real = globalThis.fetch
  vi.spyOn(globalThis, 'fetch').mockImplementation(async (input, init) => {
    const request = new Request(input as RequestInfo, init)
    if (request.url.startsWith(LINE_BASE_URL)) return line.fetch(request)
    return request.url.startsWith(LLM_BASE_URL) ? model.fetch(request) : real(request)
  })
}

/** Until ringing the mailbox brings no further call to LINE. */
async function settled(line: Line, runAlarm: () => Promise<boolean>): Promise<void> {
  for (let quiet = 0; quiet < 3; ) {
    const before = line.calls().length
    await runAlarm()
    await new Promise((done) => setTimeout(done, 5))
    quiet = line.calls().length > before ? 0 : quiet + 1
  }
}
