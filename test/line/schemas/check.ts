/**
 * Checks a parsed request body and answers the way LINE does: a message with details. Flex problems are named
 * inside the message ('/body/contents/0/text'), all others from the body ('messages[0].text').
 */
import type { z } from 'zod'
import { message } from './messages.ts'

export interface Detail {
  message: string
  property: string
}

export interface Refusal {
  message: string
  details: Detail[]
}

/** What was wrong, or nothing; and what LINE lets pass although nobody means it (unknown properties outside flex). */
export interface Verdict {
  refusal?: Refusal
  warnings: string[]
}

type Path = readonly PropertyKey[]

const dotted = (path: Path): string =>
  path.reduce<string>(
    (text, key) => (typeof key === 'number' ? `${text}[${key}]` : text ? `${text}.${String(key)}` : String(key)),
    '',
  )

const slashed = (path: Path): string => `/${path.map(String).join('/')}`

/** One issue per unknown key, so that each names its property. */
function split(issue: z.core.$ZodIssue): { path: Path; message: string; unknown: boolean }[] {
  if (issue.code === 'unrecognized_keys')
    return issue.keys.map((key) => ({ path: [...issue.path, key], message: 'unknown field', unknown: true }))
  return [{ path: issue.path, message: issue.message, unknown: false }]
}

const withErrors = (details: Detail[]): Refusal => ({
  message: `The request body has ${details.length} error(s)`,
  details,
})

/** Checks a body against a schema; unknown properties only warn. */
export function checkBody(schema: z.ZodType, body: unknown): Verdict {
  const result = schema.safeParse(body)
  if (result.success) return { warnings: [] }
  const problems = result.error.issues.flatMap(split)
  const warnings = problems.filter((each) => each.unknown).map((each) => `unknown property ${dotted(each.path)}`)
  const details = problems
    .filter((each) => !each.unknown)
    .map(({ path, message }) => ({ message, property: dotted(path) }))
  return details.length ? { refusal: withErrors(details), warnings } : { warnings }
}

/** Checks the `messages` of a send or validate call. */
export function checkMessages(messages: unknown): Verdict {
  if (!Array.isArray(messages))
    return { refusal: withErrors([{ message: 'May not be null', property: 'messages' }]), warnings: [] }
  if (messages.length < 1 || messages.length > 5)
    return { refusal: withErrors([{ message: 'Size must be between 1 and 5', property: 'messages' }]), warnings: [] }
  const warnings: string[] = []
  const details: Detail[] = []
  for (const [index, each] of messages.entries()) {
    const result = message.safeParse(each)
    if (result.success) continue
    const flex: Detail[] = []
    for (const problem of result.error.issues.flatMap(split)) {
      const inFlex = isFlex(each) && problem.path[0] === 'contents'
      const path = ['messages', index, ...problem.path]
      if (inFlex) flex.push({ message: problem.message, property: slashed(problem.path.slice(1)) })
      else if (problem.unknown) warnings.push(`unknown property ${dotted(path)}`)
      else details.push({ message: problem.message, property: dotted(path) })
    }
    if (flex.length && !details.length)
      return {
        refusal: { message: `A message (messages[${index}]) in the request body is invalid`, details: flex },
        warnings,
      }
  }
  return details.length ? { refusal: withErrors(details), warnings } : { warnings }
}

function isFlex(value: unknown): boolean {
  return typeof value === 'object' && value !== null && 'type' in value && value.type === 'flex'
}
