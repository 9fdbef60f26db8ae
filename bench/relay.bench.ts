/** What `POST /api/chat` costs: CPU per 1,000 deltas beside a bare byte proxy, in interleaved rounds of one run. */

import { readFileSync } from 'node:fs'
import { createServer, request } from 'node:http'
import type { AddressInfo } from 'node:net'
import { startApp } from '@/e2e/support/app'
import { startSimulator } from '@/e2e/support/simulator'
import { newChatId, visitor } from '@/e2e/support/wire'
import { percentile, printTable } from './support'

const ROUNDS = 5
const ANSWERS = 40
const DELTAS = 250

/** CPU seconds that a process has used. Linux only. */
function cpuOf(pid: number): number {
  const fields = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ')[1]?.split(' ') ?? []
  return (Number(fields[11]) + Number(fields[12])) / 100
}

/** Forwards bytes and nothing else, in this process. */
async function bareProxy(target: string) {
  const { hostname, port } = new URL(target)
  const server = createServer((incoming, outgoing) => {
    const { method, url, headers } = incoming
    incoming.pipe(
      request({ hostname, port, method, path: url, headers }, (answer) => {
        outgoing.writeHead(answer.statusCode ?? 502, answer.headers)
        answer.pipe(outgoing)
      }),
    )
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  return { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, stop: () => server.close() }
}

const body = JSON.stringify({
  model: 'claude-sonnet-5-5',
  max_tokens: 16_000,
  stream: true,
  messages: [{ role: 'user', content: `count to ${DELTAS}` }],
})
const headers = { 'content-type': 'application/json', 'x-api-key': 'any', 'anthropic-version': '2023-06-01' }

/** Sends the same answers through both, round by round. */
export async function run() {
  const simulator = await startSimulator({ ttftMs: 0, tokensPerSecond: 100 })
  const app = await startApp({ ANTHROPIC_BASE_URL: simulator.url })
  const proxy = await bareProxy(simulator.url)
  const ours: number[] = []
  const bare: number[] = []
  try {
    for (let round = 0; round <= ROUNDS; round += 1) {
      const before = cpuOf(app.pid)
      await all(() => visitor(app.url).ask(newChatId(), `count to ${DELTAS}`))
      const appCpu = cpuOf(app.pid) - before
      // The proxy shares this process with the readers, so the readers alone are taken off.
      const readersBefore = process.cpuUsage()
      await all(() => fetch(`${simulator.url}/v1/messages`, { method: 'POST', headers, body }))
      const readers = process.cpuUsage(readersBefore)
      const proxyBefore = process.cpuUsage()
      await all(() => fetch(`${proxy.url}/v1/messages`, { method: 'POST', headers, body }))
      const withProxy = process.cpuUsage(proxyBefore)
      const proxyCpu = (withProxy.user + withProxy.system - readers.user - readers.system) / 1e6
      // The first round warms both up.
      if (round === 0) continue
      ours.push((appCpu / (ANSWERS * DELTAS)) * 1_000)
      bare.push((Math.max(proxyCpu, 0) / (ANSWERS * DELTAS)) * 1_000)
    }
  } finally {
    proxy.stop()
    await app.stop()
    await simulator.stop()
  }
  const [a, b] = [percentile(ours, 0.5), percentile(bare, 0.5)]
  printTable(
    `Relay, ${ANSWERS} answers of ${DELTAS} deltas at 100/s, ${ROUNDS} rounds (CPU s per 1,000 deltas, median)`,
    [
      ['what', 'CPU s', 'ratio'],
      ['POST /api/chat', a.toFixed(3), (a / b).toFixed(1)],
      ['bare byte proxy', b.toFixed(3), '1.0'],
    ],
  )
}

async function all(ask: () => Promise<Response>) {
  await Promise.all(Array.from({ length: ANSWERS }, async () => (await ask()).text()))
}
