/** Rows per message for small and huge notebooks, and per cron tick; the figures travel as the tests' meta. */
import { env } from 'cloudflare:workers'
import { beforeAll, expect, test } from 'vitest'
import { notebookStore } from '../../../worker/notebook/store.ts'
import { type Harness, harness, type TestMember } from '../../harness/harness.ts'
import { counting, countRows } from './count-rows.ts'
import type { Tally } from './counts.ts'
import { fillDirectory } from './fill-directory.ts'

const NOTEBOOKS = [10, 1_000, 100_000]
const NOW = '2026-09-01T21:30+09:00'
const MEMBERS = 100_000
const DUE = 100

/** Twenty ordinary messages of one day, one entry each. */
const MESSAGES = [
  '体重62.8',
  '血圧128の82',
  '体温36.5',
  '朝の薬飲んだ',
  '血糖値105',
  '朝ごはんは納豆ご飯と味噌汁',
  '30分歩いた',
  '脈拍72',
  '体脂肪率24.5',
  '昼 きつねうどん',
  '血圧131/84 脈70',
  '昼の薬飲んだ',
  '頭が痛い',
  'お茶を150ml飲んだ',
  '酸素98',
  '夜はカレーライスとサラダ',
  'お通じ1回',
  '夜の薬飲んだ',
  '血圧126の80',
  '気分は良い',
]

const bindings = env as unknown as { DIRECTORY: D1Database; NOTEBOOK_0: D1Database; NOTEBOOK_1: D1Database }

beforeAll(countRows)

async function memberWith(h: Harness, entries: number): Promise<TestMember> {
  const member = await h.member()
  const { memberNo } = await h.rowOf(member.userId)
  await h.fillNotebook(memberNo, entries)
  // The day's first message also clears what is kept too long; it is an ordinary one, but not of this count.
  await member.says('体重62.9')
  return member
}

/** Somebody joined later, somebody's LINE id sorts last: the end of a table or an index is read a row cheaper. */
async function neighbours(h: Harness): Promise<void> {
  await h.member()
  await bindings.DIRECTORY.prepare("insert into members (channel_no, line_user_id) values (1, 'Uzzz')").run()
}

test('a logged message touches as few rows in a huge notebook as in a small one', async ({ task }) => {
  const h = await harness({ now: NOW })
  const people = []
  for (const entries of NOTEBOOKS) people.push({ entries, member: await memberWith(h, entries) })
  await neighbours(h)
  const logged = []
  for (const { entries, member } of people) {
    const tallies: Tally[] = []
    for (const message of MESSAGES) {
      const tally = await counting(() => member.says(message))
      expect([message, tally.d1Written > 0]).toEqual([message, true])
      tallies.push(tally)
    }
    expect(await member.page('2026-09-01')).toHaveLength(MESSAGES.length + 1)
    logged.push({ entries, tallies })
  }
  task.meta.logged = logged
})

test('so does a correction, 取り消し and a look-up by id', async ({ task }) => {
  const h = await harness({ now: NOW })
  const member = await memberWith(h, NOTEBOOKS.at(-1) ?? 0)
  const correction: Tally[] = []
  const undoing: Tally[] = []
  for (let n = 0; n < 5; n++) {
    await member.says(`体重6${n}.5`)
    correction.push(await counting(() => member.says(`間違えた、6${n}.1`)))
    undoing.push(await counting(() => member.says('取り消し')))
  }
  expect(await member.page('2026-09-01')).toHaveLength(1)
  task.meta.special = [
    { name: 'a correction', tallies: correction },
    { name: '取り消し', tallies: undoing },
  ]
  const { memberNo, notebookNo } = await h.rowOf(member.userId)
  const notebook = notebookStore(notebookNo === 0 ? bindings.NOTEBOOK_0 : bindings.NOTEBOOK_1, memberNo)
  const [key] = (await notebook.someForErasure(1)).entryKeys
  const tally = await counting(async () => expect(key && (await notebook.find(key))).toMatchObject({ ...key }))
  task.meta.lookUpRead = tally.d1Read
})

test('a cron tick reads the members who are due, not the others', async ({ task }) => {
  const h = await harness({ now: NOW })
  await fillDirectory(bindings, MEMBERS, DUE)
  const left = async () =>
    (
      await bindings.DIRECTORY.prepare("select count(*) as n from members where state = 'erasing'").first<{
        n: number
      }>()
    )?.n
  let ticks = 0
  let read = 0
  for (; ticks < DUE && (ticks === 0 || ((await left()) ?? 0) > 0); ticks++) {
    const tally = await counting(() => h.tick())
    read += tally.d1Read
  }
  const finished = DUE - ((await left()) ?? 0)
  task.meta.tick = { members: MEMBERS, due: DUE, ticks, read, finished }
})
