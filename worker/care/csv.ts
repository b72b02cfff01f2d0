/**
 * A notebook as CSV for a spreadsheet: UTF-8 with a byte-order mark, one row an entry, one column for each field of
 * each kind. Cells that a spreadsheet would run as a formula are made plain text.
 */
import { KIND_IDS } from '../kinds/kind.ts'
import { kindOf } from '../kinds/registry.ts'
import type { Entry } from '../notebook/entry.ts'
import { entryId } from '../shared/ids.ts'
import { toIso } from '../shared/time.ts'

const COMMON = ['id', 'day', 'at', 'atPrecision', 'until', 'kind', 'source']

const columnsOf = (kind: (typeof KIND_IDS)[number]) => kindOf(kind).csv.columns.map((column) => `${kind}.${column}`)

export function csvOf(entries: Entry[]): string {
  const present = KIND_IDS.filter((kind) => entries.some((entry) => entry.kind === kind))
  const columns = present.flatMap(columnsOf)
  const place = new Map(columns.map((column, index) => [column, index]))
  const lines = entries.map((entry) => {
    const cells: (string | number)[] = Array.from({ length: columns.length }, () => '')
    const values = kindOf(entry.kind).csv.row(entry.value)
    columnsOf(entry.kind).forEach((column, index) => {
      cells[place.get(column) ?? 0] = values[index] ?? ''
    })
    return [...common(entry), ...cells].map(cell).join(',')
  })
  return `\uFEFF${[[...COMMON, ...columns].join(','), ...lines].join('\r\n')}\r\n`
}

const common = (entry: Entry) => [
  entryId(entry),
  entry.day,
  toIso(entry.at),
  entry.atPrecision,
  entry.until === undefined ? '' : toIso(entry.until),
  entry.kind,
  entry.source,
]

function cell(value: string | number): string {
  if (typeof value === 'number') return String(value)
  const plain = /^[=+\-@\t\r]/.test(value) ? `'${value}` : value
  return /[",\r\n]/.test(plain) ? `"${plain.replaceAll('"', '""')}"` : plain
}
