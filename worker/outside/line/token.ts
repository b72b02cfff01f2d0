/** The channel access token: as set, or a stateless one (15 minutes) issued from id and secret and renewed in time. */
import { channelAccessToken } from '@line/bot-sdk'
import type { Settings } from '../../env.ts'
import type { Clock } from '../clock.ts'
import { withinTime } from './time-out.ts'

const RENEW_BEFORE_MS = 120_000

/** One per isolate and channel: many mailboxes share it, so that a token is issued once and not per message. */
const cache = new Map<string, { token: Promise<string>; renewAt: number }>()

export interface ChannelToken {
  get(): Promise<string>
  /** Call after a 401: the next `get` issues a new one. */
  forget(): void
}

export function channelToken(settings: Settings, clock: Clock): ChannelToken {
  const fixed = settings.LINE_CHANNEL_ACCESS_TOKEN
  if (fixed) return { get: async () => fixed, forget: () => {} }
  const channelId = settings.LINE_CHANNEL_ID
  if (!channelId) throw new Error('settings missing: LINE_CHANNEL_ID or LINE_CHANNEL_ACCESS_TOKEN')
  const key = `${settings.LINE_API_BASE_URL} ${channelId}`
  return {
    get() {
      const known = cache.get(key)
      if (known && known.renewAt > clock.now()) return known.token
      const issued = issue(settings, channelId)
      const entry = { token: issued.then((answer) => answer.token), renewAt: clock.now() + RENEW_BEFORE_MS }
      cache.set(key, entry)
      issued.then(
        (answer) => {
          entry.renewAt = clock.now() + answer.expiresInMs - RENEW_BEFORE_MS
        },
        () => cache.delete(key),
      )
      return entry.token
    },
    forget: () => void cache.delete(key),
  }
}

async function issue(settings: Settings, channelId: string): Promise<{ token: string; expiresInMs: number }> {
  const client = new channelAccessToken.ChannelAccessTokenClient({ baseURL: settings.LINE_API_BASE_URL })
  const answer = await withinTime(
    client.issueStatelessChannelTokenByClientSecret(channelId, settings.LINE_CHANNEL_SECRET),
  )
  return { token: answer.access_token, expiresInMs: answer.expires_in * 1_000 }
}
