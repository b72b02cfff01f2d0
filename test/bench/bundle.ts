/**
 * What is uploaded and how long it takes to come up: the bundle that `wrangler deploy` would send, gzipped, and its
 * top level evaluated in fresh Node processes with the platform's own modules stubbed.
 */
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { removeFolder, temporaryFolder } from '../harness/processes.ts'
import { outputOf, wrangler } from './processes.ts'
import { median, type Row, short } from './row.ts'

const KIB = 1_024
const STARTS = 9

export async function bundle(): Promise<Row[]> {
  const folder = temporaryFolder()
  try {
    await wrangler(['deploy', '--dry-run', '--outdir', folder])
    const modules = readdirSync(folder).filter((name) => !/\.map$|README/.test(name))
    const sizes = modules.map((name) => gzipSync(readFileSync(join(folder, name))).byteLength)
    const gzipKib = sizes.reduce((sum, size) => sum + size, 0) / KIB
    const startsMs: number[] = []
    for (let n = 0; n < STARTS; n++)
      startsMs.push(Number(await outputOf(['test/bench/start-up.ts', join(folder, 'index.js')])))
    return [
      {
        what: 'Worker bundle, gzip',
        budget: '≤ 900 KiB',
        measured: `${short(gzipKib)} KiB`,
        ok: gzipKib <= 900,
      },
      {
        what: `start-up: top level of the bundle in a fresh Node process (median of ${STARTS})`,
        budget: '≤ 100 ms',
        measured: `${short(median(startsMs))} ms`,
        ok: median(startsMs) <= 100,
      },
    ]
  } finally {
    removeFolder(folder)
  }
}
