/** LINE Login's side of identity: the ID token is opaque to us; LINE verifies it and the audience must be our channel. */
import { z } from 'zod'
import type { Settings } from '../../env.ts'
import { log } from '../../shared/log.ts'
import { ok, refuse } from '../../shared/result.ts'
import type { Clock } from '../clock.ts'
import type { LoginPort } from './port.ts'
import { LINE_TIME_OUT_MS } from './time-out.ts'
import { channelToken } from './token.ts'

const Claims = z.object({ sub: z.string().min(1).max(100), aud: z.string(), exp: z.number().optional() })

export function lineLogin(settings: Settings, clock: Clock): LoginPort {
  const clientId = settings.LINE_LOGIN_CHANNEL_ID
  return {
    async verifyIdToken(idToken) {
      if (!clientId) return refuse({ reason: 'unavailable' })
      const answer = await post(
        `${settings.LINE_API_BASE_URL}/oauth2/v2.1/verify`,
        {
          'content-type': 'application/x-www-form-urlencoded',
        },
        new URLSearchParams({ id_token: idToken, client_id: clientId }).toString(),
      )
      if (!answer || answer.status >= 500 || answer.status === 429) return refuse({ reason: 'unavailable' })
      if (!answer.ok) return refuse({ reason: 'bad_token' })
      const claims = Claims.safeParse(await answer.json().catch(() => null))
      if (!claims.success || claims.data.aud !== clientId) return refuse({ reason: 'bad_token' })
      if (claims.data.exp !== undefined && claims.data.exp * 1_000 < clock.now()) return refuse({ reason: 'bad_token' })
      return ok({ lineUserId: claims.data.sub })
    },
    async deauthorize(accessToken) {
      const answer = await post(
        `${settings.LINE_API_BASE_URL}/user/v1/deauthorize`,
        {
          'content-type': 'application/json',
          authorization: `Bearer ${await channelToken(settings, clock).get()}`,
        },
        JSON.stringify({ userAccessToken: accessToken }),
      )
      if (answer && (answer.ok || answer.status === 400)) return ok(undefined)
      return refuse({ reason: 'unavailable', status: answer?.status })
    },
  }
}

async function post(url: string, headers: Record<string, string>, body: string): Promise<Response | null> {
  try {
    return await fetch(url, { method: 'POST', headers, body, signal: AbortSignal.timeout(LINE_TIME_OUT_MS) })
  } catch {
    log({ event: 'line_call_failed', reason: 'unavailable' })
    return null
  }
}
