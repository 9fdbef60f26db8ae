/** The peers' app: installs and builds it when it is missing or stale, and starts it in its own process. */
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { readBuild, readSource, reasonToBuild } from '@/scripts/build.mjs'
import { findFreePort } from '@/scripts/free-port.mjs'
import { childEnv, isInstalled, npmCommand, root, runStep } from '@/scripts/install.mjs'
import { sleep } from './clock'

/** The app's folder. */
export const PEERS_FOLDER = join(root, 'bench', 'peers')

const READY_LIMIT_MS = 60_000
const next = join(PEERS_FOLDER, 'node_modules', 'next', 'dist', 'bin', 'next')

/** Installs the peers unless they already match their lock file. */
export async function ensurePeersInstalled() {
  const lock = JSON.parse(readFileSync(join(PEERS_FOLDER, 'package-lock.json'), 'utf8'))
  // npm writes this file last.
  const record = join(PEERS_FOLDER, 'node_modules', '.package-lock.json')
  if (existsSync(record) && isInstalled(lock, JSON.parse(readFileSync(record, 'utf8')))) return
  const { command, args, shell } = npmCommand()
  const flags = ['ci', '--include=dev', '--loglevel=error', '--no-audit', '--no-fund']
  await runStep('Installing the peers', command, [...args, ...flags], { cwd: PEERS_FOLDER, shell })
}

/** Builds the peers unless their build is newer than their source. */
export async function ensurePeersBuilt() {
  await ensurePeersInstalled()
  const reason = reasonToBuild(readBuild(PEERS_FOLDER), readSource(PEERS_FOLDER))
  if (!reason) return
  const env = childEnv({ NODE_ENV: 'production' })
  await runStep(`Building the peers, as ${reason}`, process.execPath, [next, 'build'], { cwd: PEERS_FOLDER, env })
}

/** Starts the peers' app on an upstream. */
export async function startPeers(upstream: string): Promise<{ url: string; pid: number; stop(): Promise<void> }> {
  const port = await findFreePort()
  const child = spawn(process.execPath, [next, 'start', '--port', String(port)], {
    cwd: PEERS_FOLDER,
    env: childEnv({ NODE_ENV: 'production', ANTHROPIC_BASE_URL: `${upstream}/v1`, ANTHROPIC_API_KEY: 'any' }),
    stdio: 'ignore',
  })
  const kill = () => child.kill('SIGKILL')
  process.once('exit', kill)
  const url = `http://127.0.0.1:${port}`
  const deadline = Date.now() + READY_LIMIT_MS
  while (!(await answers(url))) {
    if (Date.now() > deadline) throw new Error(`The peers' app did not answer within ${READY_LIMIT_MS / 1000} s`)
    await sleep(50)
  }
  return {
    url,
    pid: child.pid ?? 0,
    async stop() {
      process.off('exit', kill)
      const ended = once(child, 'exit')
      child.kill('SIGKILL')
      await ended
    },
  }
}

async function answers(url: string): Promise<boolean> {
  // Connections are refused until it listens.
  return fetch(url).then(
    (response) => response.ok,
    () => false,
  )
}
