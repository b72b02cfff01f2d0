/**
 * Words → dishes, frames and foods, longest first. Words are folded head by head, when a text first needs
 * them; a look-up walks from the longest possible word down. Stop words only keep a food from being seen inside another word (水曜, 朝ごはん).
 */
import { FOOD_WORDS } from '../../db/reference/generated/food-words.ts'
import { dishLines } from './dishes.ts'
import { type Folded, foldWord, headsOf, isWhole, rawHead } from './fold.ts'
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

/** Folded words with the same first character. */
interface Shelf {
  entries: Map<string, Entry>
  longest: number
}

/** Words as written, by their first character; a head's words are folded when a text first needs them. */
let unfolded: Map<string, [string, Entry][]> | undefined
const shelves = new Map<string, Shelf>()

function shelfOf(head: string): Shelf | undefined {
  unfolded ??= sortWords()
  for (const raw of headsOf(head)) foldHead(unfolded, raw)
  return shelves.get(head)
}

function sortWords(): Map<string, [string, Entry][]> {
  const sorted = new Map<string, [string, Entry][]>()
  const add = (word: string, entry: Entry) => {
    const head = rawHead(word)
    const words = sorted.get(head)
    if (words) words.push([word, entry])
    else sorted.set(head, [[word, entry]])
  }
  const stop: Entry = { stop: true }
  for (const word of STOP_WORDS) add(word, stop)
  dishLines().forEach((line, index) => {
    const [kind, name = '', spelled = ''] = line.split('|', 3)
    const entry = kind === 'frame' ? { frame: index } : { dish: index }
    add(name, entry)
    if (spelled !== '') for (const word of spelled.split(',')) add(word, entry)
  })
  for (const line of FOOD_WORDS.split('\n')) {
    const [food = '', words = ''] = line.split(' ')
    for (const word of words.split(',')) add(word, { food })
  }
  return sorted
}

function foldHead(words: Map<string, [string, Entry][]>, head: string): void {
  for (const [word, entry] of words.get(head) ?? []) for (const form of formsOf(foldWord(word))) put(form, entry)
  words.delete(head)
}

/** A word may be several things at once; of two dishes the earlier line wins, a single food yields to any dish. */
function put(form: string, entry: Entry): void {
  const head = form[0] ?? ''
  const shelf = shelves.get(head) ?? { entries: new Map<string, Entry>(), longest: 0 }
  shelves.set(head, shelf)
  const before = shelf.entries.get(form)
  shelf.entries.set(form, before ? merged(before, entry) : entry)
  if (form.length > shelf.longest) shelf.longest = form.length
}

function merged(a: Entry, b: Entry): Entry {
  const dish = earlier(a.dish, b.dish)
  const frame = earlier(a.frame, b.frame)
  const food = a.food !== undefined && b.food !== undefined ? (a.food < b.food ? a.food : b.food) : (a.food ?? b.food)
  const both: Entry = {}
  if (dish !== undefined) both.dish = dish
  if (frame !== undefined) both.frame = frame
  if (food !== undefined && dish === undefined) both.food = food
  if (a.stop || b.stop) both.stop = true
  return both
}

const earlier = (a: number | undefined, b: number | undefined): number | undefined =>
  a === undefined ? b : b === undefined ? a : Math.min(a, b)

/** The long vowel written the other way (ぎょうざ, ぎょーざ), and without a last one (はんばーが). */
function formsOf(word: string): string[] {
  const forms = [word]
  if (word.includes('う')) {
    const dashed = word.replace(/([おこそとのほもよろごぞどぼぽょう])う/g, '$1ー')
    if (dashed !== word) forms.push(dashed)
  }
  const voiced = word
    .replace(/(?<=.)すし/, 'ずし')
    .replace(/(?<=.)しる$/, 'じる')
    .replace(/(?<=.)とうふ$/, 'どうふ')
  if (voiced !== word) forms.push(voiced)
  if (word.length >= 5 && word.endsWith('ー')) forms.push(word.slice(0, -1))
  return forms
}

/** The longest word that starts at `at`; undefined when none does. */
export function matchAt(folded: Folded, at: number): Match | undefined {
  const shelf = shelfOf(folded.text[at] ?? '')
  if (!shelf) return undefined
  const most = Math.min(shelf.longest, folded.text.length - at)
  for (let length = most; length > 0; length--) {
    const entry = shelf.entries.get(folded.text.slice(at, at + length))
    if (entry && isWhole(folded, at, at + length)) return { entry, start: at, end: at + length }
  }
  return undefined
}

/** The entry of one whole word. */
export function lookUp(word: string): Entry | undefined {
  const form = foldWord(word)
  return shelfOf(form[0] ?? '')?.entries.get(form)
}

/** The known words that begin with this folded character. */
export const wordsFrom = (head: string): Iterable<[string, Entry]> => shelfOf(head)?.entries ?? []

/** All known words in their folded spelling, for guesses. */
export function* knownWords(): Generator<[string, Entry]> {
  unfolded ??= sortWords()
  for (const head of Array.from(unfolded.keys())) foldHead(unfolded, head)
  for (const shelf of shelves.values()) yield* shelf.entries
}
