/** /api/me: who I am here, what I agreed to, and leaving. Open to guests, who have nothing to see yet. */
import { Hono } from 'hono'
import { z } from 'zod'
import type { AppEnv } from '../http/app-env.ts'
import { commandOf } from '../http/command.ts'
import { body, parsed } from '../http/input.ts'
import { problem } from '../http/problem.ts'
import { toIso } from '../shared/time.ts'
import { CONSENT_VERSION, type Consent, hasNotebook, liveConsent, type Member, PURPOSES } from './member.ts'
import { settingsOf } from './settings-routes.ts'

const Purpose = z.object({ purpose: z.enum(PURPOSES) })
const Yes = z.object({ granted: z.boolean().default(true) })
const Leaving = z.object({ accessToken: z.string().min(1).max(5_000).optional() })

export const memberRoutes = new Hono<AppEnv>()
  .get('/', async (c) => {
    const { member } = c.var
    const consents = (member?.consents ?? []).map(publicConsent)
    const state = hasNotebook(member) ? 'member' : 'guest'
    const profile = (await c.var.deps.notebooks.asMember(member)?.profile()) ?? {}
    return c.json({ state, consents, profile, settings: settingsOf(member) })
  })
  .get('/consents/:purpose', (c) => {
    const input = parsed(c, Purpose, c.req.param())
    if (!input.ok) return problem(c, 'not-found')
    return c.json(consentState(c.var.member, input.value.purpose))
  })
  .put('/consents/:purpose', async (c) => {
    const purpose = parsed(c, Purpose, c.req.param())
    if (!purpose.ok) return problem(c, 'not-found')
    const yes = await body(c, Yes)
    if (!yes.ok) return yes.error.response
    const outcome = await commandOf(c, {
      do: yes.value.granted ? 'grant' : 'withdraw',
      purpose: purpose.value.purpose,
      version: CONSENT_VERSION,
    })
    if (!outcome.ok) return problem(c, outcome.reason)
    const { member } = await c.var.deps.members.standing(c.var.lineUserId)
    return c.json(consentState(member, purpose.value.purpose))
  })
  .delete('/', async (c) => {
    const input = await body(c, Leaving)
    if (!input.ok) return input.error.response
    const outcome = await commandOf(c, { do: 'erase' })
    if (!outcome.ok) return problem(c, outcome.reason)
    if (input.value.accessToken) await c.var.deps.login.deauthorize(input.value.accessToken)
    return c.body(null, 204)
  })

const publicConsent = (consent: Consent) => ({
  purpose: consent.purpose,
  granted: consent.withdrawnAt === undefined,
  version: consent.version,
  grantedAt: toIso(consent.grantedAt),
  ...(consent.withdrawnAt === undefined ? {} : { withdrawnAt: toIso(consent.withdrawnAt) }),
})

function consentState(member: Member | null, purpose: Consent['purpose']) {
  const consent = liveConsent(member, purpose) ?? member?.consents.findLast((one) => one.purpose === purpose)
  return consent ? publicConsent(consent) : { purpose, granted: false }
}
