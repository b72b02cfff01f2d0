/** Flex pieces in Techo's look: big type that follows the reader's setting, AA contrast, few lines. */
import type { messagingApi } from '@line/bot-sdk'
import { consentData } from '../plan/postback-data.ts'

const INK = '#1f2933'
const MUTED = '#52606d'
const ACCENT = '#0b6b50'
const LINE = '#d9e2ec'

type Text = messagingApi.FlexText
type Component = messagingApi.FlexComponent
export type Action = messagingApi.Action

export const text = (content: string, more: Partial<Text> = {}): Text => ({
  type: 'text',
  text: content,
  size: 'md',
  color: INK,
  wrap: true,
  scaling: true,
  ...more,
})

export const heading = (content: string): Text => text(content, { weight: 'bold', size: 'lg', color: ACCENT })
export const small = (content: string, more: Partial<Text> = {}): Text =>
  text(content, { size: 'sm', color: MUTED, ...more })

/** A name on the left and what was told on the right; both may wrap. */
export function row(name: string, value: string): Component {
  return box('horizontal', [text(name, { color: MUTED, flex: 4 }), text(value, { weight: 'bold', flex: 7 })], {
    spacing: 'md',
  })
}

export function box(
  layout: 'vertical' | 'horizontal' | 'baseline',
  contents: Component[],
  more: Partial<messagingApi.FlexBox> = {},
): messagingApi.FlexBox {
  return { type: 'box', layout, contents, ...more }
}

export const rule = (): Component => ({ type: 'separator', color: LINE, margin: 'md' })

export function button(action: Action, style: 'primary' | 'secondary' | 'link' = 'secondary'): Component {
  const color = style === 'primary' ? ACCENT : style === 'link' ? ACCENT : undefined
  return { type: 'button', action, style, height: 'sm', scaling: true, adjustMode: 'shrink-to-fit', color } as Component
}

export const consentAction = (label: string): Action => ({
  type: 'postback',
  label,
  data: consentData,
  displayText: label,
})

export const saying = (label: string, said: string): Action => ({ type: 'message', label, text: said })

/** A bubble as a message; `altText` never holds a value. */
export function card(altText: string, body: Component[], footer: Component[] = []): messagingApi.FlexMessage {
  return {
    type: 'flex',
    altText,
    contents: {
      type: 'bubble',
      size: 'mega',
      body: box('vertical', body, { spacing: 'sm', paddingAll: '16px' }),
      ...(footer.length > 0
        ? { footer: box('horizontal', footer, { spacing: 'sm', paddingAll: '12px', paddingTop: '0px' }) }
        : {}),
    },
  }
}
