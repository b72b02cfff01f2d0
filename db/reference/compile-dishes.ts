/**
 * Compiles the dish files into packed lines. A dish is foods of the table in grams for one adult serving;
 * a recipe that names an unknown ingredient or dish stops the build.
 *
 * name | spellings | serving | recipe | options        (see README.md)
 */

export interface DishSource {
  kind: string
  name: string
  spellings: string[]
  serving: string
  recipe: string
  options: string
}

interface Grams {
  food: string
  grams: number
  soup: boolean
}

/** Reads one dish file: `! kind` sets the kind of the lines below it, `#` is a comment. */
export function readDishFile(text: string, file: string): DishSource[] {
  const dishes: DishSource[] = []
  let kind = ''
  for (const raw of text.split('\n')) {
    const line = raw.trim()
    if (line === '' || line.startsWith('#')) continue
    if (line.startsWith('!')) {
      kind = line.slice(1).trim()
      continue
    }
    const cells = line.split('|').map((cell) => cell.trim())
    if (cells.length < 4) throw new Error(`${file}: too few fields: ${line}`)
    const [name = '', spelled = '', serving = '', recipe = '', options = ''] = cells
    dishes.push({ kind, name, spellings: splitSpellings(spelled), serving, recipe, options })
  }
  return dishes
}

/** 'a,{b,c}d' → ['a', 'bd', 'cd']. */
export function splitSpellings(text: string): string[] {
  const parts = text.match(/(?:\{[^}]*\}|[^,{])+/g) ?? []
  return parts.flatMap((part) => expandBraces(part.trim())).filter((word) => word !== '')
}

function expandBraces(text: string): string[] {
  const brace = /\{([^}]*)\}/.exec(text)
  if (!brace) return [text]
  const before = text.slice(0, brace.index)
  const after = text.slice(brace.index + brace[0].length)
  return (brace[1] ?? '').split(',').flatMap((choice) => expandBraces(before + choice.trim() + after))
}

/** Short ingredient names → food numbers. */
export function readIngredients(text: string, known: Set<string>): Map<string, string> {
  const map = new Map<string, string>()
  for (const line of text.split('\n')) {
    if (line.trim() === '' || line.startsWith('#')) continue
    const [name = '', number = ''] = line.split('|').map((cell) => cell.trim())
    if (!known.has(number)) throw new Error(`ingredients: no food ${number} for ${name}`)
    map.set(name, number)
  }
  return map
}

/** The ingredient file with the table's own name in the third column. */
export function annotateIngredients(text: string, names: Map<string, string>): string {
  return text
    .split('\n')
    .map((line) => {
      if (line.trim() === '' || line.startsWith('#')) return line
      const [name = '', number = ''] = line.split('|').map((cell) => cell.trim())
      return `${name} | ${number} | ${names.get(number) ?? ''}`
    })
    .join('\n')
}

/** Packed lines: kind|name|spellings|serving|recipe|options; a set keeps its dishes as @index*factor. */
export function packDishes(dishes: DishSource[], ingredients: Map<string, string>): string[] {
  const index = new Map<string, number>()
  dishes.forEach((dish, i) => {
    if (dish.kind === 'frame') return
    if (index.has(dish.name)) throw new Error(`two dishes are called ${dish.name}`)
    index.set(dish.name, i)
  })
  const flatten = (dish: DishSource, depth = 0): Grams[] => {
    if (depth > 6) throw new Error(`a dish contains itself: ${dish.name}`)
    return words(dish.recipe).flatMap((token) => {
      if (!token.startsWith('@')) return [readGrams(token, ingredients, dish.name)]
      const { part, factor } = readPart(token, dish.name)
      return flatten(part, depth + 1).map((item) => ({ ...item, grams: item.grams * factor }))
    })
  }
  const readPart = (token: string, inside: string): { part: DishSource; factor: number } => {
    const [, name = '', sign = '', number = ''] = /^@([^*/]+)(?:([*/])([\d.]+))?$/.exec(token) ?? []
    const part = dishes[index.get(name) ?? -1]
    if (!part) throw new Error(`${inside}: no dish ${token}`)
    if (sign !== '/') return { part, factor: number === '' ? 1 : Number(number) }
    return { part, factor: Number(number) / total(flatten(part)) }
  }
  return dishes.map((dish) => {
    const recipe =
      dish.kind === 'set' || dish.kind === 'suffix'
        ? words(dish.recipe).map((token) => {
            const { part, factor } = readPart(token, dish.name)
            return `@${index.get(part.name)}*${round(factor)}`
          })
        : merge(flatten(dish)).map((item) => `${item.soup ? '~' : ''}${item.food}:${round(item.grams)}`)
    return [dish.kind, dish.name, dish.spellings.join(','), dish.serving, recipe.join(' '), dish.options].join('|')
  })
}

const words = (text: string): string[] => text.split(/\s+/).filter((word) => word !== '')
const total = (items: Grams[]): number => items.reduce((sum, item) => sum + item.grams, 0)
const round = (value: number): number => Math.round(value * 100) / 100

function readGrams(token: string, ingredients: Map<string, string>, inside: string): Grams {
  const [, soup = '', name = '', grams = ''] = /^(~?)(.*?)(\d+(?:\.\d+)?)$/.exec(token) ?? []
  const food =
    name === '' && soup === '' && token.startsWith('水') ? 'water' : name === '水' ? 'water' : ingredients.get(name)
  if (!food) throw new Error(`${inside}: no ingredient ${token}`)
  return { food, grams: Number(grams), soup: soup === '~' }
}

/** The same food twice in one recipe becomes one line; water carries weight only. */
function merge(items: Grams[]): Grams[] {
  const merged = new Map<string, Grams>()
  for (const item of items) {
    const key = `${item.soup}${item.food}`
    const before = merged.get(key)
    merged.set(key, before ? { ...before, grams: before.grams + item.grams } : item)
  }
  return [...merged.values()]
}
