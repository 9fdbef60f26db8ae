/** Installs packages that are missing or do not match package-lock.json, and runs child processes for other scripts. */
import { spawn } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, readFileSync, realpathSync, writeFileSync } from 'node:fs'
import { constants, homedir, tmpdir } from 'node:os'
import { basename, join } from 'node:path'
import { fileURLToPath } from 'node:url'

/** The repository's folder. */
export const root = fileURLToPath(new URL('..', import.meta.url))

const MIN_NODE = [20, 19]

/** Whether a Node version such as `20.19.0` is recent enough. */
export function isNodeSupported(version) {
  const [major, minor] = version.split('.').map(Number)
  return major > MIN_NODE[0] || (major === MIN_NODE[0] && minor >= MIN_NODE[1])
}

/** Ends the process with a clear message when Node is too old. */
export function requireNode() {
  const { node } = process.versions
  if (isNodeSupported(node)) return
  console.error(`Firstword needs Node ${MIN_NODE.join('.')} or newer; this is Node ${node}. See https://nodejs.org.`)
  process.exit(1)
}

/** The exit code for an ended child: its own, or 128 + n after signal n. */
export function exitCodeOf(code, signal) {
  return signal ? 128 + (constants.signals[signal] || 0) : (code ?? 1)
}

/**
 * A child's environment: the outer one without telemetry, with a home folder for npm, and `changes` (undefined
 * removes).
 */
export function childEnv(changes = {}, outer = process.env) {
  const env = { ...outer, NEXT_TELEMETRY_DISABLED: '1', ...changes }
  for (const name of Object.keys(env)) if (env[name] === undefined) delete env[name]
  if (!env.HOME && process.platform !== 'win32') env.HOME = homeFolder()
  return env
}

function homeFolder() {
  try {
    return homedir()
  } catch {
    // A user id without an account, as in some containers, has no home folder.
    return tmpdir()
  }
}

/** The command that runs npm, without a shell if possible. */
export function npmCommand(env = process.env, platform = process.platform) {
  const script = env.npm_execpath
  if (script && /^npm-cli\.c?js$/.test(basename(script))) return { command: process.execPath, args: [script] }
  return { command: 'npm', args: [], shell: platform === 'win32' }
}

/**
 * Runs a command to its end: `{ code, output, timedOut }`. `capture` collects its output instead of showing it;
 * `limitSeconds` gives it its own process group, which is killed at the limit. SIGINT and SIGTERM end the command, then
 * this process.
 */
export function run(command, args, options = {}) {
  const { env = childEnv(), cwd = root, capture = false, limitSeconds, shell = false } = options
  const ownGroup = limitSeconds !== undefined && process.platform !== 'win32'
  return new Promise((resolve) => {
    const stdio = capture ? ['ignore', 'pipe', 'pipe'] : ['ignore', 'inherit', 'inherit']
    const child = spawn(command, args, { cwd, env, shell, stdio, detached: ownGroup })
    let output = ''
    let ending
    let timedOut = false

    const send = (signal) => {
      try {
        if (ownGroup) process.kill(-child.pid, signal)
        else child.kill(signal)
      } catch {
        // It has already ended.
      }
    }
    const forward = (signal) => {
      ending = signal
      send(signal)
    }
    const signals = ['SIGINT', 'SIGTERM']
    for (const signal of signals) process.on(signal, forward)
    const limit =
      limitSeconds &&
      setTimeout(() => {
        timedOut = true
        send('SIGKILL')
      }, limitSeconds * 1000)

    const finish = (code) => {
      clearTimeout(limit)
      for (const signal of signals) process.removeListener(signal, forward)
      if (ending) process.exit(exitCodeOf(null, ending))
      resolve({ code, output, timedOut })
    }
    for (const stream of [child.stdout, child.stderr]) {
      if (!stream) continue
      stream.setEncoding('utf8')
      stream.on('data', (text) => {
        output += text
      })
    }
    child.on('error', (error) => {
      output += `${error.message}\n`
      finish(127)
    })
    child.on('close', (code, signal) => finish(exitCodeOf(code, signal)))
  })
}

