/** How the simulator's people act and how their webhooks travel: taps, groups, redelivery, order, faults. */
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { sign } from '../line/signing.ts'
import type { WebhookEvent } from '../line/state.ts'
import { hello, refusal, SECRET, type Setup, setUp } from './line-setup.ts'

let s: Setup
beforeEach(async () => {
  s = await setUp()
  s.line.person('はなこ')
})
afterEach(() => s.sim.close())

const answer = async (event: WebhookEvent, ...messages: object[]) => {
  const reply = await s.post('/v2/bot/message/reply', JSON.stringify({ replyToken: event.replyToken, messages }))
  expect(reply.status).toBe(200)
}
const card = (...actions: object[]) => ({
  type: 'flex',
  altText: '記録',
  contents: {
    type: 'bubble',
    footer: { type: 'box', layout: 'vertical', contents: actions.map((action) => ({ type: 'button', action })) },
  },
})

describe('taps', () => {
  test('a postback shows its words and sends only its data', async () => {
    const { event } = await s.line.say('はなこ', '血圧128の82')
    await answer(event, card({ type: 'postback', label: '取り消し', data: 'undo', displayText: '取り消します' }))
    await s.line.tap('はなこ', '取り消し')
    expect(s.lastEvents()).toMatchObject([
      { type: 'postback', postback: { data: 'undo' }, replyToken: expect.any(String) },
    ])
    expect(s.line.chat('はなこ').at(-1)).toMatchObject({ from: 'person', message: { text: '取り消します' } })
  })

  test('a message button says its text, a link gives its address, a picker gives the day within its bounds', async () => {
    const { event } = await s.line.say('はなこ', 'やあ')
    const picker = {
      type: 'datetimepicker',
      label: '日をえらぶ',
      data: 'day',
      mode: 'date',
      initial: '2026-09-01',
      max: '2026-09-30',
    }
    await answer(
      event,
      card(
        { type: 'message', label: '今日', text: '今日の記録' },
        { type: 'uri', label: '手帳', uri: 'https://liff.line.me/1' },
        picker,
      ),
    )
    await s.line.tap('はなこ', '日をえらぶ')
    expect(s.lastEvents()[0].postback).toEqual({ data: 'day', params: { date: '2026-09-01' } })
    await expect(s.line.tap('はなこ', '日をえらぶ', { pick: '2026-10-01' })).rejects.toThrow('later than')
    expect(await s.line.tap('はなこ', '手帳')).toMatchObject({ uri: 'https://liff.line.me/1' })
    await s.line.tap('はなこ', '今日')
    expect(s.lastEvents()[0].message).toMatchObject({ type: 'text', text: '今日の記録' })
  })

  test('quick replies are gone with the next message, card buttons stay', async () => {
    const { event } = await s.line.say('はなこ', 'やあ')
    const quickReply = { items: [{ type: 'action', action: { type: 'message', label: 'はい', text: 'はい' } }] }
    await answer(event, card({ type: 'postback', label: '直す', data: 'fix' }), { ...hello, quickReply })
    expect(s.line.available('はなこ').map((each) => each.action.label)).toEqual(['はい', '直す'])
    await s.line.say('はなこ', '次')
    await expect(s.line.tap('はなこ', 'はい')).rejects.toThrow('nothing to tap')
    await s.line.tap('はなこ', '直す')
  })
})

