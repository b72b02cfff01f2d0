/** Flex keywords in pixels, as LINE's clients draw them on a 375 px wide phone. */

const gaps = { none: 0, xs: 2, sm: 4, md: 8, lg: 12, xl: 16, xxl: 20 }
const fonts = { xxs: 11, xs: 13, sm: 14, md: 16, lg: 19, xl: 22, xxl: 29, '3xl': 35, '4xl': 48, '5xl': 74 }
const images = { xxs: 40, xs: 60, sm: 80, md: 100, lg: 120, xl: 140, xxl: 160, '3xl': 180, '4xl': 200, '5xl': 220 }
const borders = { none: 0, light: 0.5, normal: 1, medium: 2, 'semi-bold': 3, bold: 4 }

export const bubbleWidths = {
  nano: '120px',
  micro: '160px',
  deca: '220px',
  hecto: '241px',
  kilo: '260px',
  mega: '300px',
  giga: '386px',
}

/** spacing, margin, padding, offset, corner radius as CSS. */
export const gap = (value) => (value === undefined ? undefined : value in gaps ? `${gaps[value]}px` : value)
export const border = (value) => (value === undefined ? undefined : value in borders ? `${borders[value]}px` : value)
export const imageWidth = (value = 'md') => (value === 'full' ? '100%' : value in images ? `${images[value]}px` : value)

/** A font size as CSS; `scaling` follows the reader's text size. */
export function font(value = 'md', scaling = false) {
  const size = value in fonts ? `${fonts[value]}px` : value
  return scaling ? `calc(${size} * var(--text-scale))` : size
}

export const ratio = (value = '1:1') => value.replace(':', ' / ')
