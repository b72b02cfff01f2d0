/**
 * Spoilt webhooks and requests: nothing makes the Worker answer 5xx, nothing stops a mailbox, nothing it says is
 * refused. FUZZ_RUNS raises the number of runs; a failure prints the seed and the smallest case.
 */
import { createHmac } from 'node:crypto'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { type Harness, harness, type TestMember } from '../harness/harness.ts'
import { TEST_SETTINGS } from '../harness/settings.ts'
import { type Act, act, eventOf } from './fuzz/acts.ts'
import { expectAcceptedReplies, inTime, logWatch, sendersIn, settle } from './fuzz/judge.ts'
import { anyJson, type Json, type Mutation, mutation, spoilt } from './fuzz/mutations.ts'
import { type ApiRequest, apiRequest } from './fuzz/requests.ts'

const RUNS = Number(process.env.FUZZ_RUNS || 25)
const TIMEOUT_MS = 60_000 + RUNS * 1_000
/** A failure is made smaller for a while, then told as it is. */
/** The gate always tries the same cases; FUZZ_RUNS goes looking for new ones. */
const GATE_SEED = 20_261_120
const patience = {
  ...(process.env.FUZZ_RUNS ? {} : { seed: GATE_SEED }),
  endOnFailure: false,
  interruptAfterTimeLimit: TIMEOUT_MS - 15_000,
  markInterruptAsFailure: true,
}

const post = (h: Harness, body: Uint8Array) =>
  h.fetch('/line/webhook', {
    method: 'POST',
    body,
    headers: {
      'x-line-signature': createHmac('sha256', TEST_SETTINGS.LINE_CHANNEL_SECRET).update(body).digest('base64'),
    },
  })

const bytes = (json: Json): Uint8Array => new TextEncoder().encode(JSON.stringify(json))

/** Finishes an erasure that was asked for, agrees again, and says something plain: it is in the notebook. */
async function writesStill(h: Harness, person: TestMember, no: number): Promise<void> {
  await h.tick()
  await h.line.follow(person.name)
  await h.line.postback(person.name, { data: 'consent' })
  const weightKg = 40 + (no % 1_000) / 10
  await h.line.say(person.name, `体重${weightKg}`)
  await settle(h.line, [{ sort: 'user', id: person.userId }])
  const weights = await person.entries('?kind=weight')
  expect(weights.map((entry) => entry.value.weightKg)).toContain(weightKg)
}

interface Spoilt {
  act: Act
  who: number
  inGroup: boolean
  mutations: Mutation[]
  twice: boolean
}

const spoiltEvent: fc.Arbitrary<Spoilt> = fc.record({
  act,
  who: fc.nat(2),
  inGroup: fc.oneof({ weight: 5, arbitrary: fc.constant(false) }, { weight: 1, arbitrary: fc.constant(true) }),
  mutations: fc.array(mutation, { maxLength: 3 }),
  twice: fc.boolean(),
})

test(
  'spoilt events are answered 200, and every mailbox goes on',
  async () => {
    const h = await harness()
    const expectCalmLog = logWatch()
    const people = [await h.member(), await h.member(), h.guest()]
    const group = h.line.people.group(
      '家族',
      people.map((person) => person.userId),
    )
    let no = 0
    const holds = async (events: Spoilt[], envelope: Mutation[]) => {
      const since = h.line.state.next()
      const made: Json[] = []
      for (const { act, who, inGroup, mutations, twice } of events) {
        const groupId = inGroup ? group.groupId : undefined
        const event = spoilt(await eventOf(h.line, people[who]?.name ?? '', act, groupId), mutations)
        made.push(event, ...(twice ? [event] : []))
      }
      const body = spoilt({ destination: h.line.state.botId, events: made }, envelope)
      const answer = await inTime('the webhook', post(h, bytes(body)))
      expect([200, 400, 413]).toContain(answer.status)
      if (envelope.length === 0) expect(answer.status).toBe(200)
      await inTime('a mailbox', settle(h.line, sendersIn(body)))
      expectAcceptedReplies(h.line, since)
      await inTime('a plain message', writesStill(h, people[0] as TestMember, no++))
      expectCalmLog()
    }
    const several = fc.array(spoiltEvent, { minLength: 1, maxLength: 8 })
    const seldom = fc.oneof({ weight: 5, arbitrary: fc.constant<Mutation[]>([]) }, fc.array(mutation, { maxLength: 2 }))
    await fc.assert(fc.asyncProperty(several, seldom, holds), { ...patience, numRuns: RUNS })
  },
  TIMEOUT_MS,
)

test(
  'any signed bytes are answered 200, 400 or 413',
  async () => {
    const h = await harness()
    const expectCalmLog = logWatch()
    const holds = async (body: Uint8Array) => {
      expect([200, 400, 413]).toContain((await post(h, body)).status)
      expectCalmLog()
    }
    const any = fc.oneof(
      anyJson.map((json) => bytes(json)),
      anyJson.map((events) => bytes({ events })),
      fc.uint8Array({ maxLength: 200 }),
      fc.uint8Array({ maxLength: 50 }).map((junk) => new Uint8Array([...bytes({ events: [] }), ...junk])),
    )
    await fc.assert(fc.asyncProperty(any, holds), { ...patience, numRuns: RUNS * 3 })
  },
  TIMEOUT_MS,
)

test(
  'no request with a session is answered 5xx, and the notebook stays readable',
  async () => {
    const h = await harness()
    const expectCalmLog = logWatch()
    const hanako = await h.member()
    const authorization = `Bearer ${await hanako.session()}`
    let no = 0
    const holds = async ({ method, path, headers, body }: ApiRequest) => {
      const answer = await inTime(method, h.fetch(path, { method, headers: { ...headers, authorization }, body }))
      const text = await answer.text()
      expect([method, path, answer.status, answer.status < 500 ? '' : text]).toEqual([method, path, answer.status, ''])
      expect(answer.status).toBeLessThan(500)
      if (answer.status >= 400) expect(answer.headers.get('content-type')).toBe('application/problem+json')
      const left = path === '/api/me' && method === 'DELETE' && answer.status === 204
      if (left || /consents/.test(path)) await inTime('a plain message', writesStill(h, hanako, no++))
      expectCalmLog()
    }
    await fc.assert(fc.asyncProperty(apiRequest, holds), { ...patience, numRuns: RUNS * 5 })
    await writesStill(h, hanako, no)
    for (const format of ['json', 'csv', 'fhir'])
      expect((await hanako.api('GET', `/api/me/export?format=${format}`)).status).toBe(200)
  },
  TIMEOUT_MS,
)
