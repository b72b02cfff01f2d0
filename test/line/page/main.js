/** Starts the page: people as tabs, the chosen one's chat, text size, and the stream of changes. */
import { open } from './actions.js'
import { drawChat, forgetLines } from './chat.js'
import { startComposer } from './composer.js'
import { ask, attempt, byId, call, el } from './dom.js'
import { closeFrame, serveFrame } from './frame.js'
import { refreshDesk, startDesk } from './panel.js'

let people = []
let chosen
const unread = new Map()

const person = () => people.find((each) => each.userId === chosen)

function drawPeople() {
  byId('people').replaceChildren(
    ...people.map((each) => {
      const news = unread.get(each.userId)
      const label = [each.displayName, each.statusMessage, each.blocked && '（ブロック中）'].filter(Boolean).join(' ')
      return el(
        'button',
        {
          type: 'button',
          role: 'tab',
          'aria-selected': String(each.userId === chosen),
          onclick: () => choose(each.userId),
        },
        label,
        news && el('span', { className: 'unread' }, String(news)),
      )
    }),
  )
}

async function loadPeople() {
  ;({ people } = await call('/people'))
  chosen ??=
    people.find((each) => each.displayName === decodeURIComponent(location.hash.slice(1)))?.userId ?? people[0]?.userId
  drawPeople()
}

let drawing
async function loadChat() {
  if (!chosen) return
  const chat = await call(`/chats/${chosen}`)
  drawChat(chat, person())
  clearTimeout(drawing)
  if (chat.loadingMs > 0) drawing = setTimeout(loadChat, chat.loadingMs + 50)
}

async function choose(userId) {
  if (chosen !== userId) closeFrame()
  chosen = userId
  unread.delete(userId)
  forgetLines()
  location.hash = encodeURIComponent(person().displayName)
  drawPeople()
  await loadChat()
}

async function newPerson() {
  const name = el('input', { 'aria-label': '名前', value: `新しい人${people.length + 1}` })
  const choice = await ask(
    '新しい人',
    [name],
    [
      { label: '友だち追加して始める', value: 'follow' },
      { label: '追加しないで話す', value: 'stranger' },
      { label: 'やめる', value: '' },
    ],
  )
  if (!choice || !name.value.trim()) return
  const made = await call('/people', { name: name.value.trim(), follow: choice === 'follow', friend: false })
  await loadPeople()
  await choose(made.userId)
}

async function personMenu() {
  const { blocked, userId } = person()
  const choice = await ask(
    person().displayName,
    [],
    [
      { label: 'ミニアプリを開く', value: 'open' },
      blocked ? { label: 'ブロックを解除', value: 'follow' } : { label: 'ブロック', value: 'unfollow' },
      ...(blocked ? [] : [{ label: '友だち追加（もう一度）', value: 'follow' }]),
      { label: '知らない種類のイベントを送る', value: 'unknown' },
      { label: 'やめる', value: '' },
    ],
  )
  if (choice === 'open') await open('https://liff.line.me/mini', person())
  if (choice === 'follow' || choice === 'unfollow') await call(`/people/${userId}/${choice}`, { wait: false })
  if (choice === 'unknown')
    await call(`/people/${userId}/event`, { type: 'somethingNew', rest: { somethingNew: { level: 1 } }, wait: false })
}

function listen() {
  const stream = new EventSource('/_sim/stream')
  stream.onmessage = ({ data }) => {
    const { sort, chatId } = JSON.parse(data)
    if (['chat', 'loading', 'menu'].includes(sort) && (!chatId || chatId === chosen)) void loadChat()
    else if (sort === 'chat' && people.some((each) => each.userId === chatId)) {
      unread.set(chatId, (unread.get(chatId) ?? 0) + 1)
      drawPeople()
    }
    if (sort === 'people') void loadPeople()
    if (sort === 'call' || sort === 'delivery') refreshDesk(['log'])
    if (sort === 'faults') refreshDesk(['faults'])
    if (sort === 'clock') refreshDesk(['clock'])
  }
  stream.onopen = () => void loadPeople().then(loadChat)
}

byId('new-person').addEventListener('click', () => attempt(newPerson))
byId('person-menu').addEventListener('click', () => attempt(personMenu))
byId('sizes').addEventListener('change', ({ target }) => {
  document.documentElement.style.setProperty('--text-scale', target.value)
  forgetLines()
  void loadChat()
})
startComposer(person)
serveFrame()
startDesk()
listen()
