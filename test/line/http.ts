/** What all API calls share: request ids, the channel token, JSON bodies and LINE's refusals. */
import type { Context, MiddlewareHandler } from 'hono'
import type { z } from 'zod'
import { checkBody, checkMessages, type Refusal } from './schemas/check.ts'
import type { State } from './state.ts'

export interface Env {
  /** Given by the caller: the id of this request, and a list for what LINE lets pass. */
  Bindings: { requestId: string; warnings: string[] }
}
export type Ctx = Context<Env>

/** 2 MB, LINE's limit for a request body. */
const BODY_BYTES = 2_000_000

export type Status = 400 | 401 | 403 | 404 | 409 | 410 | 413 | 415 | 429 | 500

export const refuse = (c: Ctx, status: Status, message: string, rest: Record<string, unknown> = {}): Response =>
  c.json({ message, ...rest }, status)

export const refuseWith = (c: Ctx, refusal: Refusal): Response => c.json(refusal, 400)

/** 401 unless the bearer is the static token or an issued one that has not expired. */
export function needsChannelToken(state: State): MiddlewareHandler<Env> {
  return async (c, next) => {
    const bearer = /^Bearer (\S+)$/.exec(c.req.header('authorization') ?? '')?.[1]
    const issued = bearer === undefined ? undefined : state.channelTokens.get(bearer)
    const isStatic = bearer !== undefined && bearer === state.options.channelAccessToken
    if (isStatic || (issued && issued.expiresAt > state.now())) return next()
    const reason = bearer === undefined ? 'missing token' : issued ? 'expired token' : 'invalid token'
    c.header('www-authenticate', `Bearer error="invalid_token", error_description="${reason}"`)
    return refuse(
      c,
      401,
      `Authentication failed due to the following reason: ${reason}. Confirm that the access token in the authorization header is valid.`,
    )
  }
}

function whereBroken(text: string, error: unknown): string {
  const position = Number(/position (\d+)/.exec(String(error))?.[1] ?? text.length)
  const before = text.slice(0, position).split('\n')
  return `line: ${before.length}, column: ${(before.at(-1)?.length ?? 0) + 1}`
}

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

/** The JSON body, or the refusal to send back: 415 wrong type, 413 too large, 400 not JSON or against the schema. */
export async function readBody<T>(c: Ctx, schema: z.ZodType<T>): Promise<{ body: T } | { refused: Response }> {
  const type = (c.req.header('content-type') ?? '').split(';')[0]?.trim().toLowerCase() ?? ''
  if (type !== 'application/json') return { refused: refuse(c, 415, `The content type, ${type}, is not supported`) }
  const bytes = new Uint8Array(await c.req.arrayBuffer())
  if (bytes.byteLength > BODY_BYTES) return { refused: refuse(c, 413, 'Payload Too Large') }
  const text = new TextDecoder().decode(bytes)
  let body: unknown
  try {
    body = JSON.parse(text)
  } catch (error) {
    return { refused: refuse(c, 400, `The request body could not be parsed as JSON (${whereBroken(text, error)})`) }
  }
  if (!isObject(body))
    return { refused: refuse(c, 400, 'The request body could not be parsed as JSON (line: 1, column: 1)') }
  const verdict = checkBody(schema, body)
  c.env.warnings.push(...verdict.warnings)
  if (verdict.refusal) return { refused: refuseWith(c, verdict.refusal) }
  if ('messages' in body) {
    const messages = checkMessages(body.messages)
    c.env.warnings.push(...messages.warnings)
    if (messages.refusal) return { refused: refuseWith(c, messages.refusal) }
  }
  return { body: body as T }
}
