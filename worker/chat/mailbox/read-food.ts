/** Asks the model what unknown dishes are made of. The words come from the mailbox and go nowhere else. */
import type { Deps } from '../../deps.ts'
import { estimatedDish, foodChoices } from '../../food/estimate.ts'
import { log } from '../../shared/log.ts'
import type { ReadWords } from '../plan/plan-food.ts'
import type { ReadFoodJob } from './thinking.ts'

export async function readFood(job: ReadFoodJob, deps: Deps): Promise<void> {
  const mailbox = deps.mailboxOf({ sort: 'user', id: job.lineUserId })
  const words = await mailbox.foodAsked(job.letterId)
  const read = await Promise.all((words ?? []).map((one) => readOne(one, job.letterId, deps)))
  await mailbox.foodRead(
    job.letterId,
    read.filter((one) => one !== undefined),
  )
}

async function readOne(words: string, letterId: string, deps: Deps): Promise<ReadWords | undefined> {
  const answer = await deps.llm?.readFood(words, foodChoices(words))
  if (!answer?.ok) return undefined
  const { foods } = answer.value
  if (estimatedDish(words, foods, '')) return { words, foods }
  log({ event: 'model_call_failed', eventId: letterId, reason: foods.length === 0 ? 'unknown' : 'implausible' })
  return undefined
}
