/** The scores as a table of text; Japanese letters take two columns. */
import type { Row, Scored } from './score.ts'

const columnsOf = (text: string) => [...text].reduce((sum, letter) => sum + (letter > '\u2e7f' ? 2 : 1), 0)
const pad = (text: string, columns: number) => text + ' '.repeat(Math.max(0, columns - columnsOf(text)))
const percent = (value: number) => (Number.isNaN(value) ? '–' : `${(value * 100).toFixed(1)} %`)
const signed = (value: number) => (Number.isNaN(value) ? '–' : `${value > 0 ? '+' : ''}${(value * 100).toFixed(0)} %`)

const HEAD = ['group', 'n', 'answered', 'kcal median', 'bias', 'kcal ±25 %', 'salt n', 'salt median', 'salt ±35 %']

const cellsOf = (row: Row) => [
  row.name,
  String(row.lines),
  percent(row.answered),
  percent(row.energyMedian),
  signed(row.energyBias),
  percent(row.energyWithin),
  String(row.saltLines),
  percent(row.saltMedian),
  percent(row.saltWithin),
]

export function tableOf(rows: Row[]): string {
  const all = [HEAD, ...rows.map(cellsOf)]
  const widths = HEAD.map((_, column) => Math.max(...all.map((cells) => columnsOf(cells[column] ?? ''))))
  return all.map((cells) => cells.map((cell, column) => pad(cell, widths[column] ?? 0)).join('  ')).join('\n')
}

const oneLine = (text: string) => text.replaceAll('\n', '⏎')
const rounded = (value: number | undefined) => (value === undefined ? '–' : String(Math.round(value * 10) / 10))

/** One line about a menu: what the label says, what was read, and from which dishes. */
export function missOf({ menu, read, energyError }: Scored): string {
  const wanted = `${menu.kcal} kcal, salt ${rounded(menu.saltG)}`
  const got = read.kcal === undefined ? 'nothing' : `${Math.round(read.kcal)} kcal, salt ${rounded(read.saltG)}`
  const unknown = read.unknown.length > 0 ? ` unknown: ${read.unknown.join('、')}` : ''
  const besides = read.besides.length > 0 ? ` besides: ${read.besides.join(' ')}` : ''
  return `${signed(energyError ?? Number.NaN)} [${menu.group}] ${oneLine(menu.text)} — ${wanted}; read ${got} (${read.dishes.join('、')})${unknown}${besides}`
}
