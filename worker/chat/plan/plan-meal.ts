/**
 * Correcting a meal and telling one by another: what changes, as part of a draft. A corrected meal keeps its key, day,
 * time and source, so that its cards go on working; its figures come from the food table again. Rules only.
 */
import { ja } from '../../../prompts/messages/ja.ts'
import { learned, toldOften, withNamed, withUsual } from '../../food/habits.ts'
import type { MealState } from '../../food/meal-memory.ts'
import { applied, type MealOp } from '../../food/meal-ops.ts'
import { sizedDishes, stateOf, valueOf } from '../../food/meal-state.ts'
import { type MealSlot, type MealValue, mealValue } from '../../food/meal-value.ts'
import { sameDish } from '../../food/remake.ts'
import { meal } from '../../kinds/meal.ts'
import { fill } from '../../messages/template.ts'
import type { Entry } from '../../notebook/entry.ts'
import { entryId, parseEntryId } from '../../shared/ids.ts'
import { type LocalDate, localDay, wallClock } from '../../shared/time.ts'
import { mealInHand, withFixing } from '../mailbox/memory.ts'
import { assumedWords } from '../replies/meal-lines.ts'
import type { Act, Told } from '../understand/act.ts'
import { slotByHour } from '../understand/meals.ts'
import type { Draft, Scene } from './scene.ts'
import type { DishLine } from './tell.ts'

export const mealOf = (entry: Entry): MealValue => entry.value as MealValue
const isMeal = (entry: Entry): boolean => entry.kind === 'meal'

/** A meal as it was told, with this member's usual amounts where none was said. */
export function usualMeal(told: Told, scene: Scene): { value: unknown; assumed?: string } {
  if (told.kind !== 'meal' || !told.dishes) return { value: told.value }
  const own = withUsual(told.dishes, scene.habits, (grams) => fill(ja.mealUsual, { grams }))
  const changed = own.some((dish, i) => dish !== told.dishes?.[i])
  const value = changed ? mealValue(own, (told.value as MealValue).slot) : told.value
  return { value, assumed: assumedWords(own) }
}

/** The living dishes of a meal with their places. */
export function dishLines(entry: Entry, scene: Scene): DishLine[] {
  const state = stateOf(mealOf(entry), scene.states.get(entryId(entry)))
  const eaten = sizedDishes(state)
  const places = state.dishes.flatMap((dish, place) => (dish.gone ? [] : [place]))
  return places.flatMap((place, i) => (eaten[i] ? [{ place, name: eaten[i].name, grams: eaten[i].grams }] : []))
}

/** Mends the meal that the correction fits; gives what the message says otherwise when it fits none. */
export function mendMeal(act: Act & { do: 'mend_meal' }, draft: Draft, scene: Scene): Act[] {
  const entries = candidates(act, draft, scene)
  for (const entry of entries) if (mendEntry(entry, act.ops, draft, scene)) return []
  // What was not eaten is no new meal.
  if (act.ops.every((op) => op.op === 'remove') && act.otherwise.some(tellsMeal)) {
    return [{ do: 'not_record', why: 'skipped' }]
  }
  const [last] = entries
  const dishes = last ? dishLines(last, scene) : []
  if (last && dishes.length > 1 && act.otherwise.some((other) => other.do === 'correct' && other.kind === 'meal')) {
    draft.memory = withFixing(draft.memory, entryId(last), 'meal', scene.arrivedAt)
    draft.tells.push({ tell: 'fix_meal', entry: last, dishes })
    return []
  }
  const repeats =
    act.ops.every((op) => op.op === 'about') && act.otherwise.every((other) => toldAlready(other, dishes, act))
  return repeats ? [{ do: 'small_talk', talk: 'other' }] : act.otherwise
}

const tellsMeal = (act: Act): boolean => act.do === 'record' && act.told.kind === 'meal'

