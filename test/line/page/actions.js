/** What happens on a tap: dialogs and addresses here, events through the simulator. */
import { ask, attempt, byId, call, el, notice } from './dom.js'
import { openFrame } from './frame.js'

const inputs = { date: 'date', time: 'time', datetime: 'datetime-local' }

async function pick(action) {
  const plain = (value) => value?.replace('t', 'T')
  const input = el('input', {
    type: inputs[action.mode],
    value: plain(action.initial) ?? '',
    min: plain(action.min) ?? '',
    max: plain(action.max) ?? '',
    'aria-label': action.label ?? '日時',
  })
  const choice = await ask(
    action.label ?? '日時をえらぶ',
    [input],
    [
      { label: '決定', value: 'ok' },
      { label: 'キャンセル', value: '' },
    ],
  )
  return choice === 'ok' && input.value ? input.value.slice(0, 16) : undefined
}

/** Opens an address as LINE does: the mini-app in the frame, other pages in a tab, telephone numbers as a notice. */
export async function open(uri, person) {
  const settings = await call('/settings')
  const isLiff = /^https:\/\/(liff|miniapp)\.line\.me\//.test(uri)
  if (isLiff) {
    const { url } = await call(`/people/${person.userId}/liff-url?path=${encodeURIComponent(uri)}`)
    return openFrame(url, person)
  }
  if (uri.startsWith('tel:')) return notice(`電話：${uri.slice(4)}`)
  if (uri.startsWith('line:')) return notice(`LINEの画面：${uri}`)
  if (settings.liffEndpoint && URL.canParse(uri) && new URL(uri).origin === new URL(settings.liffEndpoint).origin)
    return openFrame(uri, person)
  window.open(uri, '_blank', 'noopener')
}

/** Performs an action for a person. */
export function performAction(action, person) {
  return attempt(async () => {
    const picked = action.type === 'datetimepicker' ? await pick(action) : undefined
    if (action.type === 'datetimepicker' && picked === undefined) return
    if (action.type === 'camera' || action.type === 'cameraRoll') return byId('photo').click()
    if (action.inputOption === 'openKeyboard') {
      byId('text').value = action.fillInText ?? ''
      byId('text').focus()
    }
    const result = await call(`/people/${person.userId}/perform`, { action, pick: picked, wait: false })
    if (result.uri !== undefined) await open(result.uri, person)
    if (result.copied !== undefined) {
      await navigator.clipboard?.writeText(result.copied).catch(() => undefined)
      notice('コピーしました')
    }
  })
}
