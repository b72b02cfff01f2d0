/** Channel access tokens: stateless ones from channel id and secret, good for 900 seconds. */
import { Hono } from 'hono'
import type { Env } from './http.ts'
import { tokenForm } from './schemas/requests.ts'
import { type State, secret } from './state.ts'

const STATELESS_SECONDS = 900

export function tokenRoutes(state: State): Hono<Env> {
  const app = new Hono<Env>()
  app.post('/oauth2/v3/token', async (c) => {
    const form = tokenForm.safeParse(await c.req.parseBody())
    const bad = (description: string) => c.json({ error: 'invalid_request', error_description: description }, 400)
    if (!(c.req.header('content-type') ?? '').startsWith('application/x-www-form-urlencoded'))
      return bad('Invalid content type.')
    if (!form.success) return bad('some parameters missed or invalid')
    if (form.data.client_id !== state.options.channelId || form.data.client_secret !== state.options.channelSecret)
      return bad("Invalid 'client_credentials'.")
    const token = secret(48)
    state.channelTokens.set(token, { expiresAt: state.now() + STATELESS_SECONDS * 1_000 })
    return c.json({ token_type: 'Bearer', access_token: token, expires_in: STATELESS_SECONDS })
  })
  return app
}
