/** A model whose answers must not be seen: each delta of each kind has the canary of its run. */
import type { ServerResponse } from 'node:http'
import { type AnswerEvents, type ModelServer, startModelServer } from './model-server'

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
export interface CanaryModel extends ModelServer {
  /** The answer to the question that contains `run-<key>`. */
  answer(key: string): CanaryAnswer
}

/** Every piece of an answer has one; no question has. */
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

/** Texts of various lengths, each with the canary. */
function texts(key: string, count: number): string[] {
  const word = canaryOf(key)
  return Array.from({ length: count }, (_, at) => `${word}-${at} `.repeat(1 + (at % 5)))
}

function playFirst({ start, block, end }: AnswerEvents, key: string) {
  const word = canaryOf(key)
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

async function playSecond(events: AnswerEvents, response: ServerResponse, key: string, run: Run) {
  const word = canaryOf(key)
  events.start()
  const id = `srvtoolu_${key}`
  const partial_json = JSON.stringify({ query: `sought ${word}` })
  events.block(
    { type: 'server_tool_use', id, name: 'web_search', input: {} },
    { type: 'input_json_delta', partial_json },
  )
  const page = { url: `https://example.com/${word}`, title: `found ${word}` }
  events.block({
    type: 'web_search_tool_result',
    tool_use_id: id,
    content: [{ type: 'web_search_result', ...page, encrypted_content: word, page_age: null }],
  })
  const citation = { type: 'web_search_result_location', ...page, cited_text: `cited ${word}`, encrypted_index: word }
  events.open({ type: 'text', text: '' })
  for (const text of texts(key, 10)) events.delta({ type: 'text_delta', text: `went on ${text}` })
  events.delta({ type: 'citations_delta', citation })
  run.noteSent()
  const how = await run.finished
  if (how === 'broken') return void response.destroy()
  events.delta({ type: 'text_delta', text: `ended ${word}.` })
  events.close()
  events.end(how === 'refusal' ? 'refusal' : 'end_turn')
}

/** Starts it on a free port. */
export async function startCanaryModel(): Promise<CanaryModel> {
  const runs = new Map<string, Run>()
  const runOf = (key: string) => {
    const run = runs.get(key) ?? newRun()
    runs.set(key, run)
    return run
  }

  const server = await startModelServer(async (body, events, response, request) => {
    const [, key = ''] = [...body.matchAll(/\brun-(r\d+)\b/g)].at(-1) ?? []
    if (request.headers['x-firstword-purpose'] !== 'answer') {
      events.start()
      events.block({ type: 'text', text: '' }, { type: 'text_delta', text: `Titled ${canaryOf(key)}` })
      events.end('end_turn')
    } else if (body.includes(`toolu_${key}`)) await playSecond(events, response, key, runOf(key))
    else playFirst(events, key)
  })
  return {
    ...server,
    answer(key) {
      const { sent, finish } = runOf(key)
      return { sent, finish }
    },
  }
}
