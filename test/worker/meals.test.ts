/** Living with meals in the chat: one tap, one word or one dish at a time; usual meals; a day's and a week's sums. */
import { env } from 'cloudflare:workers'
import { expect, test } from 'vitest'
import { notebookStore } from '../../worker/notebook/store.ts'
import { harness, type StoredEntry, type TestMember } from '../harness/harness.ts'

const bindings = env as unknown as Record<string, D1Database>
const NOON = '2026-09-01T12:30+09:00'

const dishes = (entry: StoredEntry | undefined) =>
  (entry?.value.dishes as { name: string; grams: number }[] | undefined)?.map(({ name, grams }) => `${name} ${grams}`)
const namesOf = (entry: StoredEntry | undefined) => dishes(entry)?.map((dish) => dish.split(' ')[0])
const mealOf = async (member: TestMember, day = '2026-09-01') =>
  (await member.page(day)).filter((entry) => entry.kind === 'meal').at(-1)
const lastMessages = (member: TestMember) => JSON.stringify(member.replies().at(-1)?.messages)

async function eater(text: string, options: Parameters<typeof harness>[0] = {}) {
  const h = await harness({ now: NOON, ...options })
  const hanako = await h.member()
  const answer = await hanako.says(text)
  return { h, hanako, answer }
}

test('a card says what was assumed and offers three sizes', async () => {
  const { answer } = await eater('昼はご飯と味噌汁')
  expect(answer).toMatch(/ご飯 1膳 約150g、味噌汁 1杯 約\d+gとして/)
  expect(answer).toContain('［少なめ］ ［普通］ ［大盛り］')
})

test('sizes by one tap never pile up, also weeks later, and keep everything else', async () => {
  const { h, hanako } = await eater('昼はご飯と味噌汁')
  const told = await mealOf(hanako)
  await hanako.taps('大盛り')
  const large = await mealOf(hanako)
  expect(large?.value.energyKcal).toBeGreaterThan(told?.value.energyKcal as number)
  await hanako.taps('大盛り')
  expect(await mealOf(hanako)).toEqual(large)
  h.line.setClock(Date.parse('2026-09-25T08:00+09:00'))
  await hanako.taps('少なめ')
  expect((await mealOf(hanako))?.value.energyKcal).toBeLessThan(told?.value.energyKcal as number)
  expect(hanako.lastReply()).toContain('［少なめ］ ［普通］ ［大盛り］')
  await hanako.taps('普通')
  expect(await mealOf(hanako)).toEqual(told)
})

test('a tap delivered twice changes once and is answered once', async () => {
  const { h, hanako } = await eater('昼はご飯と味噌汁')
  const before = hanako.replies().length
  const tapped = await hanako.taps('大盛り')
  const large = await mealOf(hanako)
  await h.line.again(tapped.done?.event.webhookEventId ?? '', true)
  await hanako.settle()
  expect(await mealOf(hanako)).toEqual(large)
  expect(hanako.replies()).toHaveLength(before + 1)
})

test('dishes are corrected by buttons that hold ids and places only', async () => {
  const { hanako } = await eater('昼はご飯と味噌汁と卵焼き')
  await hanako.taps('直す')
  expect(hanako.lastReply()).toContain('どの料理を直しますか')
  for (const [, data] of lastMessages(hanako).matchAll(/"data":"([^"]*)"/g)) expect(data).toMatch(/^[a-z_]+ [\w -]+$/)
  await hanako.taps('味噌汁')
  await hanako.taps('なかったことに')
  expect(namesOf(await mealOf(hanako))).toEqual(['ご飯', '卵焼き'])
  // The old card once more: what is gone is gone, and nothing else goes with it.
  await hanako.taps('なかったことに')
  expect(hanako.lastReply()).toContain('もう手帳にありません')
  await hanako.taps('卵焼き')
  await hanako.taps('グラムで')
  await hanako.says('60g')
  await hanako.taps('直す')
  await hanako.taps('ご飯')
  await hanako.taps('別の料理に')
  await hanako.says('焼きそば')
  await hanako.taps('直す')
  await hanako.taps('料理を足す')
  await hanako.says('りんご1個')
  const meal = await mealOf(hanako)
  expect(namesOf(meal)).toEqual(['焼きそば', '卵焼き', 'りんご'])
  expect(meal).toMatchObject({ day: '2026-09-01', value: { slot: 'lunch' }, source: 'chat' })
  expect(await hanako.entries()).toHaveLength(1)
})

