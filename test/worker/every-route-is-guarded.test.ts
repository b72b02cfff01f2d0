/** Walks the router and knocks on every door: without a token, with a broken one, as a guest, as somebody erased. */
import { expect, test } from 'vitest'
import { app } from '../../worker/app.ts'
import { harness } from '../harness/harness.ts'

/** Doors that are open to everyone on purpose. */
const PUBLIC = new Set(['GET /healthz', 'POST /line/webhook', 'POST /api/session', 'GET /api/about'])
/** Doors that are open to people without a notebook. */
const FOR_GUESTS = new Set([
  'GET /api/me',
  'GET /api/me/consents/:purpose',
  'PUT /api/me/consents/:purpose',
  'DELETE /api/me',
])

const routes = [
  ...new Set(
    app.routes
      .filter((route) => route.method !== 'ALL')
      .map((route) => `${route.method} ${route.path.replace(/\/$/, '')}`),
  ),
]
const guarded = routes.filter((route) => !PUBLIC.has(route))
const address = (route: string) =>
  (route.split(' ')[1] ?? '').replace(':purpose', 'record').replace(':id', '20260901-abcdefghabcdefgh-0')

test('there are doors to knock on', () => {
  expect(guarded.length).toBeGreaterThan(7)
})

test('without a token, with a forged one and with a spoiled one nobody gets in', async () => {
  const h = await harness()
  const hanako = await h.member()
  const spoiled = `${(await hanako.session()).slice(0, -3)}AAA`
  for (const route of guarded) {
    for (const token of [undefined, 'nonsense', spoiled]) {
      const headers = token ? { authorization: `Bearer ${token}` } : undefined
      const answer = await h.fetch(address(route), { method: route.split(' ')[0], headers })
      expect([route, token, answer.status]).toEqual([route, token, 401])
    }
  }
})

test('a guest sees no notebook', async () => {
  const h = await harness()
  const guest = h.guest()
  for (const route of guarded.filter((one) => !FOR_GUESTS.has(one))) {
    const answer = await guest.api(route.split(' ')[0] ?? 'GET', address(route))
    expect([route, answer.status]).toEqual([route, 403])
    expect(await answer.json()).toMatchObject({ reason: 'consent-required' })
  }
})

test('a notebook that is being erased is closed at once, also to an old session', async () => {
  const h = await harness()
  const hanako = await h.member()
  const token = await hanako.session()
  expect((await hanako.api('DELETE', '/api/me')).status).toBe(204)
  for (const route of guarded) {
    const answer = await h.fetch(address(route), {
      method: route.split(' ')[0],
      headers: { authorization: `Bearer ${token}` },
    })
    expect([route, answer.status]).toEqual([route, 403])
  }
})

test('a session needs an ID token that LINE vouches for, for our channel, still alive', async () => {
  const h = await harness()
  const person = h.line.person('ログインする人')
  const session = async (idToken: string) =>
    (await h.fetch('/api/session', { method: 'POST', body: JSON.stringify({ idToken }) })).status
  expect(await session(person.idToken())).toBe(200)
  expect(await session('nonsense')).toBe(401)
  expect(await session(person.idToken({ audience: '1999999999' }))).toBe(401)
  expect(await session(person.idToken({ ageSeconds: 4_000 }))).toBe(401)
})
