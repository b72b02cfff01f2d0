/** The smaller calls: validation, loading indicator, read marks, profiles, bot information, the webhook address. */
import { Hono } from 'hono'
import { type Env, readBody, refuse } from './http.ts'
import * as body from './schemas/requests.ts'
import { type State, secret } from './state.ts'
import type { Webhooks } from './webhooks.ts'

const LOADING_SECONDS = 20
const LINK_TOKEN = 32

const goodEndpoint = (text: string): boolean => URL.canParse(text) && /^https?:$/.test(new URL(text).protocol)

function chatRoutes(state: State): Hono<Env> {
  const app = new Hono<Env>()
  app.post('/v2/bot/message/validate/:via{reply|push|multicast|narrowcast|broadcast}', async (c) => {
    const read = await readBody(c, body.validate)
    return 'refused' in read ? read.refused : c.json({})
  })

  app.post('/v2/bot/chat/loading/start', async (c) => {
    const read = await readBody(c, body.loading)
    if ('refused' in read) return read.refused
    const { chatId, loadingSeconds = LOADING_SECONDS } = read.body
    const person = state.people.get(chatId)
    if (person?.friend && !person.blocked) {
      state.loadingUntil.set(chatId, state.now() + loadingSeconds * 1_000)
      state.changed({ sort: 'loading', chatId })
    }
    return c.json({}, 202)
  })

  app.post('/v2/bot/chat/markAsRead', async (c) => {
    const read = await readBody(c, body.markAsRead)
    if ('refused' in read) return read.refused
    const upTo = state.readTokens.get(read.body.markAsReadToken)
    if (!upTo)
      return refuse(c, 400, 'Invalid markAsReadToken. Tokens must be used by the bot that received them via Webhook.')
    markRead(state, upTo.chatId, upTo.messageId)
    return c.json({})
  })
  return app
}

/** Marks a person's messages up to this one as read. */
export function markRead(state: State, chatId: string, messageId: string): void {
  const chat = state.chats.get(chatId) ?? []
  const last = chat.findIndex((entry) => entry.id === messageId)
  for (const entry of chat.slice(0, last + 1)) if (entry.from === 'person') entry.read = true
  state.changed({ sort: 'chat', chatId })
}

function peopleRoutes(state: State): Hono<Env> {
  const app = new Hono<Env>()
  app.get('/v2/bot/profile/:userId', (c) => {
    const userId = c.req.param('userId')
    if (!/^U[0-9a-f]{32}$/.test(userId)) return refuse(c, 400, "The value for the 'userId' parameter is invalid")
    const person = state.people.get(userId)
    if (!person || person.blocked || (!person.friend && person.wroteAt === undefined))
      return refuse(c, 404, 'Not found')
    const { displayName, language, statusMessage } = person
    return c.json({ userId, displayName, language, ...(statusMessage === undefined ? {} : { statusMessage }) })
  })

  app.get('/v2/bot/followers/ids', (c) => refuse(c, 403, 'Access to this API is not available for your account'))

  app.post('/v2/bot/user/:userId/linkToken', (c) =>
    state.people.has(c.req.param('userId')) ? c.json({ linkToken: secret(LINK_TOKEN) }) : refuse(c, 404, 'Not found'),
  )

  app.get('/v2/bot/group/:groupId/summary', (c) => {
    const group = state.groups.get(c.req.param('groupId'))
    return group?.botIsIn ? c.json({ groupId: group.groupId, groupName: group.name }) : refuse(c, 404, 'Not found')
  })
  app.get('/v2/bot/group/:groupId/member/:userId', (c) => {
    const group = state.groups.get(c.req.param('groupId'))
    const person = state.people.get(c.req.param('userId'))
    if (!group?.botIsIn || !person || !group.members.includes(person.userId)) return refuse(c, 404, 'Not found')
    return c.json({ userId: person.userId, displayName: person.displayName })
  })
  app.post('/v2/bot/group/:groupId/leave', (c) => {
    const group = state.groups.get(c.req.param('groupId'))
    if (!group?.botIsIn) return refuse(c, 404, 'Not found')
    group.botIsIn = false
    return c.json({})
  })
  return app
}

function channelRoutes(state: State, webhooks: Webhooks): Hono<Env> {
  const app = new Hono<Env>()
  app.get('/v2/bot/info', (c) =>
    c.json({
      userId: state.botId,
      basicId: '@techo',
      displayName: state.options.botName ?? 'Techo',
      chatMode: state.options.chatMode ?? 'bot',
      markAsReadMode: state.options.chatMode === 'chat' ? 'manual' : 'auto',
    }),
  )

  app.get('/v2/bot/channel/webhook/endpoint', (c) =>
    state.webhookUrl
      ? c.json({ endpoint: state.webhookUrl, active: state.webhookActive })
      : refuse(c, 404, 'Webhook endpoint not found'),
  )
  app.put('/v2/bot/channel/webhook/endpoint', async (c) => {
    const read = await readBody(c, body.webhookEndpoint)
    if ('refused' in read) return read.refused
    if (!goodEndpoint(read.body.endpoint)) return refuse(c, 400, 'Invalid webhook endpoint URL')
    state.webhookUrl = read.body.endpoint
    return c.json({})
  })
  app.post('/v2/bot/channel/webhook/test', async (c) => {
    const read = await readBody(c, body.webhookTest)
    if ('refused' in read) return read.refused
    const { endpoint } = read.body
    if (endpoint !== undefined && !goodEndpoint(endpoint)) return refuse(c, 400, 'Invalid webhook endpoint URL')
    if (!endpoint && !state.webhookUrl) return refuse(c, 404, 'Webhook endpoint not found')
    const usual = state.webhookUrl
    state.webhookUrl = endpoint ?? usual
    const sent = webhooks.send([])
    state.webhookUrl = usual
    const { status, reason, detail } = await sent
    return c.json({
      success: reason === 'OK',
      timestamp: new Date(state.now()).toISOString(),
      statusCode: status,
      reason,
      detail,
    })
  })
  return app
}

export function botRoutes(state: State, webhooks: Webhooks): Hono<Env> {
  const app = new Hono<Env>()
  for (const routes of [chatRoutes(state), peopleRoutes(state), channelRoutes(state, webhooks)]) app.route('/', routes)
  return app
}
