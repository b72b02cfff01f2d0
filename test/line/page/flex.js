/** Draws flex messages: boxes as CSS flexbox the way LINE's layout guide maps them, then texts, buttons, pictures. */
import { el } from './dom.js'
import { border, bubbleWidths, font, gap, imageWidth, ratio } from './flex-units.js'

const ends = { start: 'flex-start', end: 'flex-end', center: 'center', top: 'flex-start', bottom: 'flex-end' }

/** Makes a part tappable when it has an action. */
function tappable(node, part, tap) {
  if (!part.action) return node
  node.classList.add('tappable')
  node.setAttribute('role', 'button')
  node.tabIndex = 0
  if (part.action.label) node.setAttribute('aria-label', part.action.label)
  const act = (event) => {
    event.stopPropagation()
    tap(part.action)
  }
  node.addEventListener('click', act)
  node.addEventListener('keydown', (event) => event.key === 'Enter' && act(event))
  return node
}

/** Where a child stands in its box: share, space before it, offset. */
function place(node, part, parent, index) {
  const row = parent.layout !== 'vertical'
  const fixed =
    part.type === 'separator' || part.type === 'icon' || (part.type === 'box' && row && part.width !== undefined)
  const share = fixed ? 0 : (part.flex ?? (row || part.type === 'filler' ? 1 : 0))
  node.style.flex = share > 0 ? `${share} 0 ${row ? '0' : 'auto'}` : '0 0 auto'
  if (row && share > 0) node.style.minWidth = '0'
  const space = part.margin ?? (index > 0 && part.type !== 'filler' ? parent.spacing : undefined)
  if (space !== undefined) node.style[row ? 'marginInlineStart' : 'marginTop'] = gap(space)
  if (part.position === 'absolute') node.style.position = 'absolute'
  for (const [name, side] of Object.entries({
    offsetTop: 'top',
    offsetBottom: 'bottom',
    offsetStart: 'insetInlineStart',
    offsetEnd: 'insetInlineEnd',
  }))
    if (part[name] !== undefined) node.style[side] = gap(part[name])
  return node
}

function fill(part) {
  const { background } = part
  if (background?.type !== 'linearGradient') return part.backgroundColor
  const middle = background.centerColor ? `${background.centerColor} ${background.centerPosition ?? '50%'}, ` : ''
  return `linear-gradient(${background.angle}, ${background.startColor}, ${middle}${background.endColor})`
}

function box(part, tap) {
  const node = el('div', { className: `fx-box fx-${part.layout}` })
  Object.assign(node.style, {
    background: fill(part) ?? '',
    width: part.width ?? '',
    maxWidth: part.maxWidth ?? '',
    height: part.height ?? '',
    maxHeight: part.maxHeight ?? '',
    borderRadius: gap(part.cornerRadius) ?? '',
    justifyContent: part.justifyContent ?? '',
    alignItems: part.alignItems ?? '',
  })
  if (part.borderWidth && part.borderWidth !== 'none')
    node.style.border = `${border(part.borderWidth)} solid ${part.borderColor ?? '#000000'}`
  if (part.paddingAll !== undefined) node.style.padding = gap(part.paddingAll)
  const sides = {
    paddingTop: 'paddingTop',
    paddingBottom: 'paddingBottom',
    paddingStart: 'paddingInlineStart',
    paddingEnd: 'paddingInlineEnd',
  }
  for (const [name, side] of Object.entries(sides)) if (part[name] !== undefined) node.style[side] = gap(part[name])
  node.append(...part.contents.map((child, index) => place(component(child, tap, part), child, part, index)))
  return tappable(node, part, tap)
}

function lettering(node, part, scaling) {
  if (part.size) node.style.fontSize = font(part.size, scaling)
  if (part.color) node.style.color = part.color
  if (part.weight) node.style.fontWeight = part.weight === 'bold' ? '700' : '400'
  if (part.style) node.style.fontStyle = part.style
  if (part.decoration) node.style.textDecoration = part.decoration
  return node
}

function text(part, tap) {
  const words = el('p')
  lettering(words, { size: 'md', color: '#111111', weight: 'regular', ...part }, part.scaling)
  if (part.contents?.length)
    words.append(...part.contents.map((span) => lettering(el('span', {}, span.text), span, part.scaling)))
  else words.textContent = part.text
  words.classList.toggle('fx-wrap', part.wrap === true)
  if (part.wrap && part.maxLines)
    Object.assign(words.style, {
      display: '-webkit-box',
      webkitLineClamp: part.maxLines,
      webkitBoxOrient: 'vertical',
      overflow: 'hidden',
    })
  if (part.lineSpacing) words.style.lineHeight = `calc(1.35em + ${part.lineSpacing})`
  words.style.textAlign = part.align ?? 'start'
  if (part.adjustMode === 'shrink-to-fit') words.classList.add('fx-shrink')
  const node = el('div', { className: 'fx-text', style: { justifyContent: ends[part.gravity ?? 'top'] } }, words)
  return tappable(node, part, tap)
}

