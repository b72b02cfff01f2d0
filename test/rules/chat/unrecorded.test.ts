/** What is answered when nothing was recorded, and readings that need their whole message. */
import { describe, expect, test } from 'vitest'
import { understand } from '../../../worker/chat/understand/understand.ts'

const now = Date.parse('2026-11-18T20:02:00+09:00')
const names = (text: string) =>
  understand(text, { now }).map((act) => (act.do === 'ask' ? `ask ${act.why} ${act.kind ?? ''}`.trim() : act.do))
const told = (text: string) =>
  understand(text, { now }).flatMap((act) => (act.do === 'record' ? [{ ...act.told, act }] : []))

describe('talk around health', () => {
  test.each([
    '目標達成！',
    '体重計乗るの忘れた',
    '血圧計が壊れた',
    '血圧の薬もらってきた',
    '病院の予約は25日の10時です',
    '特になし',
    '食べ過ぎた',
    '電車で1時間かけて病院へ',
    '(^^)/',
  ])('%s gets a human sentence', (text) => {
    expect(names(text)).toEqual(['small_talk'])
  })

  test.each([
    ['血圧', 'ask incomplete blood_pressure'],
    ['今日の体重は', 'ask incomplete weight'],
    ['血圧が気になります', 'ask vague blood_pressure'],
    ['昨夜0時過ぎに寝た', 'ask incomplete sleep'],
    ['外食', 'ask incomplete meal'],
    ['8時間', 'ask which_kind'],
    ['98%', 'ask which_kind'],
  ])('%s: %s', (text, wanted) => {
    expect(names(text)).toEqual([wanted])
  })

  test('a question beside a record is only asked when its number was nearly told', () => {
    expect(names('血圧高めなので夕飯は焼き魚にした')).toEqual(['record'])
    expect(names('筋トレ40分とランニング5km')).toEqual(['record', 'ask incomplete exercise'])
  })
})

describe('things told together', () => {
  test('days told in one breath each get the dose', () => {
    expect(told('薬は昨日も今日も飲んだよ').map(({ time }) => time.day)).toEqual(['2026-11-18', '2026-11-17'])
  })

  test('a week in one line is dated day by day', () => {
    const days = told('今週の体重 月62.8 火62.6 水62.5').map(({ time, value }) => [time.day, value])
    expect(days).toEqual([
      ['2026-11-16', { weightKg: 62.8 }],
      ['2026-11-17', { weightKg: 62.6 }],
      ['2026-11-18', { weightKg: 62.5 }],
    ])
  })

  test('what only says how a value changed is not the value', () => {
    expect(told('先月は62キロ今日は60キロ').map(({ value }) => value)).toEqual([{ weightKg: 60 }])
    expect(told('腹まわり90センチ切って89.5').map(({ value }) => value)).toEqual([{ waistCm: 89.5 }])
  })

  test('each activity keeps its own minutes', () => {
    const minutes = (text: string) => told(text).map(({ value }) => (value as { exerciseMin: number }).exerciseMin)
    expect(minutes('朝30分夕方20分歩いた')).toEqual([30, 20])
    expect(minutes('30分散歩、20分ストレッチ')).toEqual([30, 20])
    expect(minutes('犬のさんぽ朝夕20分ずつ')).toEqual([20, 20])
  })
})

test('5,000 characters of any habit of writing are read in bounded time', () => {
  const units = ['月62.8 ', '11/16 62.8 ', '散歩朝20分', '昨日一昨日', '血圧の薬と', '頭が痛い', '62.8→', 'さっき']
  for (const unit of units) {
    const text = unit.repeat(5000).slice(0, 5000)
    understand(text, { now })
    const began = performance.now()
    understand(text, { now })
    // Ten times what it takes alone, since tests share their cores.
    expect(performance.now() - began, unit).toBeLessThan(200)
  }
})
