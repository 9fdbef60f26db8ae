/** Starts the built app in its own process, on a free port and with exactly the environment that a test gives. */
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { within } from '@/lib/server/time-limit'
import { findFreePort } from '@/scripts/free-port.mjs'
import { startPostgres } from '@/scripts/servers.mjs'

/** A running app. */
export interface AppProcess {
  url: string
  pid: number
  /** Its output so far. */
  output(): string
  /**
   * Sends SIGTERM, then SIGKILL after `limitMs` (two seconds by default), as Next waits for open streams without limit.
   */
  stop(limitMs?: number): Promise<void>
}

const root = fileURLToPath(new URL('../..', import.meta.url))
const READY_LIMIT_MS = 120_000
const HEALTH_LIMIT_MS = 5_000
/** The embedded Postgres is WebAssembly: without optimisation it starts with a third less CPU time. */
const QUICK_START = ['--liftoff-only']
const STOP_LIMIT_MS = 2_000
/** The test's side closes connections, as a request over one that the server is closing would fail. */
const IDLE_CONNECTION_MS = 600_000
/** For what the system does at once, unless something is wrong. */
const CLEAN_UP_LIMIT_MS = 20_000

/** What a Node process needs from the outer environment; none of it is a setting of the app. */
const INHERITED = ['PATH', 'HOME', 'USER', 'TMPDIR', 'TEMP', 'TMP', 'LANG', 'TZ', 'SystemRoot', 'ComSpec']

/** All requests of tests and benches come from this machine, and only those that set limits are about limits. */
const DEFAULT_SETTINGS = { LIMIT_LOCAL_REQUESTS: 'off' }

/** Settings of an app, or a function that makes them from its address. */
export type AppEnvironment = Record<string, string> | ((url: string) => Promise<Record<string, string>>)

/**
 * Starts the app and waits until it answers. When it stops, its own data directory is removed, a given `DATA_DIR` kept.
 */
export async function startApp(environment: AppEnvironment): Promise<AppProcess> {
  const dataDir = await mkdtemp(join(tmpdir(), 'firstword-app-'))
  const port = await findFreePort()
  const url = `http://127.0.0.1:${port}`
  const env = typeof environment === 'function' ? await environment(url) : environment
  const options = ['--port', String(port), '--keepAliveTimeout', String(IDLE_CONNECTION_MS)]
  const command = [...QUICK_START, 'node_modules/next/dist/bin/next', 'start', ...options]
  const child = spawn(process.execPath, command, {
    cwd: root,
    env: {
      ...inherited(),
      ...DEFAULT_SETTINGS,
      DATA_DIR: dataDir,
      ...(await databaseOf(env)),
      ...env,
      PORT: String(port),
    },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  let output = ''
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding('utf8')
    stream.on('data', (text: string) => {
      output += text
    })
  }
  const hasEnded = () => child.exitCode !== null || child.signalCode !== null
  const killAtExit = () => child.kill('SIGKILL')
  process.once('exit', killAtExit)

  const stop = async (limitMs = STOP_LIMIT_MS) => {
    if (!hasEnded()) {
      const ended = once(child, 'exit')
      child.kill('SIGTERM')
      const limit = setTimeout(() => child.kill('SIGKILL'), limitMs)
      const message = `The app did not end on SIGKILL. It printed:\n${output}`
      await within(limitMs + CLEAN_UP_LIMIT_MS, message, ended)
      clearTimeout(limit)
    }
    process.off('exit', killAtExit)
    const removed = rm(dataDir, { recursive: true, force: true })
    await within(CLEAN_UP_LIMIT_MS, `${dataDir} could not be removed in time`, removed)
  }

  const deadline = Date.now() + READY_LIMIT_MS
  while (!(await isHealthy(url))) {
    if (!hasEnded() && Date.now() < deadline) {
      await new Promise((resolve) => setTimeout(resolve, 50))
      continue
    }
    const reason = hasEnded()
      ? `ended with ${child.exitCode} before it answered`
      : `did not answer within ${READY_LIMIT_MS / 1000} s`
    await stop()
    throw new Error(`The app ${reason}. It printed:\n${output}`)
  }
  return { url, pid: child.pid ?? 0, output: () => output, stop }
}

/** The kind of database that this worker's apps use. */
export type DatabaseName = 'embedded' | 'postgres'

/** The option of a Playwright project. */
export interface DatabaseOption {
  database: DatabaseName
}

let databaseName: DatabaseName = 'embedded'
let postgres: ReturnType<typeof startPostgres> | undefined

/** Chooses the database of this worker's apps. */
export function chooseDatabase(name: DatabaseName) {
  databaseName = name
}

/** On Postgres, gives every app that names no database an empty one of its own. */
async function databaseOf(env: Record<string, string>): Promise<Record<string, string>> {
  if (databaseName === 'embedded' || 'DATABASE_URL' in env || 'DATA_DIR' in env) return {}
  // It stops with this process.
  postgres ??= startPostgres()
  return { DATABASE_URL: await (await postgres).createDatabase(), AUTH_SECRET: 'a secret of the browser tests' }
}

function inherited(): NodeJS.ProcessEnv {
  const present = INHERITED.flatMap((name) => (process.env[name] === undefined ? [] : [[name, process.env[name]]]))
  return {
    ...Object.fromEntries(present),
    NODE_ENV: 'production',
    NEXT_TELEMETRY_DISABLED: '1',
    // Keeps Next from reading the developer's .env files and the keys in them.
    __NEXT_PROCESSED_ENV: 'true',
  }
}

async function isHealthy(url: string): Promise<boolean> {
  try {
    // Not by a signal alone: under load, a body whose fetch was aborted while it was read never settled.
    return await within(HEALTH_LIMIT_MS, 'no health in time', healthOf(url, AbortSignal.timeout(HEALTH_LIMIT_MS)))
  } catch {
    // Not listening yet, or too busy starting to answer.
    return false
  }
}

async function healthOf(url: string, signal: AbortSignal): Promise<boolean> {
  const response = await fetch(`${url}/api/health`, { signal })
  await response.arrayBuffer()
  return response.status === 200
}
