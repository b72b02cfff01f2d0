/** What was made of one text: its meals added up, and the foods nobody knew. */
import type { Act } from '../../worker/chat/understand/act.ts'
import { meal } from '../../worker/kinds/meal.ts'

export interface Read {
  /** Absent when no meal was read. */
  kcal?: number
  saltG?: number
  /** 「牛丼 402g 688kcal」, for people to look at. */
  dishes: string[]
  unknown: string[]
  /** The other acts, by name. */
  besides: string[]
}

export function readOf(acts: Act[]): Read {
  const read: Read = { dishes: [], unknown: [], besides: [] }
  for (const act of acts) {
    if (act.do === 'unknown_food') read.unknown.push(act.text)
    else if (act.do === 'record' && act.told.kind === 'meal') {
      const value = meal.value.parse(act.told.value)
      read.kcal = (read.kcal ?? 0) + value.energyKcal
      read.saltG = (read.saltG ?? 0) + value.saltG
      for (const dish of value.dishes)
        read.dishes.push(`${dish.name} ${Math.round(dish.grams)}g ${Math.round(dish.energyKcal)}kcal`)
    } else read.besides.push(nameOf(act))
  }
  return read
}

function nameOf(act: Act): string {
  if (act.do === 'record') return act.told.kind
  if (act.do === 'not_record' || act.do === 'ask') return `${act.do}:${act.why}`
  return act.do
}

/** A meal was read and none of its foods was unknown. */
export const isAnswered = (read: Read): boolean => read.kcal !== undefined && read.unknown.length === 0
