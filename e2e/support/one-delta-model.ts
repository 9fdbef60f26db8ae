/** A model whose answers come in one delta each, however long they are. */
import { createServer, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { text as readText } from 'node:stream/consumers'

/** An answer that is long in one part; or a long question, whose answer is short. */
export interface LongAnswer {
  readonly part: 'text' | 'thinking' | 'tool' | 'tools' | 'sources' | 'citations' | 'question'
  /**
   * For sources, a letter for each text that has some; for tools, the input of each; for citations, the text of all.
   */
  readonly text: string
}

/** The end of each text, by which a test sees that it is complete. */
export const END = '\n\nquokkaterminus'

const END_TEXT = { type: 'text_delta', text: `The end.${END}` }
/** As many as are kept for one text. */
const SOURCES = 20
/** As many as one answer may have. */
const CALLS = 200
const CITATIONS = 10_000

const citation = (at: number) => ({
  type: 'web_search_result_location',
  url: `https://a.example/${at}`,
  title: `Page ${at}`,
  cited_text: 'Words that stand there. '.repeat(10),
  encrypted_index: '',
})

function send(response: ServerResponse, { part, text }: LongAnswer) {
  const write = (event: { type: string } & Record<string, unknown>) =>
    response.write(`event: ${event.type}\ndata: ${JSON.stringify(event)}\n\n`)
  const block = (index: number, content_block: object, ...deltas: object[]) => {
    write({ type: 'content_block_start', index, content_block })
    for (const delta of deltas) write({ type: 'content_block_delta', index, delta })
    write({ type: 'content_block_stop', index })
  }
  const usage = { input_tokens: 1, output_tokens: 1 }
  const message = { id: 'msg_1', type: 'message', role: 'assistant', model: 'claude-sonnet-5-5', content: [], usage }
  response.writeHead(200, { 'content-type': 'text/event-stream' })
  write({ type: 'message_start', message })
  if (part === 'question') block(0, { type: 'text', text: '' }, END_TEXT)
  else if (part === 'sources') {
    const sources = (from: number) =>
      Array.from({ length: SOURCES }, (_, at) => ({ type: 'citations_delta', citation: citation(from + at) }))
    for (const [at] of [...text].entries())
      block(at, { type: 'text', text: '' }, { type: 'text_delta', text: `Text ${at}. ` }, ...sources(at * SOURCES))
    block(text.length, { type: 'text', text: '' }, END_TEXT)
  } else if (part === 'citations') {
    const citations = Array.from({ length: CITATIONS }, (_, at) => ({
      type: 'citations_delta',
      citation: citation(at),
    }))
    block(0, { type: 'text', text: '' }, { type: 'text_delta', text: text + END }, ...citations)
  } else if (part === 'tools') {
    const delta = { type: 'input_json_delta', partial_json: text }
    for (let at = 0; at < CALLS; at++)
      block(at, { type: 'tool_use', id: `toolu_${at}`, name: 'calculate', input: {} }, delta)
  } else if (part === 'text') block(0, { type: 'text', text: '' }, { type: 'text_delta', text })
  else if (part === 'thinking') {
    block(0, { type: 'thinking', thinking: '', signature: '' }, { type: 'thinking_delta', thinking: text })
    block(1, { type: 'text', text: '' }, END_TEXT)
  } else {
    const tool = { type: 'tool_use', id: 'toolu_1', name: 'calculate', input: {} }
    block(0, tool, { type: 'input_json_delta', partial_json: text })
  }
  const stop_reason = part === 'tool' || part === 'tools' ? 'tool_use' : 'end_turn'
  write({ type: 'message_delta', delta: { stop_reason, stop_sequence: null }, usage })
  write({ type: 'message_stop' })
  response.end()
}

/** Starts it; `answerTo` gets the body of each request. */
export async function startOneDeltaModel(
  answerTo: (body: string) => LongAnswer,
): Promise<{ url: string; stop(): void }> {
  const server = createServer(async (request, response) => {
    const body = await readText(request)
    if (request.method === 'POST') send(response, answerTo(body))
    else response.writeHead(404).end()
  }).listen(0, '127.0.0.1')
  await new Promise<void>((resolve) => server.once('listening', resolve))
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    stop() {
      server.close()
      server.closeAllConnections()
    },
  }
}
