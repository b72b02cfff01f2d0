/** Writing and sending: text with Enter, stickers, pictures, voice, files, places. */
import { attempt, byId, call, el } from './dom.js'
import { stickers } from './messages.js'

const base64 = (bytes) => {
  let text = ''
  for (let from = 0; from < bytes.length; from += 0x8000)
    text += String.fromCharCode(...bytes.subarray(from, from + 0x8000))
  return btoa(text)
}

const sorts = [
  { name: 'image', start: 'image/' },
  { name: 'video', start: 'video/' },
  { name: 'audio', start: 'audio/' },
]

/** Sends chosen files as the sort of message LINE would make of them. */
async function sendFiles(files, person) {
  const id = crypto.randomUUID?.() ?? String(Date.now())
  for (const [index, file] of files.entries()) {
    const sort = sorts.find((each) => file.type.startsWith(each.start))?.name ?? 'file'
    const bytes = new Uint8Array(await file.arrayBuffer())
    const body = {
      sort,
      base64: base64(bytes),
      type: file.type || 'application/octet-stream',
      fileName: file.name,
      wait: false,
    }
    if (files.length > 1) body.imageSet = { id, index: index + 1, total: files.length }
    await attempt(() => call(`/people/${person().userId}/media`, body))
  }
}

function fillTray(person) {
  const send = (path, body) => attempt(() => call(`/people/${person().userId}/${path}`, { ...body, wait: false }))
  const photo = el('input', {
    type: 'file',
    id: 'photo',
    accept: 'image/*',
    multiple: true,
    hidden: true,
    'aria-label': '写真をえらぶ',
    onchange: ({ target }) =>
      sendFiles([...target.files], person).then(() => {
        target.value = ''
      }),
  })
  const anyFile = el('input', {
    type: 'file',
    id: 'file',
    hidden: true,
    'aria-label': 'ファイルをえらぶ',
    onchange: ({ target }) =>
      sendFiles([...target.files], person).then(() => {
        target.value = ''
      }),
  })
  byId('tray').replaceChildren(
    ...stickers.map(({ face, keywords, packageId, stickerId }) =>
      el(
        'button',
        {
          type: 'button',
          'aria-label': `スタンプ ${keywords[0]}`,
          onclick: () => send('sticker', { packageId, stickerId, keywords }),
        },
        face,
      ),
    ),
    el('label', {}, '写真', photo),
    el('label', {}, 'ファイル', anyFile),
    el('button', { type: 'button', onclick: () => send('media', { sort: 'audio' }) }, '音声'),
    el('button', { type: 'button', onclick: () => send('media', { sort: 'video' }) }, '動画'),
    el('button', { type: 'button', onclick: () => send('location', {}) }, '位置'),
  )
}

/** Sets the composer up; `person` gives whoever is chosen. */
export function startComposer(person) {
  const text = byId('text')
  const grow = () => {
    text.style.height = 'auto'
    text.style.height = `${text.scrollHeight}px`
  }
  const submit = () => {
    const words = text.value.replace(/\n+$/, '')
    if (!words.trim()) return
    text.value = ''
    grow()
    void attempt(() => call(`/people/${person().userId}/say`, { text: words, wait: false }))
  }
  byId('compose').addEventListener('submit', (event) => {
    event.preventDefault()
    submit()
  })
  text.addEventListener('input', grow)
  text.addEventListener('keydown', (event) => {
    // Enter sends, Shift+Enter breaks the line; Enter that ends a kana conversion does neither.
    if (event.key !== 'Enter' || event.shiftKey || event.isComposing) return
    event.preventDefault()
    submit()
  })
  fillTray(person)
  byId('more').addEventListener('click', () => {
    const tray = byId('tray')
    tray.hidden = !tray.hidden
    byId('more').setAttribute('aria-expanded', String(!tray.hidden))
  })
  byId('toggle-menu').addEventListener('click', () => {
    byId('menu').hidden = !byId('menu').hidden
  })
}