function button(part, tap) {
  const style = part.style ?? 'link'
  const face = el(
    'button',
    { type: 'button', className: `fx-button fx-${style} fx-${part.height ?? 'md'}`, onclick: () => tap(part.action) },
    el('span', {}, part.action.label),
  )
  if (part.color) face.style[style === 'link' ? 'color' : 'backgroundColor'] = part.color
  face.style.fontSize = font('md', part.scaling)
  if (part.adjustMode === 'shrink-to-fit') face.firstChild.classList.add('fx-shrink')
  return el('div', { className: 'fx-button-place', style: { justifyContent: ends[part.gravity ?? 'top'] } }, face)
}

function image(part, tap) {
  const picture = el('div', { className: 'fx-picture' })
  Object.assign(picture.style, {
    width: imageWidth(part.size),
    aspectRatio: ratio(part.aspectRatio),
    backgroundImage: `url(${JSON.stringify(part.url)})`,
    backgroundSize: part.aspectMode === 'cover' ? 'cover' : 'contain',
    backgroundColor: part.backgroundColor ?? '',
  })
  const node = el(
    'div',
    {
      className: 'fx-image',
      style: { justifyContent: ends[part.align ?? 'center'], alignItems: ends[part.gravity ?? 'top'] },
    },
    picture,
  )
  return tappable(node, part, tap)
}

function icon(part) {
  const size = font(part.size, part.scaling)
  return el('span', {
    className: 'fx-icon',
    style: { height: size, aspectRatio: ratio(part.aspectRatio), backgroundImage: `url(${JSON.stringify(part.url)})` },
  })
}

function separator(part, parent) {
  const row = parent.layout === 'horizontal'
  return el('div', {
    className: row ? 'fx-line-down' : 'fx-line-across',
    style: { backgroundColor: part.color ?? '#d4d6da' },
  })
}

function component(part, tap, parent) {
  if (part.type === 'box') return box(part, tap)
  if (part.type === 'text') return text(part, tap)
  if (part.type === 'button') return button(part, tap)
  if (part.type === 'image') return image(part, tap)
  if (part.type === 'icon') return icon(part)
  if (part.type === 'separator') return separator(part, parent)
  if (part.type === 'video') return component(part.altContent, tap, parent)
  return el('div', { className: 'fx-filler' })
}

function bubble(part, tap) {
  const node = el('div', { className: `fx-bubble fx-size-${part.size ?? 'mega'}`, dir: part.direction ?? 'ltr' })
  node.style.width = bubbleWidths[part.size ?? 'mega']
  const blocks = ['header', 'hero', 'body', 'footer'].filter((name) => part[name])
  for (const [index, name] of blocks.entries()) {
    const style = part.styles?.[name] ?? {}
    if (style.separator && index > 0)
      node.append(
        el('div', { className: 'fx-line-across', style: { backgroundColor: style.separatorColor ?? '#d4d6da' } }),
      )
    const block = component(part[name], tap, { layout: 'vertical' })
    block.classList.add('fx-block', `fx-${name}`)
    if (name === 'body' && part.footer && part.body.paddingBottom === undefined && part.body.paddingAll === undefined)
      block.style.paddingBottom = '10px'
    if (style.backgroundColor) node.append(el('div', { style: { backgroundColor: style.backgroundColor } }, block))
    else node.append(block)
  }
  return tappable(node, part, tap)
}

/** A flex message's container as an element; `tap` gets the action of whatever is tapped. */
export function drawFlex(container, tap) {
  if (container.type === 'bubble') return bubble(container, tap)
  return el('div', { className: 'fx-carousel' }, ...container.contents.map((each) => bubble(each, tap)))
}

/** Shrinks marked texts until they fit; call once they are on the page. */
export function shrinkToFit(root) {
  for (const node of root.querySelectorAll('.fx-shrink')) {
    node.style.fontSize = node.dataset.full ?? node.style.fontSize
    node.dataset.full ??= node.style.fontSize
    let size = Number.parseFloat(getComputedStyle(node).fontSize)
    while (node.scrollWidth > node.clientWidth && size > 8) {
      size -= 0.5
      node.style.fontSize = `${size}px`
    }
  }
}