/** 「カレーは甘くておいしかった」 after カレー tells no second one. */
function toldAlready(act: Act, dishes: DishLine[], of: { day?: LocalDate; slot?: MealSlot }): boolean {
  if (act.do !== 'record' || act.told.kind !== 'meal') return false
  if (act.told.time.told && !of.day && !of.slot) return false
  const said = (act.told.value as MealValue).dishes
  return said.every((one) => dishes.some((dish) => sameDish(dish.name, one.name)))
}

/** Corrects one meal; false when a correction does not fit it. */
export function mendEntry(entry: Entry, ops: readonly MealOp[], draft: Draft, scene: Scene): boolean {
  const before = stateOf(mealOf(entry), scene.states.get(entryId(entry)))
  const after = applied(before, ops)
  if (!after || !replaceMeal(entry, after, draft, scene)) return false
  const amounts = ops.every((op) => ['about', 'amount', 'grams_at', 'size_at'].includes(op.op))
  if (amounts && !draft.emptied.includes(entry)) draft.habits = learned(draft.habits ?? scene.habits, before, after)
  return true
}

/** The meal in another state, under its own key; false when that would be no meal anybody eats. */
export function replaceMeal(entry: Entry, after: MealState, draft: Draft, scene: Scene): boolean {
  const value = valueOf(after, mealOf(entry).slot)
  draft.removes.push(entry)
  if (!value) {
    draft.emptied.push(entry)
    return true
  }
  if (!meal.value.safeParse(value).success || !meal.plausible(value as never)) {
    draft.removes.pop()
    return false
  }
  draft.writes.push({ ...entry, value })
  draft.standsFor.set(entry.id, entry)
  draft.states.set(entryId(entry), { ...after, before: { by: scene.source, value: mealOf(entry) as never } })
  draft.asides.set(entryId(entry), { assumed: assumedWords(sizedDishes(after)), size: after.size })
  return true
}

function candidates(act: Act & { do: 'mend_meal' }, draft: Draft, scene: Scene): Entry[] {
  const { fixing } = scene.memory
  if (fixing && fixing.kind === 'meal' && fixing.until >= scene.arrivedAt) {
    const [entry] = standing([fixing.entryId], scene)
    const meant = entry && (!act.day || act.day === entry.day) && (!act.slot || act.slot === mealOf(entry).slot)
    if (meant) return [entry]
    // Told anew with another day or slot it is another meal.
    if (act.ops.some((op) => op.op === 'instead')) return []
  }
  const today = localDay(scene.saidAt)
  const page = (scene.pages.get(act.day ?? today) ?? []).filter(isMeal).reverse()
  const free = (entry: Entry) => !draft.removes.includes(entry)
  if (act.day || act.slot) return page.filter((entry) => free(entry) && (!act.slot || mealOf(entry).slot === act.slot))
  const last = standing(scene.memory.lastMeal ? [scene.memory.lastMeal.entryId] : [], scene)
  return [...last, ...page.filter((entry) => !last.includes(entry))].filter(free)
}

function standing(ids: string[], scene: Scene): Entry[] {
  return ids.flatMap((id) => {
    const key = parseEntryId(id)
    return (key && scene.pages.get(key.day)?.find((entry) => entry.id === key.id)) ?? []
  })
}

/** An unsent correction: the meal as it was before, where nothing was corrected after it; else it goes. */
export function unmend(mended: { entryId: string; by: string }[], draft: Draft, scene: Scene): void {
  for (const { entryId: id, by } of mended) {
    const [entry] = standing([id], scene)
    if (!entry || draft.removes.includes(entry)) continue
    const before = scene.states.get(id)?.before
    draft.removes.push(entry)
    if (before?.by !== by) continue
    draft.writes.push({ ...entry, value: before.value })
    draft.standsFor.set(entry.id, entry)
  }
}