test('減らす and 増やす of a dish are steps from what was told', async () => {
  const { hanako } = await eater('昼はご飯と味噌汁')
  await hanako.taps('直す')
  await hanako.taps('ご飯')
  await hanako.taps('減らす')
  await hanako.taps('減らす')
  expect(dishes(await mealOf(hanako))?.[0]).toBe('ご飯 110')
  await hanako.taps('増やす')
  expect(dishes(await mealOf(hanako))?.[0]).toBe('ご飯 220')
  await hanako.taps('もとの量')
  expect(dishes(await mealOf(hanako))?.[0]).toBe('ご飯 150')
})

test('words correct the latest meal and keep its day, time, slot and id', async () => {
  const { hanako } = await eater('昼はご飯と味噌汁とコーヒー')
  const told = await mealOf(hanako)
  await hanako.says('味噌汁はなし')
  await hanako.says('ご飯200g')
  await hanako.says('卵焼きを足して')
  await hanako.says('コーヒーじゃなくて紅茶')
  const meal = await mealOf(hanako)
  expect(namesOf(meal)).toEqual(['ご飯', '紅茶', '卵焼き'])
  expect(dishes(meal)?.[0]).toBe('ご飯 200')
  expect(meal).toMatchObject({ id: told?.id, at: told?.at, day: told?.day, source: 'chat', value: { slot: 'lunch' } })
  expect(await hanako.entries()).toHaveLength(1)
})

test("another day's meal is corrected by its card and by its name", async () => {
  const { hanako } = await eater('昨日の夜はカレーとサラダ')
  await hanako.says('昼はうどん')
  await hanako.says('昨日の夜のサラダはなし')
  expect(namesOf(await mealOf(hanako, '2026-08-31'))).toEqual(['カレー'])
  await hanako.says('昨日の夜のカレーはチキン')
  expect(dishes(await mealOf(hanako, '2026-08-31'))?.[0]).toContain('チキンカレー')
  expect(await hanako.entries()).toHaveLength(2)
})

test('a meal being corrected may be told anew as a whole', async () => {
  const { hanako } = await eater('昼はうどん')
  await hanako.taps('直す')
  await hanako.says('ざるそばと天ぷら')
  expect(namesOf(await mealOf(hanako))).toEqual(['ざるそば', '天ぷら'])
  expect(await hanako.entries()).toHaveLength(1)
})

test('a meal of another slot told after 直す is a meal of its own', async () => {
  const { hanako } = await eater('昼はうどん')
  await hanako.taps('直す')
  await hanako.says('夜はカレー', '2026-09-01T19:00+09:00')
  expect((await hanako.entries()).map((entry) => entry.value.slot)).toEqual(['lunch', 'dinner'])
})

test('talk about a dish of the meal tells no second one', async () => {
  const { hanako } = await eater('昼はカレーとサラダ')
  await hanako.says('カレーは甘くて美味しかった')
  expect(await hanako.entries()).toHaveLength(1)
})

test('what was not eaten makes no meal, and the last dish taken out takes the meal back', async () => {
  const { hanako } = await eater('昼はうどん')
  await hanako.says('お寿司は食べなかった')
  expect(await hanako.entries()).toHaveLength(1)
  await hanako.says('うどんはなし')
  expect(hanako.lastReply()).toContain('取り消しました')
  expect(await hanako.entries()).toEqual([])
})

test('after a correction 取り消し takes back the meal once, and an unsent message takes its meal along', async () => {
  const { h, hanako } = await eater('昼はご飯と味噌汁')
  const said = h.line.chat(hanako.userId).findLast((one) => one.from === 'person' && one.message.type === 'text')
  await hanako.taps('大盛り')
  await h.line.unsend(hanako.name, said?.id ?? '')
  await hanako.settle()
  expect(await hanako.entries()).toEqual([])
  await hanako.says('昼はうどん')
  await hanako.says('やっぱり大盛り')
  await hanako.says('取り消し')
  expect(await hanako.entries()).toEqual([])
  expect((await remembered(hanako)).filter(({ topic }) => topic !== 'habits')).toEqual([])
})

