/** Serves the pages of the client bench, and sends all of them the same answers, byte for byte. */
import { createServer, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { join } from 'node:path'
import { text as readText } from 'node:stream/consumers'
import { build } from 'esbuild'
import { PEERS_FOLDER } from '@/bench/processes/peers'
import { type AnswerPlan, DELTA_LENGTH, eventsOf } from './answer-stream'

const TICK_MS = 1

/** The question that asks for an answer. */
export const questionFor = ({ kind, characters, perSecond, deltaLength = DELTA_LENGTH }: AnswerPlan) =>
  `${kind} of ${characters} at ${perSecond} by ${deltaLength}`

function planOf(body: string): AnswerPlan | undefined {
  const [, kind, characters, perSecond, deltaLength] =
    /(text|tool) of (\d+) at (\d+) by (\d+(?:\.\d+)?)/.exec(body) ?? []
  if (kind !== 'text' && kind !== 'tool') return undefined
  return { kind, characters: Number(characters), perSecond: Number(perSecond), deltaLength: Number(deltaLength) }
}

async function bundle(file: string): Promise<string> {
  const result = await build({
    entryPoints: [file],
    bundle: true,
    minify: true,
    write: false,
    format: 'esm',
    // Tool cards contain Next's links, which read more of `process.env` than the mode.
    define: { 'process.env.NODE_ENV': '"production"', 'process.env': '{}' },
  })
  return result.outputFiles[0]?.text ?? ''
}

function send(plan: AnswerPlan, response: ServerResponse) {
  const { opening, deltas, ending } = eventsOf(plan)
  response.writeHead(200, {
    'content-type': 'text/event-stream; charset=utf-8',
    'cache-control': 'no-cache, no-transform',
    'x-vercel-ai-ui-message-stream': 'v1',
  })
  response.write(opening)
  const startedAt = performance.now()
  let sent = 0
  const timer = setInterval(() => {
    const due = ((performance.now() - startedAt) / 1_000) * plan.perSecond
    for (; sent < deltas.length && sent < due; sent += 1) response.write(deltas[sent])
    if (sent < deltas.length) return
    clearInterval(timer)
    response.end(ending)
  }, TICK_MS)
  response.once('close', () => clearInterval(timer))
}

/** Bundles both pages and serves them: `/ours` and `/peer`. */
export async function startClientServer(): Promise<{ url: string; stop(): void }> {
  const scripts: Record<string, string> = {
    '/ours.js': await bundle(join(import.meta.dirname, 'our-page.tsx')),
    '/peer.js': await bundle(join(PEERS_FOLDER, 'count-page.tsx')),
  }
  const server = createServer(async (request, response) => {
    const path = new URL(request.url ?? '/', 'http://bench').pathname
    const script = scripts[path]
    const plan = request.method === 'POST' ? planOf(await readText(request)) : undefined
    if (plan) send(plan, response)
    else if (script !== undefined) response.writeHead(200, { 'content-type': 'text/javascript' }).end(script)
    else {
      response.writeHead(200, { 'content-type': 'text/html' })
      response.end(`<!doctype html><meta charset=utf-8><div id=root></div><script type=module src=${path}.js></script>`)
    }
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
