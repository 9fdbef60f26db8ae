/** Clients that keep connections open: bodies that trickle in, and answers that nobody reads. */
import { connect, type Socket } from 'node:net'
import { type Attack, statusOf, times } from '@/bench/neighbours/attack'
import { importText } from '@/bench/neighbours/conversations'
import { type Guest, questionOf } from '@/bench/neighbours/guest'
import { hostileQuestion } from '@/bench/neighbours/hostile-upstream'
import { countQuestion } from '@/bench/processes/upstream'

const CLIENTS = 300
const HOLD_MS = 12_000
/** Declared body sizes, below each route's limit: larger ones would be refused at once. */
const DECLARED_BYTES = [
  ['/api/chat', 1_000_000],
  ['/api/import', 3_000_000],
  ['/api/files?name=a.pdf', 8_000_000],
] as const
const COUNT = { words: 800, perSecond: 80 }
const TEXT_BYTES = 800_000

/** Sends a request's head and holds the connection open; resolves to what became of it. */
function holdOpen(url: string, head: string, signal: AbortSignal, use: (socket: Socket) => () => void) {
  const { hostname, port } = new URL(url)
  const socket = connect(Number(port), hostname)
  socket.write(head)
  const stop = use(socket)
  return new Promise<string>((resolve) => {
    const end = (outcome: string) => {
      stop()
      socket.destroy()
      resolve(outcome)
    }
    socket.once('error', () => end('closed'))
    socket.once('close', () => end('closed'))
    const limit = setTimeout(() => end('kept open'), HOLD_MS)
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
    '\r\n',
  ].join('\r\n')

export const slowClients: readonly Attack[] = [
  {
    name: 'slow-bodies',
    async prepare({ url, guest }) {
      await importText(guest(), 'Hello.')
      const heads = DECLARED_BYTES.map(([path, bytes]) =>
        headOf('POST', path, guest(), url, { 'content-type': 'application/json', 'content-length': bytes }),
      )
      return (signal) =>
        times(CLIENTS, (at) =>
          holdOpen(url, heads[at % heads.length] ?? '', signal, (socket) => {
            socket.resume()
            socket.write('{"conversations":["'.padEnd(1_000, 'x'))
            // Half of them send a byte a second, the others nothing.
            const timer = at % 2 === 0 ? setInterval(() => socket.write('x'), 1_000) : undefined
            return () => clearInterval(timer)
          }),
        )
    },
  },
  {
    name: 'slow-readers',
    async prepare({ url, guest }) {
      const longChatId = await importText(guest(), 'a word or two '.repeat(TEXT_BYTES / 14))
      const chatId = crypto.randomUUID()
      // As long as an answer may be; asking again replays it.
      const question = JSON.stringify(questionOf(chatId, hostileQuestion('long')))
      await statusOf(await guest().post('/api/chat', question))
      const more = { 'content-type': 'application/json', 'content-length': Buffer.byteLength(question) }
      return (signal) => {
        const runningId = crypto.randomUUID()
        const running = guest().ask(runningId, countQuestion(COUNT.words, runningId, COUNT.perSecond), { signal })
        const heads = [
          `${headOf('POST', '/api/chat', guest(), url, more)}${question}`,
          headOf('GET', `/api/chat/${runningId}/stream`, guest(), url),
          headOf('GET', `/api/chats/${longChatId}`, guest(), url),
          headOf('GET', `/api/chats/${longChatId}/export?format=json`, guest(), url),
        ]
        const idle = times(CLIENTS, async (at) => {
          // The answer must exist before anybody can follow it.
          await running
          return holdOpen(url, heads[at % heads.length] ?? '', signal, (socket) => {
            socket.pause()
            return () => {}
          })
        })
        return [...idle, running.then(statusOf)]
      }
    },
  },
]
