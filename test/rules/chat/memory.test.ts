import { expect, test } from 'vitest'
import { isBarrier } from '../../../worker/chat/mailbox/barrier.ts'
import {
  blankMemory,
  mayRemark,
  parseMemory,
  withFixing,
  withoutEntries,
  withRemark,
  withTally,
  withWritten,
} from '../../../worker/chat/mailbox/memory.ts'
import { entriesData, parsePostback } from '../../../worker/chat/plan/postback-data.ts'

test('taking back goes newest first and forgets what is gone', () => {
  const memory = withWritten(withWritten(blankMemory(), ['a'], 'weight'), ['b', 'c'], 'meal')
  expect(memory.undoable).toEqual([['b', 'c'], ['a']])
  expect(withoutEntries(memory, ['b', 'c']).undoable).toEqual([['a']])
  expect(withoutEntries(withFixing(memory, 'a', 'weight', 0), ['a']).fixing).toBeUndefined()
})

test('only a few groups are kept', () => {
  let memory = blankMemory()
  for (let n = 0; n < 30; n++) memory = withWritten(memory, [`id${n}`], 'weight')
  expect(memory.undoable).toHaveLength(8)
  expect(memory.undoable[0]).toEqual(['id29'])
})

test('a remark rests for a week', () => {
  const memory = withRemark(blankMemory(), 'two', '2026-09-01')
  expect(mayRemark(memory, 'two', '2026-09-07')).toBe(false)
  expect(mayRemark(memory, 'two', '2026-09-08')).toBe(true)
  expect(mayRemark(memory, 'voice', '2026-09-02')).toBe(true)
})

test('a day is tallied when it is over', () => {
  const first = withTally(blankMemory(), '2026-09-01', false)
  const second = withTally(first.memory, '2026-09-01', true)
  const next = withTally(second.memory, '2026-09-02', false)
  expect([first.finished, second.finished]).toEqual([undefined, undefined])
  expect(next.finished).toEqual({ day: '2026-09-01', understood: 1, askedBack: 1 })
})

test('what is remembered reads back, also from an older form', () => {
  const memory = withWritten(blankMemory(), ['a'], 'weight')
  expect(parseMemory(JSON.stringify(memory))).toEqual(memory)
  expect(parseMemory('{}')).toEqual(blankMemory())
})

test('a button holds ids only, within 300 characters, and reads back', () => {
  const keys = Array.from({ length: 30 }, (_, n) => ({ day: '2026-09-01', id: `abcdefghabcdefgh-${n}` }))
  const data = entriesData('undo', keys)
  expect(data.length).toBeLessThanOrEqual(300)
  const pressed = parsePostback(data)
  expect(pressed).toMatchObject({ press: 'undo' })
  expect('keys' in pressed && pressed.keys[0]).toEqual(keys[0])
  expect(parsePostback('something else')).toEqual({ press: 'unknown' })
})

test('consent and erasing are never overtaken', () => {
  const event = (said: object) => ({ id: '1', timestamp: 0, said }) as Parameters<typeof isBarrier>[0]
  expect(isBarrier(event({ sort: 'postback', data: 'consent' }))).toBe(true)
  expect(isBarrier(event({ sort: 'text', messageId: '1', text: '同意をやめる' }))).toBe(true)
  expect(isBarrier(event({ sort: 'text', messageId: '1', text: '体重62.8' }))).toBe(false)
})
