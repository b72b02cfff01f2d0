/** The lines of the evaluation as they stand in the files, checked when read. Format and sources: README.md here. */
import { readFileSync } from 'node:fs'
import { z } from 'zod'

const menu = z.strictObject({
  text: z.string().min(1),
  group: z.string().min(1),
  kcal: z.number().positive(),
  saltG: z.number().min(0).optional(),
  source: z.string().min(1),
  basis: z.enum(['published', 'computed']),
})
export type Menu = z.infer<typeof menu>

const aside = z.strictObject({ text: z.string().min(1), why: z.string().min(1), meal: z.boolean() })
export type Aside = z.infer<typeof aside>

function readAll<T>(file: string, schema: z.ZodType<T>): T[] {
  const lines = readFileSync(`${import.meta.dirname}/${file}`, 'utf8').split('\n')
  return lines.filter((line) => line !== '').map((line) => schema.parse(JSON.parse(line)))
}

export const readMenus = (): Menu[] => readAll('menus.jsonl', menu)
export const readAsides = (): Aside[] => readAll('not-meals.jsonl', aside)
