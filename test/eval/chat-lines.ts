/** Scores the labelled chat lines of `../fixtures` by the rules alone, as the tests do. */
import { existsSync } from 'node:fs'
import type { Act, Told } from '../../worker/chat/understand/act.ts'
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

/** Earlier texts of a line only tell which kind was spoken of last. */
function lastKindOf(line: ChatLine): KindId | undefined {
  const now = Date.parse(line.at) - MINUTE_MS
  return (line.before ?? []).reduce<KindId | undefined>(
    (lastKind, text) => toldIn(understand(text, { now, lastKind })).at(-1)?.kind ?? lastKind,
    undefined,
  )
}

export interface LinesScore {
  exact: number
  lines: number
}

/** Undefined when the file is not there. */
export function chatLinesScore(name: string): LinesScore | undefined {
  const file = `${import.meta.dirname}/../fixtures/${name}`
  if (!existsSync(file)) return undefined
  const lines = readLines(file)
  const exact = lines.filter((line) => {
    const acts = understand(line.text, { now: Date.parse(line.at), lastKind: lastKindOf(line) })
    return scoreEntries(line.expect, toldIn(acts).map(entryOf)).exact
  })
  return { exact: exact.length, lines: lines.length }
}
