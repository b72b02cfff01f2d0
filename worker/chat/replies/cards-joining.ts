/** Cards around joining, help and leaving. */
import { ja } from '../../../prompts/messages/ja.ts'
import { fill } from '../../messages/template.ts'
import type { Entry } from '../../notebook/entry.ts'
import type { LineMessage } from '../../outside/line/port.ts'
import type { LocalDate } from '../../shared/time.ts'
import { eraseData } from '../plan/postback-data.ts'
import type { House, MealAside } from '../plan/scene.ts'
import { entryRows } from './cards-written.ts'
import { type Action, box, button, card, consentAction, heading, rule, saying, small, text } from './flex.ts'
import { quickReply, startTyping } from './questions.ts'

const consentLabel = (house: House): string => fill(ja.consentButton, { age: house.minAge })

const moreAction = (house: House): Action =>
  house.aboutUrl ? { type: 'uri', label: ja.consentMore, uri: house.aboutUrl } : saying(ja.consentMore, ja.consentMore)

/** The notice before anything is typed, then the one button. */
export function welcome(house: House): LineMessage[] {
  const notice = fill(ja.welcome, { operator: house.operator, country: house.country })
  return [{ type: 'text', text: notice }, consentCard(house)]
}

export function consentCard(house: House): LineMessage {
  const body = [heading(ja.welcomeTitle), text(fill(ja.consentInvite, { age: house.minAge }))]
  const buttons = [button(consentAction(consentLabel(house)), 'primary'), button(moreAction(house), 'link')]
  return card(ja.altWelcome, body, [box('vertical', buttons, { spacing: 'sm' })])
}

export function wouldWriteCard(
  entries: Entry[],
  today: LocalDate,
  asides: Map<string, MealAside>,
  energy: boolean,
): LineMessage {
  return card(ja.altQuestion, [small(ja.guestWouldWrite), rule(), ...entryRows(entries, today, asides, energy)])
}

export function firstSteps(): LineMessage {
  const examples = ja.consentExamples.map((line) => `「${line}」`).join('\n')
  return {
    type: 'text',
    text: `${ja.consentThanks}\n${ja.consentFirstStep}\n\n${examples}`,
    quickReply: quickReply(startTyping()),
  }
}

export function helpCard(): LineMessage {
  const actions = [ja.today, ja.week, ja.showDoctor].map((word) => saying(word, word))
  const body = [
    heading(ja.helpTitle),
    text(ja.help1),
    text(ja.help2),
    text(ja.help3),
    small(ja.help4),
    small(ja.sourceLine),
  ]
  return { ...card(ja.helpTitle, body), quickReply: quickReply(actions) }
}

export function miniAppCard(house: House): LineMessage {
  if (!house.miniAppUrl) return { type: 'text', text: ja.miniAppNone }
  return card(
    ja.miniApp,
    [text(ja.miniApp)],
    [button({ type: 'uri', label: ja.openMiniApp, uri: house.miniAppUrl }, 'primary')],
  )
}

export function eraseCard(): LineMessage {
  const yes: Action = { type: 'postback', label: ja.eraseYes, data: eraseData.yes, displayText: ja.eraseYes }
  const no: Action = { type: 'postback', label: ja.eraseNo, data: eraseData.no, displayText: ja.eraseNo }
  return card(ja.altQuestion, [text(ja.eraseAsk)], [button(no), button(yes, 'link')])
}
