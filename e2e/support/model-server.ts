/** A server in place of the model's API, whose answers a test writes event by event. */
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { text as readText } from 'node:stream/consumers'

/** A running model. */
export interface ModelServer {
  url: string
  stop(): Promise<void>
}

/** Writes the events of one answer; blocks are numbered in order. */
export interface AnswerEvents {
  /** The headers and `message_start`. */
  start(): void
  /** Begins a content block. */
  open(contentBlock: object): void
  delta(delta: object): void
  close(): void
  /** A whole content block. */
  block(contentBlock: object, ...deltas: object[]): void
  /** The end of the answer. */
  end(stopReason: string): void
}

/** Starts it on a free port. `answer` gets the body of each POST; where it fails, the connection breaks. */
export async function startModelServer(
  answer: (
    body: string,
    events: AnswerEvents,
    response: ServerResponse,
    request: IncomingMessage,
  ) => void | Promise<void>,
): Promise<ModelServer> {
  async function serve(request: IncomingMessage, response: ServerResponse) {
    const body = await readText(request)
    if (request.method !== 'POST') return void response.writeHead(404).end()
    await answer(body, eventsOf(response), response, request)
  }
  const server = createServer((request, response) => {
    serve(request, response).catch(() => response.destroy())
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    async stop() {
      server.closeAllConnections()
      await new Promise((resolve) => server.close(resolve))
    },
  }
}

function eventsOf(response: ServerResponse): AnswerEvents {
  const write = (event: { type: string } & Record<string, unknown>) =>
    response.write(`event: ${event.type}\ndata: ${JSON.stringify(event)}\n\n`)
  const usage = { input_tokens: 10, output_tokens: 1 }
  const message = { id: 'msg_1', type: 'message', role: 'assistant', model: 'claude-sonnet-5-5', content: [], usage }
  let index = -1

  function open(content_block: object) {
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
      write({ type: 'message_start', message })
    },
    block(content_block, ...deltas) {
      open(content_block)
      for (const each of deltas) delta(each)
      close()
    },
    end(stop_reason) {
      write({ type: 'message_delta', delta: { stop_reason, stop_sequence: null }, usage: { output_tokens: 500 } })
      write({ type: 'message_stop' })
      response.end()
    },
  }
}
