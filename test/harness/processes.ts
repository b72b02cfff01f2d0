/** Real processes for tests: the Worker under `npm run serve`, started, killed and started again over one state. */
import { type ChildProcess, spawn } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { startServer } from '../line/server.ts'
import { TEST_SETTINGS } from './settings.ts'

const PROJECT = join(dirname(fileURLToPath(import.meta.url)), '../..')

export async function freePort(): Promise<number> {
  const server = createServer()
  await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready))
  const address = server.address()
  await new Promise((closed) => server.close(closed))
  return typeof address === 'object' && address ? address.port : 0
}

export const temporaryFolder = (): string => mkdtempSync(join(tmpdir(), 'techo-'))
export const removeFolder = (path: string): void => rmSync(path, { recursive: true, force: true })

export interface Served {
  url: string
  /** SIGTERM; resolves with the exit code. */
  stop(): Promise<number | null>
  /** SIGKILL to the whole process group, as a power cut would. */
  kill(): Promise<void>
  output(): string
}

export async function serve(settings: Record<string, string>): Promise<Served> {
  const child = spawn(process.execPath, ['--no-warnings', 'bin/serve.ts'], {
    cwd: PROJECT,
    env: { ...process.env, ...settings },
    detached: true,
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  let output = ''
  child.stdout.on('data', (chunk) => {
    output += chunk
  })
  child.stderr.on('data', (chunk) => {
    output += chunk
  })
  const exited = new Promise<number | null>((done) => child.once('exit', done))
  const url = await new Promise<string>((ready, failed) => {
    child.stdout.on('data', () => {
      const found = /ready on (\S+)/.exec(output)?.[1]
      if (found) ready(found)
    })
    void exited.then((code) => failed(new Error(`serve ended (${code}):\n${output}`)))
  })
  return {
    url,
    output: () => output,
    async stop() {
      child.kill('SIGTERM')
      return exited
    },
    async kill() {
      killGroup(child)
      await exited
    },
  }
}

function killGroup(child: ChildProcess): void {
  try {
    process.kill(-(child.pid ?? 0), 'SIGKILL')
  } catch (thrown) {
    if ((thrown as NodeJS.ErrnoException).code !== 'ESRCH') throw thrown
  }
}

/** The simulator and the settings of a Worker that talks to it. */
export async function lineAndSettings(stateDir: string) {
  const port = await freePort()
  const simulator = await startServer({
    channelId: TEST_SETTINGS.LINE_CHANNEL_ID,
    channelSecret: TEST_SETTINGS.LINE_CHANNEL_SECRET,
    loginChannelId: TEST_SETTINGS.LINE_LOGIN_CHANNEL_ID,
    webhookUrl: `http://127.0.0.1:${port}/line/webhook`,
  })
  const settings = {
    ...TEST_SETTINGS,
    LINE_API_BASE_URL: simulator.url,
    LINE_DATA_API_BASE_URL: simulator.url,
    PORT: String(port),
    STATE_DIR: stateDir,
  }
  return { simulator, line: simulator.line, settings }
}
