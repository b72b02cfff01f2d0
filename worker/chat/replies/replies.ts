/**
 * From what is to be told to LINE messages: the only place that words and draws answers. At most five messages,
 * usually one; no value in `altText`, in postback data, or anywhere in a quiet chat.
 */
import { ja } from '../../../prompts/messages/ja.ts'
import { personOf } from '../../members/profile.ts'
import { fill } from '../../messages/template.ts'
import type { LineMessage } from '../../outside/line/port.ts'
import { never } from '../../shared/result.ts'
import { localDay } from '../../shared/time.ts'
import { type Scene, voiceOf } from '../plan/scene.ts'
import type { Tell } from '../plan/tell.ts'
import { distinctKinds } from '../plan/tell.ts'
import { doctorCard } from './card-doctor.ts'
import { consentCard, eraseCard, firstSteps, helpCard, miniAppCard, welcome, wouldWriteCard } from './cards-joining.ts'
import { dishCard, mealFixCard } from './cards-meal.ts'
import { pageCard, weekCard } from './cards-page.ts'
import { writtenCard } from './cards-written.ts'
import { showsEnergy } from './meal-lines.ts'
import { fixChoices, modeChoices, question } from './questions.ts'
import { redFlagText } from './red-flag-texts.ts'
import { kindName } from './words.ts'

const MAX_MESSAGES = 5

export function answerFor(tells: Tell[], scene: Scene): { messages: LineMessage[]; fallback: string } {
  const ordered = [...tells].sort((a, b) => rank(a) - rank(b))
  const remark = ordered.find((tell) => tell.tell === 'remark')
  const messages = merged(ordered.flatMap((tell) => draw(tell, scene, remark?.text)))
  const wrote = tells.some((tell) => tell.tell === 'written')
  return { messages: wellFormed(messages.slice(0, MAX_MESSAGES)), fallback: wrote ? ja.plainRecorded : ja.plainAnswer }
}

/** A cut may leave half of an emoji behind, which LINE could not show. */
const wellFormed = (messages: LineMessage[]): LineMessage[] =>
  JSON.parse(JSON.stringify(messages), (_, part) => (typeof part === 'string' ? part.toWellFormed() : part))

/** Help first, then words, cards, and last what waits for an answer: LINE shows quick replies of the last message only. */
function rank(tell: Tell): number {
  switch (tell.tell) {
    case 'red_flag':
      return 0
    case 'sentence':
    case 'value_sentence':
      return 1
    case 'question':
    case 'fix_which':
    case 'fix_meal':
    case 'erase_ask':
    case 'modes':
      return 4
    case 'welcome':
    case 'consent_button':
      return 3
    default:
      return 2
  }
}

function draw(tell: Tell, scene: Scene, remark: string | undefined): LineMessage[] {
  const voice = voiceOf(scene)
  const quiet = voice !== 'open'
  const today = localDay(scene.saidAt)
  const energy = showsEnergy(scene.member?.mode)
  const reader = { person: personOf(scene.profile, scene.saidAt), energy }
  switch (tell.tell) {
    case 'sentence':
      return [words(tell.text)]
    case 'value_sentence':
      return [words(quiet ? tell.quiet : tell.text)]
    case 'written':
      return quiet ? [words(quietWritten(tell, voice === 'mini-app'))] : [writtenCard(tell, today, { remark, energy })]
    case 'would_write':
      return quiet ? [words(ja.guestWouldWriteQuiet)] : [wouldWriteCard(tell.entries, today, tell.asides, energy)]
    case 'question':
      return [question(tell, quiet)]
    case 'fix_which':
      return [fixChoices(tell.entries, quiet, today)]
    case 'fix_meal':
      if (quiet) return [words(fill(ja.fixSendPlain, { kind: kindName('meal') }))]
      return [tell.open ? dishCard(tell.entry, tell.open) : mealFixCard(tell.entry, tell.dishes, today)]
    case 'page':
      return [quiet ? words(quietPage(tell.page, today)) : pageCard(tell.page, today, reader)]
    case 'week':
      return [quiet ? words(quietWeek(tell.pages)) : weekCard(tell.pages, today, reader)]
    case 'doctor':
      return [quiet ? words(ja.doctorQuiet) : doctorCard(tell)]
    case 'red_flag':
      return [words(redFlagText(tell.flag))]
    case 'welcome':
      return welcome(scene.house)
    case 'consent_button':
      return [consentCard(scene.house)]
    case 'first_steps':
      return [firstSteps()]
    case 'erase_ask':
      return [eraseCard()]
    case 'help':
      return [helpCard()]
    case 'mini_app':
      return [miniAppCard(scene.house)]
    case 'modes':
      return [modeChoices(scene.member?.mode)]
    case 'remark':
      return []
    default:
      return never(tell)
  }
}

const words = (text: string): LineMessage => ({ type: 'text', text })
const names = (entries: Parameters<typeof distinctKinds>[0]): string => distinctKinds(entries).map(kindName).join('・')

function quietWritten(tell: Tell & { tell: 'written' }, nudge: boolean): string {
  const line = fill(tell.how === 'corrected' ? ja.correctedQuiet : ja.recordedQuiet, { kinds: names(tell.entries) })
  return nudge ? `${line}\n${ja.miniAppNudge}` : line
}

const quietPage = (page: (Tell & { tell: 'page' })['page'], today: string): string =>
  page.entries.length > 0
    ? fill(ja.pageQuiet, { day: page.day === today ? ja.dayToday : ja.dayYesterday, kinds: names(page.entries) })
    : ja.pageEmpty

const quietWeek = (pages: (Tell & { tell: 'week' })['pages']): string =>
  fill(ja.weekDays, { days: pages.filter((page) => page.entries.length > 0).length })

/** Plain sentences that follow each other become one message. */
function merged(messages: LineMessage[]): LineMessage[] {
  const out: LineMessage[] = []
  for (const message of messages) {
    const last = out.at(-1)
    const plain = (one: LineMessage | undefined) => one?.type === 'text' && !one.quickReply
    if (last?.type === 'text' && message.type === 'text' && plain(last) && 'text' in last && 'text' in message) {
      out[out.length - 1] = { ...message, text: `${last.text}\n\n${message.text}` }
    } else out.push(message)
  }
  return out
}
