/** From a stored letter to its plan: gathers the scene, lets the rules decide. Changes nothing. */
import { ja } from '../../../prompts/messages/ja.ts'
import type { Deps } from '../../deps.ts'
import { type Command, planCommand } from '../../notebook/commands.ts'
import type { ChatEvent, Sender } from '../event.ts'
import { finishCommand, finishEvent, finishFood } from '../plan/finish.ts'
import { planEvent } from '../plan/plan-event.ts'
import { type FoodLetter, planFood, withFoodQuestion, withOwedFood } from '../plan/plan-food.ts'
import { planText } from '../plan/plan-text.ts'
import { blankDraft, type Made, type Plan, type Scene } from '../plan/scene.ts'
import { understand } from '../understand/understand.ts'
import type { Letter, MailboxStore } from './mailbox-store.ts'
import { mealAtHand } from './memory.ts'
import { type Arrival, daysOf, readStanding, withLately, withPages, withProfile } from './read-scene.ts'

const NOTHING_MADE: Made = { entries: [], photos: [] }

export async function planLetter(letter: Letter, sender: Sender, store: MailboxStore, deps: Deps): Promise<Plan> {
  const memory = store.memory()
  const arrival = { id: letter.id, saidAt: letter.orderAt, arrivedAt: letter.arrivedAt, sender, memory }
  if (letter.sort === 'command') {
    const command = JSON.parse(letter.body) as Command
    const scene = await readStanding(arrival, 'client', deps)
    const full = await withPages(scene, daysOf({ command }, scene), deps, false)
    const { draft, outcome } = planCommand(command, full)
    return finishCommand(draft, full, outcome)
  }
  if (letter.sort === 'food') return planRead(JSON.parse(letter.body) as FoodLetter, arrival, store, deps)
  const event = JSON.parse(letter.body) as ChatEvent
  const scene = await readStanding(arrival, 'event', deps)
  return planChat(event, scene, store, deps)
}

/** What the model read, put into the meal of the message it was asked for. */
async function planRead(letter: FoodLetter, arrival: Arrival, store: MailboxStore, deps: Deps): Promise<Plan> {
  const scene = await readStanding(arrival, 'event', deps)
  if (store.isUnsentLetter(arrival.id))
    return finishFood(blankDraft(scene.memory), { ...letter, answer: undefined }, scene)
  const full = await withPages(scene, [letter.question.day], deps, true)
  return finishFood(planFood(letter, full), letter, full)
}

async function planChat(event: ChatEvent, scene: Scene, store: MailboxStore, deps: Deps): Promise<Plan> {
  const { said, replyToken } = event
  const lineUserId = store.sender()?.id ?? ''
  if (said.sort !== 'unsend' && 'messageId' in said && store.isUnsent(said.messageId)) {
    return finishEvent(blankDraft(scene.memory), scene, false, undefined)
  }
  if (scene.member?.state === 'erasing') {
    const draft = blankDraft(scene.memory)
    draft.tells.push({ tell: 'sentence', text: ja.erasing })
    return finishEvent(draft, scene, false, replyToken)
  }
  if (said.sort === 'text' && said.text.trim() === ja.consentMore) {
    const draft = blankDraft(scene.memory)
    draft.tells.push({ tell: 'welcome' })
    return finishEvent(draft, scene, false, replyToken)
  }
  if (said.sort === 'text') {
    const { memory } = scene
    const fixing = memory.fixing && memory.fixing.until >= scene.arrivedAt ? memory.fixing.kind : undefined
    const meal = mealAtHand(memory, scene)
    const reading = understand(said.text, { now: scene.saidAt, lastKind: memory.lastKind, fixing, meal })
    const owed = memory.owesFood !== undefined
    const corrects = reading.some((act) => act.do === 'mend_meal' || act.do === 'correct')
    const paged = await withPages(
      scene,
      daysOf({ event, reading, madeBefore: NOTHING_MADE }, scene),
      deps,
      corrects || owed,
    )
    const full = await withProfile(await withLately(paged, reading, deps), reading, deps)
    return finishEvent(withFoodQuestion(withOwedFood(planText(reading, full), full), full), full, true, replyToken)
  }
  const madeBefore = said.sort === 'unsend' ? store.madeByMessage(said.messageId) : NOTHING_MADE
  const full = await withPages(scene, daysOf({ event, madeBefore }, scene), deps, true)
  const draft = withOwedFood(planEvent(said, full, lineUserId, madeBefore), full)
  return finishEvent(draft, full, false, replyToken)
}
