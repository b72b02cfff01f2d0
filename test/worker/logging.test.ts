import { expect, test } from 'vitest'
import { harness } from '../harness/harness.ts'

test('a weight told in one line is recorded, echoed and read back', async () => {
  const h = await harness({ now: '2026-09-01T07:30+09:00' })
  const hanako = await h.member()
  const answer = await hanako.says('体重62.8')
  expect(answer).toContain('62.8kg')
  expect(await hanako.page('2026-09-01')).toMatchObject([
    { kind: 'weight', value: { weightKg: 62.8 }, source: 'chat', at: '2026-09-01T07:30:00+09:00' },
  ])
})

test('a breakfast told in one line is recorded and read back', async () => {
  const h = await harness({ now: '2026-09-01T07:30+09:00' })
  const hanako = await h.member()
  await hanako.says('朝ごはんは納豆ご飯と味噌汁')
  expect(await hanako.page('2026-09-01')).toMatchObject([
    { kind: 'meal', value: { slot: 'breakfast', dishes: [{ name: '納豆ご飯' }, { name: '味噌汁' }] } },
  ])
})

test('redelivered and duplicated, one message makes one entry and one answer', async () => {
  const h = await harness({ now: '2026-09-01T07:30+09:00' })
  const hanako = await h.member()
  const before = hanako.replies().length
  const said = await h.line.say(hanako.name, '血圧128の82')
  await h.line.again(said.event.webhookEventId, true)
  await hanako.settle()
  await h.line.again(said.event.webhookEventId, true)
  await hanako.settle()
  expect(await hanako.entries()).toHaveLength(1)
  expect(hanako.replies()).toHaveLength(before + 1)
})

test('several entries of several days in one message', async () => {
  const h = await harness({ now: '2026-09-02T20:00+09:00' })
  const hanako = await h.member()
  await hanako.says('昨日の体重は63.0、今日の体重は62.8、血圧128/82')
  expect(await hanako.page('2026-09-01')).toMatchObject([{ kind: 'weight', value: { weightKg: 63 } }])
  expect(await hanako.page('2026-09-02')).toHaveLength(2)
})

test('a correction replaces the entry and keeps its time; taking back removes it once', async () => {
  const h = await harness({ now: '2026-09-01T07:30+09:00' })
  const hanako = await h.member()
  await hanako.says('体重68.2')
  await hanako.says('間違えた、62.8', '2026-09-01T09:00+09:00')
  expect(await hanako.entries()).toMatchObject([{ value: { weightKg: 62.8 }, at: '2026-09-01T07:30:00+09:00' }])
  expect(await hanako.says('取り消し')).toContain('取り消しました')
  expect(await hanako.entries()).toEqual([])
})

test('one figure is mended where it is clear which one', async () => {
  const h = await harness({ now: '2026-09-01T07:30+09:00' })
  const hanako = await h.member()
  await hanako.says('血圧135の82')
  await hanako.says('血圧135じゃなくて125')
  expect(await hanako.entries()).toMatchObject([{ value: { systolicMmHg: 125, diastolicMmHg: 82 } }])
})

test('the buttons of a card still work after others were sent, and a pressed 直す takes the next value', async () => {
  const h = await harness({ now: '2026-09-01T07:30+09:00' })
  const hanako = await h.member()
  await hanako.says('体重68.2')
  await hanako.taps('直す')
  await hanako.says('62.8')
  expect(await hanako.entries()).toMatchObject([{ kind: 'weight', value: { weightKg: 62.8 } }])
  await hanako.taps('取り消す')
  expect(await hanako.entries()).toEqual([])
})

test('a later total of steps replaces the earlier one', async () => {
  const h = await harness({ now: '2026-09-01T18:00+09:00' })
  const hanako = await h.member()
  await hanako.says('4200歩')
  await hanako.says('6532歩')
  expect(await hanako.entries()).toMatchObject([{ kind: 'steps', value: { steps: 6532 } }])
})

test('unsend removes everything made from the message, also when it comes before it', async () => {
  const h = await harness()
  const hanako = await h.member()
  await hanako.says('体重62.8')
  const said = h.line.chat(hanako.userId).findLast((entry) => entry.from === 'person' && entry.message.type === 'text')
  await h.line.unsend(hanako.name, said?.id ?? '')
  await hanako.settle()
  expect(await hanako.entries()).toEqual([])
  expect(await hanako.says('ありがとう')).toContain('送信を取り消された')
  expect(await hanako.says('ありがとう')).not.toContain('送信を取り消された')
})

test('a quiet chat answers without values', async () => {
  const h = await harness({ privacy: 'quiet' })
  const hanako = await h.member()
  const answer = await hanako.says('体重62.8')
  expect(answer).toContain('体重を手帳に書きました')
  expect(JSON.stringify(hanako.replies().at(-1)?.messages)).not.toContain('62.8')
})

test('in a mini-app channel a value typed anyway is entered, without values, with a gentle hint', async () => {
  const h = await harness({ privacy: 'mini-app' })
  const hanako = await h.member()
  expect(await hanako.says('体重62.8')).toContain('次からは下の『記録する』からどうぞ')
  expect(await hanako.entries()).toHaveLength(1)
})

test('a member may hide and show values', async () => {
  const h = await harness()
  const hanako = await h.member()
  await hanako.says('数字を出さないで')
  expect(await hanako.says('体重62.8')).not.toContain('62.8')
  await hanako.says('数字を出して')
  expect(await hanako.says('体重62.9')).toContain('62.9')
})

test('a group is told once where to talk, and never answered about health', async () => {
  const h = await harness()
  const hanako = await h.member()
  const group = h.line.group('家族', [hanako.name])
  await h.line.say(hanako.name, '体重62.8', { groupId: group.groupId })
  await h.settleGroup(group.groupId)
  await h.line.say(hanako.name, '血圧128の82', { groupId: group.groupId })
  await h.settleGroup(group.groupId)
  const replies = h.line.repliesTo(group.groupId)
  expect(replies).toHaveLength(1)
  expect(replies[0]?.text).toContain('1対1')
  expect(await hanako.entries()).toEqual([])
})

test('a red flag is answered first and calmly, also for a guest, and nothing is kept of it', async () => {
  const h = await harness()
  const guest = h.guest()
  const answer = await guest.says('胸が締め付けられるように痛い')
  expect(answer).toContain('119')
  expect(answer).toContain('これは自動の返事です。いま見ている職員はいません')
})

test('fifty people at once: everybody gets their own answer and entry', async () => {
  const h = await harness()
  const members = await Promise.all(Array.from({ length: 50 }, () => h.member()))
  await Promise.all(members.map((member, i) => member.says(`体重${50 + i}.5`)))
  for (const [i, member] of members.entries()) {
    expect(await member.entries()).toMatchObject([{ value: { weightKg: 50.5 + i } }])
  }
})
