/** GET /api/me/export: the whole notebook as JSON, CSV or a FHIR bundle. Open also after consent was withdrawn. */
import { Hono } from 'hono'
import { z } from 'zod'
import { ja } from '../../prompts/messages/ja.ts'
import type { AppEnv } from '../http/app-env.ts'
import { query } from '../http/input.ts'
import { problem } from '../http/problem.ts'
import { publicEntry } from '../notebook/entry.ts'
import { localDay, toIso } from '../shared/time.ts'
import { csvOf } from './csv.ts'
import { bundleOf } from './fhir.ts'

const Wish = z.object({ format: z.enum(['json', 'csv', 'fhir']).default('json') })

export const exportRoutes = new Hono<AppEnv>().get('/', async (c) => {
  const wish = query(c, Wish)
  if (!wish.ok) return wish.error.response
  const notebook = c.var.deps.notebooks.asMember(c.var.member)
  if (!notebook) return problem(c, 'consent-required')
  const entries = await notebook.range('0001-01-01', '9999-12-31')
  const now = c.var.deps.clock.now()
  const name = `attachment; filename="techo-${localDay(now)}.${wish.value.format === 'csv' ? 'csv' : 'json'}"`
  switch (wish.value.format) {
    case 'json': {
      const [profile, remembered] = await Promise.all([notebook.profile(), notebook.remembered()])
      const told = {
        exportedAt: toIso(now),
        credit: ja.sourceLine,
        profile,
        entries: entries.map(publicEntry),
        remembered,
      }
      return c.json(told, 200, { 'content-disposition': name })
    }
    case 'csv':
      return c.body(csvOf(entries), 200, { 'content-type': 'text/csv; charset=utf-8', 'content-disposition': name })
    case 'fhir':
      return c.body(JSON.stringify(bundleOf(entries, now)), 200, {
        'content-type': 'application/fhir+json; charset=utf-8',
        'content-disposition': name,
      })
  }
})
