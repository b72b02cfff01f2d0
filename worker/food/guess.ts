/** The nearest known names to a word nobody knows, by shared pairs of characters. Only called when something is unknown. */
import { dishAt } from './dishes.ts'
import { foldWord } from './fold.ts'
import { type Entry, knownWords } from './lexicon.ts'

const MOST = 3

/** Up to three names of dishes, nearest first. */
export function guesses(word: string): string[] {
  const wanted = pairs(foldWord(word))
  const best = new Map<string, number>()
  for (const [known, entry] of knownWords()) {
    if (entry.dish === undefined || Math.abs(known.length - word.length) > 6) continue
    const score = likeness(wanted, known)
    if (score < 0.25) continue
    const { name } = dishAt(entry.dish)
    if (score > (best.get(name) ?? 0)) best.set(name, score)
  }
  return [...best]
    .sort((a, b) => b[1] - a[1])
    .slice(0, MOST)
    .map(([name]) => name)
}

function pairs(word: string): Set<string> {
  const found = new Set<string>()
  for (let i = 0; i < word.length - 1; i++) found.add(word.slice(i, i + 2))
  if (word.length > 0) found.add(`${word.at(-1)}$`)
  return found
}

/** Dice's coefficient of the pairs; a shared last character counts, since it names the sort of dish. */
function likeness(wanted: ReadonlySet<string>, known: string): number {
  let shared = 0
  for (let i = 0; i < known.length - 1; i++) if (wanted.has(known.slice(i, i + 2))) shared++
  if (wanted.has(`${known.at(-1)}$`)) shared++
  return (2 * shared) / (wanted.size + known.length)
}

const SHORTEST_TYPO = 4

/** The one dish whose name is a slip of the finger away: チャハン → チャーハン. Undefined when none or several are. */
export function nearMiss(word: string): Entry | undefined {
  const wanted = foldWord(word)
  if (wanted.length < SHORTEST_TYPO || /\d/.test(wanted)) return undefined
  const found = new Map<number, Entry>()
  for (const [known, entry] of knownWords()) {
    if (entry.dish === undefined || known.length < SHORTEST_TYPO || Math.abs(known.length - wanted.length) > 1) continue
    if (known[0] === wanted[0] && oneSlip(wanted, known)) found.set(entry.dish, entry)
  }
  return found.size === 1 ? [...found.values()][0] : undefined
}

/** True when one character was left out, added, mistaken, or two neighbours swapped. */
function oneSlip(a: string, b: string): boolean {
  let head = 0
  while (head < a.length && a[head] === b[head]) head++
  let tail = 0
  while (tail < Math.min(a.length, b.length) - head && a.at(-1 - tail) === b.at(-1 - tail)) tail++
  const inA = a.length - head - tail
  const inB = b.length - head - tail
  if (inA <= 1 && inB <= 1) return true
  return inA === 2 && inB === 2 && a[head] === b[head + 1] && a[head + 1] === b[head]
}
