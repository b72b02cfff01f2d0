/** `npm run serve` as an outside tester meets it. */
import { afterAll, beforeAll, expect, test } from 'vitest'
import { lineAndSettings, removeFolder, type Served, serve, temporaryFolder } from '../harness/processes.ts'

const stateDir = temporaryFolder()
let world: Awaited<ReturnType<typeof lineAndSettings>>
let worker: Served | undefined

beforeAll(async () => {
  world = await lineAndSettings(stateDir)
})

afterAll(async () => {
  await worker?.kill()
  await world.simulator.close()
  removeFolder(stateDir)
})

test('a missing or empty secret is named and stops the start', async () => {
  await expect(serve({ ...world.settings, SESSION_SECRET: '' })).rejects.toThrow(/Not set: SESSION_SECRET/)
  await expect(serve({ ...world.settings, LINE_CHANNEL_ID: '', LINE_CHANNEL_ACCESS_TOKEN: '' })).rejects.toThrow(
    /LINE_CHANNEL_ACCESS_TOKEN/,
  )
})

test('it starts on a blank state, answers, ends cleanly on SIGTERM and goes on where it was', async () => {
  worker = await serve(world.settings)
  const hanako = world.line.person('さくら')
  await world.line.follow(hanako.userId)
  await answered(1)
  await world.line.tap(hanako.userId, '16歳以上です・同意してはじめる')
  await answered(2)
  expect(await worker.stop()).toBe(0)
  await expect(fetch(`${worker.url}/healthz`)).rejects.toThrow()

  worker = await serve(world.settings)
  expect((await world.line.ask(hanako.userId, '体重62.8')).text).toContain('62.8kg')
  expect(worker.output()).not.toContain(world.settings.LINE_CHANNEL_SECRET)
})

test('a channel token was issued once, with id and secret, and used', () => {
  const issued = world.line.calls({ path: '/oauth2/v3/token' })
  expect(issued.map((call) => call.status)).toEqual(issued.map(() => 200))
  expect(issued.length).toBeLessThanOrEqual(2)
})

test('pages are served, and unknown API paths are problems, not pages', async () => {
  const url = worker?.url ?? ''
  expect((await fetch(`${url}/about.html`)).headers.get('content-type')).toContain('text/html')
  const missing = await fetch(`${url}/api/nothing`)
  expect([missing.status, missing.headers.get('content-type')]).toEqual([404, 'application/problem+json'])
  const tick = await fetch(`${url}/cdn-cgi/handler/scheduled?cron=*/5+*+*+*+*&time=${Date.now()}`)
  expect(tick.status).toBe(200)
})

async function answered(count: number): Promise<void> {
  const { userId } = world.line.person('さくら')
  for (let i = 0; i < 200 && world.line.repliesTo(userId).length < count; i++) {
    await new Promise((done) => setTimeout(done, 50))
  }
}
