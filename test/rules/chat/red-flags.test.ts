/** Emergencies: the labelled lines, and readings that are dangerous by themselves or with symptoms. */
import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import type { Act } from '../../../worker/chat/understand/act.ts'
import { understand } from '../../../worker/chat/understand/understand.ts'

const NOW = Date.parse('2026-10-07T20:15:00+09:00')

interface FlagLine {
  text: string
  at: string
  flag: string | null
  also?: string[]
}

const lines = readFileSync(`${import.meta.dirname}/../../fixtures/red-flag-lines.jsonl`, 'utf8')
  .split('\n')
  .filter((line) => line !== '')
  .map((line) => JSON.parse(line) as FlagLine)

const flags = (text: string, at = NOW) =>
  understand(text, { now: at }).flatMap((act: Act) => (act.do === 'red_flag' ? [act.flag] : []))

test('of the labelled lines no emergency is missed and at least 95 % are right', () => {
  const judged = lines.map((line) => {
    const found = flags(line.text, Date.parse(line.at))
    const allowed: (string | null)[] = [line.flag, ...(line.also ?? [])]
    const right =
      line.flag === null ? found.length === 0 : found.length > 0 && found.every((flag) => allowed.includes(flag))
    return { line, found, right }
  })
  const wrong = judged
    .filter((one) => !one.right)
    .map(({ line, found }) => `${line.text}: ${found.join(' ') || 'none'}, not ${line.flag}`)
  expect(judged.filter(({ line, found }) => line.flag !== null && found.length === 0)).toEqual([])
  expect(wrong.length / lines.length, wrong.join('\n')).toBeLessThanOrEqual(0.05)
})

test('the emergency comes first, the readings of the message after it', () => {
  const acts = understand('血圧192の115 頭が割れるように痛い', { now: NOW })
  expect(acts[0]).toMatchObject({ do: 'red_flag' })
  expect(acts).toContainEqual(expect.objectContaining({ do: 'record' }))
})

test('a very high pressure alarms with symptoms only, a very low glucose always', () => {
  expect(flags('血圧185/112 めまいがする')).toContain('very_high_pressure')
  expect(flags('血圧185/112')).toEqual([])
  expect(flags('血圧185/112 頭痛はありません')).toEqual([])
  expect(flags('血糖48')).toEqual(['very_low_glucose'])
  expect(flags('血糖62')).toEqual([])
})

test.each(['主人が胸を押さえて苦しんでいる', '父が倒れた', '母のろれつが急に回らなくなった'])(
  '%s counts though it is somebody else',
  (text) => {
    expect(flags(text)).toHaveLength(1)
  },
)

test.each([
  '昔、胸が痛かった',
  '死ぬほどおいしいラーメンだった',
  '息が切れるほど走った！30分',
  '脳梗塞の予防には何がいいですか',
])('%s is no emergency', (text) => {
  expect(flags(text)).toEqual([])
})
