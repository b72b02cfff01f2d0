/** What people of the simulator do, at random: every sort of event, texts cut and glued from the labelled lines. */
import fc from 'fast-check'
import lines from '../../fixtures/chat-lines.jsonl?raw'
import type { Line } from '../../line/core.ts'
import type { WebhookEvent } from '../../line/state.ts'
import { WEIRD, weirdText } from './mutations.ts'

export const LINES = lines
  .split('\n')
  .filter((line) => line !== '')
  .map((line) => (JSON.parse(line) as { text: string }).text)

/** A piece of a line, cut anywhere, also through a surrogate pair. */
const piece = fc
  .tuple(
    fc.constantFrom(...LINES),
    fc.double({ min: 0, max: 1, noNaN: true }),
    fc.double({ min: 0, max: 1, noNaN: true }),
  )
  .map(([text, from, to]) =>
    text.slice(Math.floor(text.length * Math.min(from, to)), Math.ceil(text.length * Math.max(from, to))),
  )

const part = fc.oneof(
  { weight: 4, arbitrary: piece },
  { weight: 3, arbitrary: fc.constantFrom(...LINES) },
  { weight: 1, arbitrary: weirdText },
)

const COMMANDS = [
  '今日',
  '昨日',
  '今週',
  '使い方',
  '取り消し',
  '先生に見せる',
  '数字を出さないで',
  '全部消して',
  '同意をやめる',
  '間違えた、62.8',
]

const FRAMES = [
  'メモ：X',
  '朝ごはんはXを食べた',
  'Xが痛い',
  '薬X飲んだ',
  '昼 X',
  '今日はX楽しかった',
  '体重X',
  '間違えた、X',
]

export const text = fc.oneof(
  {
    weight: 2,
    arbitrary: fc.tuple(fc.constantFrom(...FRAMES), part).map(([frame, words]) => frame.replace('X', () => words)),
  },
  { weight: 2, arbitrary: fc.constantFrom(...LINES) },
  { weight: 1, arbitrary: fc.constantFrom(...COMMANDS) },
  {
    weight: 4,
    arbitrary: fc
      .tuple(fc.array(part, { minLength: 1, maxLength: 5 }), fc.constantFrom('', ' ', '\n', '、', 'と', '。'))
      .map(([parts, glue]) => parts.join(glue)),
  },
)

const id = fc.constantFrom(
  '20260901-abcdefghabcdefgh-0',
  '99991231-abcdefghabcdefgh-999',
  '00000101-aaaaaaaa-1',
  '20260230-abcdefgh-0',
)
const postbackData = fc.oneof(
  fc.constantFrom('consent', 'keyboard', 'erase_no', 'undo', 'fix', ...WEIRD.filter((each) => each.length < 300)),
  fc
    .tuple(fc.constantFrom('undo', 'fix', 'erase_yes', 'consent'), fc.array(id, { maxLength: 12 }))
    .map((all) => all.flat().join(' ')),
  fc.string({ unit: 'binary', maxLength: 300 }),
)
const picked = fc.option(
  fc.constantFrom<Record<string, string>[]>(
    { datetime: '2026-09-01T07:30' },
    { date: '2026-02-30' },
    { time: '25:61' },
    { newRichMenuAliasId: 'a', status: 'SUCCESS' },
  ),
  { nil: undefined },
)

const OTHERS = [
  'join',
  'leave',
  'memberJoined',
  'memberLeft',
  'accountLink',
  'beacon',
  'things',
  'videoPlayComplete',
  'membership',
  'delivery',
  'x',
]

export type Act =
  | { sort: 'text'; text: string }
  | { sort: 'sticker' | 'location' | 'follow' | 'unfollow' | 'unsend' }
  | { sort: 'image' | 'video' | 'audio' | 'file' }
  | { sort: 'postback'; data: string; params?: Record<string, string> }
  | { sort: 'other'; type: string }

export const act: fc.Arbitrary<Act> = fc.oneof(
  { weight: 8, arbitrary: fc.record({ sort: fc.constant('text' as const), text }) },
  {
    weight: 4,
    arbitrary: fc.record({ sort: fc.constantFrom('sticker' as const, 'location', 'follow', 'unfollow', 'unsend') }),
  },
  { weight: 2, arbitrary: fc.record({ sort: fc.constantFrom('image' as const, 'video', 'audio', 'file') }) },
  { weight: 3, arbitrary: fc.record({ sort: fc.constant('postback' as const), data: postbackData, params: picked }) },
  { weight: 1, arbitrary: fc.record({ sort: fc.constant('other' as const), type: fc.constantFrom(...OTHERS) }) },
)

/** The event of an act as the simulator builds it, not delivered. */
export async function eventOf(line: Line, who: string, act: Act, groupId: string | undefined): Promise<WebhookEvent> {
  const options = { deliver: false, groupId }
  return (await done(line, who, act, options)).event
}

function done(line: Line, who: string, act: Act, options: { deliver: boolean; groupId?: string }) {
  switch (act.sort) {
    case 'text':
      return line.say(who, act.text, options)
    case 'sticker':
      return line.sticker(who, options)
    case 'location':
      return line.location(who, options)
    case 'image':
    case 'video':
    case 'audio':
    case 'file':
      return line.media(who, act.sort, undefined, options)
    case 'follow':
      return line.follow(who, options)
    case 'unfollow':
      return line.unfollow(who, options)
    case 'unsend': {
      const own = line
        .chat(who)
        .findLast((entry) => entry.from === 'person' && entry.message.type !== 'note' && !entry.unsent)
      return own
        ? line.unsend(who, own.id, options)
        : line.event(who, 'unsend', { unsend: { messageId: '1' } }, options)
    }
    case 'postback':
      return line.postback(who, { data: act.data, ...(act.params ? { params: act.params } : {}) }, options)
    case 'other':
      return line.event(who, act.type, { [act.type]: { result: 'ok' } }, { ...options, replies: true })
  }
}
