/**
 * A stand-in for LINE's LIFF SDK, served by the simulator. The credentials come in the address as in LINE's own
 * browser; init leaves the first address for the page itself, so page code runs twice. Everything LINE's app would
 * do (close, send, scan, share) is asked of the simulator's page around the frame.
 */
;(() => {
  const simulator = new URL(document.currentScript?.src ?? location.href).origin
  const clientOnly = ['sendMessages', 'scanCodeV2', 'closeWindow']
  const everywhere = ['shareTargetPicker', 'permission', 'getFriendship', 'requestFriendship', 'openWindow']
  let session
  let liffId = null
  let finishReady
  let asked = 0

  class LiffError extends Error {
    constructor(code, message) {
      super(message)
      this.name = 'LiffError'
      this.code = code
    }
  }
  const refuse = (code, message) => {
    throw new LiffError(code, message)
  }
  const decode = (part) =>
    JSON.parse(
      new TextDecoder().decode(
        Uint8Array.from(atob(part.replace(/-/g, '+').replace(/_/g, '/')), (c) => c.charCodeAt(0)),
      ),
    )
  const storeKey = () => `LIFF_STORE:${liffId}:session`
  const initialised = () => liffId ?? refuse('INIT_FAILED', 'LiffId is not found.')
  const loggedIn = () =>
    (initialised() && session) || refuse('UNAUTHORIZED', 'Need access_token for api call, Please login first')

  /** Takes the credentials out of the address; true when they were there. */
  function takeCredentials() {
    const given = new URLSearchParams(location.hash.slice(1))
    if (!given.has('access_token')) return false
    const context = decode(given.get('context_token'))
    session = { accessToken: given.get('access_token'), idToken: given.get('id_token'), context }
    sessionStorage.setItem(storeKey(), JSON.stringify(session))
    return true
  }

  /** The page itself: endpoint path + path of the state, both queries, the state's hash. */
  function secondAddress(state) {
    const page = new URL(location.href)
    page.searchParams.delete('liff.state')
    const extra = new URL(state.startsWith('/') ? state : `/${state}`, location.origin)
    const path = extra.pathname === '/' ? '' : extra.pathname
    const query = [page.search.slice(1), extra.search.slice(1)].filter(Boolean).join('&')
    return `${page.pathname.replace(/\/$/, '')}${path || '/'}${query ? `?${query}` : ''}${extra.hash}`
  }

  /** Asks the page around the frame; it answers by message. */
  function ask(name, payload = {}) {
    if (window.parent === window) return Promise.reject(new LiffError('FORBIDDEN', `${name} needs LINE's own browser`))
    asked += 1
    const id = asked
    return new Promise((done, failed) => {
      const hear = (event) => {
        if (event.source !== window.parent || event.data?.liffAnswer !== id) return
        window.removeEventListener('message', hear)
        if (event.data.error) failed(new LiffError('UNKNOWN', event.data.error))
        else done(event.data.result)
      }
      window.addEventListener('message', hear)
      window.parent.postMessage({ liff: name, id, payload }, '*')
    })
  }

  const liff = {
    id: null,
    ready: new Promise((done) => {
      finishReady = done
    }),
    async init(config, onSuccess, onError) {
      if (!config?.liffId) {
        const error = new LiffError('INVALID_CONFIG', 'liffId is necessary for liff.init()')
        onError?.(error)
        throw error
      }
      liffId = config.liffId
      liff.id = liffId
      const stored = sessionStorage.getItem(storeKey())
      const fresh = takeCredentials()
      if (!fresh && stored) session = JSON.parse(stored)
      const state = new URLSearchParams(location.search).get('liff.state')
      if (state) {
        location.replace(secondAddress(state))
        return new Promise(() => undefined)
      }
      if (fresh) history.replaceState(history.state, '', location.pathname + location.search)
      if (!session && config.withLoginOnExternalBrowser) {
        liff.login()
        return new Promise(() => undefined)
      }
      finishReady()
      onSuccess?.()
    },
    isInClient: () => Boolean(session) && !session.context.external,
    isLoggedIn: () => Boolean(initialised() && session),
    login({ redirectUri = location.href } = {}) {
      if (liff.isInClient()) return console.warn('liff.login() must not be called in the LIFF browser')
      location.assign(`${simulator}/liff/login?redirect=${encodeURIComponent(redirectUri)}`)
    },
    logout() {
      session = undefined
      sessionStorage.removeItem(storeKey())
    },
    getAccessToken: () => (initialised() && session ? session.accessToken : null),
    getIDToken: () => (initialised() && session ? session.idToken : null),
    getDecodedIDToken: () => (initialised() && session ? decode(session.idToken.split('.')[1]) : null),
    async getProfile() {
      const { userId, displayName } = loggedIn().context
      return { userId, displayName }
    },
    async getFriendship() {
      return { friendFlag: loggedIn().context.friend }
    },
    requestFriendship: () => (loggedIn(), ask('requestFriendship')),
    getContext() {
      initialised()
      if (!session) return null
      const { userId, external } = session.context
      const availability = {
        shareTargetPicker: { permission: true, minVer: '10.3.0' },
        multipleLiffTransition: { permission: true, minVer: '10.18.0' },
      }
      return {
        type: external ? 'external' : 'utou',
        userId,
        liffId,
        endpointUrl: location.origin,
        viewType: 'full',
        scope: ['openid', 'profile', 'chat_message.write'],
        availability,
      }
    },
    getOS: () => (liff.isInClient() ? 'android' : 'web'),
    getLanguage: () => 'ja',
    getAppLanguage: () => 'ja',
    getVersion: () => '2.31.1',
    getLineVersion: () => (liff.isInClient() ? '15.18.0' : null),
    isSubWindow: () => false,
    isApiAvailable: (name) => everywhere.includes(name) || (clientOnly.includes(name) && liff.isInClient()),
    closeWindow() {
      if (window.parent === window) window.close()
      else void ask('closeWindow')
    },
    openWindow({ url, external = false }) {
      if (!url) refuse('INVALID_ARGUMENT', 'Invalid parameters for liff.openWindow()')
      if (window.parent === window) window.open(url, '_blank', 'noopener')
      else void ask('openWindow', { url, external })
    },
    async sendMessages(messages) {
      loggedIn()
      if (!liff.isInClient()) refuse('FORBIDDEN', 'sendMessages works in the LIFF browser only')
      if (!Array.isArray(messages) || messages.length < 1 || messages.length > 5)
        refuse('INVALID_ARGUMENT', 'Number of messages should be in range 1 to 5.')
      await ask('sendMessages', { messages })
    },
    shareTargetPicker: async (messages) => (loggedIn(), ask('shareTargetPicker', { messages })),
    scanCodeV2: async () => (initialised(), ask('scanCodeV2')),
    permission: {
      query: async (scope) => ({ state: scope === 'email' ? 'unavailable' : 'granted' }),
      getGrantedAll: async () => ['openid', 'profile', 'chat_message.write'],
      requestAll: () => Promise.reject(new LiffError('FORBIDDEN', 'All permissions are already granted')),
    },
    permanentLink: {
      createUrl: () => link(location.href),
      createUrlBy: async (url) => link(url),
    },
    i18n: { setLang: async () => undefined },
    use: () => liff,
  }

  function link(address) {
    const url = new URL(address, location.href)
    if (url.origin !== location.origin) refuse('INVALID_ARGUMENT', 'The URL must be under the endpoint')
    return `https://liff.line.me/${initialised()}${url.pathname === '/' ? '' : url.pathname}${url.search}${url.hash}`
  }

  window.liff = liff
})()
