/** The talk: lines with times and read marks, quick replies under the last one, the loading dots. */

import { performAction } from './actions.js'
import { ask, attempt, byId, call, clockTime, dayOf, el } from './dom.js'
import { shrinkToFit } from './flex.js'
import { drawMessage } from './messages.js'

const WIDE = new Set(['flex', 'template', 'imagemap'])
let drawn = new Map()

/** What can be done with an own message: take it back, have its event delivered again. */
async function operate(entry, person) {
  const choices = [
    { label: '送信取消', value: 'unsend' },
    ...(entry.eventId
      ? [
          { label: '再配信（redelivery）', value: 'redeliver' },
          { label: '二重に届ける', value: 'duplicate' },
        ]
      : []),
    { label: 'やめる', value: '' },
  ]
  const choice = await ask('メッセージの操作', [], choices)
  if (choice === 'unsend')
    await attempt(() => call(`/people/${person.userId}/unsend`, { messageId: entry.id, wait: false }))
  if (choice === 'redeliver' || choice === 'duplicate')
    await attempt(() => call(`/events/${entry.eventId}/${choice}`, {}))
}

function ownLine(entry, person) {
  const menu = el(
    'button',
    { type: 'button', 'aria-label': 'メッセージの操作', onclick: () => operate(entry, person) },
    '⋯',
  )
  const matter = el(
    'div',
    { className: 'matter', oncontextmenu: (event) => (event.preventDefault(), operate(entry, person)) },
    drawMessage(entry.message, entry, (action) => performAction(action, person)),
  )
  return el(
    'div',
    { className: 'line own' },
    matter,
    el('div', { className: 'side' }, menu, entry.read && el('div', {}, '既読'), el('time', {}, clockTime(entry.at))),
  )
}

function botLine(entry, person) {
  const content = drawMessage(entry.message, entry, (action) => performAction(action, person))
  const name = entry.message.sender?.name
  const wide = WIDE.has(entry.message.type)
  const side = el(
    'div',
    { className: 'side' },
    el('time', {}, clockTime(entry.at)),
    entry.via !== 'reply' && el('div', {}, 'プッシュ'),
  )
  return el(
    'div',
    { className: `line${wide ? ' wide' : ''}` },
    el('div', { className: 'avatar' }),
    el('div', { className: 'matter' }, name && el('div', { className: 'sender' }, name), content),
    side,
  )
}

function drawLine(entry, person) {
  if (entry.unsent) return el('div', { className: 'note' }, 'メッセージの送信を取り消しました')
  return entry.from === 'person' ? ownLine(entry, person) : botLine(entry, person)
}

/** Keeps lines that did not change, so that pictures and scroll places stay. */
function lines(entries, person) {
  const next = new Map()
  const nodes = []
  let day
  for (const entry of entries) {
    if (dayOf(entry.at) !== day) {
      day = dayOf(entry.at)
      nodes.push(el('div', { className: 'day' }, day))
    }
    const key = `${entry.no} ${entry.read} ${entry.unsent}`
    const node = drawn.get(key) ?? drawLine(entry, person)
    next.set(key, node)
    nodes.push(node)
  }
  drawn = next
  return nodes
}

function welcome(person) {
  const follow = el(
    'button',
    { type: 'button', onclick: () => attempt(() => call(`/people/${person.userId}/follow`, { wait: false })) },
    '友だち追加',
  )
  return el('div', { className: 'note' }, el('p', {}, 'まだ何も話していません。'), follow)
}

function drawQuickReplies(entries, person) {
  const last = entries.at(-1)
  const items = last?.from === 'bot' && !last.unsent ? (last.message.quickReply?.items ?? []) : []
  const bar = byId('quick')
  bar.hidden = items.length === 0
  bar.replaceChildren(
    ...items.map(({ action }) =>
      el('button', { type: 'button', onclick: () => performAction(action, person) }, action.label),
    ),
  )
}

/** Draws a person's chat as the simulator has it. */
export function drawChat({ entries, loadingMs, menu }, person) {
  const talk = byId('talk')
  const nodes = entries.length ? lines(entries, person) : [welcome(person)]
  if (loadingMs > 0) nodes.push(el('div', { className: 'dots', 'aria-label': '考え中' }, '●●●'))
  talk.replaceChildren(...nodes)
  shrinkToFit(talk)
  drawQuickReplies(entries, person)
  drawMenu(menu, person)
  talk.scrollTop = talk.scrollHeight
}

/** Forgets drawn lines, for another person or text size. */
export function forgetLines() {
  drawn = new Map()
}

function drawMenu(menu, person) {
  const area = byId('menu')
  const toggle = byId('toggle-menu')
  toggle.hidden = !menu
  if (!menu) {
    area.hidden = true
    area.dataset.id = ''
    return
  }
  if (area.dataset.id === menu.richMenuId) return
  area.dataset.id = menu.richMenuId
  area.hidden = !menu.selected
  const { width, height } = menu.size
  const part = (value, whole) => `${(value / whole) * 100}%`
  const spots = menu.areas.map(({ bounds, action }, index) =>
    el('button', {
      type: 'button',
      'aria-label': action.label ?? `メニュー${index + 1}`,
      style: {
        left: part(bounds.x, width),
        top: part(bounds.y, height),
        width: part(bounds.width, width),
        height: part(bounds.height, height),
      },
      onclick: () => performAction(action, person),
    }),
  )
  area.replaceChildren(el('img', { src: `/_sim/menus/${menu.richMenuId}/image`, alt: menu.chatBarText }), ...spots)
}
