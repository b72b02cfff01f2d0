/** Requests to every route of the API: the right shape now and then, spoilt values, queries and headers otherwise. */
import fc from 'fast-check'
import { app } from '../../../worker/app.ts'
import { understand } from '../../../worker/chat/understand/understand.ts'
import { LINES } from './acts.ts'
import { anyJson, type Json, mutation, spoilt, weirdText } from './mutations.ts'

export interface ApiRequest {
  method: string
  path: string
  headers: Record<string, string>
  body?: string
}

const routes = [
  ...new Set(
    app.routes
      .filter((route) => route.method !== 'ALL')
      .map((route) => `${route.method} ${route.path.replace(/\/$/, '')}`),
  ),
]

/** Entries as the mini-app would send them, of every kind that the labelled lines hold. */
const NOW = Date.parse('2026-09-01T21:30+09:00')
const seen = new Map<string, Json>()
for (const line of LINES)
  for (const act of understand(line, { now: NOW }))
    if (act.do === 'record') seen.set(act.told.kind, { kind: act.told.kind, value: act.told.value as Json })
const entries = [...seen.values()]

const instants = [
  '2026-09-01T07:30:00+09:00',
  '0000-01-01T00:00:00+23:59',
  '9999-12-31T23:59:59Z',
  '9999-12-31T23:59:59-23:59',
  '1970-01-01T00:00:00.000000001Z',
  '2026-02-30T00:00:00Z',
]
const days = ['2026-09-01', '0000-01-01', '9999-12-31', '2026-02-30', '-000001-01-01', '+010000-01-01']

const entry = fc
  .tuple(fc.constantFrom(...entries), fc.constantFrom(...instants), fc.constantFrom(...days), fc.nat(3), fc.uuid())
  .map(([base, at, day, shape, clientId]) => ({
    ...(base as Record<string, Json>),
    ...(shape < 3 ? { at } : {}),
    ...(shape > 1 ? { day } : {}),
    ...(shape === 1 ? { until: '2026-09-01T08:30:00+09:00' } : {}),
    clientId,
  }))

const others = fc.constantFrom<Json[]>(
  { granted: true },
  { granted: false },
  { idToken: 'x.y.z' },
  { accessToken: 'nonsense' },
  { value: { weightKg: 60 }, at: '9999-12-31T23:59:59Z' },
  {},
)

const body = fc.oneof(
  entry.map((json) => JSON.stringify(json)),
  fc
    .tuple(fc.oneof(entry, others), fc.array(mutation, { maxLength: 3 }))
    .map(([json, all]) => JSON.stringify(spoilt(json, all))),
  anyJson.map((json) => JSON.stringify(json)),
  weirdText,
)

const param = fc.oneof(
  fc.constantFrom(
    'record',
    'ai',
    'share',
    'challenge',
    '20260901-abcdefghabcdefgh-0',
    '00000101-abcdefgh-1',
    '%ZZ',
    '%00',
    '..',
  ),
  weirdText.map((text) => encodeURIComponent(text.toWellFormed()).slice(0, 300)),
)

/** The last one points past the end of the calendar. */
const cursors = ['mf0.20260901-abcdefgh-0', '-zzz.20260901-abcdefgh-0', '2gosa7pa2gv.20260901-abcdefgh-0']
const queryValue = fc.oneof(
  fc.constantFrom(...days, ...cursors, 'weight', 'json', 'csv', 'fhir', ''),
  weirdText.map((text) => text.toWellFormed()),
)
const query = fc
  .dictionary(fc.constantFrom('from', 'to', 'kind', 'next', 'format', 'x'), queryValue, { maxKeys: 4 })
  .map((values) => new URLSearchParams(values).toString().slice(0, 4_000))

const printable = fc.string({ minLength: 1, maxLength: 150 }).map((text) => text.replace(/[^\x21-\x7e]/g, '_'))
const headers = fc.dictionary(
  fc.constantFrom('idempotency-key', 'content-type', 'accept', 'origin', 'x-line-signature'),
  printable,
  {
    maxKeys: 3,
  },
)

export const apiRequest: fc.Arbitrary<ApiRequest> = fc
  .tuple(fc.constantFrom(...routes), param, fc.option(query, { nil: '' }), headers, fc.option(body, { nil: undefined }))
  .map(([route, value, search, head, content]) => {
    const [method = 'GET', pattern = ''] = route.split(' ')
    const path = pattern.replace(/:\w+/, () => value)
    const sends = method !== 'GET' && method !== 'HEAD'
    return { method, path: search ? `${path}?${search}` : path, headers: head, ...(sends ? { body: content } : {}) }
  })
