/** Opening the mini-app as LINE's in-app browser does: the endpoint with `liff.state` and the credentials in the hash. */
import type { Login } from './login.ts'
import type { Person, State } from './state.ts'

/**
 * The first address LINE's browser goes to for `path` ('/entries?day=…#part', or a whole LIFF URL). The SDK's init
 * then moves on to the page itself.
 */
export function liffUrl(state: State, login: Login, person: Person, path: string): string {
  const endpoint = new URL(state.options.liffEndpoint ?? 'http://localhost:8787/')
  const rest = path.replace(/^https:\/\/(?:liff|miniapp)\.line\.me\/[^/?#]+/, '')
  if (rest && rest !== '/') endpoint.searchParams.set('liff.state', rest)
  const context = {
    userId: person.userId,
    displayName: person.displayName,
    language: person.language,
    friend: person.friend && !person.blocked,
    liffId: state.options.liffId ?? '',
  }
  const credentials = new URLSearchParams({
    access_token: login.accessToken(person),
    id_token: login.idToken(person),
    context_token: Buffer.from(JSON.stringify(context)).toString('base64url'),
  })
  endpoint.hash = credentials.toString()
  return endpoint.toString()
}
