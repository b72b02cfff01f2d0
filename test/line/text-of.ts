/** A message as plain lines, for the command line and for tests: what a person would read aloud. */
import { actionsIn } from './taps.ts'

const isRecord = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null

interface Part {
  type?: string
  [key: string]: unknown
}

const words = (value: unknown): string => (typeof value === 'string' ? value : '')

const childrenOf = (part: Part): Part[] => (Array.isArray(part.contents) ? (part.contents as Part[]) : [])

/** A row of a flex box reads as one line, a column as many. */
function flexLines(part: Part | undefined): string[] {
  if (!isRecord(part)) return []
  if (part.type === 'text') {
    const spans = childrenOf(part)
    return [spans.length ? spans.map((span) => words(span.text)).join('') : words(part.text)]
  }
  if (part.type === 'button' && isRecord(part.action)) return [`［${words(part.action.label)}］`]
  if (part.type === 'box') {
    const lines = childrenOf(part).map(flexLines)
    const oneRow = part.layout !== 'vertical' && lines.every((each) => each.length <= 1)
    return oneRow ? [lines.flat().join(' ')].filter(Boolean) : lines.flat()
  }
  if (part.type === 'bubble')
    return ['header', 'hero', 'body', 'footer'].flatMap((block) => flexLines(part[block] as Part))
  if (part.type === 'carousel') return childrenOf(part).flatMap((bubble) => [...flexLines(bubble), '―'])
  return []
}

function templateLines(template: Part): string[] {
  const columns = Array.isArray(template.columns) ? (template.columns as Part[]) : [template]
  return columns.flatMap((column) => {
    const words = [column.title, column.text].filter((each): each is string => typeof each === 'string')
    return [...words, ...actionsIn({ actions: column.actions ?? [] }).map((action) => `［${action.label ?? ''}］`)]
  })
}

function wordsOf(message: Part): string[] {
  if (message.type === 'text' || message.type === 'textV2') return [words(message.text)]
  if (message.type === 'flex') return flexLines(message.contents as Part)
  if (message.type === 'template') return templateLines(message.template as Part)
  return [`（${message.type}）`]
}

/** The lines of any message, quick replies last as 〔…〕. */
export function textOf(message: { type: string; [key: string]: unknown }): string {
  const lines = wordsOf(message)
  const quick = isRecord(message.quickReply) && Array.isArray(message.quickReply.items) ? message.quickReply.items : []
  const labels = quick.map((item: { action: { label?: string } }) => `〔${item.action.label ?? ''}〕`)
  return [...lines, ...(labels.length ? [labels.join(' ')] : [])].join('\n')
}
