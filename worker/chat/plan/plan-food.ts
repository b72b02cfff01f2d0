/**
 * Foods nobody knows, asked of the model: when it is asked, and what its answer changes. What it says only ever adds a
 * dish to the meal it belongs to, marked as an estimate. Rules only.
 */
import { ja } from '../../../prompts/messages/ja.ts'
import type { ReadDish } from '../../food/dish.ts'
import { estimatedDish, type FoodAmount, LONGEST_WORDS } from '../../food/estimate.ts'
import { stateDish, stateOf } from '../../food/meal-state.ts'
import { mealValue } from '../../food/meal-value.ts'
import { meal } from '../../kinds/meal.ts'
import { liveConsent, type Member, mayRecord } from '../../members/member.ts'
import { fill } from '../../messages/template.ts'
import type { Entry } from '../../notebook/entry.ts'
import type { LineMessage } from '../../outside/line/port.ts'
import { entryId, parseEntryId } from '../../shared/ids.ts'
import { localDay } from '../../shared/time.ts'
import { modelCallsLeft, withModelCalls } from '../mailbox/memory.ts'
import { assumedWords } from '../replies/meal-lines.ts'
import { mealOf, replaceMeal } from './plan-meal.ts'
import { pageAfter, tellWritten } from './plan-text.ts'
import { blankDraft, type Draft, type FoodQuestion, type Plan, type Scene } from './scene.ts'
import type { Tell } from './tell.ts'

/** What the model made of one unknown dish. */
export interface ReadWords {
  words: string
  foods: FoodAmount[]
}

/** The letter that brings the model's reading, with the answer that was held back for it, if it still was. */
export interface FoodLetter {
  question: FoodQuestion
  read: ReadWords[]
  answer?: Plan['answer']
  rest: LineMessage[]
}

const MOST_WORDS = 3

export const mayAskModel = (member: Member | null): boolean =>
  mayRecord(member) && liveConsent(member, 'ai') !== undefined

/** Sets the question for the model where a food was unknown and asking is allowed. */
export function withFoodQuestion(draft: Draft, scene: Scene): Draft {
  const { unknownFood } = draft
  const told = unknownFood?.meal
  const inNeed = draft.tells.some((tell) => tell.tell === 'red_flag')
  if (!told || inNeed || !scene.house.asksModel || !mayAskModel(scene.member)) return draft
  if (scene.talksTo === 'group' || told.time.day > localDay(scene.saidAt)) return draft
  const today = localDay(scene.arrivedAt)
  const words = [unknownFood.text, ...(unknownFood.others ?? [])]
    .filter((one) => one.length <= LONGEST_WORDS)
    .slice(0, Math.min(MOST_WORDS, modelCallsLeft(scene.memory, today)))
  if (words.length === 0) return draft
  const { day, at, atPrecision } = told.time
  const own = draft.writes.find((one) => one.kind === 'meal' && one.day === day && mealOf(one).slot === told.slot)
  const question = { words, slot: told.slot, day, at, atPrecision, saidAt: scene.saidAt }
  return {
    ...draft,
    memory: withModelCalls(draft.memory, today, words.length),
    foodQuestion: own ? { ...question, entryId: entryId(own) } : question,
  }
}

/** Nothing is written when the meal was taken back meanwhile, or a consent was withdrawn. */
export function planFood({ question, read, answer }: FoodLetter, scene: Scene): Draft {
  const draft = blankDraft(scene.memory)
  const dishes = read.flatMap(({ words, foods }) => {
    const grams = Math.round(foods.reduce((sum, one) => sum + one.grams, 0))
    return estimatedDish(words, foods, fill(ja.foodEstimate, { grams })) ?? []
  })
  if (dishes.length === 0 || !mayAskModel(scene.member)) return draft
  const page = (scene.pages.get(question.day) ?? []).filter((entry) => entry.kind === 'meal')
  const target = question.entryId
    ? page.find((entry) => entryId(entry) === question.entryId)
    : page.findLast((entry) => mealOf(entry).slot === question.slot)
  if (target) join(target, dishes, draft, scene)
  else if (!question.entryId) begin(question, dishes, draft, scene)
  if (draft.writes.length === 0) return draft
  tellWritten(draft, scene)
  // Where the answer was held back nobody saw the meal without the dish.
  if (answer && question.entryId) draft.tells = draft.tells.map(asRecorded)
  draft.tells.push(readTell(dishes.map((dish) => dish.name)))
  const left = question.words.filter((one) => !dishes.some((dish) => dish.name === one))
  if (left.length > 0) {
    const text = fill(ja.askFoodOpen, { food: left.join('」「') })
    draft.tells.push({ tell: 'question', text, quiet: text, choices: [] })
  }
  return draft
}

function join(target: Entry, dishes: ReadDish[], draft: Draft, scene: Scene): void {
  const before = stateOf(mealOf(target), scene.states.get(entryId(target)))
  const after = { ...before, dishes: [...before.dishes, ...dishes.map(stateDish)] }
  if (!replaceMeal(target, after, draft, scene)) return
  draft.asides.set(entryId(target), { assumed: assumedWords(dishes), size: after.size })
}

function begin(question: FoodQuestion, dishes: ReadDish[], draft: Draft, scene: Scene): void {
  const value = meal.value.safeParse(mealValue(dishes, question.slot))
  if (!value.success || !meal.plausible(value.data)) return
  const { day, at, atPrecision } = question
  const id = `${scene.source}-0`
  const entry: Entry = { day, id, kind: 'meal', at, atPrecision, value: value.data, source: 'chat' }
  draft.writes.push(entry)
  draft.asides.set(entryId(entry), { assumed: assumedWords(dishes) })
}

const asRecorded = (tell: Tell): Tell => (tell.tell === 'written' ? { ...tell, how: 'recorded' } : tell)

const readTell = (names: string[]) => ({
  tell: 'value_sentence' as const,
  text: fill(ja.foodRead, { food: names.join('」「') }),
  quiet: ja.foodReadQuiet,
})

/** A reading that came after the answer is told with the next one, with the meal as it stands. */
export function withOwedFood(draft: Draft, scene: Scene): Draft {
  const { owesFood } = scene.memory
  const key = owesFood && parseEntryId(owesFood)
  if (!key || draft.tells.length === 0 || draft.tells.some((tell) => tell.tell === 'red_flag')) return draft
  const memory = { ...draft.memory, owesFood: undefined }
  const entry = scene.pages.get(key.day)?.find((one) => one.id === key.id)
  if (!entry || draft.removes.includes(entry)) return { ...draft, memory }
  const tells = [...draft.tells]
  tells.unshift({ tell: 'value_sentence', text: ja.foodReadLater, quiet: ja.foodReadLater })
  if (!tells.some((tell) => tell.tell === 'written')) {
    const open = scene.states.get(owesFood)?.dishes.filter((dish) => !dish.gone && dish.assumed !== undefined) ?? []
    const assumed = assumedWords(open.reverse().map((dish) => ({ ...dish, start: 0, end: 0 })))
    const pages = [{ day: key.day, entries: pageAfter(key.day, draft, scene) }]
    tells.push({
      tell: 'written',
      how: 'corrected',
      entries: [entry],
      pages,
      asides: new Map([[owesFood, { assumed }]]),
    })
  }
  return { ...draft, memory, tells }
}
