/** Commands in plain words: looking back, help, privacy, consent, erasing. */
import { ja } from '../../../prompts/messages/ja.ts'
import { CONSENT_VERSION, hasNotebook, liveConsent } from '../../members/member.ts'
import { never } from '../../shared/result.ts'
import { addDays, type LocalDate, localDay } from '../../shared/time.ts'
import type { Command } from '../understand/act.ts'
import type { Draft, Scene } from './scene.ts'

/** How far the card for a doctor looks back: four weeks. */
const LOOK_BACK_DAYS = 28

/** The pages a command looks at; `day` is the one it names. */
export function daysOfCommand(command: Command, day: LocalDate | undefined, today: LocalDate): LocalDate[] {
  switch (command) {
    case 'today':
      return [day ?? today]
    case 'yesterday':
      return [day ?? addDays(today, -1)]
    case 'week':
      return Array.from({ length: 7 }, (_, back) => addDays(today, -back))
    case 'show_doctor':
      return Array.from({ length: LOOK_BACK_DAYS }, (_, back) => addDays(today, -back))
    default:
      return []
  }
}

export function planCommandWord(command: Command, day: LocalDate | undefined, draft: Draft, scene: Scene): void {
  const today = localDay(scene.saidAt)
  switch (command) {
    case 'today':
      return tellPage(day ?? today, draft, scene)
    case 'yesterday':
      return tellPage(day ?? addDays(today, -1), draft, scene)
    case 'week':
      return tellWeek(today, draft, scene)
    case 'show_doctor':
      return tellDoctor(today, draft, scene)
    case 'help':
      return void draft.tells.push({ tell: 'help' })
    case 'hide_values':
      return hideValues(true, draft, scene)
    case 'show_values':
      return hideValues(false, draft, scene)
    case 'give_consent':
      return giveConsent(draft, scene)
    case 'withdraw_consent':
      return withdrawConsent(draft, scene)
    case 'erase':
      return askToErase(draft, scene)
    case 'export':
    case 'mini_app':
      return void draft.tells.push({ tell: 'mini_app' })
    default:
      return never(command)
  }
}

const entriesOf = (day: LocalDate, scene: Scene) => scene.pages.get(day) ?? []

function tellPage(day: LocalDate, draft: Draft, scene: Scene): void {
  if (hasNotebook(scene.member)) draft.tells.push({ tell: 'page', page: { day, entries: entriesOf(day, scene) } })
}

function tellWeek(today: LocalDate, draft: Draft, scene: Scene): void {
  if (!hasNotebook(scene.member)) return
  const days = Array.from({ length: 7 }, (_, i) => addDays(today, i - 6))
  draft.tells.push({ tell: 'week', pages: days.map((day) => ({ day, entries: entriesOf(day, scene) })) })
}

function tellDoctor(today: LocalDate, draft: Draft, scene: Scene): void {
  if (!hasNotebook(scene.member)) return
  const days = Array.from({ length: LOOK_BACK_DAYS }, (_, i) => addDays(today, i + 1 - LOOK_BACK_DAYS))
  const entries = days.flatMap((day) => entriesOf(day, scene))
  draft.tells.push({ tell: 'doctor', from: days[0] ?? today, to: today, entries })
}

function hideValues(hides: boolean, draft: Draft, scene: Scene): void {
  if (scene.member?.state !== 'member') return
  draft.directory.push({ do: 'hide_values', hides })
  draft.tells.push({ tell: 'sentence', text: hides ? ja.valuesHidden : ja.valuesShown })
}

/** The consent tap, or the same in words. Judged by arrival; a repeat changes nothing. */
export function giveConsent(draft: Draft, scene: Scene): void {
  if (liveConsent(scene.member, 'record')) return void draft.tells.push({ tell: 'sentence', text: ja.consentAlready })
  draft.directory.push({
    do: 'grant',
    purpose: 'record',
    version: CONSENT_VERSION,
    grantedAt: scene.arrivedAt,
    day: localDay(scene.arrivedAt),
    source: 'chat',
  })
  draft.tells.push({ tell: 'first_steps' })
}

function withdrawConsent(draft: Draft, scene: Scene): void {
  if (!liveConsent(scene.member, 'record')) {
    draft.tells.push({ tell: 'sentence', text: ja.consentNone }, { tell: 'consent_button' })
    return
  }
  draft.directory.push({ do: 'withdraw', purpose: 'record', withdrawnAt: scene.arrivedAt })
  draft.tells.push({ tell: 'sentence', text: ja.consentWithdrawn }, { tell: 'consent_button' })
}

function askToErase(draft: Draft, scene: Scene): void {
  if (hasNotebook(scene.member)) draft.tells.push({ tell: 'erase_ask' })
}
