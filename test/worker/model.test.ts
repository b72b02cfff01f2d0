/** Foods nobody knows, asked of the model: what comes of a good answer, and that no bad one does harm. */

import { runInDurableObject } from 'cloudflare:test'
import { env } from 'cloudflare:workers'
import { expect, test } from 'vitest'
import { harness, type TestMember } from '../harness/harness.ts'
import type { Behaviour } from '../llm/fake.ts'

const bindings = env as unknown as { MAILBOX: DurableObjectNamespace }
const sleep = (ms: number) => new Promise<void>((done) => setTimeout(done, ms))

async function until(holds: () => boolean | Promise<boolean>, limitMs = 8_000): Promise<void> {
  const end = Date.now() + limitMs
  while (Date.now() < end && !(await holds())) await sleep(30)
}

const UNKNOWN = 'ガドガド'
/** Peanut-like sauce over vegetables and egg, as far as the kitchen's commonest foods go. */
const GOOD = {
  foods: [
    { foodNumber: '06061', grams: 80 },
    { foodNumber: '12004', grams: 50 },
    { foodNumber: '17007', grams: 10 },
  ],
}
const good: Behaviour = { sort: 'json', value: GOOD }

async function arranged() {
  const h = await harness({ now: '2026-09-01T12:30+09:00' })
  const hanako = await h.member()
  await hanako.api('PUT', '/api/me/consents/ai', { granted: true })
  return { h, hanako }
}

/** Says it and waits for its one answer. */
async function answered(hanako: TestMember, h: Awaited<ReturnType<typeof harness>>, text: string, limitMs?: number) {
  const before = hanako.replies().length
  await h.line.say(hanako.name, text)
  await until(() => hanako.replies().length > before, limitMs)
  await hanako.settle()
  expect(hanako.replies()).toHaveLength(before + 1)
  return hanako.lastReply()
}

const dishNames = (entries: { value: Record<string, unknown> }[]) =>
  entries.flatMap((entry) => (entry.value.dishes as { name: string }[]).map((dish) => dish.name))

const inMailbox = (hanako: TestMember) =>
  runInDurableObject(bindings.MAILBOX.getByName(`1:user:${hanako.userId}`), (_, state) => {
    const tables = ['inbox', 'seen', 'kept', 'asked', 'dead']
    return JSON.stringify(tables.map((table) => state.storage.sql.exec(`select * from ${table}`).toArray()))
  })

test('an unknown dish beside known ones joins their meal in the same answer, marked as an estimate', async () => {
  const { h, hanako } = await arranged()
  h.model.always(good)
  const said = await answered(hanako, h, `昼はご飯と${UNKNOWN}と味噌汁を食べた`)
  expect(said).toContain('AIの推定')
  expect(said).toContain('手帳に書きました')
  const [meal, ...others] = await hanako.page('2026-09-01')
  expect(others).toEqual([])
  expect(meal?.value).toMatchObject({ slot: 'lunch' })
  expect(dishNames([meal as never])).toEqual(['ご飯', '味噌汁', UNKNOWN])
  expect(h.model.malformed()).toEqual([])
  expect(h.model.asked()).toHaveLength(1)
})

test('the model sees the words and table foods, and nothing of the member or the rest of the message', async () => {
  const { h, hanako } = await arranged()
  h.model.always(good)
  await answered(hanako, h, `花子です。昼はご飯と${UNKNOWN}と味噌汁を食べた。血圧128の82`)
  const sent = JSON.parse(h.model.asked()[0]?.messages[0]?.content ?? '{}')
  expect(Object.keys(sent)).toEqual(['dish', 'foods'])
  expect(sent.dish).toBe(UNKNOWN)
  expect(JSON.stringify(h.model.asked())).not.toMatch(/花子|の82|血圧|食べた|U[0-9a-f]{32}/)
})

test('an unknown dish alone begins a meal, and what else was written is told in the same answer', async () => {
  const { h, hanako } = await arranged()
  h.model.always(good)
  const said = await answered(hanako, h, `昼に${UNKNOWN}を食べた。血圧128の82`)
  expect(said).toContain('128/82')
  expect(said).toContain(UNKNOWN)
  const entries = await hanako.page('2026-09-01')
  expect(entries.map((entry) => entry.kind).sort()).toEqual(['blood_pressure', 'meal'])
})

test('once it is done the mailbox holds no word of it', async () => {
  const { h, hanako } = await arranged()
  h.model.always(good)
  await answered(hanako, h, `昼はご飯と${UNKNOWN}と味噌汁を食べた`)
  await until(async () => !(await inMailbox(hanako)).includes(UNKNOWN))
  expect(await inMailbox(hanako)).not.toContain(UNKNOWN)
})