describe('events', () => {
  test('each sort looks as LINE sends it', async () => {
    const { userId } = s.line.person('はなこ')
    await s.line.follow('はなこ')
    expect(s.lastEvents()[0]).toMatchObject({
      type: 'follow',
      follow: { isUnblocked: false },
      mode: 'active',
      source: { type: 'user', userId },
      webhookEventId: expect.stringMatching(/^[0-9A-HJKMNP-TV-Z]{26}$/),
      deliveryContext: { isRedelivery: false },
    })
    await s.line.unfollow('はなこ')
    expect(s.lastEvents()[0].replyToken).toBeUndefined()
    await s.line.follow('はなこ')
    expect(s.lastEvents()[0].follow).toEqual({ isUnblocked: true })
    await s.line.sticker('はなこ')
    expect(s.lastEvents()[0].message).toMatchObject({ type: 'sticker', quoteToken: expect.any(String) })
    await s.line.media('はなこ', 'audio')
    expect(s.lastEvents()[0].message).toMatchObject({ type: 'audio', contentProvider: { type: 'line' } })
    await s.line.event('はなこ', 'membership', { membership: { type: 'joined', membershipId: 1 } })
    expect(s.lastEvents()[0]).toMatchObject({ type: 'membership', membership: { membershipId: 1 } })
  })

  test('in standby there is nothing to reply with', async () => {
    await s.line.say('はなこ', 'やあ', { mode: 'standby' })
    expect(s.lastEvents()[0]).toMatchObject({ mode: 'standby' })
    expect(s.lastEvents()[0].replyToken).toBeUndefined()
  })

  test('a group hears the answer to a group message', async () => {
    const { userId } = s.line.person('はなこ')
    const { groupId } = s.line.group('家族', [userId])
    await s.line.join(groupId)
    expect(s.lastEvents()[0].source).toEqual({ type: 'group', groupId })
    const { event } = await s.line.say('はなこ', '血圧128の82', { groupId })
    expect(event.source).toEqual({ type: 'group', groupId, userId })
    await answer(event, hello)
    expect(s.line.repliesTo(groupId)).toHaveLength(1)
    expect(s.line.chat('はなこ')).toEqual([])
  })

  test('a clock that was set stamps what people do, and leaves tokens alone', async () => {
    s.line.setClock(Date.parse('2020-01-01T00:00:00+09:00'))
    const { event } = await s.line.say('はなこ', 'あけましておめでとう')
    expect(event.timestamp).toBe(Date.parse('2020-01-01T00:00:00+09:00'))
    await answer(event, hello)
  })
})

describe('deliveries', () => {
  test('a redelivery differs in nothing but its mark, a duplicate in nothing at all', async () => {
    const { event } = await s.line.say('はなこ', 'やあ')
    await s.line.again(event.webhookEventId, true)
    await s.line.again(event.webhookEventId, false)
    const [first, second, third] = s.heard.map((each) => each.body)
    expect(second).toBe(first?.replace('"isRedelivery":false', '"isRedelivery":true'))
    expect(third).toBe(first)
  })

  test('twice, held and in reverse, in one request', async () => {
    s.line.webhooks.next({ copies: 2 })
    await s.line.say('はなこ', '一')
    expect(s.heard).toHaveLength(2)
    s.line.webhooks.next({ hold: true }, 2)
    await s.line.say('はなこ', '二')
    await s.line.say('はなこ', '三')
    expect(s.heard).toHaveLength(2)
    await s.line.webhooks.release('reversed', true)
    expect(s.lastEvents().map((event: { message: { text: string } }) => event.message.text)).toEqual(['三', '二'])
  })

  test('a body may come with its letters escaped, and is signed as it comes', async () => {
    s.line.webhooks.next({ escape: true })
    await s.line.say('はなこ', '血圧')
    expect(s.heard[0]?.body).toContain('\\u8840\\u5727')
    expect(s.heard[0]?.signature).toBe(sign(SECRET, s.heard[0]?.body ?? ''))
    expect(s.lastEvents()[0].message.text).toBe('血圧')
  })

  test('a bot that fails is tried again when the console says so, until it answers', async () => {
    let failures = 2
    const tries: boolean[] = []
    const own = await setUp({
      redeliverAfterMs: [1, 1, 1, 1],
      send: async (_, init) => {
        tries.push(JSON.parse(init?.body as string).events[0].deliveryContext.isRedelivery)
        return new Response('', { status: failures-- > 0 ? 500 : 200 })
      },
    })
    own.line.person('はなこ')
    const { delivery } = await own.line.say('はなこ', 'やあ')
    expect(delivery).toMatchObject({ status: 500, reason: 'ERROR_STATUS_CODE' })
    await expect.poll(() => tries).toEqual([false, true, true])
    await own.sim.close()
  })

  test('a bot that takes longer than LINE waits, and one that is not there', async () => {
    const never = (_: unknown, init?: RequestInit) =>
      new Promise<Response>((_done, failed) => init?.signal?.addEventListener('abort', failed))
    const slow = await setUp({ webhookTimeoutMs: 20, send: never as typeof fetch })
    expect((await slow.line.say(slow.line.person('はなこ').userId, 'やあ')).delivery?.reason).toBe('REQUEST_TIMEOUT')
    await slow.sim.close()
    const gone = await setUp({ webhookUrl: 'http://127.0.0.1:9/', send: fetch })
    expect((await gone.line.say(gone.line.person('はなこ').userId, 'やあ')).delivery?.reason).toBe('COULD_NOT_CONNECT')
    await gone.sim.close()
  })
})

