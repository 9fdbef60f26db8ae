/**
 * A Messages API that counts at a set pace and remembers when it sent each word. It is the simulator's
 * `count to N` with the bytes made ahead, so that hundreds of answers at once are no work for it.
 */
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { text as readText } from 'node:stream/consumers'
import { countingDeltas } from '@/lib/server/simulator/scripts/count'
import { encodeEvent } from '@/lib/server/simulator/wire-event'
import { clock } from './clock'

/** What is asked over HTTP: `count to <words> as <name> at <words per second>`, anywhere in the newest message. */
const QUESTION = /count to (\d+) as ([\w-]+) at (\d+)/g

/**
 * Readings of the shared clock by answer: one for each word, taken just before it was written. A further call under a
 * name is there as `<name> again`, and one for something else than an answer under `<name> <purpose>`.
 */
export type Stamps = Record<string, number[]>

interface Answer {
  response: ServerResponse
  stamps: number[]
  words: number
  /** Milliseconds from word to word. */
  interval: number
  dueAt: number
}

const TICK_MS = 2
const running = new Set<Answer>()
let stamps: Stamps = {}
const deltas: Buffer[] = []

function deltaAt(index: number): Buffer {
  if (deltas.length <= index) {
    for (const text of countingDeltas(Math.max(1_000, index + 1)).slice(deltas.length)) {
      const delta = { type: 'text_delta' as const, text }
      deltas.push(Buffer.from(encodeEvent({ type: 'content_block_delta', index: 0, delta })))
    }
  }
  return deltas[index] as Buffer
}

function opening(): string {
  const usage = {
    input_tokens: 20,
    cache_creation_input_tokens: 0,
    cache_read_input_tokens: 0,
    cache_creation: { ephemeral_5m_input_tokens: 0, ephemeral_1h_input_tokens: 0 },
    output_tokens: 1,
    output_tokens_details: null,
    server_tool_use: null,
    service_tier: 'standard' as const,
    inference_geo: null,
    speed: null,
  }
  const end = { stop_reason: null, stop_sequence: null, stop_details: null, container: null }
  const message = { id: 'msg_bench', type: 'message' as const, role: 'assistant' as const, model: 'claude-sonnet-4-5' }
  return [
    encodeEvent({ type: 'message_start', message: { ...message, content: [], diagnostics: null, usage, ...end } }),
    encodeEvent({ type: 'content_block_start', index: 0, content_block: { type: 'text', text: '', citations: null } }),
    encodeEvent({ type: 'ping' }),
  ].join('')
}

function ending(words: number): string {
  const usage = {
    input_tokens: 20,
    cache_creation_input_tokens: 0,
    cache_read_input_tokens: 0,
    output_tokens: words,
    output_tokens_details: null,
    server_tool_use: null,
  }
  const end = { stop_reason: 'end_turn' as const, stop_sequence: null, stop_details: null, container: null }
  return [
    encodeEvent({ type: 'content_block_stop', index: 0 }),
    encodeEvent({ type: 'message_delta', delta: end, usage }),
    encodeEvent({ type: 'message_stop' }),
  ].join('')
}

/** Writes what is due. One timer for all answers: a timer each would be most of this process's work. */
function tick() {
  const now = clock()
  for (const answer of running) {
    const { response, interval } = answer
    while (answer.dueAt <= now && answer.stamps.length < answer.words) {
      const delta = deltaAt(answer.stamps.length)
      answer.stamps.push(clock())
      response.write(delta)
      answer.dueAt += interval
    }
    if (answer.stamps.length < answer.words) continue
    running.delete(answer)
    response.end(ending(answer.words))
  }
}

async function serve(request: IncomingMessage, response: ServerResponse) {
  const asked = [...(await readText(request)).matchAll(QUESTION)].at(-1)
  const [, words, name, rate] = asked ?? []
  if (!name) return response.writeHead(400).end()
  response.writeHead(200, { 'content-type': 'text/event-stream; charset=utf-8', 'cache-control': 'no-cache' })
  response.write(opening())
  const interval = 1_000 / Number(rate)
  const answer = { response, stamps: [], words: Number(words), interval, dueAt: clock() + interval }
  stamps[keyOf(name, request)] = answer.stamps
  running.add(answer)
  response.once('close', () => running.delete(answer))
}

function keyOf(name: string, { headers }: IncomingMessage): string {
  const purpose = headers['x-firstword-purpose']
  if (purpose !== undefined && purpose !== 'answer') return `${name} ${purpose}`
  let key = name
  while (key in stamps) key += ' again'
  return key
}

const server = createServer((request, response) => {
  serve(request, response).catch(() => response.destroy())
})
setInterval(tick, TICK_MS)

// Any message asks for the stamps so far; they are then forgotten.
process.on('message', () => {
  process.send?.(stamps)
  stamps = {}
})
process.on('disconnect', () => process.exit())
server.listen(0, '127.0.0.1', () => {
  process.send?.({ url: `http://127.0.0.1:${(server.address() as AddressInfo).port}` })
})
