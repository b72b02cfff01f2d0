/**
 * Flex messages: containers, boxes and components with every rule the reference gives. Unknown properties are
 * refused here, as LINE does for flex.
 */
import { z } from 'zod'
import { flexAction, flexButtonAction } from './actions.ts'
import * as v from './values.ts'

/** LINE's 30 KB for a bubble and 50 KB for a carousel, read as thousands to stay on the safe side. */
const BUBBLE_BYTES = 30_000
const CAROUSEL_BYTES = 50_000
const ANIMATED_IMAGES = 10

const place = {
  position: v.oneOf(['relative', 'absolute']).optional(),
  offsetTop: v.inset.optional(),
  offsetBottom: v.inset.optional(),
  offsetStart: v.inset.optional(),
  offsetEnd: v.inset.optional(),
}
const align = v.oneOf(['start', 'end', 'center']).optional()
const gravity = v.oneOf(['top', 'bottom', 'center']).optional()
const lettering = {
  size: v.fontSize.optional(),
  color: v.rgba.optional(),
  weight: v.oneOf(['regular', 'bold']).optional(),
  style: v.oneOf(['normal', 'italic']).optional(),
  decoration: v.oneOf(['none', 'underline', 'line-through']).optional(),
}
const text = z.string({ error: 'must be specified' }).min(1, 'must be non-empty text')

const span = z.strictObject({ type: z.literal('span'), text, ...lettering })

const words = z
  .strictObject({
    type: z.literal('text'),
    text: text.optional(),
    contents: z.array(span).optional(),
    flex: v.whole.optional(),
    margin: v.gap.optional(),
    ...place,
    ...lettering,
    align,
    gravity,
    wrap: v.flag.optional(),
    lineSpacing: v.pixels.optional(),
    maxLines: v.whole.optional(),
    action: flexAction.optional(),
    adjustMode: v.oneOf(['shrink-to-fit']).optional(),
    scaling: v.flag.optional(),
  })
  .refine((part) => part.text !== undefined || part.contents !== undefined, {
    error: 'must be specified',
    path: ['text'],
  })

const button = z.strictObject({
  type: z.literal('button'),
  action: flexButtonAction,
  flex: v.whole.optional(),
  margin: v.gap.optional(),
  ...place,
  height: v.oneOf(['sm', 'md']).optional(),
  style: v.oneOf(['primary', 'secondary', 'link']).optional(),
  color: v.rgba.optional(),
  gravity,
  adjustMode: v.oneOf(['shrink-to-fit']).optional(),
  scaling: v.flag.optional(),
})

const image = z.strictObject({
  type: z.literal('image'),
  url: v.mediaUrl,
  flex: v.whole.optional(),
  margin: v.gap.optional(),
  ...place,
  align,
  gravity,
  size: v.imageSize.optional(),
  aspectRatio: v.aspectRatio.optional(),
  aspectMode: v.oneOf(['fit', 'cover']).optional(),
  backgroundColor: v.rgba.optional(),
  action: flexAction.optional(),
  animated: v.flag.optional(),
})

const icon = z.strictObject({
  type: z.literal('icon'),
  url: v.mediaUrl,
  margin: v.gap.optional(),
  ...place,
  size: v.fontSize.optional(),
  aspectRatio: v.aspectRatio.optional(),
  scaling: v.flag.optional(),
})

const separator = z.strictObject({ type: z.literal('separator'), margin: v.gap.optional(), color: v.rgba.optional() })
const filler = z.strictObject({ type: z.literal('filler'), flex: v.whole.optional() })

const background = z.strictObject({
  type: z.literal('linearGradient'),
  angle: v.angle,
  startColor: v.rgba,
  endColor: v.rgba,
  centerColor: v.rgba.optional(),
  centerPosition: v.percent.optional(),
})

const inRow = new Set(['box', 'button', 'image', 'text', 'separator', 'filler'])
const inBaseline = new Set(['icon', 'text', 'filler'])

