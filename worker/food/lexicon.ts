/**
 * Words → dishes, frames and foods, longest first. Built once per isolate from the reference modules; a look-up walks
 * from the longest possible word down. Stop words only keep a food from being seen inside another word (水曜, 朝ごはん).
 */
import { FOOD_WORDS } from '../../db/reference/generated/food-words.ts'
import { dishAt, dishLines } from './dishes.ts'
import { type Folded, foldWord, isWhole } from './fold.ts'
import { STOP_WORDS } from './stop-words.ts'

/** What one word may mean; a word can be a dish on its own and a frame after another food (天ぷら). */
export interface Entry {
  dish?: number
  frame?: number
  food?: string
  stop?: boolean
}

export interface Match {
  entry: Entry
  start: number
  end: number
}

interface Lexicon {
  entries: Map<string, Entry>
  /** Longest word by first character. */
  longest: Map<string, number>
}

let built: Lexicon | undefined

function lexicon(): Lexicon {
  built ??= build()
  return built
}

function build(): Lexicon {
  const entries = new Map<string, Entry>()
  const add = (word: string, entry: Entry) => {
    for (const form of formsOf(foldWord(word))) {
      const before = entries.get(form)
      entries.set(form, before ? { ...entry, ...before } : { ...entry })
    }
  }
  for (const word of STOP_WORDS) add(word, { stop: true })
  dishLines().forEach((line, index) => {
    const [kind, name = '', spelled = ''] = line.split('|', 3)
    const entry = kind === 'frame' ? { frame: index } : { dish: index }
    add(name, entry)
    for (const word of spelled.split(',')) if (word !== '') add(word, entry)
  })
  for (const line of FOOD_WORDS.split('\n')) {
    const [food = '', words = ''] = line.split(' ')
    for (const word of words.split(',')) {
      const folded = foldWord(word)
      if (!entries.has(folded)) add(word, { food })
    }
  }
  const longest = new Map<string, number>()
  for (const word of entries.keys()) {
    const head = word[0] ?? ''
    if (word.length > (longest.get(head) ?? 0)) longest.set(head, word.length)
  }
  return { entries, longest }
}

/** The long vowel written the other way (ぎょうざ, ぎょーざ), and without a last one (はんばーが). */
function formsOf(word: string): string[] {
  const forms = [word]
  const dashed = word.replace(/([おこそとのほもよろごぞどぼぽょう])う/g, '$1ー')
  if (dashed !== word) forms.push(dashed)
  if (word.length >= 5 && word.endsWith('ー')) forms.push(word.slice(0, -1))
  return forms
}

/** The longest word that starts at `at`; undefined when none does. */
export function matchAt(folded: Folded, at: number): Match | undefined {
  const { entries, longest } = lexicon()
  const most = Math.min(longest.get(folded.text[at] ?? '') ?? 0, folded.text.length - at)
  for (let length = most; length > 0; length--) {
    const entry = entries.get(folded.text.slice(at, at + length))
    if (entry && isWhole(folded, at, at + length)) return { entry, start: at, end: at + length }
  }
  return undefined
}

/** The entry of one whole word. */
export const lookUp = (word: string): Entry | undefined => lexicon().entries.get(foldWord(word))

/** Display name of an entry. */
export function nameOf(entry: Entry, foodName: (number: string) => string): string {
  const index = entry.dish ?? entry.frame
  if (index !== undefined) return dishAt(index).name
  return entry.food === undefined ? '' : foodName(entry.food)
}

/** All known words with the folded spelling, for guesses. */
export const knownWords = (): IterableIterator<[string, Entry]> => lexicon().entries.entries()
