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
  endpoint.hash = credentials(state, login, person, false)
  return endpoint.toString()
}

/** What LINE puts into the hash; `external` marks a login in an ordinary browser. */
function credentials(state: State, login: Login, person: Person, external: boolean): string {
  const context = {
    userId: person.userId,
    displayName: person.displayName,
    language: person.language,
    friend: person.friend && !person.blocked,
    liffId: state.options.liffId ?? '',
    external,
  }
  return new URLSearchParams({
    access_token: login.accessToken(person),
    id_token: login.idToken(person),
    context_token: Buffer.from(JSON.stringify(context)).toString('base64url'),
  }).toString()
}

const escaped = (text: string): string => text.replace(/[&<>"]/g, (mark) => `&#${mark.charCodeAt(0)};`)

/** LINE's login page for ordinary browsers: choose who you are, go back to the mini-app logged in. */
export function loginPage(state: State, login: Login, redirect: string): Response {
  const endpoint = new URL(state.options.liffEndpoint ?? 'http://localhost:8787/')
  if (!URL.canParse(redirect) || new URL(redirect).origin !== endpoint.origin)
    return new Response('400 Bad Request: redirect_uri', { status: 400 })
  const links = [...state.people.values()].map((person) => {
    const back = new URL(redirect)
    back.hash = credentials(state, login, person, true)
    return `<li><a href="${escaped(back.toString())}">${escaped(person.displayName)}</a></li>`
  })
  const html = `<!doctype html><html lang="ja"><meta charset="utf-8"><title>LINEログイン</title><h1>LINEログイン</h1><ul>${links.join('')}</ul></html>`
  return new Response(html, { headers: { 'content-type': 'text/html; charset=utf-8' } })
}
