import { expect, test } from 'vitest'
import { harness, type StoredEntry } from '../harness/harness.ts'

const weight = (day: string, weightKg: number, clientId: string) => ({
  kind: 'weight',
  day,
  value: { weightKg },
  clientId,
})

test('an entry from the mini-app is made once for its client id', async () => {
  const h = await harness()
  const hanako = await h.member()
  const first = await hanako.api('POST', '/api/me/entries', weight('2026-09-01', 62.8, 'abc'))
  const again = await hanako.api('POST', '/api/me/entries', weight('2026-09-01', 62.8, 'abc'))
  expect([first.status, again.status]).toEqual([201, 200])
  const [a, b] = [(await first.json()) as StoredEntry, (await again.json()) as StoredEntry]
  expect(a).toEqual(b)
  expect(a).toMatchObject({ day: '2026-09-01', atPrecision: 'day', at: '2026-09-01T12:00:00+09:00', source: 'liff' })
  expect(a.id).toMatch(/^20260901-/)
  expect(await hanako.entries()).toHaveLength(1)
})

test('changing the value keeps the id; moving to another day gives a new one', async () => {
  const h = await harness()
  const hanako = await h.member()
  const made = (await (
    await hanako.api('POST', '/api/me/entries', weight('2026-09-01', 62.8, 'x'))
  ).json()) as StoredEntry
  const changed = await hanako.api('PATCH', `/api/me/entries/${made.id}`, { value: { weightKg: 61 } })
  expect(await changed.json()).toMatchObject({ id: made.id, value: { weightKg: 61 } })
  const moved = (await (
    await hanako.api('PATCH', `/api/me/entries/${made.id}`, { at: '2026-08-31T21:00:00+09:00' })
  ).json()) as StoredEntry
  expect(moved.id).toMatch(/^20260831-/)
  expect(await hanako.entries()).toMatchObject([{ id: moved.id, day: '2026-08-31' }])
  expect((await hanako.api('DELETE', `/api/me/entries/${made.id}`)).status).toBe(404)
  expect((await hanako.api('DELETE', `/api/me/entries/${moved.id}`)).status).toBe(204)
  expect(await hanako.entries()).toEqual([])
})

test('bad input is refused kindly and names fields, never values', async () => {
  const h = await harness()
  const hanako = await h.member()
  const refused = async (body: unknown) => {
    const answer = await hanako.api('POST', '/api/me/entries', body)
    return [answer.status, answer.headers.get('content-type'), (await answer.text()).includes('987654')]
  }
  const problem = (status: number) => [status, 'application/problem+json', false]
  expect(await refused({ kind: 'weight', day: '2026-09-01', value: { weightKg: '987654' }, clientId: 'a' })).toEqual(
    problem(400),
  )
  expect(await refused({ kind: 'nonsense', day: '2026-09-01', value: {}, clientId: 'a' })).toEqual(problem(400))
  expect(await refused({ kind: 'weight', day: '2026-02-30', value: { weightKg: 60 }, clientId: 'a' })).toEqual(
    problem(400),
  )
  expect(await refused({ kind: 'weight', value: { weightKg: 60 }, clientId: 'a' })).toEqual(problem(400))
  expect(await refused({ kind: 'weight', day: '2199-01-01', value: { weightKg: 60 }, clientId: 'a' })).toEqual(
    problem(422),
  )
  expect((await hanako.api('GET', '/api/me/entries?from=yesterday')).status).toBe(400)
  expect(await hanako.entries()).toEqual([])
})

test("somebody else's entry is not found", async () => {
  const h = await harness()
  const [hanako, taro] = [await h.member(), await h.member()]
  const made = (await (
    await hanako.api('POST', '/api/me/entries', weight('2026-09-01', 62.8, 'x'))
  ).json()) as StoredEntry
  expect((await taro.api('PATCH', `/api/me/entries/${made.id}`, { value: { weightKg: 1 } })).status).toBe(404)
  expect((await taro.api('DELETE', `/api/me/entries/${made.id}`)).status).toBe(404)
  expect(await taro.entries()).toEqual([])
  expect(await hanako.entries()).toHaveLength(1)
})

test('entries come ascending by time, by day and kind, a thousand at a time', async () => {
  const h = await harness()
  const hanako = await h.member()
  const { memberNo } = await h.rowOf(hanako.userId)
  await h.fillNotebook(memberNo, 2_345)
  const seen: StoredEntry[] = []
  let pages = 0
  for (let next = ''; pages === 0 || next; pages++) {
    const answer = (await (
      await hanako.api('GET', `/api/me/entries?from=2000-01-01${next && `&next=${next}`}`)
    ).json()) as { entries: StoredEntry[]; next?: string }
    seen.push(...answer.entries)
    next = answer.next ?? ''
  }
  expect(pages).toBe(3)
  expect(new Set(seen.map((entry) => entry.id)).size).toBe(2_345)
  expect(seen.map((entry) => Date.parse(entry.at))).toEqual(
    seen.map((entry) => Date.parse(entry.at)).sort((a, b) => a - b),
  )
  expect((await hanako.entries('?kind=steps')).every((entry) => entry.kind === 'steps')).toBe(true)
})

test('a chat log and a mini-app delete at the same instant both hold', async () => {
  const h = await harness({ now: '2026-09-01T07:30+09:00' })
  const hanako = await h.member()
  await hanako.says('体重62.8')
  const [entry] = await hanako.entries()
  const [, answer] = await Promise.all([
    hanako.says('血圧128の82'),
    hanako.api('DELETE', `/api/me/entries/${entry?.id}`),
  ])
  expect(answer.status).toBe(204)
  expect(await hanako.entries()).toMatchObject([{ kind: 'blood_pressure' }])
})

test('consents are read, withdrawn and given again; the export stays open without them', async () => {
  const h = await harness()
  const hanako = await h.member()
  await hanako.says('体重62.8')
  expect(await (await hanako.api('GET', '/api/me/consents/record')).json()).toMatchObject({
    granted: true,
    version: '2026-11',
  })
  expect(await (await hanako.api('PUT', '/api/me/consents/record', { granted: false })).json()).toMatchObject({
    granted: false,
  })
  expect((await hanako.api('GET', '/api/me/export?format=json')).status).toBe(200)
  expect(await (await hanako.api('GET', '/api/me/consents/ai')).json()).toEqual({ purpose: 'ai', granted: false })
  expect((await hanako.api('GET', '/api/me/consents/nonsense')).status).toBe(404)
})

test('the export holds everything in three forms', async () => {
  const h = await harness({ now: '2026-09-01T07:30+09:00' })
  const hanako = await h.member()
  await hanako.says('血圧128の82')
  await hanako.says('メモ：=HYPERLINK("x")')
  const json = (await (await hanako.api('GET', '/api/me/export?format=json')).json()) as { entries: StoredEntry[] }
  expect(json.entries).toHaveLength(2)
  const fhir = await (await hanako.api('GET', '/api/me/export?format=fhir')).json()
  expect(fhir).toMatchObject({
    resourceType: 'Bundle',
    entry: [
      {
        resource: {
          code: { coding: [{ code: '85354-9' }] },
          component: [{ valueQuantity: { value: 128, code: 'mm[Hg]' } }, { valueQuantity: { value: 82 } }],
        },
      },
      {},
    ],
  })
  const csv = await (await hanako.api('GET', '/api/me/export?format=csv')).text()
  expect(csv.split('\r\n')).toHaveLength(4)
  expect(csv).not.toMatch(/(^|,)"?=/m)
  expect((await hanako.api('GET', '/api/me/export?format=xml')).status).toBe(400)
})
