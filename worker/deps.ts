/** From the environment to what actions and edges use; the only importer of adapters. */
import type { Sender } from './chat/event.ts'
import type { Mailbox } from './chat/mailbox/mailbox.ts'
import type { ThinkingJob } from './chat/mailbox/thinking.ts'
import type { House } from './chat/plan/scene.ts'
import { type Env, notebooksOf, type Settings, settingsOf } from './env.ts'
import { CHANNEL_NO } from './members/member.ts'
import { type MemberStore, memberStore } from './members/store.ts'
import { type Notebooks, openNotebooks } from './notebook/open.ts'
import { type Clock, systemClock } from './outside/clock.ts'
import { lineClient } from './outside/line/client.ts'
import { lineLogin } from './outside/line/login.ts'
import type { LinePort, LoginPort } from './outside/line/port.ts'
import { anthropicLlm } from './outside/llm/anthropic.ts'
import type { LlmPort } from './outside/llm/port.ts'

export interface Deps {
  settings: Settings
  clock: Clock
  line: LinePort
  login: LoginPort
  /** Null without a key. */
  llm: LlmPort | null
  members: MemberStore
  notebooks: Notebooks
  media: R2Bucket
  thinking: Queue<ThinkingJob>
  house: House
  mailboxOf(sender: Sender): DurableObjectStub<Mailbox>
}

const built = new WeakMap<object, Deps>()

/** Built once per isolate; throws naming missing settings. */
export function depsOf(env: Env): Deps {
  const known = built.get(env)
  if (known) return known
  const settings = settingsOf(env)
  const databases = notebooksOf(env)
  const clock = systemClock
  const deps: Deps = {
    settings,
    clock,
    line: lineClient(settings, clock),
    login: lineLogin(settings, clock),
    llm: anthropicLlm(settings, clock),
    members: memberStore(env.DIRECTORY, databases.length),
    notebooks: openNotebooks(databases),
    media: env.MEDIA,
    thinking: env.THINKING,
    house: houseOf(settings),
    mailboxOf: (sender) => env.MAILBOX.getByName(`${CHANNEL_NO}:${sender.sort}:${sender.id}`),
  }
  built.set(env, deps)
  return deps
}

function houseOf(settings: Settings): House {
  const { LIFF_ID, PUBLIC_URL } = settings
  const miniAppUrl = LIFF_ID ? `https://liff.line.me/${LIFF_ID}` : undefined
  const page = miniAppUrl ?? (PUBLIC_URL?.startsWith('https://') ? PUBLIC_URL : undefined)
  return {
    operator: settings.OPERATOR_NAME,
    country: settings.OPERATOR_COUNTRY,
    minAge: settings.MIN_AGE,
    aboutUrl: page && `${page}/about.html`,
    miniAppUrl,
    asksModel: settings.ANTHROPIC_API_KEY !== undefined,
  }
}
