/** Who may import whom (house rules, shown in worker/README.md), read from the imports themselves. */
import { readdirSync, readFileSync } from 'node:fs'
import { dirname, join, relative } from 'node:path'
import { fileURLToPath } from 'node:url'
import { expect, test } from 'vitest'

const PROJECT = dirname(dirname(fileURLToPath(import.meta.url)))

interface Import {
  file: string
  target: string
  typeOnly: boolean
}

const files = (folder: string): string[] =>
  readdirSync(join(PROJECT, folder), { recursive: true, encoding: 'utf8' })
    .filter((path) => path.endsWith('.ts') && !path.includes('node_modules'))
    .map((path) => join(folder, path))

function importsOf(file: string): Import[] {
  const source = readFileSync(join(PROJECT, file), 'utf8')
  const found = source.matchAll(/^(?:import|export) (type )?(?:[^;]*?from )?'([^']+)'/gms)
  return [...found].map(([, typeOnly, target = '']) => ({
    file,
    target: target.startsWith('.') ? relative(PROJECT, join(PROJECT, dirname(file), target)) : target,
    typeOnly: typeOnly !== undefined,
  }))
}

const worker = files('worker')
const imports = worker.flatMap(importsOf)

const EDGES =
  /^worker\/(index|app|jobs|deps|env)\.ts$|routes\.ts$|^worker\/http\/|^worker\/chat\/webhook\.ts$|^worker\/chat\/mailbox\/mailbox\.ts$/
const STORES = /store\.ts$|^worker\/notebook\/open\.ts$|^worker\/chat\/mailbox\/mailbox-store\.ts$/
/** Actions: they wait for the outside through what `Deps` hands them. */
const ACTIONS =
  /^worker\/chat\/mailbox\/(answer|execute|fetch-picture|plan-letter|read-food|read-scene)\.ts$|^worker\/members\/erasure\.ts$/
const OUTSIDE = /^worker\/outside\//
const PLUMBING = /^worker\/shared\/(log|ids)\.ts$/
const isRules = (file: string) => ![EDGES, STORES, ACTIONS, OUTSIDE, PLUMBING].some((role) => role.test(file))

const offenders = (wrong: (one: Import) => boolean) =>
  imports.filter(wrong).map((one) => `${one.file} -> ${one.target}`)

test('only stores and the database folder know drizzle', () => {
  expect(offenders((one) => /^drizzle-orm/.test(one.target) && !STORES.test(one.file))).toEqual([])
})

test('only edges know hono', () => {
  expect(offenders((one) => /^hono/.test(one.target) && !EDGES.test(one.file))).toEqual([])
})

test('SDKs stay in their adapters; elsewhere only their types', () => {
  const sdk = /^@line\/|^@anthropic-ai\//
  expect(offenders((one) => sdk.test(one.target) && !OUTSIDE.test(one.file) && !one.typeOnly)).toEqual([])
})

test('only deps.ts imports adapters; everyone else takes ports as types', () => {
  const adapter = /^worker\/outside\//
  const allowed = (one: Import) => one.typeOnly || OUTSIDE.test(one.file) || one.file === 'worker/deps.ts'
  const signature = (one: Import) => one.file === 'worker/chat/webhook.ts' && one.target.endsWith('line/signature.ts')
  expect(offenders((one) => adapter.test(one.target) && !allowed(one) && !signature(one))).toEqual([])
})

test('adapters know no capability', () => {
  const capability = /^worker\/(chat|notebook|kinds|food|advice|members|challenges|staff|care|messages|http)\//
  expect(offenders((one) => OUTSIDE.test(one.file) && capability.test(one.target))).toEqual([])
})

test('rules wait for nothing, ask no clock and no chance, and know no environment', () => {
  const forbidden = /\basync\b|\bawait\b|Date\.now\(|new Date\(\)|Math\.random\(|\bfetch\(/
  const allowed = new Set(['worker/shared/time.ts'])
  const wrong = worker
    .filter((file) => isRules(file) && !allowed.has(file))
    .filter((file) => forbidden.test(code(file)))
  expect(wrong).toEqual([])
})

test('the clock is asked in one place, chance nowhere, and the console belongs to the log', () => {
  const asks = (pattern: RegExp, allowed: string) =>
    worker.filter((file) => file !== allowed && pattern.test(code(file)))
  expect(asks(/Date\.now\(|new Date\(\)/, 'worker/outside/clock.ts')).toEqual([])
  expect(asks(/Math\.random\(/, '')).toEqual([])
  expect(asks(/console\./, 'worker/shared/log.ts')).toEqual([])
})

test("a capability uses another's rules and actions, never its store", () => {
  const folder = (path: string) => path.split('/')[1]
  const composing = /^worker\/(deps|jobs)\.ts$/
  const wrong = (one: Import) =>
    /^worker\/.*store\.ts$/.test(one.target) &&
    !one.typeOnly &&
    folder(one.file) !== folder(one.target) &&
    !composing.test(one.file)
  expect(offenders(wrong)).toEqual([])
})

test('the database and prompt folders import nothing of ours but rule types', () => {
  const found = [...files('db'), ...files('prompts')].flatMap(importsOf)
  const own = (one: Import) => /^(worker|liff|test|bin)\//.test(one.target) && !one.typeOnly
  expect(found.filter(own).map((one) => `${one.file} -> ${one.target}`)).toEqual([])
})

test('sources stay readable: no file past 300 lines', () => {
  const long = worker.filter((file) => readFileSync(join(PROJECT, file), 'utf8').split('\n').length > 300)
  expect(long).toEqual([])
})

/** Source without comments and strings, so that a word in a sentence is no offence. */
function code(file: string): string {
  return readFileSync(join(PROJECT, file), 'utf8')
    .replace(/\/\*[\s\S]*?\*\//g, '')
    .replace(/\/\/.*$/gm, '')
    .replace(/'(?:[^'\\\n]|\\.)*'/g, "''")
}
