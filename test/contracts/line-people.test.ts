/** What a bot may learn about people in the simulator: profiles, content, menus, LINE Login, signatures. */
import { validateSignature } from '@line/bot-sdk'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { sign } from '../line/signing.ts'
import { hello, LOGIN_CHANNEL_ID, refusal, SECRET, type Setup, setUp } from './line-setup.ts'

let s: Setup
beforeEach(async () => {
  s = await setUp()
})
afterEach(() => s.sim.close())

describe('people, content and menus', () => {
  test('a profile is there for friends and gone with a block', async () => {
    const { userId } = s.line.person('はなこ')
    expect(await s.api.getProfile(userId)).toEqual({ userId, displayName: 'はなこ', language: 'ja' })
    await s.line.unfollow('はなこ')
    expect((await refusal(s.api.getProfile(userId))).status).toBe(404)
  })

  test('content is there, being prepared, unsent, or unknown', async () => {
    s.line.person('はなこ')
    const bytes = new Uint8Array([1, 2, 3])
    const { entry } = await s.line.image('はなこ', bytes, { type: 'image/jpeg' })
    const id = entry?.id ?? ''
    const { httpResponse, body } = await s.blob.getMessageContentWithHttpInfo(id)
    expect(httpResponse.headers.get('content-type')).toBe('image/jpeg')
    expect(Buffer.concat(await body.toArray())).toEqual(Buffer.from([1, 2, 3]))
    s.line.setContent(id, 'preparing')
    expect((await s.blob.getMessageContentWithHttpInfo(id)).httpResponse.status).toBe(202)
    await s.line.unsend('はなこ', id)
    expect(s.lastEvents()[0]).toMatchObject({ type: 'unsend', unsend: { messageId: id } })
    expect((await refusal(s.blob.getMessageContent(id))).status).toBe(410)
    expect((await refusal(s.blob.getMessageContent('404'))).status).toBe(404)
  })

  test('the loading indicator takes steps of five and ends with the next message', async () => {
    const replyToken = (await s.line.say(s.line.person('はなこ').userId, 'やあ')).event.replyToken ?? ''
    const { userId } = s.line.person('はなこ')
    expect((await refusal(s.api.showLoadingAnimation({ chatId: userId, loadingSeconds: 7 }))).status).toBe(400)
    expect((await refusal(s.api.showLoadingAnimation({ chatId: `C${'0'.repeat(32)}` }))).status).toBe(400)
    await s.api.showLoadingAnimation({ chatId: userId, loadingSeconds: 20 })
    expect(s.line.state.loadingUntil.has(userId)).toBe(true)
    await s.api.replyMessage({ replyToken, messages: [hello] })
    expect(s.line.state.loadingUntil.has(userId)).toBe(false)
  })

  test('a rich menu is made, pictured, aliased, shown and tapped', async () => {
    const { userId } = s.line.person('はなこ')
    const shape = {
      size: { width: 2500, height: 843 },
      selected: true,
      name: '記録',
      chatBarText: 'メニュー',
      areas: [
        {
          bounds: { x: 0, y: 0, width: 2500, height: 843 },
          action: { type: 'richmenuswitch' as const, label: '次へ', richMenuAliasId: 'b', data: 'to-b' },
        },
      ],
    }
    expect((await refusal(s.api.createRichMenu({ ...shape, chatBarText: 'あ'.repeat(15) }))).status).toBe(400)
    const { richMenuId } = await s.api.createRichMenu(shape)
    expect((await refusal(s.api.setDefaultRichMenu(richMenuId))).status).toBe(400)
    await s.blob.setRichMenuImage(richMenuId, new Blob([new Uint8Array([1])], { type: 'image/png' }))
    await s.api.setDefaultRichMenu(richMenuId)
    await s.api.createRichMenuAlias({ richMenuAliasId: 'b', richMenuId })
    const { done } = await s.line.tap('はなこ', '次へ')
    expect(done?.event.postback).toEqual({ data: 'to-b', params: { newRichMenuAliasId: 'b', status: 'SUCCESS' } })
    expect(await s.api.getRichMenuIdOfUser(userId)).toEqual({ richMenuId })
  })

  test('the webhook address can be read, set and tested', async () => {
    await s.api.setWebhookEndpoint({ endpoint: 'https://bot.example.com/line' })
    expect(await s.api.getWebhookEndpoint()).toEqual({ endpoint: 'https://bot.example.com/line', active: true })
    expect(await s.api.testWebhookEndpoint({})).toMatchObject({ success: true, statusCode: 200, reason: 'OK' })
    expect(JSON.parse(s.heard.at(-1)?.body ?? '')).toMatchObject({ events: [] })
  })
})

