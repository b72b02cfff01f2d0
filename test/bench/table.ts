/** The rows as text for the terminal and as Markdown for the README. */
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import type { Row } from './row.ts'

const HEAD = ['what', 'budget', 'measured', 'ok']
const MARKED = /<!-- bench -->[\s\S]*?<!-- \/bench -->/

const cellsOf = (row: Row): string[] => [row.what, row.budget, row.measured, row.ok ? 'yes' : 'NO']

export function asText(rows: Row[]): string {
  const lines = [HEAD, ...rows.map(cellsOf)]
  const widths = HEAD.map((_, column) => Math.max(...lines.map((line) => line[column]?.length ?? 0)))
  return lines
    .map((line) =>
      line
        .map((cell, column) => cell.padEnd(widths[column] ?? 0))
        .join(' | ')
        .trimEnd(),
    )
    .join('\n')
}

export function asMarkdown(machine: string, rows: Row[]): string {
  const line = (cells: string[]) => `| ${cells.join(' | ')} |`
  return [machine, '', line(HEAD), line(HEAD.map(() => '---')), ...rows.map((row) => line(cellsOf(row)))].join('\n')
}

/** Puts the table between the README's markers; false when there is no such place. */
export function writeInto(readme: string, markdown: string): boolean {
  if (!existsSync(readme)) return false
  const text = readFileSync(readme, 'utf8')
  if (!MARKED.test(text)) return false
  writeFileSync(
    readme,
    text.replace(MARKED, () => `<!-- bench -->\n${markdown}\n<!-- /bench -->`),
  )
  return true
}
