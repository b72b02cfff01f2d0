/**
 * LINE Login: ID tokens signed with ES256 and their verification, user access tokens, profile, deauthorization.
 * An ID token lives one hour, an access token twelve; both end when the person takes the permission back.
 */
import { generateKeyPairSync, type JsonWebKey, sign, verify } from 'node:crypto'
import { Hono } from 'hono'
import { z } from 'zod'
import { type Env, needsChannelToken, readBody, refuse } from './http.ts'
import { deauthorize } from './schemas/requests.ts'
import { type Person, type State, secret } from './state.ts'

const ISSUER = 'https://access.line.me'
const ID_TOKEN_SECONDS = 3_600
const ACCESS_TOKEN_SECONDS = 12 * 3_600

export interface IdTokenOptions {
  /** Another channel's token, to see it refused. */
  audience?: string
  issuer?: string
  nonce?: string
  /** Seconds it was issued ago; over 3,600 it has expired. */
  ageSeconds?: number
  /** Scope profile adds the name. */
  profile?: boolean
}

export interface AccessTokenOptions {
  clientId?: string
  scope?: string
  ageSeconds?: number
}

const claims = z.object({
  iss: z.string(),
  sub: z.string(),
  aud: z.string(),
  exp: z.number(),
  nonce: z.string().optional(),
})
const part = (value: unknown): string => Buffer.from(JSON.stringify(value)).toString('base64url')

export class Login {
  #state: State
  /** As PEM, the one form that Node and workerd both sign and verify with. */
  #privateKey: string
  #publicKey: string
  readonly jwk: JsonWebKey
  readonly kid = secret(8)

