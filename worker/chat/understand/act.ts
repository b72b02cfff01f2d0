/**
 * What a message was understood to be: a list of acts, as plain data. Reading never decides what is stored;
 * `plan` does that from the acts and the notebook.
 */
import type { ReadDish } from '../../food/dish.ts'
import type { MealOp } from '../../food/meal-ops.ts'
import type { KindId } from '../../kinds/kind.ts'
import type { Mode } from '../../members/member.ts'
import type { Profile } from '../../members/profile.ts'
import type { Instant, LocalDate } from '../../shared/time.ts'
import type { MealSlot } from './time-words.ts'

/** When something happened, as told. `part`: a part of the day was told; `day`: nothing finer than the day (12:00). */
export interface ToldTime {
  day: LocalDate
  at: Instant
  atPrecision: 'minute' | 'part' | 'day'
  /** End of a span (sleep, exercise). */
  until?: Instant
  /** True when words or the message's own moment fixed this; false when it is only the moment of writing. */
  told: boolean
}

export interface Told {
  kind: KindId
  /** Fits the kind's `value` schema. */
  value: unknown
  time: ToldTime
  /** Of a meal the dishes as they were read: what was assumed about them is said, not stored. */
  dishes?: ReadDish[]
}

/** A button that sends `text` as the member's next message. */
export interface Choice {
  label: string
  text: string
}

export type RedFlag =
  | 'chest_pain'
  | 'stroke'
  | 'breathlessness'
  | 'fainting'
  | 'self_harm'
  | 'very_high_pressure'
  | 'very_low_glucose'

export type Talk =
  | 'good_morning'
  | 'good_night'
  | 'hello'
  | 'thanks'
  | 'ok'
  | 'praise'
  | 'sorry'
  | 'cheer'
  | 'tired'
  | 'happy'
  | 'weather'
  | 'laugh'
  | 'bye'
  | 'other'

export type Command =
  | 'today'
  | 'yesterday'
  | 'week'
  | 'help'
  | 'show_doctor'
  | 'hide_values'
  | 'show_values'
  | 'give_consent'
  | 'withdraw_consent'
  | 'erase'
  | 'export'
  | 'mini_app'

export type Act =
  | { do: 'record'; told: Told }
  /** Something that looks like a reading but must be asked back; `kind` is what it looks like. */
  | { do: 'ask'; why: 'implausible' | 'incomplete' | 'which_kind' | 'vague'; kind?: KindId; choices: Choice[] }
  /** An earlier entry was wrong. `told` is the right value; `number` a bare number for the kind of the last entry. */
  | { do: 'correct'; kind?: KindId; told?: Told; number?: number; wrong?: number }
  | { do: 'undo'; kind?: KindId; day?: LocalDate }
  /** May correct a meal told before, the last one or that of the day and slot; `otherwise` holds when it fits none. */
  | { do: 'mend_meal'; ops: MealOp[]; day?: LocalDate; slot?: MealSlot; otherwise: Act[] }
  /** A meal told by another one: the usual of its slot, that of a day, the last. */
  | {
      do: 'meal_again'
      from: { sort: 'usual' | 'last' } | { sort: 'day'; day: LocalDate; slot: MealSlot }
      slot?: MealSlot
      time: ToldTime
      /** What was different this time. */
      ops?: MealOp[]
    }
  /** The last meal is from now on 「いつもの…」. */
  | { do: 'name_meal'; slot?: MealSlot }
  | { do: 'command'; command: Command; day?: LocalDate }
  /** What members say about themselves; whether it can be right is decided in planning. */
  | { do: 'about_me'; told: Profile }
  /** How the member wishes to be met; without a mode the five are shown. */
  | { do: 'mode'; mode?: Mode }
  | { do: 'red_flag'; flag: RedFlag }
  | { do: 'small_talk'; talk: Talk }
  | {
      do: 'not_record'
      why:
        | 'wish'
        | 'plan'
        | 'goal'
        | 'question'
        | 'other_person'
        | 'price'
        | 'phone'
        | 'past_story'
        | 'skipped'
        | 'hearsay'
    }
  /** A food we do not know, with the nearest guesses. */
  | {
      do: 'unknown_food'
      text: string
      guesses: Choice[]
      others?: string[]
      /** The meal it belongs to. */
      meal?: { slot: MealSlot; time: ToldTime }
    }
  | { do: 'unclear' }

/** What was made of one message; never empty. */
export type Reading = Act[]
