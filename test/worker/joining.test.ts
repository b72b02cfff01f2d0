import { expect, test } from 'vitest'
import { harness } from '../harness/harness.ts'

/** All actions in an answer whose label holds a word. */
function actionsWith(messages: unknown, word: string): { label: string }[] {
  const found: { label: string }[] = []
  const walk = (node: unknown): void => {
    if (Array.isArray(node)) return node.forEach(walk)
    if (node === null || typeof node !== 'object') return
    const { label } = node as { label?: unknown }
    if (typeof label === 'string' && label.includes(word)) found.push(node as { label: string })
    for (const value of Object.values(node)) walk(value)
  }
  walk(messages)
  return found
}

test('a new friend is welcomed with the notice and one button to agree', async () => {
  const h = await harness()
  const hanako = h.guest()
  await h.line.follow(hanako.name)
  await hanako.settle()
  const [welcome] = hanako.replies()
  expect(welcome?.text).toContain('みどり市が日本のサーバーで預かります')
  expect(actionsWith(welcome?.messages, '同意')).toHaveLength(1)
})

test('before agreeing, a reading is shown and not kept; the first answer holds one button to agree', async () => {
  const h = await harness()
  const hanako = h.guest()
  const answer = await hanako.says('血圧128の82')
  expect(answer).toContain('128/82')
  expect(actionsWith(hanako.replies()[0]?.messages, '同意')).toHaveLength(1)
  expect((await hanako.api('GET', '/api/me/entries')).status).toBe(403)
  expect(await (await hanako.api('GET', '/api/me')).json()).toMatchObject({ state: 'guest', consents: [] })
  await hanako.taps('16歳以上です・同意してはじめる')
  expect(await hanako.entries()).toEqual([])
})

test('one tap agrees, is answered, and a second tap changes nothing', async () => {
  const h = await harness()
  const hanako = await h.member()
  expect(hanako.lastReply()).toContain('今日から手帳をつけられます')
  await hanako.taps('16歳以上です・同意してはじめる')
  const me = await (await hanako.api('GET', '/api/me')).json()
  expect(me).toMatchObject({ state: 'member', consents: [{ purpose: 'record', granted: true }] })
})

test('withdrawing stops writing at once; reading stays open and agreeing again goes on', async () => {
  const h = await harness({ now: '2026-09-01T07:30+09:00' })
  const hanako = await h.member()
  await hanako.says('体重62.8')
  await hanako.says('同意をやめる')
  expect(await hanako.says('体重63.0')).toContain('まだ書いていません')
  expect(await hanako.entries()).toHaveLength(1)
  expect(
    (
      await hanako.api('POST', '/api/me/entries', {
        kind: 'weight',
        day: '2026-09-01',
        value: { weightKg: 60 },
        clientId: 'a',
      })
    ).status,
  ).toBe(403)
  await hanako.taps('16歳以上です・同意してはじめる')
  await hanako.says('体重63.1')
  expect(await hanako.entries()).toHaveLength(2)
})

test('the consent tap counts from its arrival, whatever the timestamps say', async () => {
  const h = await harness({ now: '2026-09-01T07:30+09:00' })
  const hanako = h.guest()
  await h.line.follow(hanako.name)
  await hanako.settle()
  await hanako.taps('16歳以上です・同意してはじめる')
  await hanako.says('体重62.8', '2026-08-20T09:00+09:00')
  expect(await hanako.page('2026-08-20')).toMatchObject([{ kind: 'weight', value: { weightKg: 62.8 } }])
})

test('somebody who blocks and comes back finds the notebook as it was', async () => {
  const h = await harness()
  const hanako = await h.member()
  await hanako.says('体重62.8')
  await h.line.unfollow(hanako.name)
  await hanako.settle()
  await h.line.follow(hanako.name)
  await hanako.settle()
  expect(hanako.lastReply()).toContain('おかえりなさい')
  expect(await hanako.entries()).toHaveLength(1)
})

test('erasing everything empties the notebook and the next start inherits nothing', async () => {
  const h = await harness()
  const hanako = await h.member()
  await hanako.says('体重62.8')
  await hanako.says('全部消して')
  await hanako.taps('全部消す')
  expect((await hanako.api('GET', '/api/me/entries')).status).toBeGreaterThanOrEqual(401)
  await h.tick()
  expect(await (await hanako.api('GET', '/api/me')).json()).toMatchObject({ state: 'guest', consents: [] })
  await hanako.says('こんにちは')
  await hanako.taps('16歳以上です・同意してはじめる')
  expect(await hanako.entries()).toEqual([])
})
