/** Before each test file inside workerd: real databases, migrated; a stray console line fails the test. */
import { applyD1Migrations, type D1Migration } from 'cloudflare:test'
import { env } from 'cloudflare:workers'
import { afterEach, beforeAll, beforeEach, expect, vi } from 'vitest'

const bindings = env as unknown as {
  DIRECTORY: D1Database
  NOTEBOOK_0: D1Database
  NOTEBOOK_1: D1Database
  DIRECTORY_MIGRATIONS: D1Migration[]
  NOTEBOOK_MIGRATIONS: D1Migration[]
}

beforeAll(async () => {
  await applyD1Migrations(bindings.DIRECTORY, bindings.DIRECTORY_MIGRATIONS)
  await applyD1Migrations(bindings.NOTEBOOK_0, bindings.NOTEBOOK_MIGRATIONS)
  await applyD1Migrations(bindings.NOTEBOOK_1, bindings.NOTEBOOK_MIGRATIONS)
})

/** The fields that `shared/log.ts` may write; anything else on the console is a mistake. */
const LOG_FIELDS = new Set(['event', 'eventId', 'reason', 'status', 'lineRequestId', 'durationMs', 'tries'])
let stray: string[] = []

beforeEach(() => {
  stray = []
  for (const method of ['log', 'info', 'warn', 'error', 'debug'] as const) {
    vi.spyOn(console, method).mockImplementation((...args: unknown[]) => {
      if (!isLogLine(args)) stray.push(args.map(String).join(' '))
    })
  }
})

afterEach(() => {
  vi.restoreAllMocks()
  expect(stray).toEqual([])
})

function isLogLine(args: unknown[]): boolean {
  try {
    const fields = JSON.parse(String(args[0])) as Record<string, unknown>
    return args.length === 1 && Object.keys(fields).every((name) => LOG_FIELDS.has(name))
  } catch {
    return false
  }
}
