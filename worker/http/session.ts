/** Our own session token: whom LINE vouched for, for which channel, until when. Nothing else is in it. */
import { sign, verify } from 'hono/jwt'
import { z } from 'zod'
import { CHANNEL_NO } from '../members/member.ts'
import type { Instant } from '../shared/time.ts'

/** Sessions end after an hour; the mini-app asks for a new one with a fresh ID token. */
const LIFE_SECONDS = 3_600
const ALGORITHM = 'HS256'

const Claims = z.object({ sub: z.string().min(1), ch: z.literal(CHANNEL_NO), exp: z.number() })

export function issueSession(lineUserId: string, secret: string, now: Instant): Promise<string> {
  const exp = Math.floor(now / 1_000) + LIFE_SECONDS
  return sign({ sub: lineUserId, ch: CHANNEL_NO, exp }, secret, ALGORITHM)
}

/** The LINE user id a token stands for, or null. */
export async function readSession(token: string, secret: string, now: Instant): Promise<string | null> {
  const payload = await verify(token, secret, { alg: ALGORITHM, exp: false }).catch(() => null)
  const claims = Claims.safeParse(payload)
  return claims.success && claims.data.exp * 1_000 > now ? claims.data.sub : null
}
