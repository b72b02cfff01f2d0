/** Finds what can be tapped in received messages and does on a tap what LINE does. */
import type { Acts } from './acts.ts'
import type { People } from './people.ts'
import { menuFor } from './richmenu.ts'
import { fitsPicker } from './schemas/actions.ts'
import type { ActOptions, Done } from './send-off.ts'
import type { Entry, State } from './state.ts'

export interface Action {
  type: string
  label?: string
  [key: string]: unknown
}

export interface Tappable {
  action: Action
  /** The message it is in; none for the rich menu. */
  messageId?: string
  where: 'message' | 'quickReply' | 'richMenu'
}

/** What a tap came to: an event, or an address to open, or a text copied. */
export interface Tapped {
  action: Action
  done?: Done
  /** A message action and a postback's deprecated `text` also send a message. */
  said?: Done
  uri?: string
  copied?: string
}

const isRecord = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null

/** Every action inside a message, in reading order; quick replies left out. */
export function actionsIn(value: unknown): Action[] {
  if (Array.isArray(value)) return value.flatMap(actionsIn)
  if (!isRecord(value)) return []
  const own: Action[] = []
  for (const [key, each] of Object.entries(value)) {
    if (key === 'quickReply') continue
    const isAction = isRecord(each) && typeof each.type === 'string' && (key === 'action' || key === 'defaultAction')
    if (isAction) own.push(each as Action)
    else if (key === 'actions' && Array.isArray(each)) own.push(...(each as Action[]))
    else own.push(...actionsIn(each))
  }
  return own
}

function quickReplies(entry: Entry | undefined): Action[] {
  const quickReply = entry?.message.quickReply
  if (!isRecord(quickReply) || !Array.isArray(quickReply.items)) return []
  return quickReply.items.map((item: { action: Action }) => item.action)
}

export class Taps {
  #state: State
  #people: People
  #acts: Acts

  constructor(state: State, people: People, acts: Acts) {
    this.#state = state
    this.#people = people
    this.#acts = acts
  }

  /** All a person could tap now, newest first. Quick replies live only under the last message. */
  available(who: string, groupId?: string): Tappable[] {
    const chatId = groupId ?? this.#people.get(who).userId
    const chat = this.#state.chats.get(chatId) ?? []
    const last = chat.at(-1)
    const found: Tappable[] = quickReplies(last?.from === 'bot' ? last : undefined).map((action) => ({
      action,
      messageId: last?.id,
      where: 'quickReply',
    }))
    for (const entry of chat.toReversed())
      if (entry.from === 'bot')
        found.push(
          ...actionsIn(entry.message).map((action) => ({ action, messageId: entry.id, where: 'message' as const })),
        )
    const menu = groupId === undefined ? menuFor(this.#state, chatId) : undefined
    found.push(...actionsIn(menu?.areas ?? []).map((action) => ({ action, where: 'richMenu' as const })))
    return found
  }

  /** Taps the newest control with this label (or whose words contain it). `pick` is what the date dialog returns. */
  async tap(
    who: string,
    label: string,
    options: ActOptions & { pick?: string; messageId?: string } = {},
  ): Promise<Tapped> {
    const all = this.available(who, options.groupId).filter(
      (each) => options.messageId === undefined || each.messageId === options.messageId,
    )
    const found =
      all.find((each) => each.action.label === label) ?? all.find((each) => each.action.label?.includes(label))
    if (!found)
      throw new Error(
        `nothing to tap with the label ${label}; there is: ${all.map((each) => each.action.label).join(' | ')}`,
      )
    return this.perform(who, found.action, options)
  }

  /** Does one action as LINE would. */
  async perform(who: string, action: Action, options: ActOptions & { pick?: string } = {}): Promise<Tapped> {
    const text = (name: string) => (typeof action[name] === 'string' ? action[name] : undefined)
    const data = text('data') ?? ''
    switch (action.type) {
      case 'message':
        return { action, said: await this.#acts.say(who, text('text') ?? '', options) }
      case 'uri':
        return { action, uri: text('uri') ?? '' }
      case 'clipboard':
        return { action, copied: text('clipboardText') ?? '' }
      case 'postback': {
        const said = text('text') === undefined ? undefined : await this.#acts.say(who, text('text') ?? '', options)
        return {
          action,
          said,
          done: await this.#acts.postback(who, { data }, { ...options, displayText: text('displayText') }),
        }
      }
      case 'datetimepicker':
        return {
          action,
          done: await this.#acts.postback(who, { data, params: this.#picked(action, options.pick) }, options),
        }
      case 'richmenuswitch':
        return {
          action,
          done: await this.#acts.postback(
            who,
            { data, params: this.#switch(who, text('richMenuAliasId') ?? '') },
            options,
          ),
        }
      case 'location':
        return { action, said: await this.#acts.location(who, options) }
      case 'camera':
      case 'cameraRoll':
        return { action, said: await this.#acts.media(who, 'image', undefined, options) }
      default:
        throw new Error(`no such action: ${action.type}`)
    }
  }

  #picked(action: Action, pick: string | undefined): Record<string, string> {
    const mode = action.mode as 'date' | 'time' | 'datetime'
    const value = pick ?? action.initial
    if (typeof value !== 'string' || !fitsPicker(mode, value)) throw new Error(`the dialog needs a ${mode}`)
    const plain = value.replace('t', 'T')
    const { min, max } = action
    if (typeof min === 'string' && plain < min.replace('t', 'T')) throw new Error(`earlier than ${min}`)
    if (typeof max === 'string' && plain > max.replace('t', 'T')) throw new Error(`later than ${max}`)
    return { [mode]: plain }
  }

  #switch(who: string, alias: string): Record<string, string> {
    const menuId = this.#state.menuAliases.get(alias)
    if (menuId === undefined) return { newRichMenuAliasId: alias, status: 'RICHMENU_ALIAS_ID_NOTFOUND' }
    if (!this.#state.richMenus.has(menuId)) return { newRichMenuAliasId: alias, status: 'RICHMENU_NOTFOUND' }
    this.#state.menuOfUser.set(this.#people.get(who).userId, menuId)
    this.#state.changed({ sort: 'menu' })
    return { newRichMenuAliasId: alias, status: 'SUCCESS' }
  }
}