/** The days whose pages (and corrected meals) these acts need. */
export function daysOfMealAct(act: Act, scene: Pick<Scene, 'memory' | 'saidAt'>): LocalDate[] {
  const today = localDay(scene.saidAt)
  const { lastMeal, fixing } = scene.memory
  const ids = [lastMeal?.entryId, fixing?.entryId].flatMap((id) => parseEntryId(id ?? '')?.day ?? [])
  if (act.do === 'mend_meal') return [act.day ?? today, ...ids]
  if (act.do === 'name_meal') return ids
  if (act.do !== 'meal_again') return []
  return [act.time.day, ...(act.from.sort === 'day' ? [act.from.day] : act.from.sort === 'last' ? ids : [])]
}

/** The same dishes once more, as a new entry. */
export function mealAgain(act: Act & { do: 'meal_again' }, draft: Draft, scene: Scene): void {
  const slot = act.slot ?? slotByHour(wallClock(scene.saidAt).hour)
  const found = foundAgain(act, slot, draft, scene)
  if (found.length === 0) return notFound(act, slot, draft)
  for (const value of found) {
    const { day, at, atPrecision } = act.time
    const id = `${scene.source}-${draft.writes.length}`
    const again = changedBy(act.ops, { ...value, slot: act.slot ?? (act.from.sort === 'usual' ? slot : value.slot) })
    draft.writes.push({ day, id, kind: 'meal', at, atPrecision, value: again, source: 'chat' })
  }
}

/** 「いつもの朝ごはんにバナナを足して」; a change that does not fit is left out. */
function changedBy(ops: MealOp[] | undefined, value: MealValue): MealValue {
  const after = ops && applied(stateOf(value, undefined), ops)
  return (after && valueOf(after, value.slot)) ?? value
}

function foundAgain(act: Act & { do: 'meal_again' }, slot: MealSlot, draft: Draft, scene: Scene): MealValue[] {
  const { from } = act
  if (from.sort === 'last') return mealInHand(scene.memory, scene.pages).map(mealOf)
  if (from.sort === 'day') {
    return (scene.pages.get(from.day) ?? [])
      .filter((entry) => isMeal(entry) && mealOf(entry).slot === from.slot)
      .map(mealOf)
  }
  const named = scene.habits.named[slot]
  if (named) return [named]
  const often = toldOften(scene.lately.filter((entry) => isMeal(entry) && mealOf(entry).slot === slot).map(mealOf))
  if (often) draft.habits = withNamed(draft.habits ?? scene.habits, slot, often)
  return often ? [often] : []
}

function notFound(act: Act & { do: 'meal_again' }, slot: MealSlot, draft: Draft): void {
  draft.askedBack = true
  const name = SLOTS[act.from.sort === 'day' ? act.from.slot : slot]
  const text = fill(act.from.sort === 'usual' ? ja.mealUsualNone : ja.mealSameNone, { slot: name })
  draft.tells.push({ tell: 'sentence', text })
}

const SLOTS: Record<MealSlot, string> = {
  breakfast: ja.slotBreakfast,
  lunch: ja.slotLunch,
  dinner: ja.slotDinner,
  snack: ja.slotSnack,
}

/** 「これをいつもの朝ごはんにして」 */
export function nameMeal(act: Act & { do: 'name_meal' }, draft: Draft, scene: Scene): void {
  const [entry] = mealInHand(scene.memory, scene.pages)
  if (!entry) return void draft.tells.push({ tell: 'sentence', text: ja.mealNameNone })
  const value = mealOf(entry)
  const slot = act.slot ?? value.slot
  draft.habits = withNamed(draft.habits ?? scene.habits, slot, value)
  const dishes = value.dishes.map((dish) => dish.name).join('、')
  draft.tells.push({
    tell: 'value_sentence',
    text: fill(ja.mealNamed, { dishes, slot: SLOTS[slot] }),
    quiet: fill(ja.mealNamedQuiet, { slot: SLOTS[slot] }),
  })
}
