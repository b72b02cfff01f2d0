/**
 * The small values LINE's message objects are made of (texts, addresses, colours, sizes), each with LINE's limit.
 * Source: the Messaging API reference and its notes on counting characters.
 */
import { z } from 'zod'

const segmenter = new Intl.Segmenter('ja', { granularity: 'grapheme' })

/** Characters as a reader sees them; LINE counts labels and templates this way. */
export function graphemes(text: string): number {
  return /^[\x20-\x7e]*$/.test(text) ? text.length : [...segmenter.segment(text)].length
}

/** At most so many UTF-16 units; said by hand because zod's own `max` counts otherwise. */
export const upTo = (max: number) =>
  z
    .string({ error: 'must be specified' })
    .refine((text) => text.length <= max, { error: `Length must be between 0 and ${max}`, abort: true })

/** A text counted in UTF-16 units, as LINE counts message texts. */
export const utf16 = (max: number) => upTo(max).refine((text) => text !== '', 'May not be empty')

/** A text counted in graphemes. */
export const seen = (max: number) =>
  z
    .string({ error: 'must be specified' })
    .min(1, 'May not be empty')
    .refine((text) => graphemes(text) <= max, `Length must be between 0 and ${max}`)

export const oneOf = <const T extends readonly [string, ...string[]]>(values: T) =>
  z.enum(values, { error: `Must be one of the following values: [${values.join(', ')}]` })

const parsed = (text: string): URL | undefined => (URL.canParse(text) ? new URL(text) : undefined)

/** Percent-encoded characters only: a blank or a Japanese letter in an address is refused. */
const encoded = (text: string): boolean => /^[\x21-\x7e]+$/.test(text)

/** An address LINE itself fetches (pictures, media): https only. */
export const mediaUrl = utf16(2000)
  .refine((text) => encoded(text) && parsed(text) !== undefined, 'invalid uri')
  .refine((text) => parsed(text)?.protocol === 'https:', 'invalid uri scheme')

/** An address a tap opens. */
export const tapUri = utf16(1000)
  .refine((text) => encoded(text) && parsed(text) !== undefined, 'invalid uri')
  .refine((text) => ['http:', 'https:', 'line:', 'tel:'].includes(parsed(text)?.protocol ?? ''), 'invalid uri scheme')

export const rgb = z.string().regex(/^#[0-9a-fA-F]{6}$/, 'invalid color')
export const rgba = z.string().regex(/^#([0-9a-fA-F]{6}|[0-9a-fA-F]{8})$/, 'invalid property')

const invalid = 'invalid property'
const number = String.raw`(?:\d+(?:\.\d+)?|\.\d+)`
const keywords = 'none|xs|sm|md|lg|xl|xxl'
const fonts = 'xxs|xs|sm|md|lg|xl|xxl|3xl|4xl|5xl'
const pattern = (source: string) => z.string({ error: invalid }).regex(new RegExp(`^(?:${source})$`), invalid)

/** spacing, margin and corner radius: keyword or pixels. */
export const gap = pattern(`${keywords}|${number}px`)
/** padding and offsets: keyword, pixels or a share of the parent. */
export const inset = pattern(`${keywords}|-?${number}(?:px|%)`)
export const padding = pattern(`${keywords}|${number}(?:px|%)`)
export const length = pattern(`${number}(?:px|%)`)
export const borderWidth = pattern(`none|light|normal|medium|semi-bold|bold|${number}px`)
/** Texts, spans and icons: no share of the parent. */
export const fontSize = pattern(`${fonts}|${number}px`)
export const imageSize = pattern(`${fonts}|full|${number}(?:px|%)`)
export const pixels = pattern(`${number}px`)
export const angle = pattern(`${number}deg`).refine((text) => Number.parseFloat(text) < 360, invalid)
export const percent = pattern(`${number}%`).refine((text) => Number.parseFloat(text) <= 100, invalid)

/** 'width:height', each 1–100000, the height at most three times the width. */
export const aspectRatio = pattern(`${number}:${number}`).refine((text) => {
  const [width = 0, height = 0] = text.split(':').map(Number)
  return width >= 1 && width <= 100_000 && height >= 1 && height <= 100_000 && height <= width * 3
}, invalid)

export const whole = z.int({ error: invalid }).min(0, invalid)
export const flag = z.boolean({ error: invalid })