describe('faults', () => {
  const push = () => s.api.pushMessage({ to: s.line.person('はなこ').userId, messages: [hello] })

  test('an error without work, then all is well again', async () => {
    s.line.faults.plan({ path: '/message/push', sort: 'status', status: 503, times: 2 })
    expect((await refusal(push())).status).toBe(503)
    expect((await refusal(push())).status).toBe(503)
    await push()
    expect(s.line.pushesTo('はなこ')).toHaveLength(1)
  })

  test('the work is done and the answer lost, so that a retry meets a spent token', async () => {
    const { event } = await s.line.say('はなこ', 'やあ')
    const reply = () => s.api.replyMessage({ replyToken: event.replyToken ?? '', messages: [hello] })
    s.line.faults.plan({ path: '/message/reply', sort: 'lost' })
    await expect(reply()).rejects.toThrow('fetch failed')
    expect(await refusal(reply())).toMatchObject({ status: 400, body: { message: 'Invalid reply token' } })
    expect(s.line.repliesTo('はなこ')).toHaveLength(1)
  })

  test('a broken connection, a wait before and a wait after', async () => {
    s.line.faults.plan({ path: '', sort: 'drop' })
    await expect(push()).rejects.toThrow('fetch failed')
    expect(s.line.calls({ path: 'push' })).toMatchObject([{ status: 0, fault: 'drop' }])
    s.line.faults.plan({ path: '', sort: 'hang', ms: 30 })
    const waiting = push()
    await new Promise((done) => setTimeout(done, 10))
    expect(s.line.pushesTo('はなこ')).toEqual([])
    await waiting
    s.line.faults.plan({ path: '', sort: 'status-after', status: 500 })
    expect((await refusal(push())).status).toBe(500)
    expect(s.line.pushesTo('はなこ')).toHaveLength(2)
  })
})

describe('the control API', () => {
  test('saying something waits for the answer and gives it as text', async () => {
    s.line.state.listen(({ sort }) => {
      const event = [...s.line.state.events.values()].at(-1)
      if (sort === 'delivery' && event) void answer(event, card({ type: 'postback', label: '直す', data: 'fix' }))
    })
    const said = await s.post(
      '/_sim/people/はなこ/say',
      JSON.stringify({ text: '血圧128の82', at: '2026-09-01T07:00:00+09:00' }),
    )
    expect(await said.json()).toMatchObject({
      status: 200,
      text: '［直す］',
      event: { timestamp: Date.parse('2026-09-01T07:00+09:00') },
    })
  })

  test('an act can be signed without being sent, for callers that deliver themselves', async () => {
    const answered = await s.post('/_sim/people/はなこ/say', JSON.stringify({ text: 'やあ', deliver: false }))
    const { request, event } = (await answered.json()) as {
      request: { headers: Record<string, string> }
      event: WebhookEvent
    }
    expect(request.headers['x-line-signature']).toMatch(/=$/)
    expect(s.heard).toEqual([])
    await answer(event, hello)
  })

  test('a mini-app opens with its path in liff.state and the credentials in the hash', async () => {
    const { url } = (await (
      await fetch(`${s.sim.url}/_sim/people/はなこ/liff-url?path=https://liff.line.me/1/entries?day=2026-09-01`)
    ).json()) as { url: string }
    const opened = new URL(url)
    expect(opened.searchParams.get('liff.state')).toBe('/entries?day=2026-09-01')
    expect([...new URLSearchParams(opened.hash.slice(1)).keys()]).toEqual(['access_token', 'id_token', 'context_token'])
  })

  test('an ordinary browser logs in by choosing who it is, and only back to the mini-app', async () => {
    const login = (redirect: string) => fetch(`${s.sim.url}/liff/login?redirect=${encodeURIComponent(redirect)}`)
    expect(await (await login('http://localhost:8787/entries')).text()).toMatch(
      /href="http:\/\/localhost:8787\/entries#access_token=/,
    )
    expect((await login('https://elsewhere.example/')).status).toBe(400)
  })

  test('the page and the stand-in SDK are served, nothing else of the folder is', async () => {
    const status = async (path: string) => (await fetch(s.sim.url + path)).status
    for (const path of ['/', '/page/main.js', '/page/style.css', '/liff/sdk.js']) expect(await status(path)).toBe(200)
    for (const path of ['/page/..%2fcore.ts', '/page/nothing.js', '/core.ts']) expect(await status(path)).toBe(404)
  })

  test('an unknown person by id is refused, a bad body is explained', async () => {
    expect((await s.post(`/_sim/people/U${'0'.repeat(32)}/say`, '{"text":"a"}')).status).toBe(409)
    expect((await s.post('/_sim/people/はなこ/say', '{}')).status).toBe(400)
  })
})
