/** Real servers for tests and benches: Postgres and Redis on free ports, each with its own folder. */
import { execFileSync, spawn } from 'node:child_process'
import { once } from 'node:events'
import { chownSync, existsSync, mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { delimiter, join } from 'node:path'
import { hasApt, installPackages, isBuildServer, isRoot } from './debian.mjs'
import { findFreePort } from './free-port.mjs'

const PACKAGES = ['postgresql', 'redis-server']

/** The command that installs both by hand on Debian and Ubuntu. */
export const SERVERS_HINT = `apt-get install -y ${PACKAGES.join(' ')}`

const INSTALL_LIMIT_SECONDS = 300
const READY_LIMIT_MS = 60_000
const END_LIMIT_MS = 20_000
/** Debian's folder of Postgres, with one subfolder for each version. */
const DEBIAN_POSTGRES = '/usr/lib/postgresql'

/**
 * The programs: Postgres's folder and the path of redis-server; undefined when missing.
 *
 * @returns {{ postgres: string | undefined, redis: string | undefined }}
 */
export function findServers() {
  const versions = existsSync(DEBIAN_POSTGRES) ? readdirSync(DEBIAN_POSTGRES) : []
  const newestFirst = versions.sort((a, b) => Number(b) - Number(a)).map((name) => join(DEBIAN_POSTGRES, name, 'bin'))
  const onPath = (process.env.PATH || '').split(delimiter).filter(Boolean)
  const postgres = [...onPath, ...newestFirst].find((folder) =>
    ['initdb', 'postgres'].every((name) => existsSync(join(folder, name))),
  )
  const redis = onPath.map((folder) => join(folder, 'redis-server')).find((path) => existsSync(path))
  return { postgres, redis }
}

/** Finds the servers; on a build server it installs missing ones, as root. */
export async function ensureServers() {
  const found = findServers()
  if (found.postgres && found.redis) return found
  if (!isBuildServer() || !hasApt()) return found
  console.log('No Postgres or no Redis for the tests yet: installing them.')
  await installPackages(PACKAGES, INSTALL_LIMIT_SECONDS)
  return findServers()
}

/** The user of the Postgres package, as Postgres refuses to run as root. */
function postgresUser() {
  if (!isRoot()) return {}
  const id = (flag) => Number(execFileSync('id', [flag, 'postgres'], { encoding: 'utf8' }))
  return { uid: id('-u'), gid: id('-g') }
}

/**
 * Starts a process and, with `ready`, waits until its output matches; rejects with its output when it ends before.
 *
 * @param {string} command
 * @param {string[]} args
 * @param {import('node:child_process').SpawnOptions} options
 * @param {RegExp} [ready]
 * @returns {Promise<{ child: import('node:child_process').ChildProcess, readyMatch?: RegExpExecArray }>}
 */
export async function startProcess(command, args, options, ready) {
  const child = spawn(command, args, { ...options, stdio: ['ignore', 'pipe', 'pipe'] })
  let output = ''
  const limit = setTimeout(() => child.kill('SIGKILL'), READY_LIMIT_MS)
  const readyMatch = await new Promise((resolve, reject) => {
    for (const stream of [child.stdout, child.stderr]) {
      stream.setEncoding('utf8')
      stream.on('data', (text) => {
        if (output.length < 20_000) output += text
        const match = ready?.exec(output)
        if (match) resolve(match)
      })
    }
    if (!ready) child.once('spawn', () => resolve(undefined))
    child.once('error', reject)
    child.once('exit', () => reject(new Error(`${command} ended before it was ready:\n${output}`)))
  }).finally(() => clearTimeout(limit))
  return { child, readyMatch }
}

/** Errors of Postgres while processes of a killed one are still ending. */
const STILL_ENDING = /still in use|lock file .* already exists/
const STILL_ENDING_TRIES = 100

async function launchAfterKill(launch) {
  for (let tries = 1; ; tries += 1) {
    try {
      return await launch()
    } catch (error) {
      if (tries === STILL_ENDING_TRIES || !STILL_ENDING.test(error.message)) throw error
      await new Promise((resolve) => setTimeout(resolve, 100))
    }
  }
}

/** Sends a signal and waits for the end, then kills what has not ended; does nothing when the process has ended. */
export async function end(child, signal) {
  if (!child || child.exitCode !== null || child.signalCode !== null) return
  const ended = once(child, 'exit')
  child.kill(signal)
  const limit = setTimeout(() => child.kill('SIGKILL'), END_LIMIT_MS)
  await ended
  clearTimeout(limit)
}

/**
 * A server that a test can stop, kill and start again on the same port with the same data.
 *
 * @typedef {object} Server
 * @property {() => number} pid
 * @property {() => Promise<void>} start
 * @property {(signal?: NodeJS.Signals) => Promise<void>} stop by default with SIGINT, an orderly end
 * @property {() => Promise<void>} remove stops it and deletes its folder
 */

/** @returns {Promise<Server>} */
async function serve(folder, launch) {
  let { child } = await launch()
  const atExit = () => {
    child.kill('SIGKILL')
    rmSync(folder, { recursive: true, force: true })
  }
  process.once('exit', atExit)
  const stop = (signal = 'SIGINT') => end(child, signal)
  return {
    pid: () => child.pid ?? 0,
    stop,
    async start() {
      await stop()
      child = (await launchAfterKill(launch)).child
    },
    async remove() {
      process.off('exit', atExit)
      await stop('SIGKILL')
      rmSync(folder, { recursive: true, force: true })
    },
  }
}

/**
 * Starts a Postgres server. Without `durable` it skips what only matters in a power cut.
 *
 * @param {{ durable?: boolean, settings?: string[] }} [options]
 * @returns {Promise<Server & { port: number, url(database: string): string, createDatabase(): Promise<string> }>}
 */
export async function startPostgres({ durable = false, settings = [] } = {}) {
  const { postgres: programs } = findServers()
  if (!programs) throw new Error(`There is no Postgres on this machine: ${SERVERS_HINT}`)
  const folder = mkdtempSync(join(tmpdir(), 'firstword-postgres-'))
  const user = postgresUser()
  if (user.uid !== undefined) chownSync(folder, user.uid, user.gid)
  const data = join(folder, 'data')
  const options = { ...user, cwd: folder, env: { PATH: process.env.PATH, LC_ALL: 'C' } }
  const flags = ['--auth=trust', '--username=firstword', '--no-locale', '--encoding=UTF8', '--no-sync']
  execFileSync(join(programs, 'initdb'), ['--pgdata', data, ...flags], { ...options, stdio: 'pipe' })

  const port = await findFreePort()
  const quick = durable ? [] : ['fsync=off', 'full_page_writes=off']
  const all = ['unix_socket_directories=', 'listen_addresses=127.0.0.1', ...quick, ...settings]
  const args = ['-D', data, '-p', String(port), ...all.flatMap((setting) => ['-c', setting])]
  const launch = () => startProcess(join(programs, 'postgres'), args, options, /ready to accept connections/)
  const server = await serve(folder, launch)

  const url = (database) => `postgres://firstword@127.0.0.1:${port}/${database}`
  let databases = 0
  return {
    ...server,
    port,
    url,
    /** Makes an empty database and returns its URL. */
    async createDatabase() {
      databases += 1
      const name = `test_${process.pid}_${databases}`
      const { default: pg } = await import('pg')
      const admin = new pg.Client(url('postgres'))
      await admin.connect()
      try {
        await admin.query(`create database ${name}`)
      } finally {
        await admin.end()
      }
      return url(name)
    },
  }
}

/**
 * Starts a Redis server that persists its data (appendonly).
 *
 * @returns {Promise<Server & { port: number, url: string }>}
 */
export async function startRedis() {
  const { redis } = findServers()
  if (!redis) throw new Error(`There is no redis-server on this machine: ${SERVERS_HINT}`)
  const folder = mkdtempSync(join(tmpdir(), 'firstword-redis-'))
  const port = await findFreePort()
  const args = ['--port', String(port), '--bind', '127.0.0.1', '--dir', folder, '--appendonly', 'yes', '--save', '']
  const server = await serve(folder, () => startProcess(redis, args, { cwd: folder }, /Ready to accept connections/))
  return { ...server, port, url: `redis://127.0.0.1:${port}` }
}
