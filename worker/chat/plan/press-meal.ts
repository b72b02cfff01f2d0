/** The buttons of a meal: its size, and one dish after another. They hold ids and places and work weeks later. */
import { ja } from '../../../prompts/messages/ja.ts'
import type { MealOp } from '../../food/meal-ops.ts'
import { mayRecord } from '../../members/member.ts'
import { fill } from '../../messages/template.ts'
import type { Entry } from '../../notebook/entry.ts'
import { entryId } from '../../shared/ids.ts'
import { withFixing } from '../mailbox/memory.ts'
import { dishLines, mendEntry } from './plan-meal.ts'
import { tellWritten } from './plan-text.ts'
import type { Pressed } from './postback-data.ts'
import type { Draft, Scene } from './scene.ts'
import type { DishLine } from './tell.ts'

export type MealPress = Extract<Pressed, { press: 'meal_size' | 'meal_add' | `dish${string}` }>

export function pressMeal(pressed: MealPress, draft: Draft, scene: Scene): void {
  const [key] = pressed.keys
  const entry = key && scene.pages.get(key.day)?.find((one) => one.id === key.id && one.kind === 'meal')
  if (!entry) return void draft.tells.push({ tell: 'sentence', text: ja.undoGone })
  if (!mayRecord(scene.member)) return void draft.tells.push({ tell: 'sentence', text: ja.consentNone })
  const dish = 'place' in pressed ? dishLines(entry, scene).find((one) => one.place === pressed.place) : undefined
  if ('place' in pressed && !dish) return void draft.tells.push({ tell: 'sentence', text: ja.undoGone })
  const op = changeOf(pressed)
  if (op) {
    mendEntry(entry, [op], draft, scene)
    return tellWritten(draft, scene)
  }
  ask(pressed, entry, dish, draft, scene)
}

/** What a button changes at once; undefined where it asks for more. */
function changeOf(pressed: MealPress): MealOp | undefined {
  if (pressed.press === 'meal_size') return { op: 'size', size: pressed.size }
  if (pressed.press === 'dish_out') return { op: 'remove_at', place: pressed.place }
  if (pressed.press === 'dish_size' && pressed.size) return { op: 'size_at', place: pressed.place, size: pressed.size }
  return undefined
}

function ask(pressed: MealPress, entry: Entry, dish: DishLine | undefined, draft: Draft, scene: Scene): void {
  const waitFor = (part?: { want: 'swap' | 'grams' | 'add'; place?: number }) => {
    draft.memory = withFixing(draft.memory, entryId(entry), 'meal', scene.arrivedAt, part)
  }
  if (pressed.press === 'meal_add') {
    waitFor({ want: 'add' })
    return void draft.tells.push({ tell: 'question', text: ja.mealAddAsk, quiet: ja.mealAddAsk, choices: [] })
  }
  if (!dish) return
  const { place, name } = dish
  if (pressed.press === 'dish_swap') {
    waitFor({ want: 'swap', place })
    const text = fill(ja.dishSwapAsk, { dish: name })
    return void draft.tells.push({ tell: 'question', text, quiet: ja.dishSwapAskPlain, choices: [] })
  }
  if (pressed.press === 'dish_grams') {
    waitFor({ want: 'grams', place })
    const text = fill(ja.dishGramsAsk, { dish: name })
    return void draft.tells.push({ tell: 'question', text, quiet: ja.dishGramsAskPlain, choices: gramChoices(dish) })
  }
  waitFor()
  draft.tells.push({ tell: 'fix_meal', entry, dishes: [], open: dish })
}

const SHARES = [0.5, 0.7, 0.85, 1.15, 1.3, 1.5]

/** Round amounts around the present one. */
function gramChoices({ grams }: DishLine) {
  const step = grams >= 100 ? 10 : 5
  const amounts = [...new Set(SHARES.map((share) => Math.round((grams * share) / step) * step))].filter(
    (one) => one > 0,
  )
  return amounts.map((amount) => ({ label: `${amount}g`, text: `${amount}g` }))
}