test('an unsent correction puts the meal back as it was', async () => {
  const { h, hanako } = await eater('昼はご飯と味噌汁')
  const told = await mealOf(hanako)
  await hanako.says('ご飯300g')
  const said = h.line.chat(hanako.userId).findLast((one) => one.from === 'person' && one.message.type === 'text')
  await h.line.unsend(hanako.name, said?.id ?? '')
  await hanako.settle()
  expect(await mealOf(hanako)).toEqual(told)
})

async function remembered(member: TestMember): Promise<{ topic: string; value: Record<string, unknown> }[]> {
  const answer = await member.api('GET', '/api/me/export?format=json')
  return ((await answer.json()) as { remembered: { topic: string; value: Record<string, unknown> }[] }).remembered
}

test('the usual amount is known from the second time on, and leaves with the export', async () => {
  const { hanako } = await eater('昼はご飯と味噌汁')
  await hanako.says('ご飯180g')
  await hanako.says('夜はご飯と焼き鮭', '2026-09-01T19:00+09:00')
  expect(dishes(await mealOf(hanako))?.[0]).toBe('ご飯 150')
  await hanako.says('ご飯は180g', '2026-09-01T19:01+09:00')
  const answer = await hanako.says('昼はご飯と納豆', '2026-09-02T12:30+09:00')
  expect(answer).toContain('ご飯 いつもの180g')
  expect(dishes(await mealOf(hanako, '2026-09-02'))?.[0]).toBe('ご飯 180')
  expect(await remembered(hanako)).toContainEqual(
    expect.objectContaining({
      topic: 'habits',
      value: expect.objectContaining({ usual: { ご飯: { grams: 180, times: 2 } } }),
    }),
  )
})

test('a meal with a name is told by it, and so is the one of yesterday', async () => {
  const { hanako } = await eater('朝はトーストと牛乳')
  expect(await hanako.says('これをいつもの朝ごはんにして')).toContain('トースト、牛乳')
  await hanako.says('昼はカレーとサラダ')
  await hanako.says('いつもの朝ごはん', '2026-09-02T07:30+09:00')
  await hanako.says('昼は昨日と同じ', '2026-09-02T12:30+09:00')
  await hanako.says('いつもの朝ごはんにバナナを足して', '2026-09-03T07:30+09:00')
  const meals = (await hanako.entries()).filter((entry) => entry.kind === 'meal')
  expect(meals.map((entry) => [entry.day, entry.value.slot, dishes(entry)?.length])).toEqual([
    ['2026-09-01', 'breakfast', 2],
    ['2026-09-01', 'lunch', 2],
    ['2026-09-02', 'breakfast', 2],
    ['2026-09-02', 'lunch', 2],
    ['2026-09-03', 'breakfast', 3],
  ])
})

test('the same breakfast three times is the usual one; before that Techo says that it does not know', async () => {
  const { hanako } = await eater('朝はトーストと牛乳')
  await hanako.says('朝は牛乳とトースト', '2026-09-02T07:30+09:00')
  expect(await hanako.says('いつもの朝ごはん', '2026-09-03T07:30+09:00')).toContain('まだ覚えていません')
  await hanako.says('朝 トーストと牛乳', '2026-09-03T07:31+09:00')
  await hanako.says('いつもの朝ごはん', '2026-09-04T07:30+09:00')
  expect(namesOf(await mealOf(hanako, '2026-09-04'))).toEqual(['トースト', '牛乳'])
})

test('of a message with an unknown dish the rest is written, and a guess joins that meal', async () => {
  const { hanako, answer } = await eater('昼にガドガドブーレとご飯を食べた')
  expect(answer).toContain('手帳に書きました')
  expect(answer).toContain('「ガドガドブーレ」がわかりませんでした')
  await hanako.says('昼食に親子丼を足して')
  expect(namesOf(await mealOf(hanako))).toEqual(['ご飯', '親子丼'])
  expect(await hanako.entries()).toHaveLength(1)
})

