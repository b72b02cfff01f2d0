/** What the figures were measured on; without it they mean nothing. */
import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { availableParallelism, cpus, totalmem } from 'node:os'

const GIB = 2 ** 30

export function machine(): string {
  const cores = availableParallelism()
  const parts = [
    `${cpus()[0]?.model.trim() ?? 'unknown CPU'}, ${cores} ${cores === 1 ? 'core' : 'cores'}`,
    `${Math.round(totalmem() / GIB)} GiB`,
    `Node ${process.versions.node}`,
    `wrangler ${versionOf('wrangler')}`,
    `workerd ${versionOf('workerd')}`,
    new Date().toISOString().slice(0, 10),
  ]
  return parts.join(' · ')
}

function versionOf(name: string): string {
  const path = createRequire(import.meta.url).resolve(`${name}/package.json`)
  return (JSON.parse(readFileSync(path, 'utf8')) as { version: string }).version
}
