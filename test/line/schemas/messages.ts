/** Every sort of message a bot may send, and the check that answers in LINE's own words when one is wrong. */
import { z } from 'zod'
import { quickReplyAction } from './actions.ts'
import { flexContainer } from './flex.ts'
import { imagemap, template } from './templates.ts'
import { mediaUrl, utf16 } from './values.ts'

const common = {
  quickReply: z
    .strictObject({
      items: z
        .array(
          z.strictObject({
            type: z.literal('action').optional(),
            imageUrl: mediaUrl.optional(),
            action: quickReplyAction,
          }),
        )
        .min(1, 'Size must be between 1 and 13')
        .max(13, 'Size must be between 1 and 13'),
    })
    .optional(),
  sender: z
    .strictObject({
      name: utf16(20)
        .refine((name) => !/line/i.test(name), 'invalid name')
        .optional(),
      iconUrl: mediaUrl.optional(),
    })
    .optional(),
}
const quoteToken = z.string().min(1).optional()
const id = z.string({ error: 'must be specified' }).regex(/^\d+$/, 'invalid id')
const emoji = { productId: z.string().min(1), emojiId: z.string().min(1) }

const text = z
  .strictObject({
    type: z.literal('text'),
    text: utf16(5000),
    emojis: z
      .array(z.strictObject({ index: z.int().min(0), ...emoji }))
      .max(20, 'Size must be between 0 and 20')
      .optional(),
    quoteToken,
    ...common,
  })
  .superRefine((part, context) => {
    for (const [position, each] of (part.emojis ?? []).entries())
      if (part.text[each.index] !== '$')
        context.addIssue({ code: 'custom', message: 'invalid index', path: ['emojis', position, 'index'] })
  })

const substitution = z.discriminatedUnion('type', [
  z.strictObject({
    type: z.literal('mention'),
    mentionee: z.discriminatedUnion('type', [
      z.strictObject({ type: z.literal('user'), userId: z.string().regex(/^U[0-9a-f]{32}$/, 'invalid userId') }),
      z.strictObject({ type: z.literal('all') }),
    ]),
  }),
  z.strictObject({ type: z.literal('emoji'), ...emoji }),
])

/** The keys in single braces; undefined when a brace stands alone. Doubled braces are plain characters. */
export function placeholders(text: string): string[] | undefined {
  const rest = text.replaceAll('{{', '').replaceAll('}}', '')
  const keys = [...rest.matchAll(/\{([^{}]*)\}/g)].map((match) => match[1] ?? '')
  return /[{}]/.test(rest.replace(/\{[^{}]*\}/g, '')) ? undefined : keys
}

const textV2 = z
  .strictObject({
    type: z.literal('textV2'),
    text: utf16(5000),
    substitution: z.record(z.string().regex(/^[0-9A-Za-z_]{1,20}$/), substitution).optional(),
    quoteToken,
    ...common,
  })
  .superRefine((part, context) => {
    const refuse = (message: string, path: string) => context.addIssue({ code: 'custom', message, path: [path] })
    const given = Object.values(part.substitution ?? {})
    const keys = placeholders(part.text)
    if (!keys) return refuse('{ and } must be used in pairs', 'text')
    for (const key of keys)
      if (!part.substitution?.[key]) refuse(`The key '${key}' enclosed in '{}' has no substitution`, 'text')
    if (given.length > 100) refuse('Size must be between 0 and 100', 'substitution')
    if (given.filter((each) => each.type === 'mention').length > 20) refuse('Up to 20 mentions', 'substitution')
    if (given.filter((each) => each.type === 'emoji').length > 20) refuse('Up to 20 emojis', 'substitution')
  })

const media = { originalContentUrl: mediaUrl, previewImageUrl: mediaUrl, ...common }

const plain = [
  z.strictObject({ type: z.literal('sticker'), packageId: id, stickerId: id, quoteToken, ...common }),
  z.strictObject({ type: z.literal('image'), ...media }),
  z.strictObject({
    type: z.literal('video'),
    ...media,
    trackingId: z
      .string()
      .regex(/^[-a-zA-Z0-9.=,+*()%$&;:@{}!?<>[\]]{1,100}$/, 'invalid trackingId')
      .optional(),
  }),
  z.strictObject({ type: z.literal('audio'), originalContentUrl: mediaUrl, duration: z.int().min(1), ...common }),
  z.strictObject({
    type: z.literal('location'),
    title: utf16(100),
    address: utf16(100),
    latitude: z.number().min(-90).max(90),
    longitude: z.number().min(-180).max(180),
    ...common,
  }),
  z.strictObject({
    type: z.literal('coupon'),
    couponId: z.string().min(1),
    deliveryTag: z
      .string()
      .regex(/^\w{1,30}$/)
      .optional(),
    ...common,
  }),
] as const

const sorts = [
  'text',
  'textV2',
  'sticker',
  'image',
  'video',
  'audio',
  'location',
  'coupon',
  'imagemap',
  'template',
  'flex',
]

export const message = z.discriminatedUnion(
  'type',
  [
    text,
    textV2,
    ...plain,
    z.strictObject({ type: z.literal('imagemap'), ...imagemap, ...common }),
    z.strictObject({ type: z.literal('template'), altText: utf16(1500), template, ...common }),
    z.strictObject({ type: z.literal('flex'), altText: utf16(1500), contents: flexContainer, ...common }),
  ],
  { error: `Must be one of the following values: [${sorts.join(', ')}]` },
)

export type Message = z.infer<typeof message>
