/** Pictures, voices and files people sent: fetched on the data address, gone when unsent. */
import { Hono } from 'hono'
import { type Env, refuse } from './http.ts'
import type { State } from './state.ts'

export function contentRoutes(state: State): Hono<Env> {
  const app = new Hono<Env>()

  app.get('/v2/bot/message/:messageId/content', (c) => {
    const content = state.contents.get(c.req.param('messageId'))
    if (!content || content.state === 'failed') return refuse(c, 404, 'not found')
    if (content.state === 'gone') return refuse(c, 410, 'The content is gone')
    if (content.state === 'preparing') return c.json({ message: 'The content is being prepared' }, 202)
    return c.body(content.bytes.slice().buffer, 200, { 'content-type': content.type })
  })

  app.get('/v2/bot/message/:messageId/content/preview', (c) => {
    const content = state.contents.get(c.req.param('messageId'))
    if (!content || (content.sort !== 'image' && content.sort !== 'video')) return refuse(c, 404, 'not found')
    if (content.state === 'gone') return refuse(c, 410, 'The content is gone')
    if (content.state === 'preparing') return c.json({ message: 'The content is being prepared' }, 202)
    const type = content.sort === 'image' ? content.type : 'image/jpeg'
    return c.body(content.bytes.slice().buffer, 200, { 'content-type': type })
  })

  app.get('/v2/bot/message/:messageId/content/transcoding', (c) => {
    const content = state.contents.get(c.req.param('messageId'))
    if (!content || (content.sort !== 'video' && content.sort !== 'audio')) return refuse(c, 404, 'not found')
    if (content.state === 'gone') return refuse(c, 410, 'The content is gone')
    const status = { preparing: 'processing', ready: 'succeeded', failed: 'failed' }[content.state]
    return c.json({ status })
  })
  return app
}
