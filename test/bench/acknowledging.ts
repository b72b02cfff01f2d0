/**
 * The webhook alone, with processing held back, against a bare Worker that only checks the signature: same flags,
 * same load, alternating rounds of one run, so that the machine's mood meets both.
 */
import autocannon from 'autocannon'
import { freePort, lineAndSettings, removeFolder, serve, temporaryFolder } from '../harness/processes.ts'
import { sign, ulid } from '../line/signing.ts'
import { devServer } from './processes.ts'
import { median, type Row, short } from './row.ts'

const ROUNDS = 7
const ROUND_SECONDS = 3
const WARM_UP_SECONDS = 2
const CONNECTIONS = 10
const PEOPLE = 100
/** Nothing is processed while this waits. */
const HELD_BACK_MS = '600000'

interface Round {
  /** Answers a second. */
  rate: number
  p99Ms: number
}

export async function acknowledging(): Promise<Row[]> {
  const [stateDir, bareDir] = [temporaryFolder(), temporaryFolder()]
  const { simulator, settings } = await lineAndSettings(stateDir)
  const techo = await serve({ ...settings, MAILBOX_DELAY_MS: HELD_BACK_MS })
  const secret = settings.LINE_CHANNEL_SECRET
  const bare = await devServer('test/bench/bare/wrangler.toml', await freePort(), bareDir, {
    LINE_CHANNEL_SECRET: secret,
  })
  const rounds: { techo: Round; bare: Round }[] = []
  try {
    for (const { url } of [bare, techo]) await load(url, secret, WARM_UP_SECONDS)
    for (let n = 0; n < ROUNDS; n++) {
      const first = await load(bare.url, secret, ROUND_SECONDS)
      rounds.push({ bare: first, techo: await load(techo.url, secret, ROUND_SECONDS) })
    }
  } finally {
    await Promise.all([techo.stop(), bare.stop(), simulator.close()])
    removeFolder(stateDir)
    removeFolder(bareDir)
  }
  return rowsOf(rounds)
}

/** The two rounds of a pair follow each other, so each pair gives a ratio of its own; the median of these counts. */
function rowsOf(rounds: { techo: Round; bare: Round }[]): Row[] {
  const middle = (of: (pair: (typeof rounds)[number]) => number) => median(rounds.map(of))
  const rate = middle(({ techo, bare }) => techo.rate / bare.rate)
  const p99 = middle(({ techo, bare }) => techo.p99Ms / bare.p99Ms)
  const about = (of: (round: Round) => number) =>
    `about ${short(middle(({ techo }) => of(techo)))} against ${short(middle(({ bare }) => of(bare)))}`
  return [
    {
      what: `webhook acknowledged alone, throughput against a bare worker (${CONNECTIONS} connections, median of ${ROUNDS} pairs)`,
      budget: '≥ 0.5',
      measured: `${short(rate)} (${about((round) => round.rate)} a second)`,
      ok: rate >= 0.5,
    },
    {
      what: 'webhook acknowledged alone, p99 against a bare worker',
      budget: '≤ 3',
      measured: `${short(p99)} (${about((round) => round.p99Ms)} ms)`,
      ok: p99 <= 3,
    },
  ]
}

async function load(url: string, secret: string, seconds: number): Promise<Round> {
  let n = 0
  const result = await autocannon({
    url,
    connections: CONNECTIONS,
    duration: seconds,
    requests: [
      {
        method: 'POST',
        path: '/line/webhook',
        setupRequest: (request) => ({ ...request, ...signed(secret, n++) }),
      },
    ],
  })
  const bad = result.errors + result.timeouts + result.non2xx
  if (bad > 0) throw new Error(`${bad} of ${result.requests.total} webhooks were not acknowledged`)
  return { rate: result.requests.total / result.duration, p99Ms: result.latency.p99 }
}

/** A text message of one of many people, as LINE delivers it; no two alike. */
function signed(secret: string, n: number): { headers: Record<string, string>; body: string } {
  const now = Date.now()
  const eventId = ulid(now)
  const userId = `U${String(n % PEOPLE).padStart(32, '0')}`
  const message = {
    type: 'text',
    id: `${now}${n % 100_000}`,
    quoteToken: `q${eventId}`,
    text: `血圧128の82 脈${60 + (n % 40)}`,
  }
  const event = {
    type: 'message',
    message,
    webhookEventId: eventId,
    deliveryContext: { isRedelivery: false },
    timestamp: now,
    source: { type: 'user', userId },
    replyToken: `r${eventId}`,
    mode: 'active',
  }
  const body = JSON.stringify({ destination: `U${'0'.repeat(32)}`, events: [event] })
  return {
    headers: { 'content-type': 'application/json; charset=utf-8', 'x-line-signature': sign(secret, body) },
    body,
  }
}
