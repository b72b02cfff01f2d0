/** Reply calls: free, one use per token, dead a minute after the webhook went out. */
import { Hono } from 'hono'
import { type Env, readBody, refuse } from './http.ts'
import type { Message } from './schemas/messages.ts'
import { reply } from './schemas/requests.ts'
import { misfit, put } from './sending.ts'
import type { State } from './state.ts'

const TOKEN_LIFE_MS = 60_000

export function replyRoutes(state: State): Hono<Env> {
  const app = new Hono<Env>()
  app.post('/v2/bot/message/reply', async (c) => {
    const read = await readBody(c, reply)
    if ('refused' in read) return read.refused
    if (c.req.header('x-line-retry-key') !== undefined)
      return refuse(c, 400, 'The retry key is not supported by this API')
    const token = state.replyTokens.get(read.body.replyToken)
    const age = token?.deliveredAt === undefined ? Number.POSITIVE_INFINITY : state.now() - token.deliveredAt
    if (!token || token.used || age > TOKEN_LIFE_MS) return refuse(c, 400, 'Invalid reply token')
    const messages = read.body.messages as Message[]
    const wrong = misfit(state, token.chatId, messages)
    if (wrong) return refuse(c, 400, wrong)
    token.used = true
    const blocked = state.people.get(token.chatId)?.blocked ?? false
    const rest = { via: 'reply', eventId: token.eventId, requestId: c.env.requestId } as const
    return c.json({ sentMessages: put(state, token.chatId, messages, rest, !blocked) })
  })
  return app
}
