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

const messages = (member: TestMember) => JSON.stringify(member.replies().at(-1)?.messages)

test('plain statements in the chat set the profile, with one warm sentence', async () => {
  const h = await harness({ now: NOON })
  const hanako = await h.member()
  expect(await hanako.says('昭和28年生まれです')).toContain('1953年生まれですね')
  expect(await hanako.says('女性です')).toContain('女性ですね')
  expect(await hanako.says('身長158cm、体重52.3kg')).toContain('身長158cmですね')
  expect((await me(hanako)).profile).toEqual({ birthYear: 1953, sex: 'female', heightCm: 158 })
  expect(await hanako.entries()).toMatchObject([{ kind: 'weight', value: { weightKg: 52.3 } }])
  await hanako.says('孫は5歳')
  await hanako.says('72歳の母と出かけた')
  expect(await hanako.says('12歳です')).toContain('書かずにおきますね')
  expect(await hanako.says('身長58cm')).not.toContain('58cmですね')
  expect((await me(hanako)).profile).toEqual({ birthYear: 1953, sex: 'female', heightCm: 158 })
  expect(messages(hanako)).not.toMatch(/undefined|null/)
})

test('what was told of oneself is taken back by 取り消し and by unsending, and no entry with it', async () => {
  const h = await harness({ now: NOON })
  const hanako = await h.member()
  await hanako.says('体重62.8')
  await hanako.says('72歳です')
  expect(await hanako.says('取り消し')).toContain('取り消しました')
  expect((await me(hanako)).profile).toEqual({})
  expect(await hanako.entries()).toHaveLength(1)
  const sent = await h.line.say(hanako.name, '女性です')
  await hanako.settle()
  expect((await me(hanako)).profile).toEqual({ sex: 'female' })
  await h.line.unsend(hanako.name, sent.entry?.id ?? '')
  await hanako.settle()
  expect((await me(hanako)).profile).toEqual({})
  await hanako.says('取り消し')
  expect(await hanako.entries()).toHaveLength(0)
})

test('before agreeing nothing about a person is kept; a quiet chat repeats no number', async () => {
  const h = await harness({ now: NOON, privacy: 'quiet' })
  const guest = h.guest()
  await guest.says('72歳です')
  await guest.taps('16歳以上です・同意してはじめる')
  expect((await me(guest)).profile).toEqual({})
  expect(await guest.says('72歳です')).not.toMatch(/19\d\d|72/)
  expect((await me(guest)).profile).toEqual({ birthYear: 1954 })
})

test('the cards of a day and a week speak of the reader’s own reference intakes, and say whose', async () => {
  const h = await harness({ now: NOON })
  const hanako = await h.member()
  await hanako.says('朝はご飯と納豆')
  await hanako.says('昼はきつねうどん')
  expect(await hanako.says('今日')).toContain('目安は成人のおおよその値です')
  await hanako.says('72歳です')
  expect(await hanako.says('今日')).toContain('目安は成人のおおよその値です')
  await hanako.says('女性です')
  for (const word of ['今日', '今週']) {
    const answer = await hanako.says(word)
    expect(answer).toContain('72歳・女性の目安')
    expect(answer).toContain('目安6.5g未満')
    expect(answer).not.toContain('成人のおおよそ')
  }
  await put(hanako, 'profile', { sex: 'unspecified' })
  expect(await hanako.says('今日')).toContain('目安は成人のおおよその値です')
})

test('つきあい方 shows five buttons; each word alone chooses its mode', async () => {
  const h = await harness()
  const hanako = await h.member()
  await hanako.says('つきあい方')
  for (const [word, mode] of [
    ['楽しくゆるく', 'no-symptoms'],
    ['必要なときだけ', 'looks-away'],
    ['見守ってほしい', 'supported'],
    ['しっかり応援', 'self-strict'],
    ['数字でくわしく', 'data-literate'],
  ] as const) {
    await hanako.says('つきあい方')
    await hanako.taps(word)
    expect(hanako.lastReply()).toContain('わかりました')
    expect((await me(hanako)).settings).toEqual({ mode, hidesValues: false })
  }
  expect(await hanako.says('つきあい方')).toContain('いまは「数字でくわしく」です')
})

test('in 楽しくゆるく no answer speaks of kcal; without it the same answers do', async () => {
  const said = [
    '朝はご飯と納豆と味噌汁',
    '昼は320kcalの弁当',
    '間食にもんじゃらほげ焼き',
    '味噌汁はなし',
    'ご飯200g',
    '体重62.8',
    '今日',
    '昨日',
    '今週',
    '先生に見せる',
    '夜はカレーライス',
    '間違えた、夜はハヤシライス',
    'これをいつもの夕食にして',
    'いつもの夕食',
    '使い方',
  ]
  const spoken = async (mode: string | null) => {
    const h = await harness({ now: NOON })
    const hanako = await h.member()
    await put(hanako, 'settings', { mode })
    for (const text of said) await hanako.says(text)
    for (const label of ['直す', '大盛り']) {
      await hanako.says('夜は親子丼')
      await hanako.taps(label)
    }
    await hanako.says('同意をやめる')
    await hanako.says('夜は親子丼')
    return JSON.stringify(hanako.replies().map((reply) => reply.messages))
  }
  expect(await spoken(null)).toMatch(/kcal/)
  expect(await spoken('no-symptoms')).not.toMatch(/kcal|キロカロリー/i)
})
