/** What a bot may send through the simulator, called by LINE's own SDK: tokens, replies, pushes, limits. */
import { randomUUID } from 'node:crypto'
import { channelAccessToken, messagingApi } from '@line/bot-sdk'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { CHANNEL_ID, hello, MINUTE_MS, refusal, SECRET, type Setup, setUp } from './line-setup.ts'

let s: Setup
beforeEach(async () => {
  s = await setUp()
})
afterEach(() => s.sim.close())

async function token(): Promise<string> {
  s.line.person('はなこ')
  return (await s.line.say('はなこ', 'やあ')).event.replyToken ?? ''
}

describe('replies', () => {
  test('a reply arrives in the chat, once', async () => {
    const replyToken = await token()
    const { sentMessages } = await s.api.replyMessage({ replyToken, messages: [hello, hello] })
    expect(sentMessages).toHaveLength(2)
    expect(s.line.repliesTo('はなこ')).toMatchObject([{ via: 'reply', text: 'こんにちは\nこんにちは' }])
    expect(await refusal(s.api.replyMessage({ replyToken, messages: [hello] }))).toMatchObject({
      status: 400,
      body: { message: 'Invalid reply token' },
    })
  })

  test('a token dies a minute after delivery, and a redelivery revives an unused one for 20 minutes', async () => {
    const { event } = await s.line.say(s.line.person('はなこ').userId, 'やあ')
    const call = () => s.api.replyMessage({ replyToken: event.replyToken ?? '', messages: [hello] })
    s.clock.now += MINUTE_MS + 1
    expect((await refusal(call())).status).toBe(400)
    await s.line.again(event.webhookEventId, true)
    await call()
    const late = await s.line.say('はなこ', 'もう一度')
    s.clock.now += 21 * MINUTE_MS
    await s.line.again(late.event.webhookEventId, true)
    expect(
      (await refusal(s.api.replyMessage({ replyToken: late.event.replyToken ?? '', messages: [hello] }))).status,
    ).toBe(400)
  })

  test('the age counts from delivery, not from the time the event tells', async () => {
    s.line.person('はなこ')
    const { event } = await s.line.say('はなこ', 'おととい', { at: s.clock.now - 2 * 86_400_000 })
    await s.api.replyMessage({ replyToken: event.replyToken ?? '', messages: [hello] })
  })

  test('a refused message leaves the token good; a retry key is refused', async () => {
    const replyToken = await token()
    const bad = await refusal(s.api.replyMessage({ replyToken, messages: [{ type: 'text', text: '' }] }))
    expect(bad).toMatchObject({
      status: 400,
      body: { message: 'The request body has 1 error(s)', details: [{ property: 'messages[0].text' }] },
    })
    const keyed = await s.post('/v2/bot/message/reply', JSON.stringify({ replyToken, messages: [hello] }), {
      'x-line-retry-key': randomUUID(),
    })
    expect(keyed.status).toBe(400)
    await s.api.replyMessage({ replyToken, messages: [hello] })
  })

  test('an answer to somebody who blocks is accepted and not seen', async () => {
    const replyToken = await token()
    await s.line.unfollow('はなこ')
    await s.api.replyMessage({ replyToken, messages: [hello] })
    expect(s.line.repliesTo('はなこ')).toEqual([])
  })
})

describe('requests that never reach a chat', () => {
  test('each has its own status', async () => {
    const body = JSON.stringify({ to: s.line.person('はなこ').userId, messages: [hello] })
    const path = '/v2/bot/message/push'
    expect((await s.post(path, body, { authorization: 'Bearer nobody' })).status).toBe(401)
    expect((await s.post(path, body, { authorization: '' })).status).toBe(401)
    expect((await s.post(path, body, { 'content-type': 'text/plain' })).status).toBe(415)
    expect((await s.post(path, ' '.repeat(2_000_001))).status).toBe(413)
    expect((await s.post(`${path}/`, body)).status).toBe(404)
    expect((await s.post('/v2/bot/message/narrowcast', body)).status).toBe(403)
    const broken = await s.post(path, '{"to": "a",}')
    expect([broken.status, await broken.json()]).toEqual([
      400,
      { message: 'The request body could not be parsed as JSON (line: 1, column: 12)' },
    ])
    expect(broken.headers.get('x-line-request-id')).toMatch(/^[0-9a-f-]{36}$/)
    expect(s.line.chat('はなこ')).toEqual([])
  })

  test('media calls belong to the data host, all others do not', async () => {
    const headers = { authorization: 'Bearer static' }
    const status = async (url: string) => (await s.line.fetch(new Request(url, { headers }))).status
    expect(await status('https://api-data.line.me/v2/bot/info')).toBe(404)
    expect(await status('https://api.line.me/v2/bot/info')).toBe(200)
    const { entry } = await s.line.image(s.line.person('はなこ').userId)
    expect(await status(`https://api.line.me/v2/bot/message/${entry?.id}/content`)).toBe(404)
    expect(await status(`https://api-data.line.me/v2/bot/message/${entry?.id}/content`)).toBe(200)
  })

  test('more calls in a second than the endpoint allows', async () => {
    const { userId } = s.line.person('はなこ')
    const statuses = await Promise.all(
      Array.from(
        { length: 230 },
        async () => (await s.post('/v2/bot/chat/loading/start', JSON.stringify({ chatId: userId }))).status,
      ),
    )
    expect(statuses.filter((status) => status === 429).length).toBeGreaterThan(0)
  })
})