/** Runs a step and prints one line, `doing ... done in N s`; throws with its whole output when it fails. */
export async function runStep(doing, command, args, options = {}) {
  const started = Date.now()
  process.stdout.write(`${doing} ... `)
  const { code, output } = await run(command, args, { ...options, capture: true })
  const seconds = Math.max(1, Math.round((Date.now() - started) / 1000))
  if (code === 0) {
    console.log(`done in ${seconds} s`)
    return
  }
  console.log(`failed after ${seconds} s`)
  throw new StepFailed(`${output.trimEnd()}\n\n${doing}: failed with exit code ${code}.`)
}

/** Whether the module with this URL is the script that Node was started with. */
export function isMain(url) {
  return process.argv[1] !== undefined && realpathSync(process.argv[1]) === fileURLToPath(url)
}

/** A failure whose message says everything; a stack trace would add nothing. */
export class StepFailed extends Error {}

/**
 * Sends this process SIGTERM when npm's shell dies. npm signals `sh -c`, and a shell that does not `exec` its command,
 * such as Debian's, dies without passing signals on.
 */
function endWithParent() {
  if (!process.env.npm_lifecycle_event) return
  const parent = process.ppid
  const timer = setInterval(() => {
    if (process.ppid === parent) return
    clearInterval(timer)
    process.kill(process.pid, 'SIGTERM')
  }, 200)
  timer.unref()
}

/** Runs a script's main function; a StepFailed prints only its message and sets exit code 1. */
export function runMain(main) {
  endWithParent()
  main().catch((error) => {
    console.error(error instanceof StepFailed ? error.message : error)
    process.exit(1)
  })
}

/** Identifies an installation: its lock file and platform. */
export function installationKey(lockText, platform = `${process.platform}-${process.arch}`) {
  return `${createHash('sha256').update(lockText).digest('hex')} ${platform}`
}

/** Whether npm's record of node_modules has every package of the lock file that all platforms need. */
export function isInstalled(lock, installed) {
  return Object.entries(lock.packages ?? {}).every(([where, entry]) => {
    if (where === '' || entry.optional || entry.devOptional || entry.link) return true
    const present = installed.packages?.[where]
    return present !== undefined && present.version === entry.version
  })
}

/** Installs with `npm ci` unless node_modules already matches package-lock.json. */
export async function ensureInstalled() {
  const modules = join(root, 'node_modules')
  const keyFile = join(modules, '.firstword-lock-hash')
  const lockText = readFileSync(join(root, 'package-lock.json'), 'utf8')
  const key = installationKey(lockText)
  const hasNext = existsSync(join(modules, 'next', 'dist', 'bin', 'next'))
  if (hasNext && readIfExists(keyFile) === key) return

  // npm writes this file last, so a manual installation counts and an aborted one does not.
  const record = readIfExists(join(modules, '.package-lock.json'))
  if (!hasNext || !record || !isInstalled(JSON.parse(lockText), JSON.parse(record))) {
    const reason = existsSync(modules) ? 'node_modules does not match package-lock.json' : 'node_modules is missing'
    const { command, args, shell } = npmCommand()
    // With NODE_ENV=production, which many hosts set, npm would omit what the build needs.
    const flags = ['ci', '--include=dev', '--loglevel=error', '--no-audit', '--no-fund']
    await runStep(`Installing packages, as ${reason}`, command, [...args, ...flags], { shell })
  }
  mkdirSync(modules, { recursive: true })
  writeFileSync(keyFile, key)
}

function readIfExists(file) {
  try {
    return readFileSync(file, 'utf8')
  } catch {
    return undefined
  }
}

if (isMain(import.meta.url)) {
  requireNode()
  runMain(ensureInstalled)
}
