/** What goes wrong outside: LINE that fails, hangs or breaks off, databases that are away, queues that come late. */
import { env } from 'cloudflare:workers'
import { expect, test, vi } from 'vitest'
import { harness, type TestMember } from '../harness/harness.ts'

const bindings = env as unknown as {
  NOTEBOOK_0: D1Database
  NOTEBOOK_1: D1Database
  DIRECTORY: D1Database
  MEDIA: R2Bucket
}
const REPLY = '/v2/bot/message/reply'
const sleep = (ms: number) => new Promise<void>((done) => setTimeout(done, ms))

async function until(holds: () => boolean | Promise<boolean>, limitMs = 8_000): Promise<void> {
  const end = Date.now() + limitMs
  while (Date.now() < end && !(await holds())) await sleep(50)
}

const replyCount = (member: TestMember) => member.replies().length

test('a reply that LINE fails with 500 is tried again and arrives once', async () => {
  const h = await harness()
  const hanako = await h.member()
  const before = replyCount(hanako)
  h.line.faults.plan({ path: REPLY, sort: 'status', status: 500, times: 2 })
  await h.line.say(hanako.name, '体重62.8')
  await until(() => replyCount(hanako) > before)
  expect(replyCount(hanako)).toBe(before + 1)
  expect(await hanako.entries()).toHaveLength(1)
})

test('a reply that arrived although the connection broke is not said twice', async () => {
  const h = await harness()
  const hanako = await h.member()
  const before = replyCount(hanako)
  h.line.faults.plan({ path: REPLY, sort: 'lost' })
  await h.line.say(hanako.name, '体重62.8')
  await until(() => h.line.calls({ path: REPLY, status: 400 }).length > 0)
  await hanako.settle()
  expect(replyCount(hanako)).toBe(before + 1)
  expect(h.line.calls({ path: REPLY, status: 400 })).toHaveLength(1)
})

test('a LINE that hangs does not hold up what is said next', async () => {
  const h = await harness()
  const hanako = await h.member()
  h.line.faults.plan({ path: REPLY, sort: 'hang', ms: 3_000 })
  await h.line.say(hanako.name, '体重62.8')
  await h.line.say(hanako.name, '血圧128の82')
  const started = Date.now()
  await until(async () => (await hanako.entries()).length === 2)
  expect(Date.now() - started).toBeLessThan(2_000)
  await until(() => h.line.calls({ path: REPLY }).length >= 4)
})

test('a message LINE refuses for its form is answered in plain words instead', async () => {
  const h = await harness()
  const hanako = await h.member()
  const before = replyCount(hanako)
  h.line.faults.plan({ path: REPLY, sort: 'status', status: 413 })
  await hanako.says('体重62.8')
  await until(() => replyCount(hanako) > before)
  expect(hanako.lastReply()).toContain('手帳に書きました')
})

test('a notebook that is away for a while loses nothing and keeps the order', async () => {
  const h = await harness({ now: '2026-09-01T07:30+09:00' })
  const hanako = await h.member()
  const { notebookNo } = await h.rowOf(hanako.userId)
  const notebook = notebookNo === 0 ? bindings.NOTEBOOK_0 : bindings.NOTEBOOK_1
  await notebook.prepare('alter table entries rename to entries_away').run()
  await h.line.say(hanako.name, '体重68.2')
  await h.line.say(hanako.name, '間違えた、62.8')
  await sleep(300)
  await notebook.prepare('alter table entries_away rename to entries').run()
  await until(async () => (await hanako.entries()).length === 1)
  expect(await hanako.entries()).toMatchObject([{ value: { weightKg: 62.8 } }])
})

test('a letter that fails for hours is given up without its text, and the next answer apologises once', async () => {
  const h = await harness()
  const hanako = await h.member()
  const { notebookNo } = await h.rowOf(hanako.userId)
  const notebook = notebookNo === 0 ? bindings.NOTEBOOK_0 : bindings.NOTEBOOK_1
  await notebook.prepare('alter table entries rename to entries_away').run()
  const said = await h.line.say(hanako.name, '体重62.8')
  await sleep(3_000)
  const letter = () =>
    bindings.DIRECTORY.prepare('select * from dead_letters where event_id = ?')
      .bind(said.event.webhookEventId)
      .first<Record<string, unknown>>()
  vi.useFakeTimers({ toFake: ['Date'] })
  for (let round = 0; round < 8 && !(await letter()); round++) {
    await hanako.ring()
    vi.setSystemTime(Date.now() + 7 * 3_600_000)
  }
  vi.useRealTimers()
  await notebook.prepare('alter table entries_away rename to entries').run()
  expect(await letter()).toMatchObject({ sort: 'event' })
  expect(JSON.stringify(await letter())).not.toContain('62.8')
  expect(await hanako.says('ありがとう')).toContain('もう一度送ってください')
  expect(await hanako.says('ありがとう')).not.toContain('もう一度送ってください')
}, 60_000)

test('a picture is kept after consent, tied to the meal told next, and goes with an unsend', async () => {
  const h = await harness({ now: '2026-09-01T12:30+09:00' })
  const hanako = await h.member()
  const { memberNo } = await h.rowOf(hanako.userId)
  const kept = async () => (await bindings.MEDIA.list({ prefix: `photo/${memberNo}/` })).objects.length
  const sent = await h.line.image(hanako.name)
  await hanako.settle()
  expect(hanako.lastReply()).toContain('何だったか')
  await until(async () => (await kept()) === 1)
  expect(await kept()).toBe(1)
  await h.line.unsend(hanako.name, sent.entry?.id ?? '')
  await hanako.settle()
  expect(await kept()).toBe(0)
})

test('a picture from somebody who has not agreed is neither fetched nor kept', async () => {
  const h = await harness()
  const guest = h.guest()
  await h.line.image(guest.name)
  await guest.settle()
  expect(guest.lastReply()).toContain('保存していません')
  expect(h.line.calls({ path: '/content' })).toEqual([])
})

test('stickers, sounds, films, files and places each get a sensible answer', async () => {
  const h = await harness()
  const hanako = await h.member()
  for (const sort of ['audio', 'video', 'file'] as const) {
    const before = replyCount(hanako)
    await h.line.media(hanako.name, sort)
    await hanako.settle()
    expect([sort, replyCount(hanako)]).toEqual([sort, before + 1])
  }
  await h.line.sticker(hanako.name, {})
  await h.line.location(hanako.name, {})
  await hanako.settle()
  expect(replyCount(hanako)).toBe(7)
  expect(await hanako.entries()).toEqual([])
})

test('the cohort counters count joining and the first day once, without persons', async () => {
  const h = await harness()
  const day = new Date(Date.now() + 9 * 3_600_000).toISOString().slice(0, 10)
  const counters = async () =>
    (await bindings.DIRECTORY.prepare('select joined, logged_day_1 as logged from counters where day = ?')
      .bind(day)
      .first<{ joined: number; logged: number }>()) ?? { joined: 0, logged: 0 }
  const before = await counters()
  const hanako = await h.member()
  await hanako.says('体重62.8')
  await hanako.says('体重62.9')
  expect(await counters()).toEqual({ joined: before.joined + 1, logged: before.logged + 1 })
})
