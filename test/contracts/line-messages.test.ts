/** The simulator refuses the message objects LINE refuses, and lets pass what LINE lets pass. */
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { checkMessages } from '../line/schemas/check.ts'

const bubble = (part: object) => ({ type: 'bubble', body: { type: 'box', layout: 'vertical', contents: [part] } })
const flex = (contents: object, altText = '記録') => ({ type: 'flex', altText, contents })
const inBubble = (part: object) => flex(bubble(part))
const button = (action: object) => inBubble({ type: 'button', action })
const quick = (...actions: object[]) => ({
  type: 'text',
  text: 'はい',
  quickReply: { items: actions.map((action) => ({ type: 'action', action })) },
})
const template = (part: object) => ({ type: 'template', altText: '記録', template: part })
const message = { type: 'message', label: 'はい', text: 'はい' }
const picture = 'https://example.com/a.png'

describe('messages LINE takes', () => {
  const good: Record<string, object> = {
    'a text of 5,000 characters': { type: 'text', text: 'あ'.repeat(5000) },
    'LINE emoji on their placeholders': {
      type: 'text',
      text: 'a$',
      emojis: [{ index: 1, productId: 'p', emojiId: '1' }],
    },
    'text v2 with a substitution and doubled braces': {
      type: 'textV2',
      text: '{{x}} {e}',
      substitution: { e: { type: 'emoji', productId: 'p', emojiId: '1' } },
    },
    'thirteen quick replies': quick(...Array.from({ length: 13 }, () => message)),
    'camera and place as quick replies': quick({ type: 'camera', label: '撮る' }, { type: 'location', label: '場所' }),
    'an empty box': inBubble({ type: 'box', layout: 'horizontal', contents: [] }),
    'an icon in a baseline box': inBubble({
      type: 'box',
      layout: 'baseline',
      contents: [
        { type: 'icon', url: picture },
        { type: 'text', text: 'a' },
      ],
    }),
    'spans, scaling and shrink-to-fit': inBubble({
      type: 'text',
      contents: [{ type: 'span', text: 'a', size: '23.5px', color: '#11223344' }],
      scaling: true,
      adjustMode: 'shrink-to-fit',
      maxLines: 2,
      lineSpacing: '4px',
    }),
    'a gradient': inBubble({
      type: 'box',
      layout: 'vertical',
      contents: [],
      height: '8px',
      background: {
        type: 'linearGradient',
        angle: '90deg',
        startColor: '#000000',
        endColor: '#FFFFFF',
        centerPosition: '50%',
      },
    }),
    'a video hero': flex({
      ...bubble({ type: 'text', text: 'a' }),
      hero: {
        type: 'video',
        url: 'https://example.com/a.mp4',
        previewUrl: picture,
        altContent: { type: 'image', url: picture },
      },
    }),
    'a label of 40 graphemes on a flex button': button({ type: 'postback', label: '👨‍👩‍👧'.repeat(40), data: 'a' }),
    'a picker with bounds': button({
      type: 'datetimepicker',
      label: '日',
      data: 'd',
      mode: 'datetime',
      min: '2026-01-01t00:00',
      max: '2026-12-31T23:59',
    }),
    'a telephone link': button({ type: 'uri', label: '電話', uri: 'tel:119' }),
    'confirm with two answers': template({ type: 'confirm', text: 'よいですか', actions: [message, message] }),
    'a sticker': { type: 'sticker', packageId: '446', stickerId: '1988' },
  }
  test.each(Object.entries(good))('%s', (_, each) => {
    expect(checkMessages([each]).refusal).toBeUndefined()
  })
})

