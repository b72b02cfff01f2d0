/** Template and imagemap messages: fixed layouts with their own, smaller limits. */
import { z } from 'zod'
import { imageCarouselAction, templateAction, templateDefaultAction } from './actions.ts'
import { mediaUrl, oneOf, rgb, seen, tapUri, utf16 } from './values.ts'

const pictures = {
  imageAspectRatio: oneOf(['rectangle', 'square']).optional(),
  imageSize: oneOf(['cover', 'contain']).optional(),
}

const size = (min: number, max: number) => `Size must be between ${min} and ${max}`

/** With a picture or a title only 60 characters of text fit. */
function textFits(part: { text: string; title?: unknown; thumbnailImageUrl?: unknown }): boolean {
  return (part.title === undefined && part.thumbnailImageUrl === undefined) || seen(60).safeParse(part.text).success
}
const tooLong = { error: 'Length must be between 0 and 60', path: ['text'] }

const buttons = z
  .strictObject({
    type: z.literal('buttons'),
    thumbnailImageUrl: mediaUrl.optional(),
    ...pictures,
    imageBackgroundColor: rgb.optional(),
    title: seen(40).optional(),
    text: seen(160),
    defaultAction: templateDefaultAction.optional(),
    actions: z.array(templateAction).min(1, size(1, 4)).max(4, size(1, 4)),
  })
  .refine(textFits, tooLong)

const confirm = z.strictObject({
  type: z.literal('confirm'),
  text: seen(240),
  actions: z.array(templateAction).length(2, size(2, 2)),
})

const column = z
  .strictObject({
    thumbnailImageUrl: mediaUrl.optional(),
    imageBackgroundColor: rgb.optional(),
    title: seen(40).optional(),
    text: seen(120),
    defaultAction: templateDefaultAction.optional(),
    actions: z.array(templateAction).min(1, size(1, 3)).max(3, size(1, 3)),
  })
  .refine(textFits, tooLong)

const carousel = z
  .strictObject({
    type: z.literal('carousel'),
    columns: z.array(column).min(1, size(1, 10)).max(10, size(1, 10)),
    ...pictures,
  })
  .superRefine((part, context) => {
    const differs = (of: (each: (typeof part.columns)[number]) => unknown) => new Set(part.columns.map(of)).size > 1
    const refuse = (message: string) => context.addIssue({ code: 'custom', message, path: ['columns'] })
    if (differs((each) => each.actions.length)) refuse('the number of actions must be the same in all columns')
    if (differs((each) => each.title === undefined) || differs((each) => each.thumbnailImageUrl === undefined))
      refuse('title and image must be in all columns or in none')
  })

const imageCarousel = z.strictObject({
  type: z.literal('image_carousel'),
  columns: z
    .array(z.strictObject({ imageUrl: mediaUrl, action: imageCarouselAction }))
    .min(1, size(1, 10))
    .max(10, size(1, 10)),
})

export const template = z.discriminatedUnion('type', [buttons, confirm, carousel, imageCarousel], {
  error: 'Must be one of the following values: [buttons, confirm, carousel, image_carousel]',
})

const area = z.strictObject({ x: z.int().min(0), y: z.int().min(0), width: z.int().min(0), height: z.int().min(0) })
const label = utf16(100).optional()

const mapAction = z.discriminatedUnion('type', [
  z.strictObject({ type: z.literal('uri'), label, linkUri: tapUri, area }),
  z.strictObject({ type: z.literal('message'), label, text: utf16(400), area }),
  z.strictObject({ type: z.literal('clipboard'), label, clipboardText: utf16(1000), area }),
])

/** The properties of an imagemap message beyond those every message has. */
export const imagemap = {
  baseUrl: mediaUrl,
  altText: utf16(1500),
  baseSize: z.strictObject({ width: z.literal(1040, { error: 'Must be 1040' }), height: z.int().min(1) }),
  video: z
    .strictObject({
      originalContentUrl: mediaUrl,
      previewImageUrl: mediaUrl,
      area,
      externalLink: z.strictObject({ linkUri: tapUri, label: utf16(30) }).optional(),
    })
    .optional(),
  actions: z.array(mapAction).max(50, size(0, 50)),
}