const BAD: [string, Behaviour][] = [
  ['a food number the table does not have', { sort: 'json', value: { foods: [{ foodNumber: '99999', grams: 100 }] } }],
  ['absurd grams', { sort: 'json', value: { foods: [{ foodNumber: '06061', grams: 90_000 }] } }],
  ['grams below nothing', { sort: 'json', value: { foods: [{ foodNumber: '06061', grams: -5 }] } }],
  ['no serving’s energy', { sort: 'json', value: { foods: [{ foodNumber: '14006', grams: 1_400 }] } }],
  ['nothing known', { sort: 'json', value: { foods: [] } }],
  ['another shape', { sort: 'json', value: { dish: 'salad' } }],
  ['text instead of JSON', { sort: 'text', text: 'ガドガドは400kcalです。' }],
  ['a refusal', { sort: 'stop', reason: 'refusal' }],
  ['an answer cut off', { sort: 'stop', reason: 'max_tokens' }],
  ['429', { sort: 'status', status: 429 }],
  ['529', { sort: 'status', status: 529 }],
  ['400', { sort: 'status', status: 400 }],
  ['a broken connection', { sort: 'broken' }],
]

test.each(BAD)('with %s the known part is kept and the question is asked as without a model', async (_, behaviour) => {
  const { h, hanako } = await arranged()
  h.model.always(behaviour)
  const said = await answered(hanako, h, `昼はご飯と${UNKNOWN}と味噌汁を食べた`)
  expect(said).toContain(`「${UNKNOWN}」がわかりませんでした`)
  expect(said).not.toContain('AI')
  expect(dishNames(await hanako.page('2026-09-01'))).toEqual(['ご飯', '味噌汁'])
})

test('a fault that passes is tried once more', async () => {
  const { h, hanako } = await arranged()
  h.model.next({ sort: 'status', status: 529 })
  h.model.always(good)
  expect(await answered(hanako, h, `昼はご飯と${UNKNOWN}と味噌汁を食べた`)).toContain('AIの推定')
  expect(h.model.asked()).toHaveLength(2)
})

test('the next message does not wait: the first is answered by rules, and the reading is told with a later answer', async () => {
  const { h, hanako } = await arranged()
  h.model.always({ ...good, waitMs: 1_500 })
  await h.line.say(hanako.name, `昼はご飯と${UNKNOWN}と味噌汁を食べた`)
  await until(() => h.model.asked().length > 0)
  const started = Date.now()
  await h.line.say(hanako.name, '体重62.8')
  await until(() => hanako.replies().length >= 3)
  expect(Date.now() - started).toBeLessThan(1_200)
  const [rules, weight] = hanako.replies().slice(-2)
  expect(rules?.text).toContain(`「${UNKNOWN}」がわかりませんでした`)
  expect(weight?.text).toContain('62.8')
  await until(
    async () => dishNames((await hanako.page('2026-09-01')).filter((one) => one.kind === 'meal')).length === 3,
  )
  const thanks = await answered(hanako, h, 'ありがとう')
  expect(thanks).toContain('AIの推定')
  expect(thanks).toContain(UNKNOWN)
  expect(await answered(hanako, h, 'ありがとう')).not.toContain('AI')
})

test('a model that says nothing is answered for by rules after twenty seconds', async () => {
  const { h, hanako } = await arranged()
  h.model.always({ ...good, waitMs: 3_000 })
  const before = hanako.replies().length
  await h.line.say(hanako.name, `昼はご飯と${UNKNOWN}と味噌汁を食べた`)
  await until(() => h.model.asked().length > 0)
  await hanako.ring()
  expect(hanako.replies()).toHaveLength(before)
  // Time passes for the held answer alone: a clock set for all would also stop the waiting of this test.
  const heldMs = await runInDurableObject(bindings.MAILBOX.getByName(`1:user:${hanako.userId}`), (_, { storage }) => {
    const [row] = storage.sql.exec<{ ms: number }>('select not_before - arrived_at as ms from inbox').toArray()
    storage.sql.exec('update inbox set not_before = 1')
    return row?.ms
  })
  expect(heldMs).toBe(20_000)
  await hanako.settle()
  expect(hanako.replies()).toHaveLength(before + 1)
  expect(hanako.lastReply()).toContain(`「${UNKNOWN}」がわかりませんでした`)
})

test('what is taken back or unsent while the model reads stays away', async () => {
  const { h, hanako } = await arranged()
  h.model.always({ ...good, waitMs: 800 })
  await h.line.say(hanako.name, `昼はご飯と${UNKNOWN}と味噌汁を食べた`)
  await until(() => h.model.asked().length > 0)
  await h.line.say(hanako.name, '取り消し')
  await sleep(1_200)
  await hanako.settle()
  expect(await hanako.entries()).toEqual([])

  const before = hanako.replies().length
  const sent = await h.line.say(hanako.name, `夜に${UNKNOWN}と味噌汁を食べた`)
  await until(() => h.model.asked().length > 1)
  await h.line.unsend(hanako.name, sent.entry?.id ?? '')
  await sleep(1_200)
  await hanako.settle()
  expect(await hanako.entries()).toEqual([])
  expect(hanako.replies()).toHaveLength(before)
  expect(await inMailbox(hanako)).not.toContain(UNKNOWN)
})