describe('LINE Login', () => {
  const verify = async (fields: Record<string, string>) => {
    const answer = await fetch(`${s.sim.url}/oauth2/v2.1/verify`, { method: 'POST', body: new URLSearchParams(fields) })
    return { status: answer.status, body: (await answer.json()) as Record<string, unknown> }
  }

  test('an ID token tells who it is, and every way to be wrong has its own words', async () => {
    const person = s.line.person('はなこ')
    const client_id = LOGIN_CHANNEL_ID
    const good = await verify({ id_token: person.idToken(), client_id })
    expect(good).toMatchObject({
      status: 200,
      body: { iss: 'https://access.line.me', sub: person.userId, aud: client_id },
    })
    const tampered = person.idToken().replace(/\.[^.]+\./, `.${Buffer.from('{"sub":"U"}').toString('base64url')}.`)
    const wrong: [string, Record<string, string>][] = [
      ['Invalid IdToken.', { id_token: tampered }],
      ['Invalid IdToken.', { id_token: 'abc' }],
      ['IdToken expired.', { id_token: person.idToken({ ageSeconds: 3_601 }) }],
      ['Invalid IdToken Audience.', { id_token: person.idToken({ audience: '9' }) }],
      ['Invalid IdToken Issuer.', { id_token: person.idToken({ issuer: 'https://example.com' }) }],
      ['Invalid IdToken Nonce.', { id_token: person.idToken({ nonce: 'a' }), nonce: 'b' }],
      ['Invalid IdToken Subject Identifier.', { id_token: person.idToken(), user_id: 'U0' }],
    ]
    for (const [description, fields] of wrong)
      expect(await verify({ client_id, ...fields })).toEqual({
        status: 400,
        body: { error: 'invalid_request', error_description: description },
      })
  })

  test('an access token names its channel until the person is deauthorized', async () => {
    const person = s.line.person('はなこ')
    const userAccessToken = person.accessToken()
    const look = async () => (await fetch(`${s.sim.url}/oauth2/v2.1/verify?access_token=${userAccessToken}`)).json()
    expect(await look()).toMatchObject({ client_id: LOGIN_CHANNEL_ID, expires_in: 43_200 })
    const profile = await fetch(`${s.sim.url}/v2/profile`, { headers: { authorization: `Bearer ${userAccessToken}` } })
    expect(await profile.json()).toMatchObject({ userId: person.userId })
    expect((await s.post('/user/v1/deauthorize', JSON.stringify({ userAccessToken }))).status).toBe(204)
    expect(await look()).toMatchObject({ error_description: 'The access token revoked' })
    expect((await s.post('/user/v1/deauthorize', JSON.stringify({ userAccessToken }))).status).toBe(400)
  })
})

test('signatures are LINE’s own, and the SDK accepts them', async () => {
  const published = '{"destination":"U8e742f61d673b39c7fff3cecb7536ef0","events":[]}'
  expect(sign(SECRET, published)).toBe('GhRKmvmHys4Pi8DxkF4+EayaH0OqtJtaZxgTD9fMDLs=')
  s.line.person('はなこ')
  await s.line.say('はなこ', '血圧128の82')
  const { body, signature } = s.heard[0] ?? { body: '', signature: '' }
  expect(validateSignature(body, SECRET, signature)).toBe(true)
})
