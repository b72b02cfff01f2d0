/**
 * The control API under /_sim: acting as people, by JSON. The page, the command line and tests that live in another
 * runtime use it. People are named by user id or by name; an unknown name becomes a new friend of the bot.
 */
import { type Context, Hono } from 'hono'
import { z } from 'zod'
import { controlDesk } from './control-desk.ts'
import type { Players } from './core.ts'
import type { ActOptions, Done } from './send-off.ts'
import type { Entry } from './state.ts'
import type { Action } from './taps.ts'

const instant = z.union([
  z.number(),
  z.iso.datetime({ offset: true, local: true }).transform((text) => Date.parse(text)),
])

const act = z.object({
  at: instant.optional(),
  mode: z.enum(['active', 'standby']).optional(),
  groupId: z.string().optional(),
  deliver: z.boolean().optional(),
  /** Wait for the answer; false returns at once. */
  wait: z.boolean().optional(),
  timeoutMs: z.number().min(0).max(120_000).optional(),
})
const waitMs = 10_000

const say = act.extend({ text: z.string(), quotes: z.string().optional() })
const tap = act.extend({ label: z.string(), pick: z.string().optional(), messageId: z.string().optional() })
const perform = act.extend({ action: z.looseObject({ type: z.string() }), pick: z.string().optional() })
const media = act.extend({
  sort: z.enum(['image', 'video', 'audio', 'file']),
  base64: z.string().optional(),
  type: z.string().optional(),
  state: z.enum(['preparing', 'ready', 'gone', 'failed']).optional(),
  durationMs: z.number().optional(),
  fileName: z.string().optional(),
  externalUrl: z.string().optional(),
  imageSet: z.object({ id: z.string(), index: z.number(), total: z.number() }).optional(),
})
const other = act.extend({
  type: z.string(),
  rest: z.record(z.string(), z.unknown()).optional(),
  replies: z.boolean().optional(),
})
const sticker = act.extend({
  packageId: z.string().optional(),
  stickerId: z.string().optional(),
  keywords: z.array(z.string()).optional(),
})
const location = act.extend({
  title: z.string().optional(),
  address: z.string().optional(),
  latitude: z.number().optional(),
  longitude: z.number().optional(),
})
const unsend = act.extend({ messageId: z.string() })
const postback = act.extend({
  data: z.string(),
  params: z.record(z.string(), z.string()).optional(),
  displayText: z.string().optional(),
})
const liff = z.object({
  messages: z
    .array(z.looseObject({ type: z.string() }))
    .min(1)
    .max(5),
})

export function createControl(line: Players): (request: Request) => Promise<Response> {
  const app = new Hono()
  app.onError((error, c) => c.json({ message: error.message }, error instanceof z.ZodError ? 400 : 409))
  app.route('/_sim', controlDesk(line))
  app.route('/_sim/people/:id', acting(line))
  return async (request) => app.fetch(request)
}

const withText = (line: Players) => (entry: Entry) => ({ ...entry, text: line.textOf(entry.message) })

/** What an act came to: the event, the webhook's status and, when waited for, the bot's answers. */
async function outcome(
  line: Players,
  c: Context,
  options: z.infer<typeof act>,
  done: Done | undefined,
): Promise<Response> {
  if (!done) return c.json({ status: 0, answers: [], text: '' })
  const { event, entry, status, delivery, request } = done
  const eventId = event.webhookEventId
  const waits =
    options.wait !== false && options.deliver !== false && event.replyToken !== undefined && delivery?.reason === 'OK'
  const chatId = options.groupId ?? entry?.chatId ?? event.source?.userId ?? ''
  const answers = waits ? await line.answersTo(eventId, chatId, options.timeoutMs ?? waitMs) : []
  const signed = options.deliver === false ? { request } : {}
  const shown = answers.map(withText(line))
  return c.json({
    event,
    entry,
    status,
    delivery,
    ...signed,
    answers: shown,
    text: shown.map((each) => each.text).join('\n'),
  })
}

function acting(line: Players): Hono {
  const app = new Hono()
  const who = (c: Context): string => {
    const id = c.req.param('id') ?? ''
    return /^U[0-9a-f]{32}$/.test(id) ? line.people.get(id).userId : line.person(id).userId
  }
  /** One route per act: parse, do, wait. */
  const on = <T extends z.infer<typeof act>>(
    name: string,
    schema: z.ZodType<T>,
    work: (userId: string, body: T) => Promise<Done | undefined>,
  ) =>
    app.post(`/${name}`, async (c) => {
      const text = await c.req.text()
      const body = schema.parse(text ? JSON.parse(text) : {})
      return outcome(line, c, body, await work(who(c), body))
    })

  on('say', say, (id, body) => line.say(id, body.text, body))
  on('sticker', sticker, (id, body) => line.sticker(id, body))
  on('location', location, (id, body) => line.location(id, body))
  on('unsend', unsend, (id, body) => line.unsend(id, body.messageId, body))
  on('follow', act, (id, body) => line.follow(id, body))
  on('unfollow', act, (id, body) => line.unfollow(id, body))
  on('event', other, (id, body) => line.event(id, body.type, body.rest, body))
  on('postback', postback, (id, { data, params, ...rest }) =>
    line.postback(id, params ? { data, params } : { data }, rest),
  )
  on('media', media, (id, { base64, sort, ...rest }) =>
    line.media(id, sort, base64 === undefined ? undefined : new Uint8Array(Buffer.from(base64, 'base64')), rest),
  )

  const tapped = async (c: Context, body: ActOptions & z.infer<typeof act>, result: ReturnType<Players['tap']>) => {
    const { action, done, said, uri, copied } = await result
    if (uri !== undefined || copied !== undefined) return c.json({ action, uri, copied, answers: [], text: '' })
    return outcome(line, c, body, done ?? said)
  }
  app.post('/tap', async (c) => {
    const body = tap.parse(await c.req.json())
    return tapped(c, body, line.tap(who(c), body.label, body))
  })
  app.post('/perform', async (c) => {
    const body = perform.parse(await c.req.json())
    return tapped(c, body, line.taps.perform(who(c), body.action as Action, body))
  })

  app.post('/liff-messages', async (c) => {
    const { messages } = liff.parse(await c.req.json())
    const userId = who(c)
    for (const message of messages) await line.sendFromLiff(userId, message)
    return c.json({})
  })
  app.get('/chat', (c) => c.json({ entries: line.chat(who(c)).map(withText(line)) }))
  app.get('/replies', (c) => c.json({ replies: line.repliesTo(who(c)) }))
  app.get('/pushes', (c) => c.json({ pushes: line.pushesTo(who(c)) }))
  app.get('/available', (c) => c.json({ available: line.available(who(c)) }))
  app.post('/tokens', async (c) => {
    const text = await c.req.text()
    const options = text ? JSON.parse(text) : {}
    const person = line.people.handle(line.people.get(who(c)))
    return c.json({ ...person, idToken: person.idToken(options), accessToken: person.accessToken(options) })
  })
  app.get('/liff-url', (c) => c.json({ url: line.liffUrl(who(c), c.req.query('path') ?? '') }))
  return app
}
