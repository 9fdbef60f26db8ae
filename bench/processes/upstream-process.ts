/**
 * A Messages API that counts at a given pace, plays faults, and records each call and when it sent each word. It is the
 * simulator's `count to N` with pre-encoded bytes.
 */
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { text as readText } from 'node:stream/consumers'
import { clock } from './clock'
import { deltaAt, ending, opening, overloaded, titleAnswer } from './upstream-bytes'

/** How a call can go wrong; `overloaded` comes before the first word, and not on retries. */
export const UPSTREAM_FAULTS = ['cut', 'end', 'stall', 'error', 'overloaded'] as const

/** One call for an answer. */
export interface UpstreamCall {
  /** The answer's name. */
  name: string
  /** The number of this retry; 0 for the first attempt. */
  retry: number
  /** Words of the answer's earlier segments. */
  first: number
  startedAt: number
  /** Readings of the shared clock, one just before each word was written. */
  stamps: number[]
  /** Null while it runs; `closed` when the other side disconnected before the end. */
  ended: 'complete' | 'closed' | 'fault' | null
  endedAt: number | undefined
}

interface Answer {
  call: UpstreamCall
  response: ServerResponse
  words: number
  /** Milliseconds between words. */
  interval: number
  dueAt: number
  fault: string | undefined
  /** The index of the word before which the fault strikes. */
  faultAt: number
}

/** In the newest question: `count to <words> as <name> at <words per second>`, optionally ` with <fault>@<word>`. */
const QUESTION = /count to (\d+) as ([\w-]+) at (\d+)(?: with ([a-z]+)@(\d+))?/
const TICK_MS = 2

const running = new Set<Answer>()
let calls: UpstreamCall[] = []

interface RequestBody {
  stream?: boolean
  messages?: Array<{ role: string; content: unknown }>
}

/** Reads the newest question, and how far the answer to it has come. */
function readQuestion({ messages = [] }: RequestBody) {
  const texts = messages.map(({ content }) => (typeof content === 'string' ? content : JSON.stringify(content)))
  const at = texts.findLastIndex((text) => QUESTION.test(text))
  const [, words, name, rate, fault, faultAt] = QUESTION.exec(texts[at] ?? '') ?? []
  if (name === undefined) return undefined
  const answered = messages.flatMap(({ role }, place) =>
    place > at && role === 'assistant' ? (texts[place] ?? '') : [],
  )
  const last = [...answered.join(' ').matchAll(/w(\d{6})/g)].at(-1)
  return {
    words: Number(words),
    name,
    rate: Number(rate),
    fault,
    faultAt: Number(faultAt),
    first: Number(last?.[1] ?? 0),
  }
}

/** Plays the answer's fault when it is due; true when it did. */
function strike({ call, response, fault, faultAt }: Answer): boolean {
  if (fault === undefined || call.first + call.stamps.length !== faultAt) return false
  // A stalled response stays open until the other side gives up.
  if (fault === 'stall') return true
  call.ended = 'fault'
  if (fault === 'cut') response.socket?.resetAndDestroy()
  else response.end(fault === 'error' ? overloaded.event : undefined)
  return true
}

/** Writes what is due. One timer serves all answers: a timer each would be most of this process's work. */
function tick() {
  const now = clock()
  for (const answer of running) {
    const { call, response, words, interval } = answer
    let isStruck = false
    while (answer.dueAt <= now && call.first + call.stamps.length < words) {
      isStruck = strike(answer)
      if (isStruck) break
      const delta = deltaAt(call.first + call.stamps.length)
      call.stamps.push(clock())
      response.write(delta)
      answer.dueAt += interval
    }
    if (isStruck) running.delete(answer)
    if (isStruck || call.first + call.stamps.length < words) continue
    running.delete(answer)
    call.ended = 'complete'
    response.end(ending(words - call.first))
  }
}

async function serve(request: IncomingMessage, response: ServerResponse) {
  const body = JSON.parse(await readText(request)) as RequestBody
  if (request.headers['x-firstword-purpose'] === 'title') {
    const type = body.stream ? 'text/event-stream; charset=utf-8' : 'application/json'
    return response.writeHead(200, { 'content-type': type }).end(titleAnswer(body.stream === true))
  }
  const question = readQuestion(body)
  if (!question) return response.writeHead(400).end()
  const { name, words, rate, first, fault, faultAt } = question
  const retry = Number(request.headers['x-stainless-retry-count'] ?? 0)
  const call: UpstreamCall = { name, retry, first, startedAt: clock(), stamps: [], ended: null, endedAt: undefined }
  calls.push(call)
  response.once('close', () => {
    call.ended ??= 'closed'
    call.endedAt = clock()
  })
  if (fault === 'overloaded' && retry === 0) {
    call.ended = 'fault'
    return response.writeHead(529, { 'content-type': 'application/json' }).end(overloaded.body)
  }
  response.writeHead(200, { 'content-type': 'text/event-stream; charset=utf-8', 'cache-control': 'no-cache' })
  response.write(opening())
  const interval = 1_000 / rate
  // A fault strikes the first segment only.
  const later = fault === 'overloaded' || first > 0 ? undefined : fault
  const answer = { call, response, words, interval, dueAt: clock() + interval, fault: later, faultAt }
  running.add(answer)
  response.once('close', () => running.delete(answer))
}

const server = createServer((request, response) => {
  serve(request, response).catch(() => response.destroy())
})
setInterval(tick, TICK_MS)

// Every message is answered with the calls so far; `take` also forgets them.
process.on('message', (command) => {
  process.send?.(calls)
  if (command === 'take') calls = []
})
process.on('disconnect', () => process.exit())
server.listen(0, '127.0.0.1', () => {
  process.send?.({ url: `http://127.0.0.1:${(server.address() as AddressInfo).port}` })
})
