/** The model port over the official SDK: strict output, bounded tokens and time, one retry, no text in logs or errors. */
import type Anthropic from '@anthropic-ai/sdk'
import { z } from 'zod'
import { readFoodPrompt } from '../../../prompts/read-food.ts'
import type { Settings } from '../../env.ts'
import { log, sortOf } from '../../shared/log.ts'
import { ok, type Result, refuse } from '../../shared/result.ts'
import type { Clock } from '../clock.ts'
import type { LlmPort, LlmRefusal } from './port.ts'

const TIME_OUT_MS = 15_000
/** Both tries with the pause between them: LINE's reply token and the mailbox's patience end later. */
const WHOLE_CALL_MS = 35_000
/** Twelve foods take some 300 tokens; the rest is room for thinking where a model does so unasked. */
const MAX_TOKENS = 2_000

type Sdk = typeof import('@anthropic-ai/sdk')

/** Loaded with the first question: most isolates never ask one, and start-up stays short. */
const loadSdk = (): Promise<Sdk> => import('@anthropic-ai/sdk')

/** Null without a key: nothing is then asked of any model. */
export function anthropicLlm(settings: Settings, clock: Clock): LlmPort | null {
  if (!settings.ANTHROPIC_API_KEY) return null
  const clientOf = ({ default: Client }: Sdk) =>
    new Client({
      apiKey: settings.ANTHROPIC_API_KEY,
      baseURL: settings.ANTHROPIC_BASE_URL,
      timeout: TIME_OUT_MS,
      maxRetries: 1,
      logLevel: 'off',
      openTelemetry: false,
      fetch: (input, init) => globalThis.fetch(input, init),
    })
  const model = settings.ANTHROPIC_MODEL_SMALL
  return {
    async readFood(dish, choices) {
      const sdk = await loadSdk()
      const foods = choices.map(({ foodNumber, name }) => `${foodNumber} ${name}`)
      return asked(
        sdk,
        clientOf(sdk),
        clock,
        model,
        readFoodPrompt.system,
        JSON.stringify({ dish, foods }),
        readFoodPrompt.output,
      )
    },
  }
}

async function asked<T>(
  sdk: Sdk,
  client: Anthropic,
  clock: Clock,
  model: string,
  system: string,
  content: string,
  output: z.ZodType<T>,
): Promise<Result<T, LlmRefusal>> {
  const startedAt = clock.now()
  const answer = await attempt(sdk, client, { model, system, content, output })
  const durationMs = clock.now() - startedAt
  if (answer.ok) log({ event: 'model_called', durationMs })
  else log({ event: 'model_call_failed', reason: answer.error.reason, status: answer.error.status, durationMs })
  return answer
}

interface Question<T> {
  model: string
  system: string
  content: string
  output: z.ZodType<T>
}

async function attempt<T>(sdk: Sdk, client: Anthropic, question: Question<T>): Promise<Result<T, LlmRefusal>> {
  const { model, system, content, output } = question
  try {
    const message = await client.messages.create(
      {
        model,
        max_tokens: MAX_TOKENS,
        system,
        messages: [{ role: 'user', content }],
        output_config: { format: { type: 'json_schema', schema: schemaOf(output) } },
      },
      { signal: AbortSignal.timeout(WHOLE_CALL_MS) },
    )
    if (message.stop_reason === 'refusal') return refuse({ reason: 'refused' })
    if (message.stop_reason !== 'end_turn') return refuse({ reason: 'cut_off' })
    const text = message.content.flatMap((block) => (block.type === 'text' ? [block.text] : [])).join('')
    const parsed = output.safeParse(jsonOf(text))
    return parsed.success ? ok(parsed.data) : refuse({ reason: 'malformed' })
  } catch (thrown) {
    return refuse(refusalOf(sdk, thrown))
  }
}

function schemaOf(output: z.ZodType): Record<string, unknown> {
  const { $schema: _, ...schema } = z.toJSONSchema(output) as Record<string, unknown>
  return schema
}

/** Undefined for what is no JSON: the schema then refuses it. */
function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch (thrown) {
    if (thrown instanceof SyntaxError) return undefined
    throw thrown
  }
}

function refusalOf({ APIError, AnthropicError }: Sdk, thrown: unknown): LlmRefusal {
  const status = thrown instanceof APIError ? (thrown.status as number | undefined) : undefined
  if (status === undefined) {
    if (!(thrown instanceof AnthropicError)) log({ event: 'unhandled', reason: sortOf(thrown) })
    return { reason: 'unavailable' }
  }
  if (status === 401 || status === 403) return { reason: 'unauthorised', status }
  if (status === 429) return { reason: 'too_many', status }
  return { reason: status >= 500 ? 'unavailable' : 'malformed', status }
}
