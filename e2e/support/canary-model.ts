/** A model of answers that must not be seen: each delta of each kind carries the canary of its run. */
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { text as readText } from 'node:stream/consumers'

/** How an answer ends, once its test lets it. */
export type CanaryEnd = 'complete' | 'refusal' | 'broken'

/** One answer. */
export interface CanaryAnswer {
  /** Resolves when everything but its last part has been sent. */
  readonly sent: Promise<void>
  /** Sends the last part and the end. */
  finish(end: CanaryEnd): void
}

/** The running model. */
export interface CanaryModel {
  url: string
  /** The answer to the question that contains `run-<key>`. */
  answer(key: string): CanaryAnswer
  /** Bodies of calls that make no answer, such as titles. */
  otherCalls(): readonly string[]
  stop(): Promise<void>
}

/** Every piece of an answer holds one; no question does. */
export const canaryOf = (key: string) => `kanarie${key}q`

/** The canaries in a text, by their keys. */
export const CANARY = /kanarie(r\d+)q/gi

interface Run {
  sent: Promise<void>
  noteSent(): void
  finished: Promise<CanaryEnd>
  finish(end: CanaryEnd): void
}

function newRun(): Run {
  let noteSent = () => {}
  let finish: Run['finish'] = () => {}
  const sent = new Promise<void>((resolve) => {
    noteSent = resolve
  })
  const finished = new Promise<CanaryEnd>((resolve) => {
    finish = resolve
  })
  return { sent, noteSent, finished, finish }
}

const MODEL = 'claude-sonnet-5-5'

/** Writes the events of one response. */
function writerOf(response: ServerResponse) {
  const write = (event: { type: string } & Record<string, unknown>) =>
    response.write(`event: ${event.type}\ndata: ${JSON.stringify(event)}\n\n`)
  let index = -1
  const open = (content_block: object) => {
    index += 1
    write({ type: 'content_block_start', index, content_block })
  }
  const delta = (each: object) => write({ type: 'content_block_delta', index, delta: each })
  const close = () => write({ type: 'content_block_stop', index })
  return {
    open,
    delta,
    close,
    start() {
      response.writeHead(200, { 'content-type': 'text/event-stream' })
      const usage = { input_tokens: 10, output_tokens: 1 }
      write({
        type: 'message_start',
        message: { id: 'm', type: 'message', role: 'assistant', model: MODEL, content: [], usage },
      })
    },
    block(content_block: object, ...deltas: object[]) {
      open(content_block)
      for (const each of deltas) delta(each)
      close()
    },
    end(stop_reason: string) {
      write({ type: 'message_delta', delta: { stop_reason, stop_sequence: null }, usage: { output_tokens: 500 } })
      write({ type: 'message_stop' })
      response.end()
    },
  }
}

/** Texts that each hold the canary, of any length. */
function texts(key: string, count: number): string[] {
  const word = canaryOf(key)
  return Array.from({ length: count }, (_, at) => `${word}-${at} `.repeat(1 + (at % 5)))
}

function playFirst(response: ServerResponse, key: string) {
  const word = canaryOf(key)
  const { start, block, end } = writerOf(response)
  start()
  const thinking = texts(key, 5).map((text) => ({ type: 'thinking_delta', thinking: `thought ${text}` }))
  block({ type: 'thinking', thinking: '', signature: '' }, ...thinking)
  const text = texts(key, 10).map((each) => ({ type: 'text_delta', text: `said ${each}` }))
  block({ type: 'text', text: '' }, ...text)
  const input = ['{"expression":"', `asked ${word}`, ` + ${word}`, '"}'].map((partial_json) => ({
    type: 'input_json_delta',
    partial_json,
  }))
  block({ type: 'tool_use', id: `toolu_${key}`, name: 'calculator', input: {} }, ...input)
  end('tool_use')
}

async function playSecond(response: ServerResponse, key: string, run: Run) {
  const word = canaryOf(key)
  const writer = writerOf(response)
  writer.start()
  const id = `srvtoolu_${key}`
  const partial_json = JSON.stringify({ query: `sought ${word}` })
  writer.block(
    { type: 'server_tool_use', id, name: 'web_search', input: {} },
    { type: 'input_json_delta', partial_json },
  )
  const page = { url: `https://example.com/${word}`, title: `found ${word}` }
  writer.block({
    type: 'web_search_tool_result',
    tool_use_id: id,
    content: [{ type: 'web_search_result', ...page, encrypted_content: word, page_age: null }],
  })
  const citation = { type: 'web_search_result_location', ...page, cited_text: `cited ${word}`, encrypted_index: word }
  writer.open({ type: 'text', text: '' })
  for (const text of texts(key, 10)) writer.delta({ type: 'text_delta', text: `went on ${text}` })
  writer.delta({ type: 'citations_delta', citation })
  run.noteSent()
  const how = await run.finished
  if (how === 'broken') return void response.destroy()
  writer.delta({ type: 'text_delta', text: `ended ${word}.` })
  writer.close()
  writer.end(how === 'refusal' ? 'refusal' : 'end_turn')
}

/** Starts it on a free port. */
export async function startCanaryModel(): Promise<CanaryModel> {
  const runs = new Map<string, Run>()
  const otherCalls: string[] = []
  const runOf = (key: string) => {
    const run = runs.get(key) ?? newRun()
    runs.set(key, run)
    return run
  }

  async function serve(request: IncomingMessage, response: ServerResponse) {
    const body = await readText(request)
    if (request.method !== 'POST') return void response.writeHead(404).end()
    const [, key = ''] = [...body.matchAll(/\brun-(r\d+)\b/g)].at(-1) ?? []
    if (request.headers['x-firstword-purpose'] !== 'answer') {
      otherCalls.push(body)
      const { start, block, end } = writerOf(response)
      start()
      block(
        { type: 'text', text: '' },
        {
          type: 'text_delta',
          text: `Titled ${canaryOf(key)}`,
        },
      )
      return end('end_turn')
    }
    if (body.includes(`toolu_${key}`)) await playSecond(response, key, runOf(key))
    else playFirst(response, key)
  }

  const server = createServer((request, response) => {
    serve(request, response).catch(() => response.destroy())
  }).listen(0, '127.0.0.1')
  await new Promise<void>((resolve) => server.once('listening', resolve))
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    answer(key) {
      const { sent, finish } = runOf(key)
      return { sent, finish }
    },
    otherCalls: () => otherCalls,
    async stop() {
      server.closeAllConnections()
      await new Promise((resolve) => server.close(resolve))
    },
  }
}
