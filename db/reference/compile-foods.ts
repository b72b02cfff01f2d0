/**
 * Compiles the national food table and the everyday words into text modules.
 * The table's figures are carried as printed: empty stays empty (unknown), energy is never recomputed.
 */

/** Columns of the table that Techo keeps, in the order of the packed rows. */
export const COLUMNS = [
  'energy_kcal',
  'protein_g',
  'fat_g',
  'carbohydrate_g',
  'fiber_g',
  'salt_eq_g',
  'potassium_mg',
  'calcium_mg',
  'iron_mg',
  'vitamin_a_rae_ug',
  'vitamin_b1_mg',
  'vitamin_b2_mg',
  'vitamin_c_mg',
  'vitamin_d_ug',
  'folate_ug',
  'alcohol_g',
] as const

/** Reads a CSV with quoted fields into records. */
export function readCsv(text: string): Record<string, string>[] {
  const rows = text
    .replace(/^\uFEFF/, '')
    .split(/\r?\n/)
    .filter((line) => line !== '')
    .map(splitCsvLine)
  const head = rows[0] ?? []
  return rows.slice(1).map((cells) => Object.fromEntries(head.map((column, i) => [column, cells[i] ?? ''])))
}

function splitCsvLine(line: string): string[] {
  if (!line.includes('"')) return line.split(',')
  const cells: string[] = []
  for (const part of line.matchAll(/(?:^|,)(?:"((?:[^"]|"")*)"|([^,]*))/g)) {
    cells.push(part[1] !== undefined ? part[1].replaceAll('""', '"') : (part[2] ?? ''))
  }
  return cells
}

/** The table's name without its group brackets: 「こむぎ うどん ゆで」. */
export function shortName(name: string): string {
  return name
    .replace(/[（＜][^）＞]*類[）＞]/g, '')
    .replace(/［[^］]*］/g, '')
    .replace(/\s+/g, ' ')
    .trim()
}

/** One line per food: number|name|values. */
export function packFoods(csv: string): string[] {
  return readCsv(csv).map((row) => {
    const values = COLUMNS.map((column) => shortNumber(row[column] ?? ''))
    return `${row.food_number}|${shortName(row.name_ja ?? '')}|${values.join(',')}`
  })
}

const shortNumber = (text: string): string => (text === '' ? '' : String(Number(text)))

/** One line per food: number word,word…; the first source that knows a word wins. */
export function packWords(everyday: string, aliases: string, foods: string[]): string[] {
  const byFood = new Map<string, string[]>()
  const seen = new Set<string>()
  const add = (word: string, number: string) => {
    const plain = word.replace(/[(（].*[)）]$/, '').trim()
    if (plain.length < 2 || seen.has(plain) || /[|,\s]/.test(plain)) return
    seen.add(plain)
    byFood.set(number, [...(byFood.get(number) ?? []), plain])
  }
  for (const row of readCsv(everyday)) add(row.word_ja ?? '', row.food_number ?? '')
  for (const row of readCsv(aliases))
    if ((row.alias_ja ?? '').length > 2) add(row.alias_ja ?? '', row.food_number ?? '')
  for (const line of foods) {
    const [number = '', name = ''] = line.split('|')
    const head = name.split(' ')[0] ?? ''
    if (head.length > 2) add(head, number)
  }
  return [...byFood].map(([number, words]) => `${number} ${words.join(',')}`)
}
