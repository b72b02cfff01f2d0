/** GET /api/about: what the public pages say about this deployment. */
import { Hono } from 'hono'
import type { AppEnv } from '../http/app-env.ts'

export const aboutRoutes = new Hono<AppEnv>().get('/', (c) => {
  const { operator, country, minAge } = c.var.deps.house
  return c.json({ operator, country, minAge }, 200, { 'cache-control': 'public, max-age=300' })
})
