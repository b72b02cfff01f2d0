/** Puts messages into a chat once a call was accepted, with the ids and quote tokens LINE answers with. */
import type { Message } from './schemas/messages.ts'
import { type Entry, type SentMessage, type State, secret } from './state.ts'

const QUOTABLE = new Set(['text', 'textV2', 'sticker', 'image', 'video', 'template', 'flex', 'imagemap'])

/** Problems that show only with the receiver known: unknown quotes, mentions outside groups. */
export function misfit(state: State, chatId: string, messages: Message[]): string | undefined {
  for (const [index, message] of messages.entries()) {
    const wrong = (what: string) => `A message (messages[${index}]) in the request body is invalid: ${what}`
    if (
      'quoteToken' in message &&
      message.quoteToken !== undefined &&
      state.quoteTokens.get(message.quoteToken)?.chatId !== chatId
    )
      return wrong('quoteToken')
    const mentions =
      message.type === 'textV2' && Object.values(message.substitution ?? {}).some((each) => each.type === 'mention')
    if (mentions && chatId.startsWith('U')) return wrong('mention')
    if (message.type === 'video' && message.trackingId !== undefined && !chatId.startsWith('U'))
      return wrong('trackingId')
  }
  return undefined
}

/** Delivers to one chat; `seen` false gives ids only (a blocked reader). */
export function put(
  state: State,
  chatId: string,
  messages: Message[],
  rest: Pick<Entry, 'via' | 'eventId' | 'requestId'>,
  seen = true,
): SentMessage[] {
  return messages.map((message) => {
    const sent: SentMessage = { id: state.messageId() }
    if (QUOTABLE.has(message.type)) {
      sent.quoteToken = secret(32)
      state.quoteTokens.set(sent.quoteToken, { chatId, messageId: sent.id })
    }
    if (seen) state.add({ id: sent.id, chatId, at: state.story(), from: 'bot', message, ...rest })
    return sent
  })
}
