/** Runs one statement on the directory database: the local one under STATE_DIR, or the deployed one. */
import { spawnSync } from 'node:child_process'
import { resolve } from 'node:path'
import { PROJECT, WRANGLER } from './worker.ts'

/** The rows of the statement; ends the program with wrangler's words when it fails. */
export function onDirectory(sql: string, remote: boolean): Record<string, unknown>[] {
  const stateDir = resolve(process.env.STATE_DIR || '.state')
  const where = remote ? ['--remote'] : ['--local', '--persist-to', stateDir]
  const args = ['--no-warnings', WRANGLER, 'd1', 'execute', 'DIRECTORY', ...where, '--yes', '--json', '--command', sql]
  const run = spawnSync(process.execPath, args, { cwd: PROJECT, encoding: 'utf8' })
  if (run.status !== 0) {
    process.stderr.write(`${run.stdout}${run.stderr}\n`)
    process.exit(1)
  }
  const answers = JSON.parse(run.stdout) as { results: Record<string, unknown>[] }[]
  return answers[0]?.results ?? []
}
