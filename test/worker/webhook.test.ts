import { expect, test } from 'vitest'
import { harness } from '../harness/harness.ts'
import { TEST_SETTINGS } from '../harness/settings.ts'
import { sign } from '../line/signing.ts'

const post = async (h: Awaited<ReturnType<typeof harness>>, body: string, signature?: string) =>
  h.fetch('/line/webhook', {
    method: 'POST',
    body,
    headers: { 'x-line-signature': signature ?? sign(TEST_SETTINGS.LINE_CHANNEL_SECRET, body) },
  })

test('a wrong, a missing and a malformed signature are refused with 401', async () => {
  const h = await harness()
  const body = JSON.stringify({ destination: 'U0', events: [] })
  expect((await post(h, body, 'AAAA')).status).toBe(401)
  expect((await post(h, body, '%%%')).status).toBe(401)
  const answer = await h.fetch('/line/webhook', { method: 'POST', body })
  expect(answer.status).toBe(401)
  expect(answer.headers.get('content-type')).toBe('application/problem+json')
})

test('the signature is checked over the raw bytes, escapes included', async () => {
  const h = await harness()
  const body = '{"destination":"U0",  "events":[],"note":"\\u4f53\\u91cd"}'
  expect((await post(h, body)).status).toBe(200)
})

test('broken JSON is 400, no events are 200, a body of 3 MB is 413', async () => {
  const h = await harness()
  expect((await post(h, '{"events":[')).status).toBe(400)
  expect((await post(h, '[]')).status).toBe(400)
  expect((await post(h, '{"destination":"U0","events":[]}')).status).toBe(200)
  expect((await post(h, `{"events":[],"x":"${'a'.repeat(3_000_000)}"}`)).status).toBe(413)
})

test('unknown event types, standby events and events without a user are skipped with 200', async () => {
  const h = await harness()
  const hanako = await h.member()
  const before = h.line.calls().length
  const event = {
    type: 'messageEdited',
    mode: 'active',
    timestamp: 1,
    webhookEventId: '01UNKNOWN',
    source: { type: 'user', userId: hanako.userId },
  }
  const standby = {
    ...event,
    type: 'message',
    mode: 'standby',
    webhookEventId: '01STANDBY',
    message: { type: 'text', id: '1', text: '体重60' },
  }
  const nobody = { ...standby, mode: 'active', webhookEventId: '01NOBODY', source: { type: 'user' } }
  const body = JSON.stringify({ destination: 'U0', events: [event, standby, nobody, null, 7, 'x'] })
  expect((await post(h, body)).status).toBe(200)
  await hanako.settle()
  expect(h.line.calls().length).toBe(before)
  expect(await hanako.entries()).toEqual([])
})

test('other methods and paths are plain 404 problems', async () => {
  const h = await harness()
  expect((await h.fetch('/line/webhook')).status).toBe(404)
  expect((await h.fetch('/api/nothing-here')).status).toBe(404)
  expect((await h.fetch('/healthz')).status).toBe(200)
})
