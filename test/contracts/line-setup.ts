/** A running simulator with a bot that only listens, and LINE's own SDK pointed at it. */
import { HTTPFetchError, messagingApi } from '@line/bot-sdk'
import { type Running, startServer } from '../line/server.ts'
import type { Options } from '../line/state.ts'

export const CHANNEL_ID = '1000000001'
export const LOGIN_CHANNEL_ID = '1000000002'
/** The secret of LINE's published signature example. */
export const SECRET = '8c570fa6dd201bb328f1c1eac23a96d8'
export const MINUTE_MS = 60_000

export const hello: messagingApi.TextMessage = { type: 'text', text: 'こんにちは' }

export type Setup = Awaited<ReturnType<typeof setUp>>

/** `now` is frozen at 7:30 on 1 September 2026 in Japan until a test moves it; `heard` is what the bot was sent. */
export async function setUp(options: Partial<Options> = {}) {
  const clock = { now: Date.parse('2026-09-01T07:30:00+09:00') }
  const heard: { body: string; signature: string; at: number }[] = []
  const send: typeof fetch = async (_, init) => {
    const signature = new Headers(init?.headers).get('x-line-signature') ?? ''
    heard.push({ body: typeof init?.body === 'string' ? init.body : '', signature, at: performance.now() })
    return new Response('ok')
  }
  const sim: Running = await startServer({
    channelId: CHANNEL_ID,
    channelSecret: SECRET,
    channelAccessToken: 'static',
    loginChannelId: LOGIN_CHANNEL_ID,
    webhookUrl: 'http://bot.test/',
    now: () => clock.now,
    send,
    ...options,
  })
  const config = { channelAccessToken: 'static', baseURL: sim.url }
  return {
    sim,
    line: sim.line,
    clock,
    heard,
    /** The events of the last delivery. */
    lastEvents: () => JSON.parse(heard.at(-1)?.body ?? '{"events":[]}').events,
    api: new messagingApi.MessagingApiClient(config),
    blob: new messagingApi.MessagingApiBlobClient(config),
    post: (path: string, body: string, headers: Record<string, string> = {}) =>
      fetch(sim.url + path, {
        method: 'POST',
        body,
        headers: { authorization: 'Bearer static', 'content-type': 'application/json', ...headers },
      }),
  }
}

/** The refusal a call of the SDK ends in. */
export async function refusal(
  call: Promise<unknown>,
): Promise<{ status: number; body: { message: string }; headers: Headers }> {
  const error = await call.then(
    () => undefined,
    (thrown: unknown) => thrown,
  )
  if (!(error instanceof HTTPFetchError)) throw new Error(`not refused: ${String(error)}`)
  return { status: error.status, body: JSON.parse(error.body), headers: error.headers }
}
