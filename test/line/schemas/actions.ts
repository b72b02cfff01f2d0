/**
 * What happens on a tap, by the place it is used in: labels and allowed sorts differ between flex, quick reply,
 * template and rich menu (the reference's table of label specifications).
 */
import { z } from 'zod'
import { oneOf, seen, tapUri, upTo, utf16 } from './values.ts'

interface Place {
  label: number
  labelRequired: boolean
  /** camera, cameraRoll and location exist on quick replies only. */
  device?: boolean
  /** richmenuswitch exists on rich menus only. */
  menuSwitch?: boolean
}

const dates = {
  date: /^\d{4}-\d{2}-\d{2}$/,
  time: /^([01]\d|2[0-3]):[0-5]\d$/,
  datetime: /^\d{4}-\d{2}-\d{2}[Tt]([01]\d|2[0-3]):[0-5]\d$/,
}

/** True for a value of the picker's own form, on a real calendar day from 1900 to 2100. */
export function fitsPicker(mode: keyof typeof dates, value: string): boolean {
  if (!dates[mode].test(value)) return false
  if (mode === 'time') return true
  const day = value.slice(0, 10)
  const at = Date.parse(`${day}T00:00:00Z`)
  if (Number.isNaN(at) || new Date(at).toISOString().slice(0, 10) !== day) return false
  return day >= '1900-01-01' && day <= '2100-12-31'
}

const data = upTo(300)

const picker = (label: z.ZodType) =>
  z
    .strictObject({
      type: z.literal('datetimepicker'),
      label,
      data,
      mode: oneOf(['date', 'time', 'datetime']),
      initial: z.string().optional(),
      max: z.string().optional(),
      min: z.string().optional(),
    })
    .superRefine((action, context) => {
      for (const name of ['initial', 'max', 'min'] as const) {
        const value = action[name]
        if (value !== undefined && !fitsPicker(action.mode, value))
          context.addIssue({ code: 'custom', message: 'invalid property', path: [name] })
      }
      const { min, max } = action
      if (min !== undefined && max !== undefined && min.toUpperCase() >= max.toUpperCase())
        context.addIssue({ code: 'custom', message: 'max must be greater than min', path: ['max'] })
    })

const postback = (label: z.ZodType) =>
  z
    .strictObject({
      type: z.literal('postback'),
      label,
      data,
      displayText: seen(300).optional(),
      text: seen(300).optional(),
      inputOption: oneOf(['closeRichMenu', 'openRichMenu', 'openKeyboard', 'openVoice']).optional(),
      fillInText: seen(300).optional(),
    })
    .superRefine((action, context) => {
      if (action.displayText !== undefined && action.text !== undefined)
        context.addIssue({ code: 'custom', message: 'cannot be used with displayText', path: ['text'] })
      if (action.fillInText !== undefined && action.inputOption !== 'openKeyboard')
        context.addIssue({ code: 'custom', message: 'needs inputOption openKeyboard', path: ['fillInText'] })
    })

const menuSwitch = (label: z.ZodType) =>
  z.strictObject({
    type: z.literal('richmenuswitch'),
    label,
    data,
    richMenuAliasId: z.string().regex(/^[a-z0-9_-]{1,32}$/, 'invalid richMenuAliasId'),
  })

const device = (label: z.ZodType) => z.strictObject({ type: z.enum(['camera', 'cameraRoll', 'location']), label })

/** The schema of an action in one place. */
export function actionOf(place: Place): z.ZodType {
  const label = place.labelRequired ? seen(place.label) : seen(place.label).optional()
  const basic = [
    postback(label),
    z.strictObject({ type: z.literal('message'), label, text: seen(300) }),
    z.strictObject({
      type: z.literal('uri'),
      label,
      uri: tapUri,
      altUri: z.strictObject({ desktop: tapUri.optional() }).optional(),
    }),
    picker(label),
    z.strictObject({ type: z.literal('clipboard'), label, clipboardText: utf16(1000) }),
  ] as const
  const options = { error: 'invalid action' }
  if (place.device) return z.discriminatedUnion('type', [...basic, device(label)], options)
  if (place.menuSwitch) return z.discriminatedUnion('type', [...basic, menuSwitch(label)], options)
  return z.discriminatedUnion('type', basic, options)
}

export const flexAction = actionOf({ label: 40, labelRequired: false })
export const flexButtonAction = actionOf({ label: 40, labelRequired: true })
export const templateAction = actionOf({ label: 20, labelRequired: true })
export const templateDefaultAction = actionOf({ label: 20, labelRequired: false })
export const imageCarouselAction = actionOf({ label: 12, labelRequired: false })
export const quickReplyAction = actionOf({ label: 20, labelRequired: true, device: true })
export const richMenuAction = actionOf({ label: 20, labelRequired: false, menuSwitch: true })
