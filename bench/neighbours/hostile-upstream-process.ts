/** The hostile upstream: `hostile-upstream-process <url>` forwards all other requests to the upstream at `url`. */
import { once } from 'node:events'
import { createServer, type IncomingMessage, request, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { text as readText } from 'node:stream/consumers'
import { answerPieces, endlessJson, HOSTILE_TITLE } from './hostile-answers'
import { type HostileAnswer, hostileKind } from './hostile-upstream'

const honestUpstream = process.argv[2] ?? ''
const STREAM = { 'content-type': 'text/event-stream; charset=utf-8' }
const JSON_TYPE = { 'content-type': 'application/json' }
const PIECE_BYTES = 64 * 1024

async function serve(incoming: IncomingMessage, response: ServerResponse) {
  const body = await readText(incoming)
  const kind = hostileKind(body)
  if (kind === undefined) forward(incoming, body, response)
  else if (incoming.headers['x-firstword-purpose'] === 'title') answerTitle(body, response)
  else await attack(kind, response)
}

function forward({ url, method, headers }: IncomingMessage, body: string, response: ServerResponse) {
  const forwarded = request(`${honestUpstream}${url}`, { method, headers }, (answer) => {
    response.writeHead(answer.statusCode ?? 502, answer.headers)
    answer.pipe(response)
  })
  forwarded.on('error', () => response.destroy())
  response.on('close', () => forwarded.destroy())
  forwarded.end(body)
}

function answerTitle(body: string, response: ServerResponse) {
  const content = [{ type: 'text', text: HOSTILE_TITLE }]
  const usage = { input_tokens: 20, output_tokens: 1 }
  if (!(JSON.parse(body) as { stream?: boolean }).stream) {
    const message = { id: 'msg_title', type: 'message', role: 'assistant', model: 'claude-sonnet-4-5', content, usage }
    response.writeHead(200, JSON_TYPE).end(JSON.stringify({ ...message, stop_reason: 'end_turn', stop_sequence: null }))
    return
  }
  response.writeHead(200, STREAM)
  response.end([...answerPieces('title')].join(''))
}

async function attack(kind: HostileAnswer, response: ServerResponse) {
  const status = Number(kind)
  if (status > 0) return send(endlessJson(), response.writeHead(status, JSON_TYPE))
  if (kind === 'not-a-stream') return send(endlessJson(), response.writeHead(200, JSON_TYPE))
  return send(answerPieces(kind), response.writeHead(200, STREAM))
}

/** Sends as fast as the other side reads. */
async function send(pieces: Iterable<string>, response: ServerResponse) {
  const gone = new AbortController()
  response.once('close', () => gone.abort())
  let buffer = ''
  for (const piece of pieces) {
    buffer += piece
    if (buffer.length < PIECE_BYTES) continue
    const hasRoom = response.write(buffer)
    buffer = ''
    if (!hasRoom) await once(response, 'drain', { signal: gone.signal })
  }
  response.end(buffer)
}

const server = createServer((incoming, response) => {
  serve(incoming, response).catch(() => response.destroy())
})
process.on('disconnect', () => process.exit())
server.listen(0, '127.0.0.1', () => {
  process.send?.({ url: `http://127.0.0.1:${(server.address() as AddressInfo).port}` })
})
