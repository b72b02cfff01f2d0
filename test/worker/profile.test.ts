/** What members tell about themselves and how they wish to be met: kept, shown, exported, erased, and only theirs. */
import { env } from 'cloudflare:workers'
import { expect, test } from 'vitest'
import { type Harness, harness, type TestMember } from '../harness/harness.ts'

const bindings = env as unknown as Record<string, D1Database>
const NOON = '2026-09-01T12:30+09:00'

const me = async (member: Pick<TestMember, 'api'>) =>
  (await (await member.api('GET', '/api/me')).json()) as { profile: object; settings: object }
const put = (member: Pick<TestMember, 'api'>, what: 'profile' | 'settings', body: unknown) =>
  member.api('PUT', `/api/me/${what}`, body)
const rows = async (h: Harness, member: TestMember, memberNo?: number) => {
  const no = memberNo ?? (await h.rowOf(member.userId)).memberNo
  const { results } = await (bindings[`NOTEBOOK_${no % 2}`] as D1Database)
    .prepare('select * from profile where member_no = ?')
    .bind(no)
    .all()
  return results
}

test('a profile told in the mini-app is kept field by field, cleared by null, and exported', async () => {
  const h = await harness({ now: NOON })
  const hanako = await h.member()
  expect(await me(hanako)).toMatchObject({ profile: {}, settings: { mode: null, hidesValues: false } })
  const told = await put(hanako, 'profile', { birthYear: 1953, sex: 'female' })
  expect([told.status, await told.json()]).toEqual([200, { birthYear: 1953, sex: 'female' }])
  await put(hanako, 'profile', { heightCm: 158.04 })
  await put(hanako, 'profile', { sex: null })
  await put(hanako, 'profile', {})
  expect((await me(hanako)).profile).toEqual({ birthYear: 1953, heightCm: 158 })
  const exported = await (await hanako.api('GET', '/api/me/export?format=json')).json()
  expect(exported).toMatchObject({ profile: { birthYear: 1953, heightCm: 158 } })
})

test('a profile outside what can be right, with other fields, or without consent is refused', async () => {
  const h = await harness()
  const hanako = await h.member()
  const thisYear = new Date().getUTCFullYear()
  for (const body of [
    { birthYear: 1899 },
    { birthYear: thisYear - 15 },
    { birthYear: 1953.5 },
    { sex: 'other' },
    { heightCm: 99 },
    { heightCm: 231 },
    { name: '花子' },
    [],
  ]) {
    expect([body, (await put(hanako, 'profile', body)).status]).toEqual([body, 400])
  }
  expect((await me(hanako)).profile).toEqual({})
  await hanako.says('同意をやめる')
  expect((await put(hanako, 'profile', { birthYear: 1953 })).status).toBe(403)
  expect(await rows(h, hanako)).toEqual([])
})

test('erasing everything erases the profile and the mode', async () => {
  const h = await harness()
  const hanako = await h.member()
  await put(hanako, 'profile', { birthYear: 1953 })
  await put(hanako, 'settings', { mode: 'supported' })
  const { memberNo } = await h.rowOf(hanako.userId)
  expect(await rows(h, hanako)).toHaveLength(1)
  await hanako.api('DELETE', '/api/me')
  await h.tick()
  expect(await rows(h, hanako, memberNo)).toEqual([])
  expect(await me(hanako)).toMatchObject({ profile: {}, settings: { mode: null } })
})

test('settings change one by one; a mode that does not exist is refused', async () => {
  const h = await harness()
  const hanako = await h.member()
  const told = await put(hanako, 'settings', { mode: 'data-literate' })
  expect([told.status, await told.json()]).toEqual([200, { mode: 'data-literate', hidesValues: false }])
  await put(hanako, 'settings', { hidesValues: true })
  expect((await me(hanako)).settings).toEqual({ mode: 'data-literate', hidesValues: true })
  await put(hanako, 'settings', { mode: null })
  expect((await me(hanako)).settings).toEqual({ mode: null, hidesValues: true })
  for (const body of [{ mode: 'strict' }, { mode: '' }, { hidesValues: 'yes' }, { colour: 'red' }]) {
    expect([body, (await put(hanako, 'settings', body)).status]).toEqual([body, 400])
  }
})
