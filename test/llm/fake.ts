/**
 * A Messages API in memory: refuses what the real one refuses (unknown parameters, missing headers, loose schemas),
 * answers as told, and keeps what was asked. It knows no food; a test says what it answers.
 */
import { z } from 'zod'

export type Behaviour =
  | { sort: 'json'; value: unknown; waitMs?: number }
  | { sort: 'text'; text: string }
  | { sort: 'stop'; reason: 'refusal' | 'max_tokens' }
  | { sort: 'status'; status: number }
  | { sort: 'broken' }

/** Strict output takes no bounds and wants every object closed. */
const Schema: z.ZodType = z.lazy(() =>
  z.union([
    z.strictObject({
      type: z.literal('object'),
      properties: z.record(z.string(), Schema),
      required: z.array(z.string()),
      additionalProperties: z.literal(false),
    }),
    z.strictObject({ type: z.literal('array'), items: Schema }),
    z.strictObject({ type: z.enum(['string', 'number', 'integer', 'boolean']) }),
  ]),
)

const Request_ = z.strictObject({
  model: z.string().min(1),
  max_tokens: z.number().int().min(1).max(4_096),
  system: z.string().optional(),
  messages: z.array(z.strictObject({ role: z.enum(['user', 'assistant']), content: z.string().min(1) })).min(1),
  output_config: z
    .strictObject({ format: z.strictObject({ type: z.literal('json_schema'), schema: Schema }) })
    .optional(),
})
export type Asked = z.infer<typeof Request_>

export type Model = ReturnType<typeof createModel>

const sleep = (ms: number) => new Promise<void>((done) => setTimeout(done, ms))

export function createModel() {
  const asked: Asked[] = []
  const malformed: string[] = []
  const plan: Behaviour[] = []
  let usual: Behaviour = { sort: 'json', value: { foods: [] } }

  async function fetch(request: Request): Promise<Response> {
    const { pathname } = new URL(request.url)
    if (request.method !== 'POST' || pathname !== '/v1/messages') return fault(404, 'not_found_error')
    const key = request.headers.get('authorization') ?? request.headers.get('x-api-key')
    if (!key) return fault(401, 'authentication_error')
    if (!request.headers.get('anthropic-version')) return fault(400, 'invalid_request_error')
    const body = Request_.safeParse(await request.json())
    if (!body.success) {
      malformed.push(body.error.message)
      return fault(400, 'invalid_request_error')
    }
    asked.push(body.data)
    return answer(plan.shift() ?? usual, body.data.model)
  }

  return {
    fetch,
    /** Every well-formed question, oldest first. */
    asked: (): readonly Asked[] => asked,
    /** What was wrong with questions that were refused for their form. */
    malformed: (): readonly string[] => malformed,
    /** What is answered from now on. */
    always(behaviour: Behaviour): void {
      usual = behaviour
    },
    /** What is answered next, in this order, before what is always answered. */
    next(...behaviours: Behaviour[]): void {
      plan.push(...behaviours)
    },
  }
}

async function answer(behaviour: Behaviour, model: string): Promise<Response> {
  switch (behaviour.sort) {
    case 'json':
      await sleep(behaviour.waitMs ?? 0)
      return message(model, JSON.stringify(behaviour.value), 'end_turn')
    case 'text':
      return message(model, behaviour.text, 'end_turn')
    case 'stop':
      return message(model, '{"foods": [{"foodNum', behaviour.reason)
    case 'status':
      return fault(behaviour.status, behaviour.status === 529 ? 'overloaded_error' : 'api_error')
    case 'broken':
      throw new TypeError('connection lost')
  }
}

const message = (model: string, text: string, stop: string): Response =>
  Response.json({
    id: 'msg_fake',
    type: 'message',
    role: 'assistant',
    model,
    content: [{ type: 'text', text }],
    stop_reason: stop,
    stop_sequence: null,
    usage: { input_tokens: 1, output_tokens: 1 },
  })

const fault = (status: number, type: string): Response =>
  Response.json({ type: 'error', error: { type, message: 'refused' } }, { status, headers: { 'retry-after-ms': '50' } })
