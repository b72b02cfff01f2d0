/** A real process, killed at random points of a burst: no acknowledged message is lost and none counts twice. */
import { afterAll, beforeAll, expect, test } from 'vitest'
import { lineAndSettings, removeFolder, type Served, serve, temporaryFolder } from '../harness/processes.ts'

const PEOPLE = 4
const KILLS = 4
const stateDir = temporaryFolder()
let world: Awaited<ReturnType<typeof lineAndSettings>>
let worker: Served

beforeAll(async () => {
  world = await lineAndSettings(stateDir)
  worker = await serve(world.settings)
})

afterAll(async () => {
  await worker.kill()
  await world.simulator.close()
  removeFolder(stateDir)
})

/** What is said, and what the notebook's weights are after it: the reference the real one is held against. */
const SCRIPT: { text: (n: number) => string; after: (weights: number[], n: number) => number[] }[] = [
  { text: (n) => `体重${weight(n)}`, after: (weights, n) => [...weights, weight(n)] },
  { text: (n) => `体重${weight(n)}`, after: (weights, n) => [...weights, weight(n)] },
  { text: (n) => `間違えた、${weight(n)}`, after: (weights, n) => [...weights.slice(0, -1), weight(n)] },
  { text: (n) => `体重${weight(n)}`, after: (weights, n) => [...weights, weight(n)] },
  { text: () => '取り消し', after: (weights) => weights.slice(0, -1) },
]
const weight = (n: number): number => 40 + (n % 1_000) / 10

test('kill -9 in the middle of a burst loses and doubles nothing', async () => {
  const { line } = world
  const people = Array.from({ length: PEOPLE }, (_, i) => line.person(`殺されても平気な人${i}`))
  for (const person of people) {
    await delivered(() => line.follow(person.userId))
    await until(async () => line.repliesTo(person.userId).length > 0)
    await line.tap(person.userId, '16歳以上です・同意してはじめる')
  }
  let kills = 0
  const talking = Promise.all(people.map((person) => talk(person.userId, () => kills < KILLS)))
  while (kills < KILLS) {
    await sleep(100 + Math.random() * 700)
    await worker.kill()
    worker = await serve(world.settings)
    kills++
  }
  const said = await talking
  for (const [i, person] of people.entries()) {
    const expected = Array.from({ length: said[i] ?? 0 }, (_, n) => n).reduce<number[]>(
      (weights, n) => SCRIPT[n % SCRIPT.length]?.after(weights, n) ?? weights,
      [],
    )
    await until(async () => JSON.stringify(await weights(person)) === JSON.stringify(expected))
    expect(await weights(person)).toEqual(expected)
    expect(expected.length).toBeGreaterThan(KILLS)
  }
})

/**
 * Says the script in order, as fast as it is acknowledged; like LINE with redelivery on, what was not acknowledged comes again.
 * Returns how many messages were said.
 */
async function talk(userId: string, goesOn: () => boolean): Promise<number> {
  const start = Date.parse('2026-09-01T00:00+09:00')
  let n = 0
  for (; goesOn() || n % SCRIPT.length !== 0; n++) {
    const text = SCRIPT[n % SCRIPT.length]?.text(n) ?? ''
    await delivered(() => world.line.say(userId, text, { at: start + n * 60_000 }))
  }
  return n
}

async function delivered(act: () => Promise<{ status: number; event: { webhookEventId: string } }>): Promise<void> {
  const done = await act()
  for (let { status } = done; status !== 200; ) {
    await sleep(100)
    status = (await world.line.again(done.event.webhookEventId, true)).status
  }
}

async function weights(person: { idToken: () => string }): Promise<number[]> {
  const session = await fetch(`${worker.url}/api/session`, {
    method: 'POST',
    body: JSON.stringify({ idToken: person.idToken() }),
  })
  const { token } = (await session.json()) as { token: string }
  const answer = await fetch(`${worker.url}/api/me/entries`, { headers: { authorization: `Bearer ${token}` } })
  const { entries = [] } = (await answer.json()) as { entries?: { value: { weightKg: number } }[] }
  return entries.map((entry) => entry.value.weightKg)
}

async function until(holds: () => Promise<boolean>): Promise<void> {
  const end = Date.now() + 30_000
  while (Date.now() < end && !(await holds())) await sleep(100)
}

const sleep = (ms: number) => new Promise<void>((done) => setTimeout(done, ms))
