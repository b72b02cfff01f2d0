/**
 * Writes the reference modules in generated/.
 *   node db/reference/build.ts            dishes and words only, from the files beside this one
 *   node db/reference/build.ts <folder>   also the food table, from the folder with the source tables
 * The same sources always give the same bytes.
 */
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { annotateIngredients, packDishes, readDishFile, readIngredients } from './compile-dishes.ts'
import { packFoods, packWords } from './compile-foods.ts'

const here = import.meta.dirname
const sources = process.argv[2] ?? process.env.FOOD_SOURCES
const TABLE_VERSION = '八訂増補2023'

const read = (...path: string[]): string => readFileSync(join(...path), 'utf8')

function writeModule(name: string, title: string, constants: Record<string, string>): void {
  const body = Object.entries(constants).map(([key, text]) => `export const ${key} = ${JSON.stringify(text)}\n`)
  mkdirSync(join(here, 'generated'), { recursive: true })
  writeFileSync(
    join(here, 'generated', name),
    `/** ${title} Written by db/reference/build.ts; do not edit. */\n${body.join('')}`,
  )
}

function foodLines(): string[] {
  if (sources === undefined) {
    const text = read(here, 'generated', 'foods.ts')
    return (JSON.parse(/FOODS = (".*")/.exec(text)?.[1] ?? '""') as string).split('\n')
  }
  const lines = packFoods(read(sources, 'food-composition', 'food_composition_jp_2023.csv'))
  writeModule(
    'foods.ts',
    '「日本食品標準成分表（八訂）増補2023年」（文部科学省）から引用. Per 100 g: number|name|values.',
    {
      TABLE_VERSION,
      FOODS: lines.join('\n'),
    },
  )
  const everyday = read(sources, 'synonyms', 'everyday_words.csv')
  const aliases = read(sources, 'synonyms', 'official_aliases.csv')
  writeModule('food-words.ts', 'Everyday words and other names of single foods: number word,word….', {
    FOOD_WORDS: packWords(everyday, aliases, lines).join('\n'),
  })
  return lines
}

const foods = foodLines()
const names = new Map(foods.map((line) => line.split('|').slice(0, 2) as [string, string]))
const ingredientFile = join(here, 'dishes', 'ingredients.txt')
const annotated = annotateIngredients(readFileSync(ingredientFile, 'utf8'), names)
writeFileSync(ingredientFile, annotated)

const files = readdirSync(join(here, 'dishes')).filter((file) => file.endsWith('.txt') && file !== 'ingredients.txt')
const dishes = files.sort().flatMap((file) => readDishFile(read(here, 'dishes', file), file))
const packed = packDishes(dishes, readIngredients(annotated, new Set(names.keys())))
writeModule('dishes.ts', 'Dishes as foods in grams: kind|name|spellings|serving|recipe|options.', {
  DISHES: packed.join('\n'),
})
process.stdout.write(`${foods.length} foods, ${packed.length} dishes\n`)
