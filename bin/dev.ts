/**
 * Everything on one machine: the LINE simulator, the Worker over it, and demo data. No account, no key, no network.
 * State lies under .state/dev; delete the folder to start afresh.
 */
import { type ChildProcess, spawn } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { seedDemo } from './seed.ts'
import { type Environment, PROJECT, startWorker } from './worker.ts'

const WORKER_PORT = Number(process.env.PORT || 8787)
const SIMULATOR_PORT = Number(process.env.SIM_PORT || 8788)
const stateDir = join(PROJECT, '.state', 'dev')
mkdirSync(stateDir, { recursive: true })

const simulatorUrl = `http://localhost:${SIMULATOR_PORT}`
const settings: Environment = {
  LINE_API_BASE_URL: simulatorUrl,
  LINE_DATA_API_BASE_URL: simulatorUrl,
  LIFF_SDK_URL: `${simulatorUrl}/liff/sdk.js`,
  LIFF_ID: '1000000002-techodev',
  OPERATOR_NAME: 'Techo開発室',
  ...ownSecrets(),
}

const simulator = startSimulator()
const worker = await startWorker({ port: WORKER_PORT, stateDir, settings })
let stopping = false
for (const signal of ['SIGTERM', 'SIGINT'] as const) process.once(signal, () => void stop(0))
void worker.ended.then((code) => stop(code))
simulator.once('exit', () => void stop(1))

await seedOnce()
process.stdout.write(
  `\nTecho is ready.\n  Chat:  ${simulatorUrl}/\n  Say it from another terminal:  npm run chat -- "血圧128の82"\n`,
)

/** Made once for this machine, so that sessions survive a restart; they protect nothing but demo data. */
function ownSecrets(): Record<string, string> {
  const path = join(stateDir, 'secrets.json')
  if (!existsSync(path)) {
    const made = {
      LINE_CHANNEL_ID: '1000000001',
      LINE_LOGIN_CHANNEL_ID: '1000000002',
      LINE_CHANNEL_SECRET: randomBytes(16).toString('hex'),
      SESSION_SECRET: randomBytes(32).toString('hex'),
    }
    writeFileSync(path, JSON.stringify(made), { mode: 0o600 })
  }
  return JSON.parse(readFileSync(path, 'utf8')) as Record<string, string>
}

function startSimulator(): ChildProcess {
  const endpoints = {
    WEBHOOK_URL: `http://localhost:${WORKER_PORT}/line/webhook`,
    LIFF_ENDPOINT_URL: `http://localhost:${WORKER_PORT}/`,
    SIM_PORT: String(SIMULATOR_PORT),
  }
  return spawn(process.execPath, ['--no-warnings', 'test/line/server.ts'], {
    cwd: PROJECT,
    env: { ...process.env, ...settings, ...endpoints },
    stdio: 'inherit',
  })
}

async function seedOnce(): Promise<void> {
  const mark = join(stateDir, 'seeded')
  if (existsSync(mark)) return
  await seedDemo(simulatorUrl)
  writeFileSync(mark, new Date().toISOString())
}

async function stop(code: number): Promise<void> {
  if (stopping) return
  stopping = true
  simulator.kill('SIGTERM')
  await worker.stop()
  process.exit(code)
}
