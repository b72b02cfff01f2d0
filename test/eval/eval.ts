/**
 * How well meals are read: menus with published or computed energy and salt, lines that are no meals, labelled chat lines.
 *   npm run eval [-- --misses [how many]]        ends with 1 when a goal is missed
 */
import { parseArgs } from 'node:util'
import { understand } from '../../worker/chat/understand/understand.ts'
import { chatLinesScore } from './chat-lines.ts'
import { type Aside, readAsides, readMenus } from './lines.ts'
import { readOf } from './read-acts.ts'
import { missedGoals, rowOf, rowsByGroup, type Scored, scored, worst } from './score.ts'
import { missOf, tableOf } from './table.ts'

/** Late on a fixed day: no meal of that day is still to come. */
const NOW = Date.parse('2026-09-08T22:00:00+09:00')
const MISSES = 60

const { values, positionals } = parseArgs({ allowPositionals: true, options: { misses: { type: 'boolean' } } })
const say = (text: string) => process.stdout.write(`${text}\n`)
const read = (text: string) => readOf(understand(text, { now: NOW }))

const lines = readMenus().map((menu) => scored(menu, read(menu.text)))
const total = rowOf('all', lines)
const byBasis = (basis: string): Scored[] => lines.filter(({ menu }) => menu.basis === basis)
say(tableOf([...rowsByGroup(lines), total, ...['published', 'computed'].map((basis) => rowOf(basis, byBasis(basis)))]))

const asides = readAsides()
const isMeal = ({ text }: Aside) => read(text).kcal !== undefined
const wrong = asides.filter((aside) => isMeal(aside) !== aside.meal)
for (const meal of [false, true]) {
  const of = asides.filter((aside) => aside.meal === meal).length
  const right = of - wrong.filter((aside) => aside.meal === meal).length
  say(`${meal ? 'tricky meals read' : 'not-meals kept out'}: ${right} of ${of} (${((right / of) * 100).toFixed(1)} %)`)
}

for (const name of ['given-lines.jsonl', 'chat-lines.jsonl']) {
  const score = chatLinesScore(name)
  if (score) say(`${name}: ${score.exact} of ${score.lines} (${((score.exact / score.lines) * 100).toFixed(1)} %)`)
}

if (values.misses) {
  say('\nworst lines:')
  for (const line of worst(lines).slice(0, Number(positionals[0] ?? MISSES))) say(missOf(line))
  for (const { text, why, meal } of wrong)
    say(`${meal ? 'missed meal' : 'taken for a meal'} [${why}] ${text} — ${read(text).dishes.join('、')}`)
}

const missed = missedGoals(total)
for (const goal of missed) say(`goal missed: ${goal}`)
process.exitCode = missed.length > 0 ? 1 : 0
