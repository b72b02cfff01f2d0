/** The labelled lines, read by rules alone: the given 57, and this project's own written before the rules. */
import { describe, expect, test } from 'vitest'
import { type Act, type Told } from '../../worker/chat/understand/act.ts'
import { understand } from '../../worker/chat/understand/understand.ts'
import type { KindId } from '../../worker/kinds/kind.ts'
import { MINUTE_MS, toIso } from '../../worker/shared/time.ts'
import { type ChatLine, readLines, type ScoredEntry, scoreEntries } from '../fixtures/score-lines.ts'

const toldIn = (acts: Act[]): Told[] =>
  acts.flatMap((act) => (act.do === 'record' ? [act.told] : act.do === 'correct' && act.told ? [act.told] : []))

const entryOf = ({ kind, value, time }: Told): ScoredEntry => ({
  kind,
  day: time.day,
  at: toIso(time.at),
  ...(time.until === undefined ? {} : { until: toIso(time.until) }),
  value: value as Record<string, unknown>,
})

/** Reads a line after its earlier texts, as the notebook would stand then. */
function read(line: ChatLine): Act[] {
  const now = Date.parse(line.at)
  let lastKind: KindId | undefined
  for (const text of line.before ?? [])
    lastKind = toldIn(understand(text, { now: now - MINUTE_MS, lastKind })).at(-1)?.kind ?? lastKind
  return understand(line.text, { now, lastKind })
}

function missesActs(line: ChatLine, acts: Act[]): string[] {
  const names = acts.flatMap((act) => (act.do === 'command' ? ['command', `command:${act.command}`] : [act.do]))
  return (line.acts ?? [])
    .filter((wanted) => !names.includes(wanted))
    .map((wanted) => `no ${wanted}, but ${names.join(' ')}`)
}

function score(lines: ChatLine[]) {
  const misses = lines.flatMap((line) => {
    const acts = read(line)
    const { why } = scoreEntries(line.expect, toldIn(acts).map(entryOf))
    const all = [...why, ...missesActs(line, acts)]
    return all.length > 0 ? [`[${line.tag}] ${line.text.replaceAll('\n', '⏎')} — ${all.join('; ')}`] : []
  })
  return { misses, exact: lines.length - misses.length, share: (lines.length - misses.length) / lines.length }
}

const file = (name: string) => `${import.meta.dirname}/../fixtures/${name}`

describe('chat lines', () => {
  test('of the given 57 at least 54 are read exactly', () => {
    const { misses, exact } = score(readLines(file('given-lines.jsonl')))
    expect(exact, misses.join('\n')).toBeGreaterThanOrEqual(54)
  })

  test('of our own at least 95 % are read exactly', () => {
    const { misses, share } = score(readLines(file('chat-lines.jsonl')))
    expect(share, misses.join('\n')).toBeGreaterThanOrEqual(0.95)
  })

  test('of a second set, written by other eyes, at least 95 % are read exactly', () => {
    const { misses, share } = score(readLines(file('chat-lines-2.jsonl')))
    expect(share, misses.join('\n')).toBeGreaterThanOrEqual(0.95)
  })

  test('of a third set, short notes in every notation, at least 95 % are read exactly', () => {
    const { misses, share } = score(readLines(file('chat-lines-3.jsonl')))
    expect(share, misses.join('\n')).toBeGreaterThanOrEqual(0.95)
  })
})
