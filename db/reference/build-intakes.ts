/**
 * Writes generated/intakes.ts: what the chat shows of the Dietary Reference Intakes, one line for each sex and age group.
 *   node db/reference/build-intakes.ts <folder with the source tables>
 */
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

const sources = process.argv[2] ?? process.env.FOOD_SOURCES
if (sources === undefined) throw new Error('name the folder with the source tables')

const [head = '', ...lines] = readFileSync(join(sources, 'dri', 'dri_2025_jp.csv'), 'utf8')
  .trim()
  .split(/\r?\n/)
const names = head.split(',')
const rows = lines.map((line) => {
  const cells = line.split(',')
  const cell = (name: string) => cells[names.indexOf(name)] ?? ''
  const [from = '', to] = cell('age').replace('+', '-130').split('-')
  return [cell('sex'), from, to ?? from, cell('protein_rda_g'), cell('fiber_dg_min_g'), cell('salt_dg_max_g')].join('|')
})
const title =
  '厚生労働省「日本人の食事摂取基準（2025年版）」. sex|from|to years|protein g|fibre at least g|salt below g. Written by db/reference/build-intakes.ts; do not edit.'
writeFileSync(
  join(import.meta.dirname, 'generated', 'intakes.ts'),
  `/** ${title} */\nexport const INTAKES = ${JSON.stringify(rows.join('\n'))}\n`,
)
process.stdout.write(`${rows.length} groups\n`)