const box = z
  .strictObject({
    type: z.literal('box'),
    layout: v.oneOf(['horizontal', 'vertical', 'baseline']),
    get contents(): z.ZodArray<z.ZodType<{ type: string }>> {
      return z.array(component, { error: 'must be specified' })
    },
    backgroundColor: v.rgba.optional(),
    borderColor: v.rgba.optional(),
    borderWidth: v.borderWidth.optional(),
    cornerRadius: v.gap.optional(),
    width: v.length.optional(),
    maxWidth: v.length.optional(),
    height: v.length.optional(),
    maxHeight: v.length.optional(),
    flex: v.whole.optional(),
    spacing: v.gap.optional(),
    margin: v.gap.optional(),
    paddingAll: v.padding.optional(),
    paddingTop: v.padding.optional(),
    paddingBottom: v.padding.optional(),
    paddingStart: v.padding.optional(),
    paddingEnd: v.padding.optional(),
    ...place,
    action: flexAction.optional(),
    justifyContent: v
      .oneOf(['center', 'flex-start', 'flex-end', 'space-between', 'space-around', 'space-evenly'])
      .optional(),
    alignItems: v.oneOf(['center', 'flex-start', 'flex-end']).optional(),
    background: background.optional(),
  })
  .superRefine((part, context) => {
    const allowed = part.layout === 'baseline' ? inBaseline : inRow
    for (const [index, child] of part.contents.entries())
      if (!allowed.has(child.type))
        context.addIssue({ code: 'custom', message: 'invalid property', path: ['contents', index] })
  })

const component: z.ZodType<{ type: string }> = z.lazy(() =>
  z.discriminatedUnion('type', [box, button, image, icon, words, separator, filler], { error: 'invalid property' }),
)

const video = z.strictObject({
  type: z.literal('video'),
  url: v.mediaUrl,
  previewUrl: v.mediaUrl,
  altContent: z.discriminatedUnion('type', [box, image]),
  aspectRatio: v.aspectRatio.optional(),
  action: flexAction.optional(),
})

const block = z
  .strictObject({ backgroundColor: v.rgba.optional(), separator: v.flag.optional(), separatorColor: v.rgba.optional() })
  .optional()

const bytes = (value: unknown): number => new TextEncoder().encode(JSON.stringify(value)).length

const bubble = z
  .strictObject({
    type: z.literal('bubble'),
    size: v.oneOf(['nano', 'micro', 'deca', 'hecto', 'kilo', 'mega', 'giga']).optional(),
    direction: v.oneOf(['ltr', 'rtl']).optional(),
    header: box.optional(),
    hero: z.discriminatedUnion('type', [box, image, video], { error: 'invalid property' }).optional(),
    body: box.optional(),
    footer: box.optional(),
    styles: z.strictObject({ header: block, hero: block, body: block, footer: block }).optional(),
    action: flexAction.optional(),
  })
  .superRefine((part, context) => {
    const refuse = (message: string, path: string[] = []) => context.addIssue({ code: 'custom', message, path })
    if (!part.header && !part.hero && !part.body && !part.footer) refuse('At least one block must be specified')
    if (part.hero?.type === 'video' && !['kilo', 'mega', 'giga'].includes(part.size ?? 'mega'))
      refuse('invalid property', ['hero'])
    if (bytes(part) > BUBBLE_BYTES) refuse('Too large flex message')
    if (JSON.stringify(part).split('"animated":true').length - 1 > ANIMATED_IMAGES) refuse('Too many animated images')
  })

const carousel = z
  .strictObject({
    type: z.literal('carousel'),
    contents: z.array(bubble).min(1, 'Size must be between 1 and 12').max(12, 'Size must be between 1 and 12'),
  })
  .superRefine((part, context) => {
    const refuse = (message: string, path: (string | number)[]) => context.addIssue({ code: 'custom', message, path })
    if (new Set(part.contents.map((each) => each.size ?? 'mega')).size > 1)
      refuse('bubbles must have the same size', ['contents'])
    for (const [index, each] of part.contents.entries())
      if (each.hero?.type === 'video') refuse('invalid property', ['contents', index, 'hero'])
    if (bytes(part) > CAROUSEL_BYTES) refuse('Too large flex message', [])
  })

export const flexContainer = z.discriminatedUnion('type', [bubble, carousel], { error: 'invalid property' })
