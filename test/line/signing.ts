/** Event ids and signatures as LINE makes them. */
import { createHmac, randomBytes } from 'node:crypto'

const CROCKFORD = '0123456789ABCDEFGHJKMNPQRSTVWXYZ'

/** The time of the event and 80 random bits, as a ULID. */
export function ulid(at: number): string {
  let time = ''
  for (let rest = Math.max(0, Math.floor(at)), place = 0; place < 10; place++) {
    time = `${CROCKFORD[rest % 32]}${time}`
    rest = Math.floor(rest / 32)
  }
  return time + [...randomBytes(16)].map((byte) => CROCKFORD[byte % 32]).join('')
}

/** Base64 HMAC-SHA256 of the raw body. */
export const sign = (channelSecret: string, body: string): string =>
  createHmac('sha256', channelSecret).update(body, 'utf8').digest('base64')