  constructor(state: State) {
    this.#state = state
    const { privateKey, publicKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' })
    this.#privateKey = privateKey.export({ type: 'pkcs8', format: 'pem' }).toString()
    this.#publicKey = publicKey.export({ type: 'spki', format: 'pem' }).toString()
    this.jwk = publicKey.export({ format: 'jwk' })
  }

  idToken(person: Person, options: IdTokenOptions = {}): string {
    const iat = Math.floor(this.#state.now() / 1_000) - (options.ageSeconds ?? 0)
    const payload = {
      iss: options.issuer ?? ISSUER,
      sub: person.userId,
      aud: options.audience ?? this.#state.options.loginChannelId,
      exp: iat + ID_TOKEN_SECONDS,
      iat,
      amr: ['linesso'],
      ...(options.nonce === undefined ? {} : { nonce: options.nonce }),
      ...(options.profile ? { name: person.displayName } : {}),
    }
    const signed = `${part({ alg: 'ES256', typ: 'JWT', kid: this.kid })}.${part(payload)}`
    return `${signed}.${sign('sha256', Buffer.from(signed), { key: this.#privateKey, dsaEncoding: 'ieee-p1363' }).toString('base64url')}`
  }

  accessToken(person: Person, options: AccessTokenOptions = {}): string {
    const token = `${part({ alg: 'HS256' })}.${secret(48)}`
    const { clientId = this.#state.options.loginChannelId, scope = 'openid profile', ageSeconds = 0 } = options
    const expiresAt = this.#state.now() + (ACCESS_TOKEN_SECONDS - ageSeconds) * 1_000
    this.#state.userTokens.set(token, { userId: person.userId, clientId, scope, expiresAt, revoked: false })
    this.#state.deauthorized.delete(person.userId)
    return token
  }

  /** The claims of a token we signed, or undefined. */
  read(token: string): z.infer<typeof claims> | undefined {
    const [head, body, signature] = token.split('.')
    if (!head || !body || !signature) return undefined
    const key = { key: this.#publicKey, dsaEncoding: 'ieee-p1363' } as const
    if (!verify('sha256', Buffer.from(`${head}.${body}`), key, Buffer.from(signature, 'base64url'))) return undefined
    return claims.parse(JSON.parse(Buffer.from(body, 'base64url').toString()))
  }
}

export function loginRoutes(state: State, login: Login): Hono<Env> {
  const app = new Hono<Env>()
  const bad = (description: string) => ({ error: 'invalid_request', error_description: description })

  app.post('/oauth2/v2.1/verify', async (c) => {
    const form = await c.req.parseBody()
    const field = (name: string) => (typeof form[name] === 'string' ? form[name] : undefined)
    const token = field('id_token')
    const clientId = field('client_id')
    if (!token) return c.json(bad('id_token must be specified'), 400)
    if (!clientId) return c.json(bad('client_id must be specified'), 400)
    const read = login.read(token)
    if (!read) return c.json(bad('Invalid IdToken.'), 400)
    if (read.iss !== ISSUER) return c.json(bad('Invalid IdToken Issuer.'), 400)
    if (read.exp * 1_000 <= state.now()) return c.json(bad('IdToken expired.'), 400)
    if (read.aud !== clientId) return c.json(bad('Invalid IdToken Audience.'), 400)
    if (field('nonce') !== undefined && field('nonce') !== read.nonce) return c.json(bad('Invalid IdToken Nonce.'), 400)
    if (field('user_id') !== undefined && field('user_id') !== read.sub)
      return c.json(bad('Invalid IdToken Subject Identifier.'), 400)
    return c.json(JSON.parse(Buffer.from(token.split('.')[1] ?? '', 'base64url').toString()))
  })

  app.get('/oauth2/v2.1/verify', (c) => {
    const token = state.userTokens.get(c.req.query('access_token') ?? '')
    if (!token) return c.json(bad('The access token not JWS'), 400)
    if (token.revoked) return c.json(bad('The access token revoked'), 400)
    if (token.expiresAt <= state.now()) return c.json(bad('The access token expired'), 400)
    const seconds = Math.floor((token.expiresAt - state.now()) / 1_000)
    return c.json({ scope: token.scope, client_id: token.clientId, expires_in: seconds })
  })

  app.get('/oauth2/v2.1/certs', (c) => c.json({ keys: [{ ...login.jwk, kid: login.kid, use: 'sig', alg: 'ES256' }] }))

  const personOf = (authorization: string | undefined) => {
    const token = state.userTokens.get(/^Bearer (\S+)$/.exec(authorization ?? '')?.[1] ?? '')
    if (!token || token.revoked || token.expiresAt <= state.now()) return undefined
    const person = state.people.get(token.userId)
    return person && { person, scope: token.scope.split(' ') }
  }

  app.get('/v2/profile', (c) => {
    const owner = personOf(c.req.header('authorization'))
    if (!owner) return refuse(c, 401, 'The access token expired')
    if (!owner.scope.includes('profile')) return refuse(c, 403, 'Access to this API is not available for your account')
    return c.json({ userId: owner.person.userId, displayName: owner.person.displayName, ...status(owner.person) })
  })

  app.get('/friendship/v1/status', (c) => {
    const owner = personOf(c.req.header('authorization'))
    if (!owner) return refuse(c, 401, 'The access token expired')
    if (!owner.scope.includes('profile')) return refuse(c, 403, 'Access to this API is not available for your account')
    return c.json({ friendFlag: owner.person.friend && !owner.person.blocked })
  })

  app.post('/user/v1/deauthorize', needsChannelToken(state), async (c) => {
    const read = await readBody(c, deauthorize)
    if ('refused' in read) return read.refused
    const token = state.userTokens.get(read.body.userAccessToken)
    if (!token || token.revoked || token.expiresAt <= state.now()) return refuse(c, 400, 'invalid token')
    for (const each of state.userTokens.values()) if (each.userId === token.userId) each.revoked = true
    state.deauthorized.add(token.userId)
    return c.body(null, 204)
  })
  return app
}

const status = (person: Person) => (person.statusMessage === undefined ? {} : { statusMessage: person.statusMessage })
