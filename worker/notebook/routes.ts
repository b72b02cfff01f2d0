/** /api/me/entries: reading goes straight to the notebook, changes go through the mailbox. */
import { Hono } from 'hono'
import { z } from 'zod'
import type { AppEnv } from '../http/app-env.ts'
import { commandOf } from '../http/command.ts'
import { body, query } from '../http/input.ts'
import { problem } from '../http/problem.ts'
import { KIND_IDS } from '../kinds/kind.ts'
import { parseEntryId } from '../shared/ids.ts'
import { isLocalDate, localDay } from '../shared/time.ts'
import { checkNewEntry, checkValue } from './check-input.ts'
import { cursorOf, parseCursor } from './cursor.ts'
import { publicEntry } from './entry.ts'

const PAGE_SIZE = 1_000

/** Nobody alive was born before it, and every day of it lies inside an export. */
const FIRST_DAY = '1900-01-01'

const day = z.string().refine(isLocalDate)
const instant = z.iso
  .datetime({ offset: true })
  .transform((text) => Date.parse(text))
  .refine((at) => localDay(at) >= FIRST_DAY)
const Range = z.object({
  from: day.default('0001-01-01'),
  to: day.default('9999-12-31'),
  kind: z.enum(KIND_IDS).optional(),
  next: z.string().max(200).optional(),
})
const NewEntry = z.object({
  kind: z.enum(KIND_IDS),
  at: instant.optional(),
  until: instant.optional(),
  day: day.refine((text) => text >= FIRST_DAY).optional(),
  value: z.unknown(),
  clientId: z.string().min(1).max(200),
})
const Change = z.object({ value: z.unknown().optional(), at: instant.optional() })

export const entryRoutes = new Hono<AppEnv>()
  .get('/', async (c) => {
    const input = query(c, Range)
    if (!input.ok) return input.error.response
    const { from, to, kind, next } = input.value
    const after = next === undefined ? undefined : parseCursor(next)
    if (after === null) return problem(c, 'bad-request', [{ path: 'next', rule: 'cursor' }])
    const notebook = c.var.deps.notebooks.asMember(c.var.member)
    if (!notebook) return problem(c, 'consent-required')
    const page = await notebook.list({ from, to, kind, after, limit: PAGE_SIZE })
    return c.json({ entries: page.entries.map(publicEntry), ...(page.next ? { next: cursorOf(page.next) } : {}) })
  })
  .post('/', async (c) => {
    const input = await body(c, NewEntry)
    if (!input.ok) return input.error.response
    const { clientId } = input.value
    const checked = checkNewEntry(input.value, localDay(c.var.deps.clock.now()))
    if (!checked.ok) return problem(c, checked.error.reason, checked.error.details)
    const outcome = await commandOf(c, checked.value, clientId)
    if (!outcome.ok) return problem(c, outcome.reason)
    const key = parseEntryId(outcome.entryId ?? '')
    const entry = key && (await c.var.deps.notebooks.asMember(c.var.member)?.find(key))
    if (!entry) return problem(c, 'entry-gone')
    return c.json(publicEntry(entry), outcome.existed ? 200 : 201)
  })
  .patch('/:id', async (c) => {
    const key = parseEntryId(c.req.param('id'))
    if (!key) return problem(c, 'not-found')
    const input = await body(c, Change)
    if (!input.ok) return input.error.response
    const notebook = c.var.deps.notebooks.asMember(c.var.member)
    const old = await notebook?.find(key)
    if (!old) return problem(c, 'not-found')
    const { value, at } = input.value
    const checked = checkValue(old.kind, value ?? old.value)
    if (!checked.ok) return problem(c, checked.error.reason, checked.error.details)
    if (at !== undefined && localDay(at) > localDay(c.var.deps.clock.now())) return problem(c, 'future-day')
    const outcome = await commandOf(c, { do: 'change', key, value: checked.value, at })
    if (!outcome.ok) return problem(c, outcome.reason)
    const entry = await notebook?.find(parseEntryId(outcome.entryId ?? '') ?? key)
    return entry ? c.json(publicEntry(entry)) : problem(c, 'not-found')
  })
  .delete('/:id', async (c) => {
    const key = parseEntryId(c.req.param('id'))
    if (!key) return problem(c, 'not-found')
    const outcome = await commandOf(c, { do: 'remove', key })
    return outcome.ok ? c.body(null, 204) : problem(c, outcome.reason)
  })
