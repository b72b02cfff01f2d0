/** What the platform hands the Worker, parsed once per isolate. Bindings stay as they are; settings are checked here. */
import { z } from 'zod'
import type { Mailbox } from './chat/mailbox/mailbox.ts'
import type { ThinkingJob } from './chat/mailbox/thinking.ts'

const setting = z.string().trim().min(1)
const url = z.url().transform((text) => text.replace(/\/+$/, ''))

/** An empty variable means "not set". */
const unset = (value: unknown) => (value === '' ? undefined : value)

const Settings = z.object({
  LINE_API_BASE_URL: url,
  LINE_DATA_API_BASE_URL: url,
  LINE_CHANNEL_ID: z.preprocess(unset, setting.optional()),
  LINE_CHANNEL_SECRET: setting,
  LINE_CHANNEL_ACCESS_TOKEN: z.preprocess(unset, setting.optional()),
  LINE_LOGIN_CHANNEL_ID: z.preprocess(unset, setting.optional()),
  LIFF_ID: z.preprocess(unset, setting.optional()),
  SESSION_SECRET: setting,
  OPERATOR_NAME: setting,
  OPERATOR_COUNTRY: setting,
  MIN_AGE: z.coerce.number().int().min(0).max(120),
  PUBLIC_URL: z.preprocess(unset, url.optional()),
  /** Without a key the whole product still works; an unknown food is then only asked back. */
  ANTHROPIC_API_KEY: z.preprocess(unset, setting.optional()),
  ANTHROPIC_BASE_URL: z.preprocess(unset, url.default('https://api.anthropic.com')),
  /** For short readings that a member waits for. */
  ANTHROPIC_MODEL_SMALL: z.preprocess(unset, setting.default('claude-haiku-5-5')),
  /** Holds back processing after an event is stored, so that the bench can time the acknowledgement alone. */
  MAILBOX_DELAY_MS: z.coerce.number().int().min(0),
})

export type Settings = z.infer<typeof Settings>

export interface Bindings {
  DIRECTORY: D1Database
  MAILBOX: DurableObjectNamespace<Mailbox>
  THINKING: Queue<ThinkingJob>
  MEDIA: R2Bucket
}

/** The raw environment: bindings, NOTEBOOK_0, NOTEBOOK_1, … and settings as strings. */
export type Env = Bindings & Record<string, unknown>

class SettingsMissing extends Error {
  override name = 'SettingsMissing'
}

const parsed = new WeakMap<object, Settings>()

/** The settings of this deployment; throws naming the missing ones (never their values). */
export function settingsOf(env: Env): Settings {
  const known = parsed.get(env)
  if (known) return known
  const result = Settings.safeParse(env)
  if (!result.success) {
    const names = result.error.issues.map((issue) => issue.path.join('.')).join(', ')
    throw new SettingsMissing(`settings missing or malformed: ${names}`)
  }
  parsed.set(env, result.data)
  return result.data
}

/** The notebook databases in order of their number; a directory row names one of them by its place here. */
export function notebooksOf(env: Env): D1Database[] {
  const found: D1Database[] = []
  for (let no = 0; `NOTEBOOK_${no}` in env; no++) found.push(env[`NOTEBOOK_${no}`] as D1Database)
  return found
}
