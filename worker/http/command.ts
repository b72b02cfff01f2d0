/** Hands a command to the member's mailbox, under the client's idempotency key where it sends one. */
import type { Context } from 'hono'
import type { CommandAnswer } from '../chat/mailbox/mailbox.ts'
import type { Command } from '../notebook/commands.ts'
import { sourceOf } from '../shared/ids.ts'
import type { AppEnv } from './app-env.ts'

const MAX_KEY = 100

export async function commandOf(c: Context<AppEnv>, command: Command, clientId?: string): Promise<CommandAnswer> {
  const sender = { sort: 'user' as const, id: c.var.lineUserId }
  const key = clientId ?? c.req.header('idempotency-key')?.slice(0, MAX_KEY) ?? crypto.randomUUID()
  return c.var.deps.mailboxOf(sender).command(sender, `${command.do}:${await sourceOf('client', key)}`, command)
}
