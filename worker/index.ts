/** The Worker's doors: requests, cron ticks, queues, mailboxes. */
import { app } from './app.ts'
import type { Env } from './env.ts'
import { runJobs, runQueue } from './jobs.ts'

export { Mailbox } from './chat/mailbox/mailbox.ts'

export default {
  fetch: app.fetch,
  scheduled: (controller, env) => runJobs(controller.scheduledTime, env),
  queue: (batch, env) => runQueue(batch, env),
} satisfies ExportedHandler<Env>
