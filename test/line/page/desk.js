/** The desk's forms: planned faults on calls and deliveries, the clock, the webhook, the monthly limit. */
import { attempt, byId, call, el } from './dom.js'

const field = (label, input) => el('label', {}, label, input)
const choose = (name, options) =>
  el('select', { name }, ...Object.entries(options).map(([value, label]) => el('option', { value }, label)))
const act = (label, work) => el('button', { type: 'button', className: 'do', onclick: () => attempt(work) }, label)

function form(work, ...content) {
  return el(
    'form',
    {
      onsubmit: (event) => {
        event.preventDefault()
        const data = Object.fromEntries(new FormData(event.target))
        void attempt(() => work(data))
      },
    },
    ...content,
  )
}

const sorts = {
  status: 'すぐエラーを返す',
  'status-after': '仕事をしてからエラーを返す',
  drop: '切断する',
  lost: '仕事をしてから切断する',
  hang: '待たせる',
  late: '仕事をしてから待たせる',
}

export async function drawFaults() {
  const { faults, deliveries, held } = await call('/faults')
  const planned = faults.map((fault) =>
    el(
      'li',
      {},
      `${fault.path || 'すべて'}：${sorts[fault.sort]} ${fault.status} あと${fault.left}回 ${fault.ms}ミリ秒`,
    ),
  )
  const next = (plan) => () => call('/deliveries/next', plan)
  byId('desk-faults').replaceChildren(
    el('h2', {}, 'ボットからの呼び出し'),
    form(
      ({ path, sort, status, ms, times }) =>
        call('/faults', { path, sort, status: Number(status), ms: Number(ms), times: Number(times) }),
      field('パスの一部', el('input', { name: 'path', value: '/message/reply' })),
      field('何が起きる', choose('sort', sorts)),
      field('状態', el('input', { name: 'status', type: 'number', value: '500', min: 200, max: 599 })),
      field('ミリ秒', el('input', { name: 'ms', type: 'number', value: '0', min: 0 })),
      field('回数', el('input', { name: 'times', type: 'number', value: '1', min: 1 })),
      el('button', { className: 'do' }, '仕掛ける'),
    ),
    el('ul', {}, ...planned),
    el('h2', {}, 'ボットへの配信'),
    el('p', {}, `予定 ${deliveries.length}件、保留 ${held}件`),
    act('次を2回届ける', next({ copies: 2 })),
    act('次を3秒おくらせる', next({ delayMs: 3000 })),
    act('次の2件を保留', next({ hold: true, times: 2 })),
    act('保留を逆順に届ける', () => call('/deliveries/release', { order: 'reversed' })),
    act('保留を順に届ける', () => call('/deliveries/release', {})),
    el(
      'p',
      {},
      act('すべてやめる', () => call('/faults', undefined, 'DELETE')),
    ),
  )
}

const localInput = (at) => new Date(at + 9 * 3_600_000).toISOString().slice(0, 16)

export async function drawClock() {
  const now = await call('/settings')
  byId('desk-clock').replaceChildren(
    el('h2', {}, now.clockIsSet ? '時計（設定中）' : '時計（いまの時刻）'),
    form(
      ({ at }) => call('/clock', { at: `${at}:00+09:00` }),
      field('日本時間', el('input', { name: 'at', type: 'datetime-local', value: localInput(now.clock) })),
      el('button', { className: 'do' }, 'この時刻にする'),
      act('いまにもどす', () => call('/clock', { at: null })),
    ),
    el('h2', {}, 'つなぎ先'),
    form(
      ({ webhookUrl, monthlyLimit }) =>
        call('/settings', { webhookUrl, monthlyLimit: monthlyLimit === '' ? null : Number(monthlyLimit) }),
      field('Webhook URL', el('input', { name: 'webhookUrl', value: now.webhookUrl ?? '', size: 40 })),
      field(
        '月の上限（空は無制限）',
        el('input', { name: 'monthlyLimit', type: 'number', min: 0, value: now.monthlyLimit ?? '' }),
      ),
      el('button', { className: 'do' }, '変える'),
    ),
    el('h2', {}, '設定'),
    el('pre', {}, JSON.stringify(now, null, 2)),
  )
}
