/**
 * What a plan keeps about meals besides the entries: habits, corrected meals, and the first seasonal food of a year. What
 * came from an entry goes with it. Rules only.
 */
import { HABITS_TOPIC, type Habits, mealTopic } from '../../food/meal-memory.ts'
import type { MealValue } from '../../food/meal-value.ts'
import { seasonalIn } from '../../food/seasons.ts'
import { hasNotebook } from '../../members/member.ts'
import type { Entry } from '../../notebook/entry.ts'
import type { NotebookChange } from '../../notebook/store.ts'
import { entryId } from '../../shared/ids.ts'
import { daysBetween, localDay } from '../../shared/time.ts'
import type { Draft, Scene } from './scene.ts'

type Seasons = Habits['seasons']

const meals = (entries: Entry[]): Entry[] => entries.filter((entry) => entry.kind === 'meal')
const yearOf = (mark: Seasons[string]): string => mark.entryId.slice(0, 4)

/** The marks after the draft, and the foods that came first in it, today or yesterday. */
function seasonsAfter(draft: Draft, scene: Scene): { seasons: Seasons; first: string[] } {
  const { seasons: before } = draft.habits ?? scene.habits
  const changed = new Set([...draft.removes, ...draft.writes].map(entryId))
  const seasons = Object.fromEntries(Object.entries(before).filter(([, mark]) => !changed.has(mark.entryId)))
  const first: string[] = []
  const today = localDay(scene.saidAt)
  for (const entry of meals(draft.writes)) {
    for (const food of seasonalIn(entry.value as MealValue)) {
      const known = seasons[food]
      if (known && yearOf(known) >= entry.day.slice(0, 4)) continue
      seasons[food] = { entryId: entryId(entry) }
      const told = before[food] && yearOf(before[food]) >= entry.day.slice(0, 4)
      if (!told && daysBetween(entry.day, today) <= 1) first.push(food)
    }
  }
  return { seasons, first }
}

/** The seasonal food to be glad about. */
export const firstOfYear = (draft: Draft, scene: Scene): string | undefined => seasonsAfter(draft, scene).first[0]

export function rememberedMeals(draft: Draft, scene: Scene): Pick<NotebookChange, 'remember' | 'forget'> {
  if (!hasNotebook(scene.member)) return {}
  const habits = { ...(draft.habits ?? scene.habits), seasons: seasonsAfter(draft, scene).seasons }
  const changed = JSON.stringify(habits) !== JSON.stringify(scene.habits)
  // Also of a meal that was set anew from outside: its corrections are no longer those of what stands.
  const gone = meals(draft.removes).filter((entry) => !draft.states.has(entryId(entry)))
  const states = [...draft.states].map(([id, value]) => ({ topic: mealTopic(id), value }))
  return {
    remember: changed ? [...states, { topic: HABITS_TOPIC, value: habits }] : states,
    forget: gone.map((entry) => mealTopic(entryId(entry))),
  }
}
