/** `npm start`: installs and builds what is missing, then runs the production server until it is stopped. */
import { spawn } from 'node:child_process'
import { get } from 'node:http'
import { connect, createServer } from 'node:net'
import { join } from 'node:path'
import { ensureBuilt } from './build.mjs'
import { childEnv, ensureInstalled, exitCodeOf, isMain, requireNode, root, runMain, StepFailed } from './install.mjs'

const STOP_LIMIT_MS = 10_000
const READY_LIMIT_MS = 120_000
const UNHEALTHY_LIMIT_MS = 20_000
// One Ctrl-C arrives twice: from the terminal, and from npm, which passes it on.
const SAME_KEYPRESS_MS = 500

/** Parses PORT; throws a readable message when it is not a port. */
export function parsePort(text) {
  if (text === undefined || text.trim() === '') return 3000
  const port = Number(text)
  if (/^\d+$/.test(text.trim()) && port >= 1 && port <= 65535) return port
  throw new StepFailed(`PORT must be a whole number from 1 to 65535, not "${text}". Example: PORT=3001 npm start`)
}

// biome-ignore lint/suspicious/noControlCharactersInRegex: colour codes start with one.
const COLOURS = /\u001b\[[0-9;]*m/g

const BANNER = /^(▲ Next\.js |- (Local|Network): |✓ (Ready in |Running next\.config))/

/** Forwards a server's output; until `open` is called, in whole lines and without Next.js's banner. */
export function createBannerFilter(write) {
  let isOpen = false
  let rest = ''
  return {
    push(text) {
      if (isOpen) return write(text)
      const lines = (rest + text).split('\n')
      rest = lines.pop()
      for (const line of lines) if (!BANNER.test(line.replace(COLOURS, '').trim())) write(`${line}\n`)
    },
    open() {
      isOpen = true
      if (rest) write(rest)
      rest = ''
    },
  }
}

/** Decides what a stop signal does: 'forward' the first one, 'ignore' its echo, 'kill' at a second SIGINT. */
export function createStopRule() {
  let first
  return (signal, now) => {
    if (first === undefined) {
      first = now
      return 'forward'
    }
    return signal === 'SIGINT' && now - first > SAME_KEYPRESS_MS ? 'kill' : 'ignore'
  }
}

async function requireFreePort(port) {
  const error = (await listenError(port)) || ((await isAnswering(port)) ? { code: 'EADDRINUSE' } : undefined)
  if (!error) return
  if (error.code === 'EADDRINUSE') {
    throw new StepFailed(
      `Port ${port} is already in use. Choose another one: PORT=${port === 3001 ? 3002 : 3001} npm start`,
    )
  }
  throw new StepFailed(`Port ${port} cannot be used (${error.message}). Choose another one: PORT=3001 npm start`)
}

function listenError(port) {
  return new Promise((resolve) => {
    const server = createServer()
    server.on('error', resolve)
    server.listen(port, () => server.close(() => resolve(undefined)))
  })
}

/** Detects a port that is taken on one address but, on some systems, can still be opened on all. */
function isAnswering(port) {
  return new Promise((resolve) => {
    const socket = connect(port, '127.0.0.1')
    const finish = (answers) => {
      socket.destroy()
      resolve(answers)
    }
    socket.setTimeout(1000, () => finish(false))
    socket.on('connect', () => finish(true))
    socket.on('error', () => finish(false))
  })
}

function healthStatus(port) {
  return new Promise((resolve) => {
    const request = get({ host: '127.0.0.1', port, path: '/api/health', timeout: 5000 }, (response) => {
      response.resume()
      resolve(response.statusCode)
    })
    request.on('timeout', () => request.destroy())
    request.on('error', () => resolve(undefined))
  })
}

/** Waits for the server: 'ready', 'unhealthy' when it answers with an error, 'silent' when it never answers. */
async function waitUntilReady(port, isRunning) {
  const started = Date.now()
  while (isRunning()) {
    const status = await healthStatus(port)
    if (status === 200) return 'ready'
    const waited = Date.now() - started
    if (status !== undefined && waited > UNHEALTHY_LIMIT_MS) return 'unhealthy'
    if (waited > READY_LIMIT_MS) return 'silent'
    await new Promise((resolve) => setTimeout(resolve, 100))
  }
  return 'ended'
}

/**
 * Longer than proxies keep an idle connection, most of them 60 seconds: with Node's 5 seconds a request may be sent over a
 * connection that this server is just closing, and the proxy answers 502.
 */
const IDLE_CONNECTION_MS = 75_000

function startServer(port) {
  const next = join(root, 'node_modules', 'next', 'dist', 'bin', 'next')
  // Started without a shell, so that signals reach the server itself.
  const args = ['start', '--port', String(port), '--keepAliveTimeout', String(IDLE_CONNECTION_MS)]
  const server = spawn(process.execPath, [next, ...args], {
    cwd: root,
    env: childEnv({ NODE_ENV: 'production', PORT: String(port) }),
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  const filter = createBannerFilter((text) => process.stdout.write(text))
  server.stdout.setEncoding('utf8')
  server.stdout.on('data', (text) => filter.push(text))
  server.stdout.on('end', () => filter.open())
  return { server, filter }
}

function stopOnSignal(server) {
  const decide = createStopRule()
  const onSignal = (signal) => {
    const action = decide(signal, Date.now())
    if (action === 'kill') server.kill('SIGKILL')
    if (action !== 'forward') return
    server.kill(signal)
    // Next waits for open streams without limit.
    setTimeout(() => server.kill('SIGKILL'), STOP_LIMIT_MS)
  }
  for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, onSignal)
}

async function main() {
  const port = parsePort(process.env.PORT)
  await requireFreePort(port)
  await ensureInstalled()
  await ensureBuilt()
  await requireFreePort(port)

  let running = true
  const { server, filter } = startServer(port)
  stopOnSignal(server)
  server.on('error', (error) => {
    console.error(error.message)
    process.exit(1)
  })
  server.on('close', (code, signal) => process.exit(exitCodeOf(code, signal)))
  server.on('exit', () => {
    running = false
  })

  const url = `http://localhost:${port}`
  const state = await waitUntilReady(port, () => running)
  filter.open()
  if (state === 'ready') console.log(`Firstword is ready: ${url}`)
  if (state === 'unhealthy') console.error(`Firstword runs at ${url}, but something is wrong: see ${url}/api/health`)
  if (state === 'silent') {
    console.error(`Firstword did not answer within ${READY_LIMIT_MS / 1000} s and is stopped.`)
    server.removeAllListeners('close')
    server.kill('SIGKILL')
    process.exit(1)
  }
}

if (isMain(import.meta.url)) {
  requireNode()
  runMain(main)
}
