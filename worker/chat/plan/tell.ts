/** What an answer tells, before it is worded and drawn: the planners' side of `replies.ts`. */
import type { KindId } from '../../kinds/kind.ts'
import type { Entry } from '../../notebook/entry.ts'
import type { LocalDate } from '../../shared/time.ts'
import type { Choice, RedFlag } from '../understand/act.ts'
import type { MealAside } from './scene.ts'

export type Tell =
  /** A sentence of its own, already filled in. Never holds a value. */
  | { tell: 'sentence'; text: string }
  /** A sentence that holds a value: left out, or said without it, where the chat is quiet. */
  | { tell: 'value_sentence'; text: string; quiet: string }
  | {
      tell: 'written'
      how: 'recorded' | 'corrected' | 'replaced'
      entries: Entry[]
      pages: Page[]
      /** Of meals, by public entry id. */
      asides: Map<string, MealAside>
    }
  | { tell: 'would_write'; entries: Entry[]; asides: Map<string, MealAside> }
  /** `typing`: buttons that open the keyboard, for when nothing was understood. */
  | { tell: 'question'; text: string; quiet: string; choices: Choice[] | 'typing' }
  /** Which entry to correct: one button each. */
  | { tell: 'fix_which'; entries: Entry[] }
  /** The dishes of a meal, one button each; `place` is the dish whose choices are open. */
  | { tell: 'fix_meal'; entry: Entry; dishes: DishLine[]; open?: DishLine }
  | { tell: 'page'; page: Page }
  | { tell: 'week'; pages: Page[] }
  | { tell: 'doctor'; from: LocalDate; to: LocalDate; entries: Entry[] }
  | { tell: 'red_flag'; flag: RedFlag }
  | { tell: 'welcome' }
  | { tell: 'consent_button' }
  | { tell: 'first_steps' }
  | { tell: 'erase_ask' }
  | { tell: 'help' }
  | { tell: 'mini_app' }
  /** The five ways to be met, one button each. */
  | { tell: 'modes' }
  /** A short friendly addition below a card. */
  | { tell: 'remark'; text: string }

/** A dish of a meal as its buttons name it. */
export interface DishLine {
  place: number
  name: string
  grams: number
}

export interface Page {
  day: LocalDate
  /** Oldest first. */
  entries: Entry[]
}

/** Kinds in a sentence: 「体重と血圧」. */
export const distinctKinds = (entries: Entry[]): KindId[] => [...new Set(entries.map((entry) => entry.kind))]
