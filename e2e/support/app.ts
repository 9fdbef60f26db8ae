/** Starts the built app as a process of its own, on a free port and with exactly the environment a test names. */
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtemp, rm } from 'node:fs/promises'
import { type AddressInfo, createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { startPostgres } from '@/scripts/servers.mjs'

/** A running app. */
export interface AppProcess {
  url: string
  pid: number
  /** Everything it has printed so far. */
  output(): string
  /** Ends it: SIGTERM, then SIGKILL after a while (two seconds), as Next waits without limit for open streams. */
  stop(limitMs?: number): Promise<void>
}

const root = fileURLToPath(new URL('../..', import.meta.url))
const READY_LIMIT_MS = 120_000
/** The embedded Postgres is WebAssembly: not optimised it takes a third less of the processor to start. */
const QUICK_START = ['--liftoff-only']
const STOP_LIMIT_MS = 2_000

/** What a Node process needs of the outer environment; nothing of it is a setting of the app. */
const INHERITED = ['PATH', 'HOME', 'USER', 'TMPDIR', 'TEMP', 'TMP', 'LANG', 'TZ', 'SystemRoot', 'ComSpec']

/** All that tests and benches send comes from this machine: limits that none of them sets are not what they are about. */
const OWN = { LIMIT_LOCAL_REQUESTS: 'off' }

/** Settings of an app; those that name its own address are made from it. */
export type AppEnvironment = Record<string, string> | ((url: string) => Promise<Record<string, string>>)

/** Starts the app and waits until it answers; a `DATA_DIR` in the settings is kept when it stops, its own is removed. */
export async function startApp(environment: AppEnvironment): Promise<AppProcess> {
  const dataDir = await mkdtemp(join(tmpdir(), 'firstword-app-'))
  const port = await findFreePort()
  const url = `http://127.0.0.1:${port}`
  const env = typeof environment === 'function' ? await environment(url) : environment
  const command = [...QUICK_START, 'node_modules/next/dist/bin/next', 'start', '--port', String(port)]
  const child = spawn(process.execPath, command, {
    cwd: root,
    env: { ...inherited(), ...OWN, DATA_DIR: dataDir, ...(await databaseOf(env)), ...env, PORT: String(port) },
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
    process.off('exit', killAtExit)
    if (!hasEnded()) {
      const ended = once(child, 'exit')
      child.kill('SIGTERM')
      const limit = setTimeout(() => child.kill('SIGKILL'), limitMs)
      await ended
      clearTimeout(limit)
    }
    await rm(dataDir, { recursive: true, force: true })
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

/** Where the apps of this worker keep their chats. */
export type DatabaseName = 'embedded' | 'postgres'

/** What a project of Playwright's chooses. */
export interface DatabaseOption {
  database: DatabaseName
}

let chosen: DatabaseName = 'embedded'
let postgres: ReturnType<typeof startPostgres> | undefined

/** Decides, once for each worker, where its apps keep their chats. */
export function chooseDatabase(name: DatabaseName) {
  chosen = name
}

/** On Postgres every app that names no database gets an empty one of its own. */
async function databaseOf(env: Record<string, string>): Promise<Record<string, string>> {
  if (chosen === 'embedded' || 'DATABASE_URL' in env || 'DATA_DIR' in env) return {}
  // Stops with this process.
  postgres ??= startPostgres()
  return { DATABASE_URL: await (await postgres).createDatabase(), AUTH_SECRET: 'a secret of the browser tests' }
}

function inherited(): NodeJS.ProcessEnv {
  const present = INHERITED.flatMap((name) => (process.env[name] === undefined ? [] : [[name, process.env[name]]]))
  return {
    ...Object.fromEntries(present),
    NODE_ENV: 'production',
    NEXT_TELEMETRY_DISABLED: '1',
    // Keeps Next from reading the .env files of whoever runs the tests, their keys among them.
    __NEXT_PROCESSED_ENV: 'true',
  }
}

async function findFreePort(): Promise<number> {
  // Somebody who still looks for an earlier server on this port would keep this one open.
  const server = createServer((socket) => socket.destroy())
  server.listen(0)
  await once(server, 'listening')
  const { port } = server.address() as AddressInfo
  server.close()
  await once(server, 'close')
  return port
}

async function isHealthy(url: string): Promise<boolean> {
  try {
    const response = await fetch(`${url}/api/health`, { signal: AbortSignal.timeout(5_000) })
    await response.arrayBuffer()
    return response.status === 200
  } catch {
    // Not listening yet, or too busy starting to answer.
    return false
  }
}
