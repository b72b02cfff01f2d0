/** What Techo asks of a language model. Every call ends in bounded time and answers with a value, never a throw. */
import type { Result } from '../../shared/result.ts'

/** A food of the national table that the model may choose. */
export interface FoodChoice {
  foodNumber: string
  name: string
}

export interface FoodAmount {
  foodNumber: string
  grams: number
}

/**
 * Why there is no answer: `refused` the model declined, `cut_off` it reached its bound, `malformed` no such answer as was
 * asked for (or the request was refused), `unauthorised` 401 and 403, `too_many` 429, `unavailable` all other faults of
 * the other side, time-outs and broken connections.
 */
export interface LlmRefusal {
  reason: 'refused' | 'cut_off' | 'malformed' | 'unauthorised' | 'too_many' | 'unavailable'
  status?: number
}

export interface LlmPort {
  /**
   * Of which of `choices`, and of how many grams of each, one serving of the dish called `name` is made. No foods when
   * the model does not know. Only the shape is checked here; `food/estimate.ts` decides whether to believe it.
   */
  readFood(name: string, choices: readonly FoodChoice[]): Promise<Result<{ foods: FoodAmount[] }, LlmRefusal>>
}