describe('messages LINE refuses, with the property named', () => {
  const bad: [string, object, string][] = [
    ['an empty text', { type: 'text', text: '' }, 'messages[0].text'],
    ['a text of 5,001 characters', { type: 'text', text: 'a'.repeat(5001) }, 'messages[0].text'],
    ['an emoji counted as two units', { type: 'text', text: '🍎'.repeat(2501) }, 'messages[0].text'],
    ['an unknown sort', { type: 'poem', text: 'a' }, 'messages[0].type'],
    [
      'an emoji beside its placeholder',
      { type: 'text', text: 'a$', emojis: [{ index: 0, productId: 'p', emojiId: '1' }] },
      'messages[0].emojis[0].index',
    ],
    ['an open brace in text v2', { type: 'textV2', text: '{a' }, 'messages[0].text'],
    ['a brace without substitution', { type: 'textV2', text: '{a}' }, 'messages[0].text'],
    ['fourteen quick replies', quick(...Array.from({ length: 14 }, () => message)), 'messages[0].quickReply.items'],
    [
      'a quick reply label of 21 characters',
      quick({ ...message, label: 'あ'.repeat(21) }),
      'messages[0].quickReply.items[0].action.label',
    ],
    [
      'a quick reply without label',
      quick({ type: 'message', text: 'a' }),
      'messages[0].quickReply.items[0].action.label',
    ],
    [
      'a picture over http',
      { type: 'image', originalContentUrl: 'http://example.com/a.png', previewImageUrl: picture },
      'messages[0].originalContentUrl',
    ],
    [
      'confirm with three answers',
      template({ type: 'confirm', text: 'a', actions: [message, message, message] }),
      'messages[0].template.actions',
    ],
    [
      'five buttons',
      template({ type: 'buttons', text: 'a', actions: Array(5).fill(message) }),
      'messages[0].template.actions',
    ],
    [
      '61 characters under a title',
      template({ type: 'buttons', title: 't', text: 'あ'.repeat(61), actions: [message] }),
      'messages[0].template.text',
    ],
    [
      'columns that differ',
      template({
        type: 'carousel',
        columns: [
          { text: 'a', actions: [message] },
          { text: 'b', actions: [message, message] },
        ],
      }),
      'messages[0].template.columns',
    ],
    [
      'an alternative text of 1,501 characters',
      flex(bubble({ type: 'text', text: 'a' }), 'a'.repeat(1501)),
      'messages[0].altText',
    ],
    ['a bubble without blocks', flex({ type: 'bubble' }), '/'],
    ['an empty flex text', inBubble({ type: 'text', text: '' }), '/body/contents/0/text'],
    ['a flex text with nothing', inBubble({ type: 'text' }), '/body/contents/0/text'],
    ['an unknown flex property', inBubble({ type: 'text', text: 'a', colour: '#000000' }), '/body/contents/0/colour'],
    ['a colour by name', inBubble({ type: 'text', text: 'a', color: 'red' }), '/body/contents/0/color'],
    ['a text size in per cent', inBubble({ type: 'text', text: 'a', size: '50%' }), '/body/contents/0/size'],
    [
      'a button label of 41 characters',
      button({ ...message, label: 'あ'.repeat(41) }),
      '/body/contents/0/action/label',
    ],
    ['a button without label', button({ type: 'message', text: 'a' }), '/body/contents/0/action/label'],
    ['a camera button in flex', button({ type: 'camera', label: '撮る' }), '/body/contents/0/action/type'],
    [
      'a Japanese letter in a link',
      button({ type: 'uri', label: 'a', uri: 'https://example.com/手帳' }),
      '/body/contents/0/action/uri',
    ],
    [
      'a link of an unknown scheme',
      button({ type: 'uri', label: 'a', uri: 'ftp://example.com' }),
      '/body/contents/0/action/uri',
    ],
    [
      'postback data of 301 characters',
      button({ type: 'postback', label: 'a', data: 'a'.repeat(301) }),
      '/body/contents/0/action/data',
    ],
    [
      'fill-in text without the keyboard',
      button({ type: 'postback', label: 'a', data: 'a', fillInText: 'a' }),
      '/body/contents/0/action/fillInText',
    ],
    [
      '30 February in a picker',
      button({ type: 'datetimepicker', label: 'a', data: '', mode: 'date', initial: '2026-02-30' }),
      '/body/contents/0/action/initial',
    ],
    [
      'a picker that ends before it begins',
      button({ type: 'datetimepicker', label: 'a', data: '', mode: 'time', min: '10:00', max: '09:00' }),
      '/body/contents/0/action/max',
    ],
    [
      'a button in a baseline box',
      inBubble({ type: 'box', layout: 'baseline', contents: [{ type: 'button', action: message }] }),
      '/body/contents/0/contents/0',
    ],
    ['an icon in a vertical box', inBubble({ type: 'icon', url: picture }), '/body/contents/0'],
    [
      'a video in a nano bubble',
      flex({
        type: 'bubble',
        size: 'nano',
        hero: { type: 'video', url: picture, previewUrl: picture, altContent: { type: 'image', url: picture } },
      }),
      '/hero',
    ],
    [
      'an image higher than three times its width',
      inBubble({ type: 'image', url: picture, aspectRatio: '1:4' }),
      '/body/contents/0/aspectRatio',
    ],
    [
      'thirteen bubbles',
      flex({ type: 'carousel', contents: Array(13).fill(bubble({ type: 'text', text: 'a' })) }),
      '/contents',
    ],
    [
      'bubbles of two sizes',
      flex({
        type: 'carousel',
        contents: [bubble({ type: 'text', text: 'a' }), { ...bubble({ type: 'text', text: 'a' }), size: 'kilo' }],
      }),
      '/contents',
    ],
  ]
  test.each(bad)('%s', (_, each, property) => {
    const { refusal } = checkMessages([each])
    expect(refusal?.details.map((detail) => detail.property)).toContain(property)
  })

  test('a bubble over 30 KB', () => {
    const long = { type: 'text', text: 'あ'.repeat(2000), wrap: true }
    const heavy = flex({ type: 'bubble', body: { type: 'box', layout: 'vertical', contents: Array(6).fill(long) } })
    expect(checkMessages([heavy]).refusal?.details[0]?.message).toContain('Too large')
  })

  test('none and six messages', () => {
    const one = { type: 'text', text: 'a' }
    for (const messages of [[], Array(6).fill(one)])
      expect(checkMessages(messages).refusal?.details).toEqual([
        { message: 'Size must be between 1 and 5', property: 'messages' },
      ])
  })
})

test('an unknown property outside flex passes with a warning', () => {
  const { refusal, warnings } = checkMessages([{ type: 'text', text: 'a', quickReplies: {} }])
  expect(refusal).toBeUndefined()
  expect(warnings).toEqual(['unknown property messages[0].quickReplies'])
})

test('no JSON whatever makes the check throw', () => {
  fc.assert(
    fc.property(fc.jsonValue(), fc.constantFrom('text', 'flex', 'template', 'textV2', 'imagemap'), (value, type) => {
      const messages = typeof value === 'object' && value !== null && !Array.isArray(value) ? { ...value, type } : value
      checkMessages([messages])
      checkMessages([{ type, altText: 'a', contents: value, template: value, text: value }])
    }),
    { numRuns: 300 },
  )
})
