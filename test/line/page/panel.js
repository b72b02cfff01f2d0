/** The desk's tabs and the log: every call of the bot and every delivery to it, newest first. */

import { drawClock, drawFaults } from './desk.js'
import { byId, call, el } from './dom.js'

const tabs = [
  { id: 'log', label: '通信の記録' },
  { id: 'faults', label: '故障' },
  { id: 'clock', label: '時計と設定' },
]

const time = (at) => new Date(at).toLocaleTimeString('ja-JP', { timeZone: 'Asia/Tokyo', hour12: false })

function callRow(each) {
  const { problem, warnings, fault, requestId } = each
  const detail = { requestId, ...(problem && { problem }), ...(warnings && { warnings }), ...(fault && { fault }) }
  const more = el(
    'details',
    {},
    el('summary', {}, requestId.slice(0, 8)),
    el('pre', {}, JSON.stringify(detail, null, 1)),
  )
  if (problem || warnings) more.open = true
  return el(
    'tr',
    { className: each.status >= 400 || each.status === 0 ? 'bad' : '' },
    el('td', {}, time(each.at)),
    el('td', {}, each.method),
    el('td', { className: 'path' }, each.path, more),
    el('td', { className: 'number' }, each.status || '切断'),
    el('td', { className: 'number' }, `${each.ms} ms`),
  )
}

function deliveryRow(each) {
  return el(
    'tr',
    { className: each.reason === 'OK' ? 'out' : 'bad' },
    el('td', {}, time(each.at)),
    el('td', {}, '→'),
    el(
      'td',
      { className: 'path' },
      `webhook ${each.redelivery ? '（再配信）' : ''}${each.reason === 'OK' ? '' : each.reason}`,
    ),
    el('td', { className: 'number' }, each.status || '―'),
    el('td', { className: 'number' }, `${each.ms} ms`),
  )
}

async function drawLog() {
  const [{ calls }, { deliveries }] = await Promise.all([call('/calls'), call('/deliveries')])
  const rows = [
    ...calls.map((each) => ({ no: each.no, node: callRow(each) })),
    ...deliveries.map((each) => ({ no: each.no, node: deliveryRow(each) })),
  ]
  rows.sort((one, other) => other.no - one.no)
  const head = el('tr', {}, ...['時刻', '', '呼び出し', '状態', '時間'].map((label) => el('th', {}, label)))
  byId('desk-log').replaceChildren(
    el('table', {}, el('thead', {}, head), el('tbody', {}, ...rows.slice(0, 200).map((row) => row.node))),
  )
}

const draw = { log: drawLog, faults: drawFaults, clock: drawClock }
let shown = 'log'
let waiting

/** Draws the open tab anew, soon; many changes make one drawing. */
export function refreshDesk(sorts = ['log', 'faults', 'clock']) {
  if (!sorts.includes(shown) || waiting) return
  waiting = setTimeout(() => {
    waiting = undefined
    void draw[shown]()
  }, 150)
}

function show(id) {
  shown = id
  for (const tab of tabs) {
    byId(`desk-${tab.id}`).hidden = tab.id !== id
    byId(`tab-${tab.id}`).setAttribute('aria-selected', String(tab.id === id))
  }
  void draw[id]()
}

export function startDesk() {
  byId('desk-tabs').replaceChildren(
    ...tabs.map(({ id, label }) =>
      el(
        'button',
        { type: 'button', role: 'tab', id: `tab-${id}`, 'aria-controls': `desk-${id}`, onclick: () => show(id) },
        label,
      ),
    ),
  )
  show('log')
}
