/** Draws any message as LINE shows it; what cannot be drawn becomes a short word for it. */
import { el } from './dom.js'
import { drawFlex } from './flex.js'

/** Stand-ins for sticker pictures, which LINE does not give out: words and plain signs that every font has. */
export const stickers = [
  { packageId: '446', stickerId: '1988', face: '(^▽^)', keywords: ['Happy', 'Smile'] },
  { packageId: '446', stickerId: '1989', face: 'OK!', keywords: ['OK', 'Good'] },
  { packageId: '446', stickerId: '1993', face: 'ありがとう', keywords: ['Thank you'] },
  { packageId: '446', stickerId: '2007', face: '(T_T)', keywords: ['Sad', 'Cry'] },
  { packageId: '446', stickerId: '2027', face: 'もぐもぐ', keywords: ['Food', 'Hungry'] },
  { packageId: '446', stickerId: '2011', face: 'おやすみ', keywords: ['Good night', 'Sleepy'] },
]

function template(part, tap) {
  const buttons = (actions) =>
    el(
      'div',
      { className: 'buttons' },
      ...actions.map((action) => el('button', { type: 'button', onclick: () => tap(action) }, action.label)),
    )
  const card = (column) =>
    el(
      'div',
      { className: `template ${part.type}` },
      column.thumbnailImageUrl && el('img', { src: column.thumbnailImageUrl, alt: '' }),
      column.imageUrl && el('img', { src: column.imageUrl, alt: '' }),
      column.title && el('p', { className: 'title' }, column.title),
      column.text && el('p', {}, column.text),
      buttons(column.actions ?? [column.action]),
    )
  return part.columns ? el('div', { className: 'templates' }, ...part.columns.map(card)) : card(part)
}

function location(message) {
  return el('div', { className: 'bubble' }, `位置：${message.title ?? ''}\n${message.address ?? ''}`)
}

function picture(message, entry) {
  const src = message.originalContentUrl ?? message.contentProvider?.originalContentUrl ?? `/_sim/content/${entry.id}`
  return el('img', { className: 'photo', src, alt: '写真' })
}

/** The content of one chat line. */
export function drawMessage(message, entry, tap) {
  switch (message.type) {
    case 'text':
    case 'textV2':
      return el('div', { className: 'bubble' }, message.text)
    case 'flex':
      return drawFlex(message.contents, tap)
    case 'template':
      return template(message.template, tap)
    case 'image':
      return picture(message, entry)
    case 'sticker': {
      const known = stickers.find((each) => each.stickerId === message.stickerId)
      return el('div', { className: 'sticker', role: 'img', 'aria-label': 'スタンプ' }, known?.face ?? 'スタンプ')
    }
    case 'location':
      return location(message)
    case 'audio':
      return el('div', { className: 'bubble' }, '（音声）')
    case 'video':
      return el('div', { className: 'bubble' }, '（動画）')
    case 'file':
      return el('div', { className: 'bubble' }, `ファイル：${message.fileName}`)
    case 'imagemap':
      return el('img', { className: 'photo', src: `${message.baseUrl}/700`, alt: message.altText })
    default:
      return el('div', { className: 'bubble' }, `（${message.type}）`)
  }
}
