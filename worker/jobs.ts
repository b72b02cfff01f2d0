/** Which job runs on which tick, and who takes which queue. The edges where outages are caught. */
import { fetchPicture } from './chat/mailbox/fetch-picture.ts'
import { readFood } from './chat/mailbox/read-food.ts'
import type { ThinkingJob } from './chat/mailbox/thinking.ts'
import { type Deps, depsOf } from './deps.ts'
import type { Env } from './env.ts'
import { sweepErasures } from './members/erasure.ts'
import { log, sortOf } from './shared/log.ts'
import type { Instant } from './shared/time.ts'

interface Job {
  name: string
  run(deps: Deps, now: Instant): Promise<void>
}

/** Every five minutes; `now` is the tick's own time. */
const EVERY_TICK: Job[] = [{ name: 'sweep_erasures', run: sweepErasures }]

export async function runJobs(now: Instant, env: Env): Promise<void> {
  const deps = depsOf(env)
  for (const job of EVERY_TICK) {
    try {
      await job.run(deps, now)
    } catch (thrown) {
      log({ event: 'job_failed', reason: `${job.name}:${sortOf(thrown)}` })
    }
  }
}

export async function runQueue(batch: MessageBatch<unknown>, env: Env): Promise<void> {
  const deps = depsOf(env)
  // Side by side: a slow model must not keep somebody else's picture waiting.
  await Promise.all(batch.messages.map((message) => takeSafely(batch.queue, message, deps)))
}

async function takeSafely(queue: string, message: Message<unknown>, deps: Deps): Promise<void> {
  try {
    await take(queue, message, deps)
  } catch (thrown) {
    log({ event: 'queue_failed', reason: sortOf(thrown) })
    message.retry({ delaySeconds: 2 ** message.attempts * 5 })
  }
}

async function take(queue: string, message: Message<unknown>, deps: Deps): Promise<void> {
  if (queue === 'techo-thinking') {
    const job = message.body as ThinkingJob
    if (job.job === 'read_food') {
      await readFood(job, deps)
      return message.ack()
    }
    const settled = await fetchPicture(job, deps)
    return settled ? message.ack() : message.retry({ delaySeconds: 2 ** message.attempts })
  }
  await deps.members.buryLetter({
    eventId: `queue:${message.id}`,
    sort: queue,
    reason: 'gave-up',
    diedAt: message.timestamp.getTime(),
  })
  message.ack()
}
