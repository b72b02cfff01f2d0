/** The labelled chat lines as things that people say. */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { PROJECT } from './processes.ts'

export interface SaidLine {
  text: string
  /** ISO with the local offset. */
  at: string
}

export function fixtureLines(): SaidLine[] {
  const file = readFileSync(join(PROJECT, 'test/fixtures/chat-lines.jsonl'), 'utf8')
  return file
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => JSON.parse(line) as SaidLine)
}