describe('channel tokens', () => {
  const issuer = () => new channelAccessToken.ChannelAccessTokenClient({ baseURL: s.sim.url })

  test('a stateless token works for 900 seconds', async () => {
    const issued = await issuer().issueStatelessChannelTokenByClientSecret(CHANNEL_ID, SECRET)
    expect(issued).toMatchObject({ token_type: 'Bearer', expires_in: 900 })
    const client = new messagingApi.MessagingApiClient({ channelAccessToken: issued.access_token, baseURL: s.sim.url })
    expect(await client.getBotInfo()).toMatchObject({ displayName: 'Techo' })
    s.clock.now += 901_000
    expect((await refusal(client.getBotInfo())).status).toBe(401)
  })

  test('a wrong secret gets none', async () => {
    expect((await refusal(issuer().issueStatelessChannelTokenByClientSecret(CHANNEL_ID, 'wrong'))).status).toBe(400)
  })
})

describe('pushes', () => {
  test('a retry key sends once and answers 409 with the first request and its messages', async () => {
    const to = s.line.person('はなこ').userId
    const key = randomUUID()
    const { sentMessages } = await s.api.pushMessage({ to, messages: [hello] }, key)
    const again = await refusal(s.api.pushMessage({ to, messages: [hello] }, key))
    expect(again).toMatchObject({ status: 409, body: { message: 'The retry key is already accepted', sentMessages } })
    expect(again.headers.get('x-line-accepted-request-id')).toBe(s.line.calls({ path: 'push' })[0]?.requestId)
    s.clock.now += 25 * 60 * MINUTE_MS
    await s.api.pushMessage({ to, messages: [hello] }, key)
    expect(s.line.pushesTo('はなこ')).toHaveLength(2)
    expect((await refusal(s.api.pushMessage({ to, messages: [hello] }, 'not-a-uuid'))).status).toBe(400)
  })

  test('a refused push does not spend its key', async () => {
    const to = s.line.person('はなこ').userId
    const key = randomUUID()
    await refusal(s.api.pushMessage({ to, messages: [{ type: 'text', text: '' }] }, key))
    await s.api.pushMessage({ to, messages: [hello] }, key)
  })

  test('who blocks or never added the bot costs nothing and sees nothing; who does not exist is an error', async () => {
    const blocked = s.line.person('はなこ').userId
    await s.line.unfollow('はなこ')
    const stranger = s.line.person('通りすがり', { friend: false }).userId
    for (const to of [blocked, stranger]) await s.api.pushMessage({ to, messages: [hello] })
    expect(await s.api.getMessageQuotaConsumption()).toEqual({ totalUsage: 0 })
    expect([...s.line.pushesTo('はなこ'), ...s.line.pushesTo('通りすがり')]).toEqual([])
    expect(await refusal(s.api.pushMessage({ to: `U${'0'.repeat(32)}`, messages: [hello] }))).toMatchObject({
      status: 400,
      body: { message: 'Failed to send messages' },
    })
    expect((await refusal(s.api.pushMessage({ to: 'はなこ', messages: [hello] }))).status).toBe(400)
  })

  test('a stranger who wrote can be pushed to for seven days', async () => {
    const { userId } = s.line.person('通りすがり', { friend: false })
    await s.line.say('通りすがり', 'やあ')
    await s.api.pushMessage({ to: userId, messages: [hello] })
    s.clock.now += 8 * 86_400_000
    await s.api.pushMessage({ to: userId, messages: [hello] })
    expect(s.line.pushesTo('通りすがり')).toHaveLength(1)
  })

  test('the monthly limit counts receivers, ends in 429, and begins anew with the month in Japan', async () => {
    s.line.state.monthlyLimit = 2
    const [one, two] = [s.line.person('はなこ').userId, s.line.person('一郎').userId]
    await s.api.multicast({ to: [one, two, one], messages: [hello, hello] })
    expect(await s.api.getMessageQuota()).toEqual({ type: 'limited', value: 2 })
    expect(await s.api.getMessageQuotaConsumption()).toEqual({ totalUsage: 2 })
    expect(await refusal(s.api.pushMessage({ to: one, messages: [hello] }))).toMatchObject({
      status: 429,
      body: { message: 'You have reached your monthly limit.' },
    })
    s.clock.now = Date.parse('2026-10-01T00:00:00+09:00')
    await s.api.pushMessage({ to: one, messages: [hello] })
  })
})