test('unsending the message later takes the estimated dish with it', async () => {
  const { h, hanako } = await arranged()
  h.model.always(good)
  const before = hanako.replies().length
  const sent = await h.line.say(hanako.name, `昼に${UNKNOWN}を食べた`)
  await until(() => hanako.replies().length > before)
  expect(await hanako.entries()).toHaveLength(1)
  await h.line.unsend(hanako.name, sent.entry?.id ?? '')
  await until(async () => (await hanako.entries()).length === 0)
  expect(await hanako.entries()).toEqual([])
})

test('an unknown dish told later joins the lunch told before, and unsending it gives that lunch back', async () => {
  const { h, hanako } = await arranged()
  h.model.always(good)
  await hanako.says('昼はご飯と味噌汁を食べた')
  const before = hanako.replies().length
  const sent = await h.line.say(hanako.name, `昼に${UNKNOWN}を食べた`)
  await until(() => hanako.replies().length > before)
  expect(dishNames(await hanako.page('2026-09-01'))).toEqual(['ご飯', '味噌汁', UNKNOWN])
  await h.line.unsend(hanako.name, sent.entry?.id ?? '')
  await until(async () => dishNames(await hanako.page('2026-09-01')).length === 2)
  expect(dishNames(await hanako.page('2026-09-01'))).toEqual(['ご飯', '味噌汁'])
})

test('a yes withdrawn while the model reads stops its result', async () => {
  const { h, hanako } = await arranged()
  h.model.always({ ...good, waitMs: 800 })
  const before = hanako.replies().length
  await h.line.say(hanako.name, `昼はご飯と${UNKNOWN}と味噌汁を食べた`)
  await until(() => h.model.asked().length > 0)
  await hanako.api('PUT', '/api/me/consents/ai', { granted: false })
  await until(() => hanako.replies().length > before)
  expect(hanako.lastReply()).toContain(`「${UNKNOWN}」がわかりませんでした`)
  expect(dishNames(await hanako.page('2026-09-01'))).toEqual(['ご飯', '味噌汁'])
})

test('a quiet chat is told of the estimate without dish or amount', async () => {
  const h = await harness({ now: '2026-09-01T12:30+09:00', privacy: 'quiet' })
  const hanako = await h.member()
  await hanako.api('PUT', '/api/me/consents/ai', { granted: true })
  h.model.always(good)
  const said = await answered(hanako, h, `昼はご飯と${UNKNOWN}と味噌汁を食べた`)
  expect(said).toContain('AIの推定')
  expect(said).not.toMatch(/ガドガド|\d+ ?(?:g|kcal)/)
})

test('of two unknown dishes the one that was read is written and the other asked back', async () => {
  const { h, hanako } = await arranged()
  h.model.next(good, { sort: 'json', value: { foods: [] } })
  const said = await answered(hanako, h, `昼はご飯と${UNKNOWN}とモロヘペを食べた`)
  expect(h.model.asked()).toHaveLength(2)
  const names = dishNames(await hanako.page('2026-09-01'))
  expect(names).toHaveLength(2)
  const left = [UNKNOWN, 'モロヘペ'].find((one) => !names.includes(one))
  expect(said).toContain(`「${left}」がわかりませんでした`)
})

test('the estimate is corrected like any dish', async () => {
  const { h, hanako } = await arranged()
  h.model.always(good)
  await answered(hanako, h, `昼はご飯と${UNKNOWN}と味噌汁を食べた`)
  await hanako.says(`${UNKNOWN}じゃなくて親子丼`)
  expect(dishNames(await hanako.page('2026-09-01'))).toEqual(['ご飯', '味噌汁', '親子丼'])
})

test('nobody without the ai consent is sent anywhere, and no guest', async () => {
  const h = await harness({ now: '2026-09-01T12:30+09:00' })
  h.model.always(good)
  const hanako = await h.member()
  expect(await hanako.says(`昼はご飯と${UNKNOWN}と味噌汁を食べた`)).toContain('わかりませんでした')
  const guest = h.guest()
  await guest.says(`昼はご飯と${UNKNOWN}と味噌汁を食べた`)
  await sleep(300)
  expect(h.model.asked()).toEqual([])
})

test('ten dishes a day are asked about, and no more', async () => {
  const { h, hanako } = await arranged()
  h.model.always({ sort: 'json', value: { foods: [] } })
  for (let n = 0; n < 12; n++) await answered(hanako, h, `昼はご飯と${UNKNOWN}と味噌汁を食べた`)
  expect(h.model.asked()).toHaveLength(10)
})
