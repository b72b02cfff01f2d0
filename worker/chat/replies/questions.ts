/** Questions with buttons. A choice is a message action that sends the meant text, so that nothing waits in store. */
import type { messagingApi } from '@line/bot-sdk'
import { ja } from '../../../prompts/messages/ja.ts'
import { MODES, type Mode } from '../../members/member.ts'
import { fill } from '../../messages/template.ts'
import type { Entry } from '../../notebook/entry.ts'
import type { LineMessage } from '../../outside/line/port.ts'
import type { LocalDate } from '../../shared/time.ts'
import { entriesData, keyboardData } from '../plan/postback-data.ts'
import type { Tell } from '../plan/tell.ts'
import { type Action, saying } from './flex.ts'
import { dayName, entryName, entryValue } from './page-lines.ts'

/** LINE's limits for quick replies. */
const MAX_LABEL = 20
const MAX_ITEMS = 13

export const clipped = (label: string): string => {
  const chars = [...label]
  return chars.length > MAX_LABEL ? `${chars.slice(0, MAX_LABEL - 1).join('')}…` : label
}

export const quickReply = (actions: Action[]): messagingApi.QuickReply | undefined =>
  actions.length > 0
    ? { items: actions.slice(0, MAX_ITEMS).map((action) => ({ type: 'action' as const, action })) }
    : undefined

/** Opens the keyboard with the first words typed; works in LINE 12.6 and later. */
export const typing = (label: string, fillInText: string): Action => ({
  type: 'postback',
  label,
  data: keyboardData,
  inputOption: 'openKeyboard',
  fillInText,
})

export const startTyping = (): Action[] => [
  ...ja.typing.map(([label, firstWord]) => typing(label, firstWord)),
  saying(ja.help, ja.help),
]

export function question(tell: Tell & { tell: 'question' }, quiet: boolean): LineMessage {
  if (tell.choices === 'typing') return { type: 'text', text: tell.text, quickReply: quickReply(startTyping()) }
  const choices = quiet ? [] : tell.choices.map(({ label, text }) => saying(clipped(label), text))
  return { type: 'text', text: quiet ? tell.quiet : tell.text, quickReply: quickReply(choices) }
}

/** Which of several entries to correct: one button each, naming the value only in an open chat. */
export function fixChoices(entries: Entry[], quiet: boolean, today: LocalDate): LineMessage {
  const actions = entries.map((entry): Action => {
    const day = entry.day === today ? '' : `${dayName(entry.day, today)} `
    const label = clipped(`${day}${entryName(entry)}${quiet ? '' : ` ${entryValue(entry)}`}`)
    return { type: 'postback', label, data: entriesData('fix', [entry]), displayText: label }
  })
  return { type: 'text', text: ja.fixWhich, quickReply: quickReply(actions) }
}

/** The five ways to be met; a button sends its own words. */
export function modeChoices(mode: Mode | undefined): LineMessage {
  const now = mode ? fill(ja.modeNow, { mode: ja.modes[mode] }) : ''
  const actions = MODES.map((one) => saying(ja.modes[one], ja.modes[one]))
  return { type: 'text', text: `${now}${ja.modesAsk}`, quickReply: quickReply(actions) }
}
