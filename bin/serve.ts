/**
 * The Worker alone, built and migrated, on PORT with its state under STATE_DIR: no simulator, no demo data.
 * Settings come from the environment; an empty one means not set. Everything it starts ends with it.
 */
import { resolve } from 'node:path'
import { type Environment, startWorker } from './worker.ts'

const missing = missingSettings(process.env)
if (missing.length > 0) {
  process.stderr.write(`Cannot start. Not set: ${missing.join(', ')}\n`)
  process.exit(2)
}

const worker = await startWorker({
  port: Number(process.env.PORT || 8787),
  stateDir: resolve(process.env.STATE_DIR || '.state'),
  settings: process.env,
  built: true,
})
process.stdout.write(`Techo is ready on ${worker.url}\n`)

let stopping = false
for (const signal of ['SIGTERM', 'SIGINT'] as const) {
  process.once(signal, () => {
    stopping = true
    void worker.stop().then(() => process.exit(0))
  })
}
void worker.ended.then((code) => {
  if (!stopping) process.exit(code)
})

function missingSettings(env: Environment): string[] {
  const names = ['LINE_CHANNEL_SECRET', 'SESSION_SECRET'].filter((name) => !env[name])
  const token = env.LINE_CHANNEL_ACCESS_TOKEN || env.LINE_CHANNEL_ID
  return token ? names : [...names, 'LINE_CHANNEL_ACCESS_TOKEN (or LINE_CHANNEL_ID)']
}
