/** What readers that stop reading cost: the server's memory, and everyone else's time. */
import { connect, type Socket } from 'node:net'
import { readResources } from '@/bench/faults/resources'
import { clock, sleep } from '@/bench/processes/clock'
import { countQuestion, type Upstream } from '@/bench/processes/upstream'
import { percentile } from '@/bench/support'
import { startMeasuredApp } from './measured-app'

/** The figures with `readers` that stopped reading. */
export interface SlowReaders {
  readers: number
  /** Megabytes that the server holds at the end of the answer, after garbage collection. */
  heldMegabytes: number
  residentMegabytes: number
  /** Milliseconds by which another answer's deltas came late. */
  otherP99: number
}

// Far more than the kernel's socket buffers hold.
const FLOOD = { words: 100_000, perSecond: 5_000 }
const OTHER = { words: 300, perSecond: 20 }
const MEGABYTE = 1024 * 1024
const CHARACTERS_PER_WORD = 8

/** Streams a flood to `readers` that do not read, while somebody reads another answer. */
export async function measureSlowReaders(upstream: Upstream, readers: number): Promise<SlowReaders> {
  const { app, me, stop } = await startMeasuredApp(upstream)
  const sockets: Socket[] = []
  try {
    await upstream.takeCalls()
    const flood = await me.ask('flood', countQuestion(FLOOD.words, 'flood', FLOOD.perSecond))
    const floodEnd = flood.text()
    for (let reader = 0; reader < readers; reader += 1) sockets.push(openAndStop(app.url, 'flood', me.cookie()))
    const arrivals = await readArrivals(await me.ask('other', countQuestion(OTHER.words, 'other', OTHER.perSecond)))
    const { other = [] } = await upstream.takeStamps()
    await floodEnd
    await sleep(1_000)
    const { heldBytes, residentBytes } = await readResources(app)
    const delays = arrivals.map((arrival, at) => arrival - (other[at] ?? Number.NaN))
    return {
      readers,
      heldMegabytes: heldBytes / MEGABYTE,
      residentMegabytes: residentBytes / MEGABYTE,
      otherP99: percentile(delays, 0.99),
    }
  } finally {
    for (const socket of sockets) socket.destroy()
    await stop()
  }
}

/** Requests an answer's stream and never reads a byte of it. */
function openAndStop(url: string, chatId: string, cookie: string): Socket {
  const { hostname, port } = new URL(url)
  const socket = connect(Number(port), hostname)
  socket.pause()
  socket.on('error', () => {})
  socket.write(`GET /api/chat/${chatId}/stream HTTP/1.1\r\nhost: ${hostname}:${port}\r\ncookie: ${cookie}\r\n\r\n`)
  return socket
}

async function readArrivals(response: Response): Promise<number[]> {
  const arrivals: number[] = []
  const decoder = new TextDecoder()
  let text = ''
  let rest = ''
  for await (const bytes of response.body ?? []) {
    const lines = (rest + decoder.decode(bytes as Uint8Array, { stream: true })).split('\n')
    rest = lines.pop() ?? ''
    for (const line of lines) text += /"type":"text-delta".*"delta":"([^"]*)"/.exec(line)?.[1] ?? ''
    const now = clock()
    while (arrivals.length < Math.floor((text.length + 1) / CHARACTERS_PER_WORD)) arrivals.push(now)
  }
  return arrivals
}
