/** The control API's desk: settings, clock, faults, deliveries, the log, and a stream of changes. */
import { Hono } from 'hono'
import { streamSSE } from 'hono/streaming'
import { z } from 'zod'
import type { Players } from './core.ts'
import { menuFor } from './richmenu.ts'

const settings = z.object({
  webhookUrl: z.string().optional(),
  webhookActive: z.boolean().optional(),
  monthlyLimit: z.number().int().min(0).nullish(),
  redeliverAfterMs: z.array(z.number()).optional(),
  chatMode: z.enum(['chat', 'bot']).optional(),
})
const fault = z.object({
  path: z.string().default(''),
  method: z.string().optional(),
  times: z.number().int().min(1).optional(),
  sort: z.enum(['status', 'hang', 'drop', 'lost', 'late', 'status-after']),
  status: z.number().int().min(200).max(599).optional(),
  ms: z.number().min(0).optional(),
})
const next = z.object({
  copies: z.number().int().min(1).optional(),
  delayMs: z.number().min(0).optional(),
  hold: z.boolean().optional(),
  escape: z.boolean().optional(),
  times: z.number().int().min(1).optional(),
})
const release = z.object({ order: z.enum(['same', 'reversed']).default('same'), together: z.boolean().default(false) })

function settingsRoutes(line: Players): Hono {
  const { state, webhooks, faults } = line
  const app = new Hono()
  const current = () => ({
    botId: state.botId,
    channelId: state.options.channelId,
    loginChannelId: state.options.loginChannelId,
    liffId: state.options.liffId,
    webhookUrl: state.webhookUrl,
    webhookActive: state.webhookActive,
    monthlyLimit: state.monthlyLimit ?? null,
    redeliverAfterMs: state.options.redeliverAfterMs ?? [],
    chatMode: state.options.chatMode ?? 'bot',
    clock: state.story(),
    clockIsSet: state.storyOffsetMs !== 0,
    liffEndpoint: state.options.liffEndpoint,
  })
  app.get('/settings', (c) => c.json(current()))
  app.post('/settings', async (c) => {
    const { webhookUrl, webhookActive, monthlyLimit, ...rest } = settings.parse(await c.req.json())
    if (webhookUrl !== undefined) state.webhookUrl = webhookUrl
    if (webhookActive !== undefined) state.webhookActive = webhookActive
    if (monthlyLimit !== undefined) state.monthlyLimit = monthlyLimit ?? undefined
    Object.assign(state.options, rest)
    return c.json(current())
  })
  app.post('/clock', async (c) => {
    const { at } = z.object({ at: z.union([z.string(), z.number(), z.null()]) }).parse(await c.req.json())
    const instant = at === null ? undefined : typeof at === 'number' ? at : Date.parse(at)
    if (Number.isNaN(instant)) return c.json({ message: 'not a time' }, 400)
    line.setClock(instant)
    return c.json(current())
  })
  app.get('/faults', (c) =>
    c.json({ faults: faults.list(), deliveries: webhooks.planned(), held: webhooks.held.length }),
  )
  app.post('/faults', async (c) => c.json(faults.plan(fault.parse(await c.req.json()))))
  app.delete('/faults', (c) => {
    faults.clear()
    webhooks.forget()
    return c.json({})
  })
  return app
}

function deliveryRoutes(line: Players): Hono {
  const { webhooks } = line
  const app = new Hono()
  app.get('/deliveries', (c) => c.json({ deliveries: webhooks.deliveries.slice(-200) }))
  app.post('/deliveries/next', async (c) => {
    const { times, ...plan } = next.parse(await c.req.json())
    webhooks.next(plan, times)
    return c.json({ deliveries: webhooks.planned() })
  })
  app.post('/deliveries/release', async (c) => {
    const { order, together } = release.parse(await c.req.json())
    return c.json({ deliveries: await webhooks.release(order, together) })
  })
  app.post('/events/:eventId/redeliver', async (c) => c.json(await line.again(c.req.param('eventId'), true)))
  app.post('/events/:eventId/duplicate', async (c) => c.json(await line.again(c.req.param('eventId'), false)))
  return app
}

function chatRoutes(line: Players): Hono {
  const { state } = line
  const app = new Hono()
  app.get('/people', (c) => c.json({ people: [...state.people.values()], groups: [...state.groups.values()] }))
  app.post('/people', async (c) => {
    const { name, friend, follow } = z
      .object({ name: z.string().min(1), friend: z.boolean().optional(), follow: z.boolean().optional() })
      .parse(await c.req.json())
    const isNew = ![...state.people.values()].some((person) => person.displayName === name)
    const { userId, displayName } = line.person(name, { friend: friend ?? !follow })
    if (follow && isNew) await line.follow(userId)
    return c.json({ userId, displayName })
  })
  app.post('/groups', async (c) => {
    const { name, members } = z
      .object({ name: z.string().min(1), members: z.array(z.string()) })
      .parse(await c.req.json())
    const group = line.group(
      name,
      members.map((member) => line.people.get(member).userId),
    )
    const { event, status } = await line.join(group.groupId)
    return c.json({ ...group, event, status })
  })
  app.get('/chats/:id', (c) => {
    const id = c.req.param('id')
    const loadingUntil = state.loadingUntil.get(id) ?? 0
    const entries = (state.chats.get(id) ?? []).map((entry) => ({ ...entry, text: line.textOf(entry.message) }))
    return c.json({ entries, loadingMs: Math.max(0, loadingUntil - state.now()), menu: menuFor(state, id) })
  })
  app.get('/content/:messageId', (c) => {
    const content = state.contents.get(c.req.param('messageId'))
    if (!content || content.state === 'gone') return c.notFound()
    return c.body(content.bytes.slice().buffer, 200, { 'content-type': content.type })
  })
  app.post('/content/:messageId', async (c) => {
    const { state: to } = z
      .object({ state: z.enum(['preparing', 'ready', 'gone', 'failed']) })
      .parse(await c.req.json())
    line.setContent(c.req.param('messageId'), to)
    return c.json({})
  })
  app.get('/menus/:id/image', (c) => {
    const image = state.richMenus.get(c.req.param('id'))?.image
    return image ? c.body(image.bytes.slice().buffer, 200, { 'content-type': image.type }) : c.notFound()
  })
  return app
}

export function controlDesk(line: Players): Hono {
  const app = new Hono()
  for (const routes of [settingsRoutes(line), deliveryRoutes(line), chatRoutes(line)]) app.route('/', routes)
  app.get('/calls', (c) => {
    const since = Number(c.req.query('since') ?? 0)
    const status = c.req.query('status')
    return c.json({
      calls: line
        .calls({ path: c.req.query('path'), since, ...(status ? { status: Number(status) } : {}) })
        .slice(-500),
    })
  })
  app.get('/stream', (c) =>
    streamSSE(c, async (stream) => {
      const unlisten = line.state.listen((change) => void stream.writeSSE({ data: JSON.stringify(change) }))
      stream.onAbort(unlisten)
      while (!stream.aborted && !stream.closed) {
        await stream.writeSSE({ event: 'alive', data: '' })
        await stream.sleep(15_000)
      }
    }),
  )
  return app
}
