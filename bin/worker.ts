/** Starts the Worker as a child process: migrations first, then `wrangler dev` over the same state, and the cron ticks. */
import { type ChildProcess, spawn } from 'node:child_process'
import { closeSync, existsSync, mkdirSync, openSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'

export const PROJECT = dirname(dirname(fileURLToPath(import.meta.url)))
export const WRANGLER = join(
  dirname(createRequire(import.meta.url).resolve('wrangler/package.json')),
  'wrangler-dist/cli.js',
)
const DATABASES = ['DIRECTORY', 'NOTEBOOK_0', 'NOTEBOOK_1']
const TICK_MS = 5 * 60_000
const READY_TIMEOUT_MS = 60_000

export type Environment = Record<string, string | undefined>

export interface WorkerOptions {
  port: number
  stateDir: string
  /** Settings by name; empty ones count as not set. */
  settings: Environment
  /** Run a bundle built now, so that edits of the sources do not reach the running Worker. */
  built?: boolean
  /** Send the Worker's own lines here instead of to this process. */
  logFile?: string
}

export interface RunningWorker {
  url: string
  pid: number
  stop(): Promise<void>
  /** Resolves with the exit code when it ended by itself. */
  ended: Promise<number>
}

export async function startWorker(options: WorkerOptions): Promise<RunningWorker> {
  const { port, stateDir } = options
  mkdirSync(stateDir, { recursive: true })
  const env = environment(options.settings)
  const script = options.built ? bundlePath(stateDir) : []
  await Promise.all([migrate(stateDir, env), options.built ? bundle(stateDir, env) : undefined])
  const child = wrangler(['dev', ...script, ...devFlags(port, stateDir)], env, options.logFile)
  const ended = new Promise<number>((done) => child.once('exit', (code) => done(code ?? 1)))
  const url = `http://127.0.0.1:${port}`
  await Promise.race([ready(url), ended.then((code) => Promise.reject(new Error(`the Worker ended (${code})`)))])
  const ticks = startTicks(url)
  return {
    url,
    pid: child.pid ?? 0,
    ended,
    async stop() {
      clearTimeout(ticks.timer)
      child.kill('SIGTERM')
      await ended
    },
  }
}

const devFlags = (port: number, stateDir: string): string[] => [
  `--config=${join(PROJECT, 'wrangler.toml')}`,
  `--port=${port}`,
  '--ip=127.0.0.1',
  `--persist-to=${stateDir}`,
  `--env-file=${emptyFile(stateDir)}`,
  '--show-interactive-dev-session=false',
  '--log-level=error',
  '--inspector-port=0',
]

const bundlePath = (stateDir: string): string[] => [join(stateDir, 'build', 'index.js'), '--no-bundle']

const bundle = (stateDir: string, env: Environment): Promise<void> =>
  run('building', ['deploy', '--dry-run', `--outdir=${join(stateDir, 'build')}`], env)

function environment(settings: Environment): Environment {
  const set = Object.entries({ ...process.env, ...settings }).filter(([, value]) => value !== undefined && value !== '')
  return {
    ...Object.fromEntries(set),
    WRANGLER_SEND_METRICS: 'false',
    WRANGLER_HIDE_BANNER: 'true',
    CLOUDFLARE_CF_FETCH_ENABLED: 'false',
    // Wrangler's own trace store writes dozens of pages to disk for every request.
    X_LOCAL_OBSERVABILITY: 'false',
    CI: 'true',
  }
}

/** Settings come from the environment alone, so wrangler is pointed at a file without any. */
function emptyFile(stateDir: string): string {
  const path = resolve(stateDir, 'no-settings.env')
  closeSync(openSync(path, 'w'))
  return path
}

/**
 * One database after the other: they share a file of wrangler's that two processes must not write at once. What was
 * applied is noted beside the state, so that a restart does not ask again.
 */
async function migrate(stateDir: string, env: Environment): Promise<void> {
  const noted = join(stateDir, 'migrated.json')
  const wanted = JSON.stringify(
    ['directory', 'notebook'].map((name) => readdirSync(join(PROJECT, 'db', name, 'migrations'))),
  )
  if (existsSync(noted) && readFileSync(noted, 'utf8') === wanted) return
  for (const database of DATABASES) {
    const args = ['d1', 'migrations', 'apply', database, '--local', `--persist-to=${stateDir}`]
    await run(`migrating ${database}`, args, env)
  }
  writeFileSync(noted, wanted)
}

/** Runs wrangler to its end; throws with what it said when it fails. */
async function run(what: string, args: string[], env: Environment): Promise<void> {
  const child = wrangler(args, env, 'pipe')
  let said = ''
  const listen = (chunk: unknown) => {
    said += String(chunk)
  }
  child.stdout?.on('data', listen)
  child.stderr?.on('data', listen)
  const code = await new Promise((done) => child.once('exit', done))
  if (code !== 0) throw new Error(`${what} failed:\n${said}`)
}

function wrangler(args: string[], env: Environment, output: string | undefined): ChildProcess {
  const out = output === undefined ? 'inherit' : output === 'pipe' ? 'pipe' : openSync(output, 'a')
  return spawn(process.execPath, ['--no-warnings', WRANGLER, ...args], {
    cwd: PROJECT,
    env: env as unknown as NodeJS.ProcessEnv,
    stdio: ['ignore', out, out],
  })
}

async function ready(url: string): Promise<void> {
  const until = Date.now() + READY_TIMEOUT_MS
  for (;;) {
    const answer = await fetch(`${url}/healthz`).catch(() => null)
    if (answer?.ok) return
    if (Date.now() > until) throw new Error('the Worker did not become ready')
    await new Promise((done) => setTimeout(done, 100))
  }
}

/** The cron of wrangler.toml, which a local wrangler does not tick by itself. */
function startTicks(url: string): { timer: NodeJS.Timeout } {
  const ticks = { timer: setTimeout(() => {}, 0) }
  const next = () => {
    const now = Date.now()
    const at = Math.ceil((now + 1) / TICK_MS) * TICK_MS
    ticks.timer = setTimeout(async () => {
      await fetch(`${url}/cdn-cgi/handler/scheduled?cron=${encodeURIComponent('*/5 * * * *')}&time=${at}`).catch(
        () => null,
      )
      next()
    }, at - now)
  }
  next()
  return ticks
}
