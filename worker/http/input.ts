/** Reads request bodies with zod; a refusal names the field and the rule, never the value. */
import type { Context } from 'hono'
import type { z } from 'zod'
import { ok, type Result, refuse } from '../shared/result.ts'
import { problem } from './problem.ts'

type Refused = { reason: 'refused'; response: Response }

/** Half of a surrogate pair is no text that could be kept, exported or shown. */
const wellFormed = (_: string, part: unknown): unknown => (typeof part === 'string' ? part.toWellFormed() : part)

/** The parsed body; an empty body counts as `{}`. */
export async function body<T>(c: Context, schema: z.ZodType<T>): Promise<Result<T, Refused>> {
  const text = await c.req.text()
  let json: unknown
  try {
    json = text.trim() === '' ? {} : JSON.parse(text, wellFormed)
  } catch {
    return refuse({ reason: 'refused', response: problem(c, 'bad-json') })
  }
  return parsed(c, schema, json)
}

export function query<T>(c: Context, schema: z.ZodType<T>): Result<T, Refused> {
  return parsed(c, schema, c.req.query())
}

export function parsed<T>(c: Context, schema: z.ZodType<T>, input: unknown): Result<T, Refused> {
  const result = schema.safeParse(input)
  if (result.success) return ok(result.data)
  return refuse({ reason: 'refused', response: problem(c, 'bad-request', details(result.error)) })
}

const details = (error: z.ZodError) =>
  error.issues.slice(0, 10).map((issue) => ({ path: issue.path.join('.').slice(0, 100), rule: issue.code }))
