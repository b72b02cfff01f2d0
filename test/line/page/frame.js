/** The mini-app beside the phone, and what LINE's own app does for it: closing, sending, scanning, sharing. */
import { byId, call, notice } from './dom.js'

let owner

/** Opens an address in the frame for a person. */
export function openFrame(url, person) {
  owner = person
  byId('mini').hidden = false
  byId('mini-title').textContent = new URL(url).host
  byId('mini-frame').src = url
}

export function closeFrame() {
  byId('mini').hidden = true
  byId('mini-frame').src = 'about:blank'
}

const services = {
  closeWindow: closeFrame,
  openWindow: ({ url, external }) =>
    external || !/^https:\/\/(liff|miniapp)\.line\.me\//.test(url)
      ? void window.open(url, '_blank', 'noopener')
      : byId('mini-frame').dispatchEvent(new CustomEvent('liff-url', { detail: url })),
  sendMessages: ({ messages }) => call(`/people/${owner.userId}/liff-messages`, { messages }).then(() => undefined),
  shareTargetPicker: () => (window.confirm('友だちに送りますか') ? { status: 'success' } : undefined),
  scanCodeV2: () => ({ value: window.prompt('読み取った文字') ?? '' }),
  requestFriendship: () => call(`/people/${owner.userId}/follow`, { wait: false }).then(() => undefined),
}

/** Answers the stand-in SDK inside the frame. */
export function serveFrame() {
  const frame = byId('mini-frame')
  window.addEventListener('message', async (event) => {
    const service = services[event.data?.liff]
    if (event.source !== frame.contentWindow || !service) return
    const reply = (answer) => event.source.postMessage({ liffAnswer: event.data.id, ...answer }, '*')
    try {
      reply({ result: await service(event.data.payload) })
    } catch (error) {
      reply({ error: error.message })
    }
  })
  frame.addEventListener('liff-url', async ({ detail }) => {
    const { url } = await call(`/people/${owner.userId}/liff-url?path=${encodeURIComponent(detail)}`)
    openFrame(url, owner)
  })
  byId('mini-close').addEventListener('click', closeFrame)
  byId('mini-reload').addEventListener('click', () => {
    notice('読み直しました')
    const { src } = frame
    frame.src = 'about:blank'
    requestAnimationFrame(() => {
      frame.src = src
    })
  })
}
