/** What a month's pushes cost and when they stop. Months and days are those of Japan (UTC+9). */
import { Hono } from 'hono'
import { type Env, refuse } from './http.ts'
import type { State } from './state.ts'

const ZONE_MS = 9 * 3_600_000

/** 'YYYY-MM' or, with length 10, 'YYYY-MM-DD' in Japan. */
export const japanDate = (at: number, length: 7 | 10 = 7): string =>
  new Date(at + ZONE_MS).toISOString().slice(0, length)

const usedBy = (state: State): number => state.sentThisMonth.get(japanDate(state.now())) ?? 0

/** True when so many more receivers fit into this month's limit. */
export const fitsQuota = (state: State, receivers: number): boolean =>
  state.monthlyLimit === undefined || usedBy(state) + receivers <= state.monthlyLimit

/** Counts one send by receivers, not by message objects. */
export function spend(state: State, via: string, receivers: number): void {
  const month = japanDate(state.now())
  state.sentThisMonth.set(month, (state.sentThisMonth.get(month) ?? 0) + receivers)
  const day = `${via} ${japanDate(state.now(), 10)}`
  state.sentByDay.set(day, (state.sentByDay.get(day) ?? 0) + receivers)
}

export function quotaRoutes(state: State): Hono<Env> {
  const app = new Hono<Env>()
  app.get('/v2/bot/message/quota', (c) =>
    c.json(state.monthlyLimit === undefined ? { type: 'none' } : { type: 'limited', value: state.monthlyLimit }),
  )
  app.get('/v2/bot/message/quota/consumption', (c) => c.json({ totalUsage: usedBy(state) }))
  app.get('/v2/bot/message/delivery/:via{reply|push|multicast|broadcast}', (c) => {
    const date = c.req.query('date') ?? ''
    if (!/^\d{8}$/.test(date)) return refuse(c, 400, "The value for the 'date' parameter is invalid")
    const day = `${date.slice(0, 4)}-${date.slice(4, 6)}-${date.slice(6)}`
    const success =
      c.req.param('via') === 'reply'
        ? [...state.chats.values()].flat().filter((entry) => entry.via === 'reply' && japanDate(entry.at, 10) === day)
            .length
        : (state.sentByDay.get(`${c.req.param('via')} ${day}`) ?? 0)
    return c.json({ status: 'ready', success })
  })
  return app
}
