/** Clients that keep connections open: bodies that hardly come, and answers that nobody takes. */
import { connect, type Socket } from 'node:net'
import { type Attack, statusOf, times } from '@/bench/neighbours/attack'
import { importText } from '@/bench/neighbours/conversations'
import type { Guest } from '@/bench/neighbours/guest'
import { countQuestion } from '@/bench/processes/upstream'

const CLIENTS = 300
const KEPT_MS = 12_000
const DECLARED_BYTES = 10_000_000
// Far more than the machine's own buffers between two sockets take.
const FLOOD = { words: 60_000, perSecond: 5_000 }
const SHARED_BYTES = 800_000

/** Opens a connection and writes the beginning of a request; what happens to it in the time it is kept is its outcome. */
function keep(url: string, head: string, signal: AbortSignal, use: (socket: Socket) => () => void) {
  const { hostname, port } = new URL(url)
  const socket = connect(Number(port), hostname)
  socket.write(`${head}\r\n\r\n`)
  const stop = use(socket)
  return new Promise<string>((resolve) => {
    const end = (outcome: string) => {
      stop()
      socket.destroy()
      resolve(outcome)
    }
    socket.once('error', () => end('closed'))
    socket.once('close', () => end('closed'))
    const limit = setTimeout(() => end('kept open'), KEPT_MS)
    signal.addEventListener('abort', () => {
      clearTimeout(limit)
      end('open')
    })
  })
}

const headOf = (method: string, path: string, guest: Guest, url: string, more: Record<string, string | number> = {}) =>
  [
    `${method} ${path} HTTP/1.1`,
    ...Object.entries({ host: new URL(url).host, ...guest.headers(), ...more }).map(
      ([name, value]) => `${name}: ${value}`,
    ),
  ].join('\r\n')

export const slowClients: readonly Attack[] = [
  {
    name: 'slow-bodies',
    async prepare({ url, guest }) {
      await importText(guest(), 'Hello.')
      const more = { 'content-type': 'application/json', 'content-length': DECLARED_BYTES }
      const paths = ['/api/chat', '/api/import', '/api/files?name=a.pdf', '/api/preferences']
      return (signal) =>
        times(CLIENTS, (at) =>
          keep(url, headOf('POST', paths[at % paths.length] ?? '', guest(), url, more), signal, (socket) => {
            socket.resume()
            socket.write('{"conversations":["'.padEnd(1_000, 'x'))
            // Half of them send a byte a second, the others nothing more.
            const timer = at % 2 === 0 ? setInterval(() => socket.write('x'), 1_000) : undefined
            return () => clearInterval(timer)
          }),
        )
    },
  },
  {
    name: 'slow-readers',
    async prepare({ url, guest }) {
      const text = await importText(guest(), 'a word or two '.repeat(SHARED_BYTES / 14))
      return (signal) => {
        const chatId = crypto.randomUUID()
        const flood = guest().ask(chatId, countQuestion(FLOOD.words, chatId, FLOOD.perSecond), { signal })
        const paths = [`/api/chat/${chatId}/stream`, `/api/chats/${text}`, `/api/chats/${text}/export?format=json`]
        const idle = times(CLIENTS, async (at) => {
          // Until the answer is there to be followed.
          await flood
          const path = at % 6 === 0 ? paths[1 + (at % 4) / 2] : paths[0]
          return keep(url, headOf('GET', path ?? '', guest(), url), signal, (socket) => {
            socket.pause()
            return () => {}
          })
        })
        return [...idle, flood.then(statusOf)]
      }
    },
  },
]
