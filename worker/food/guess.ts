/** The nearest known names to a word nobody knows, by shared pairs of characters. Only called when something is unknown. */
import { dishAt } from './dishes.ts'
import { foldWord } from './fold.ts'
import { type Entry, knownWords, wordsFrom } from './lexicon.ts'

const MOST = 3
const LEAST_LIKENESS = 0.25

interface PairIndex {
  words: { length: number; dish: number }[]
  /** Words (by their place in `words`) that hold a pair of characters. */
  byPair: Map<string, number[]>
}

let index: PairIndex | undefined

/** Up to three names of dishes, nearest first, by Dice's coefficient of shared pairs. */
export function guesses(word: string): string[] {
  index ??= buildIndex()
  const wanted = pairs(foldWord(word))
  const shared = new Map<number, number>()
  for (const pair of wanted) {
    const end = pair.endsWith('$')
    for (const at of index.byPair.get(pair) ?? []) {
      const before = shared.get(at)
      if (before !== undefined || !end) shared.set(at, (before ?? 0) + 1)
    }
  }
  const best = new Map<string, number>()
  for (const [at, count] of shared) {
    const known = index.words[at]
    if (!known || Math.abs(known.length - word.length) > 6) continue
    const score = (2 * count) / (wanted.size + known.length)
    if (score < LEAST_LIKENESS) continue
    const { name } = dishAt(known.dish)
    if (score > (best.get(name) ?? 0)) best.set(name, score)
  }
  return [...best]
    .sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1))
    .slice(0, MOST)
    .map(([name]) => name)
}

function buildIndex(): PairIndex {
  const built: PairIndex = { words: [], byPair: new Map() }
  for (const [word, entry] of knownWords()) {
    if (entry.dish === undefined) continue
    const at = built.words.push({ length: word.length, dish: entry.dish }) - 1
    for (const pair of pairs(word)) {
      const list = built.byPair.get(pair)
      if (list) list.push(at)
      else built.byPair.set(pair, [at])
    }
  }
  return built
}

/** Pairs of neighbours, and the last character with an end mark, since it names the sort of dish. */
function pairs(word: string): Set<string> {
  const found = new Set<string>()
  for (let i = 0; i < word.length - 1; i++) found.add(word.slice(i, i + 2))
  if (word.length > 0) found.add(`${word.at(-1)}$`)
  return found
}

const SHORTEST_TYPO = 4

/** The one dish whose name is a slip of the finger away: チャハン → チャーハン. Undefined when none or several are. */
export function nearMiss(word: string): Entry | undefined {
  const wanted = foldWord(word)
  if (wanted.length < SHORTEST_TYPO || /\d/.test(wanted)) return undefined
  const found = new Map<number, Entry>()
  for (const [known, entry] of wordsFrom(wanted[0] ?? '')) {
    if (entry.dish === undefined || known.length < SHORTEST_TYPO || Math.abs(known.length - wanted.length) > 1) continue
    if (oneSlip(wanted, known)) found.set(entry.dish, entry)
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