test('a day and a week are shown beside the reference intakes, in plain words', async () => {
  const { hanako } = await eater('朝はご飯と味噌汁、昼はざるそば、夜は焼き鮭とご飯とサラダ', {
    now: '2026-09-01T20:30+09:00',
  })
  const today = await hanako.says('今日')
  for (const words of [
    '食塩',
    '目安7.0g未満',
    'たんぱく質',
    '目安60g',
    '野菜',
    '目安350g',
    '食物繊維',
    '目安20g',
    '成人のおおよその値',
  ]) {
    expect(today).toContain(words)
  }
  expect(await hanako.says('今週')).toContain('2食以上書いた1日の平均')
  await hanako.says('昨日の朝はバナナ')
  expect(await hanako.says('昨日')).toContain('この日の食事')
  // A day with one meal says nothing about a day's intake: the mean is still that of one day.
  expect(await hanako.says('今週')).toContain('2食以上書いた1日の平均')
})

test('the first of the year is noticed once, one a day, and forgotten with its entry', async () => {
  const { hanako, answer } = await eater('昼はさんまの塩焼きとご飯')
  expect(answer).toContain('今年はじめてのさんまですね')
  expect(await hanako.says('夜はさんまの塩焼き', '2026-09-01T19:00+09:00')).not.toContain('今年はじめて')
  expect(await hanako.says('梨を食べた', '2026-09-02T15:00+09:00')).toContain('今年はじめての梨ですね')
  await hanako.says('取り消し', '2026-09-02T15:01+09:00')
  const habits = (await remembered(hanako)).find(({ topic }) => topic === 'habits')?.value
  expect(Object.keys(habits?.seasons as object)).toEqual(['さんま'])
})

test('a quiet chat corrects meals without dishes, amounts or values in its answers', async () => {
  const { hanako } = await eater('昼はご飯と味噌汁', { privacy: 'quiet' })
  for (const words of ['ご飯200g', '味噌汁はなし', 'これをいつもの昼ごはんにして', '今日', '今週', '直す']) {
    await hanako.says(words)
    expect([words, /ご飯200|ご飯、|味噌汁|kcal|\d+g/.test(hanako.lastReply())]).toEqual([words, false])
  }
  expect(dishes(await mealOf(hanako))).toEqual(['ご飯 200'])
})

test('a plan carried out twice leaves the same notebook', async () => {
  const { h, hanako } = await eater('昼はご飯と味噌汁')
  const { memberNo, notebookNo } = await h.rowOf(hanako.userId)
  const notebook = notebookStore(bindings[`NOTEBOOK_${notebookNo}`] as D1Database, memberNo)
  const [entry] = (await notebook.pages(['2026-09-01'])).entries
  if (!entry) throw new Error('no meal')
  const value = { ...(entry.value as object), energyKcal: 300 }
  const change = {
    writes: [{ ...entry, value }],
    removes: [entry],
    keepPhotos: [],
    removePhotos: [],
    remember: [{ topic: 'habits', value: { usual: { ご飯: { grams: 180, times: 1 } } } }],
    forget: ['meal-20260901-gone'],
  }
  await notebook.apply(change)
  const once = await notebook.pages(['2026-09-01'], ['2026-09-01'])
  await notebook.apply(JSON.parse(JSON.stringify(change)))
  expect(await notebook.pages(['2026-09-01'], ['2026-09-01'])).toEqual(once)
  expect(once.entries).toMatchObject([{ id: entry.id, value: { energyKcal: 300 } }])
  expect(once.habits.usual).toEqual({ ご飯: { grams: 180, times: 1 } })
})

test('erasing takes what is remembered about meals along', async () => {
  const { h, hanako } = await eater('昼はさんまの塩焼きとご飯')
  await hanako.taps('大盛り')
  const { memberNo, notebookNo } = await h.rowOf(hanako.userId)
  const rows = async () =>
    (await (bindings[`NOTEBOOK_${notebookNo}`] as D1Database)
      .prepare('select count(*) as n from meal_memory where member_no = ?')
      .bind(memberNo)
      .first<{ n: number }>()) ?? { n: -1 }
  expect((await rows()).n).toBe(2)
  await hanako.says('全部消して')
  await hanako.taps('全部消す')
  await h.tick()
  expect((await rows()).n).toBe(0)
})
