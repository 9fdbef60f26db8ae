/** The simulator as a program, served over HTTP and controlled over IPC. */
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { text as readText } from 'node:stream/consumers'
import { contextOf } from '@/lib/server/simulator/context'
import { clockPacer, type Pacer } from '@/lib/server/simulator/pacer'
import { type MessagesRequest, messagesRequest } from '@/lib/server/simulator/request'
import { createSimulator } from '@/lib/server/simulator/simulator'

/** One `POST /v1/messages`. */
export interface SimulatorRequest {
  /** The header `x-firstword-purpose`; null when there was none. */
  purpose: string | null
  model: string
  /** The requested effort; null when there was none. */
  effort: string | null
  /** The last text that the user wrote. */
  question: string
  /** The messages of the request, as JSON. */
  messages: string
  stream: boolean
  /** Milliseconds since the epoch. */
  startedAt: number
  /** Tokens sent, those of thinking and tool input included. */
  deltasSent: number
  /** Null while the answer runs; `aborted` when the client disconnected before its end. */
  ended: 'complete' | 'aborted' | null
}

/** The commands of the process. */
export type SimulatorCommand =
  | { do: 'pause' | 'resume' | 'requests' | 'reset' }
  | { do: 'pauseAfter' | 'step'; deltas: number }

/** The messages of the process: first its address, then one reply to each command. */
export type SimulatorReply = { url: string } | { id: number; requests: SimulatorRequest[] }

interface Answer {
  entry: SimulatorRequest
  /** How many deltas may be sent in total. */
  allowed: number
  /** Wakes the delta that waits until `allowed` grows. */
  wake: () => void
}

const pace = { ttftMs: Number(process.argv[2] ?? 0), tokensPerSecond: Number(process.argv[3] ?? 0) }
const running = new Set<Answer>()
let requests: SimulatorRequest[] = []
let allowedAtStart = Number.POSITIVE_INFINITY

function allow(answer: Answer, deltas: number): void {
  answer.allowed = deltas
  answer.wake()
}

function execute(command: SimulatorCommand): void {
  if (command.do === 'pause') {
    allowedAtStart = 0
    for (const answer of running) answer.allowed = answer.entry.deltasSent
  } else if (command.do === 'pauseAfter') {
    allowedAtStart = command.deltas
  } else if (command.do === 'step') {
    for (const answer of running) {
      if (answer.allowed !== Number.POSITIVE_INFINITY) allow(answer, answer.allowed + command.deltas)
    }
  } else if (command.do !== 'requests') {
    allowedAtStart = Number.POSITIVE_INFINITY
    for (const answer of running) allow(answer, Number.POSITIVE_INFINITY)
    if (command.do === 'reset') requests = []
  }
}

function pacerOf(answer: Answer): Pacer {
  let clock = clockPacer(pace.ttftMs, pace.tokensPerSecond)
  let firstOfClock = 0
  const whenAllowed = (index: number, signal: AbortSignal) =>
    new Promise<void>((resolve, reject) => {
      const abort = () => reject(signal.reason)
      signal.addEventListener('abort', abort, { once: true })
      answer.wake = () => {
        if (index >= answer.allowed) return
        signal.removeEventListener('abort', abort)
        resolve()
      }
      if (signal.aborted) abort()
    })
  const pass = (index: number, signal: AbortSignal) => {
    answer.entry.deltasSent = index + 1
    return clock.delta(index - firstOfClock, signal)
  }
  return {
    first: (signal) => clock.first(signal),
    pause: (ms, signal) => clock.pause(ms, signal),
    async delta(index, signal) {
      if (index < answer.allowed) return pass(index, signal)
      await whenAllowed(index, signal)
      // A pause is not made up for: the clock restarts.
      clock = clockPacer(0, pace.tokensPerSecond)
      firstOfClock = index
      await clock.first(signal)
      return pass(index, signal)
    },
  }
}

function entryOf(body: MessagesRequest, purpose: string | null): SimulatorRequest {
  const { question } = contextOf(body)
  const stream = body.stream === true
  return {
    purpose,
    model: body.model,
    question,
    effort: effortOf(body),
    messages: JSON.stringify(body.messages),
    stream,
    startedAt: Date.now(),
    deltasSent: 0,
    ended: null,
  }
}

function effortOf({ output_config }: MessagesRequest): string | null {
  const hasEffort = typeof output_config === 'object' && output_config !== null && 'effort' in output_config
  return hasEffort ? String(output_config.effort) : null
}

function parseRequest(body: string): MessagesRequest | undefined {
  try {
    return messagesRequest.safeParse(JSON.parse(body)).data
  } catch {
    // Not JSON: the simulator refuses it, and there is nothing to record.
    return undefined
  }
}

async function serve(request: IncomingMessage, response: ServerResponse): Promise<void> {
  const abort = new AbortController()
  response.once('close', () => abort.abort())
  const url = `http://simulator${request.url ?? '/'}`
  const headers = new Headers()
  for (const [name, value] of Object.entries(request.headers)) headers.set(name, String(value))
  const body = request.method === 'POST' ? await readText(request) : undefined
  const message = body !== undefined && /\/v1\/messages$/.test(new URL(url).pathname) ? parseRequest(body) : undefined
  const entry = message && entryOf(message, headers.get('x-firstword-purpose'))
  // Only answers are paused, not titles.
  const allowed = entry?.purpose === 'title' ? Number.POSITIVE_INFINITY : allowedAtStart
  const answer = entry && { entry, allowed, wake: () => {} }
  if (answer) {
    running.add(answer)
    requests.push(answer.entry)
    response.once('close', () => {
      running.delete(answer)
      answer.entry.ended = response.writableFinished ? 'complete' : 'aborted'
    })
  }
  const simulator = createSimulator({ ...pace, ...(answer && { pacer: pacerOf(answer) }) })
  const init = { method: request.method ?? 'GET', headers, signal: abort.signal }
  const reply = await simulator(new Request(url, body === undefined ? init : { ...init, body }))
  response.writeHead(reply.status, Object.fromEntries(reply.headers))
  response.flushHeaders()
  if (reply.body) for await (const bytes of reply.body) await write(response, bytes)
  response.end()
}

/** Writes, and waits for a client that is slower than the simulator. */
async function write(response: ServerResponse, bytes: Uint8Array): Promise<void> {
  if (response.write(bytes) || response.destroyed) return
  await new Promise<void>((resolve) => {
    const go = () => {
      response.off('drain', go)
      response.off('close', go)
      resolve()
    }
    response.on('drain', go)
    response.on('close', go)
  })
}

const server = createServer((request, response) => {
  // A client that disconnects ends the answer; its entry already says so.
  serve(request, response).catch(() => response.destroy())
})

process.on('message', ({ id, ...command }: SimulatorCommand & { id: number }) => {
  execute(command)
  process.send?.({ id, requests } satisfies SimulatorReply)
})
process.on('disconnect', () => process.exit())

server.listen(0, '127.0.0.1', () => {
  const { port } = server.address() as AddressInfo
  process.send?.({ url: `http://127.0.0.1:${port}` } satisfies SimulatorReply)
})
