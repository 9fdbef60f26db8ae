/**
 * The other visitors: they list chats, open one and ask something, one request at a time, while one answer of theirs
 * runs at an even pace. Times each request, and the gaps between the answer's words.
 */
import { setMaxListeners } from 'node:events'
import { clock, sleep } from '@/bench/processes/clock'
import { countQuestion } from '@/bench/processes/upstream'
import { importAll, talk } from './conversations'
import { type Guest, guestAt } from './guest'

/** What to do: create guests of this site, start watching, or end and report. */
export type NeighbourCommand = { prepare: string } | 'watch' | 'end'

/** What the neighbours measured. */
export interface Observations {
  /** Milliseconds of each request; of an open one, so far. */
  waits: number[]
  /** Milliseconds between words of the running answer. */
  gaps: number[]
  /** Requests that were refused or cut off. */
  failures: string[]
}

/** Milliseconds from one request to the next, unless the first takes longer. */
export const PACE_MS = 100
/** Pace of the running answer. */
export const WORDS_PER_SECOND = 20

// Enough of them to stay far below each guest's limits.
const GUESTS = 8
const CHAT_MESSAGES = 40
const WARM_UPS = 6
const STEADY_WORDS = 2_000
/** An aborted fetch may never settle, when its request has been garbage-collected. */
const END_MS = 2_000

interface Neighbour {
  guest: Guest
  chatId: string
  /** Answers that have not ended. */
  open: number
}

/** One fewer than a person may have at once besides the running answer. */
const MAX_OPEN = 2

let neighbours: Neighbour[] = []
let requestCount = 0
let observations: Observations = { waits: [], gaps: [], failures: [] }
let end = new AbortController()
let watching: Array<Promise<void>> = []

async function prepare(url: string) {
  const text = 'A message as most of them are, with a sentence or two in it.'
  neighbours = await Promise.all(
    Array.from({ length: GUESTS }, async (_, at) => {
      const guest = guestAt(url, `10.77.0.${at + 1}`)
      const [chatId = ''] = await importAll(guest, [talk(...Array(CHAT_MESSAGES).fill(text))])
      return { guest, chatId, open: 0 }
    }),
  )
  // The first of each kind loads code.
  for (let at = 0; at < WARM_UPS; at += 1) await askOne(at)
  observations = { waits: [], gaps: [], failures: [] }
}

const fail = (what: string, reason: unknown) => {
  if (!end.signal.aborted) observations.failures.push(`${what}: ${reason}`)
}

/** Sends one request and waits for the whole response or, for a question, for its first byte. */
async function askOne(at: number) {
  const neighbour = neighbours[at % GUESTS] as Neighbour
  const { guest, chatId } = neighbour
  const { signal } = end
  const requests = [
    () => guest.fetch('/api/chats?limit=30', { signal }),
    () => guest.fetch(`/api/chats/${chatId}?limit=50`, { signal }),
    () => guest.ask(crypto.randomUUID(), countQuestion(3, `n-${crypto.randomUUID()}`, 100), { signal }),
  ]
  // The numbers of guests and kinds are coprime, so every guest makes every kind of request.
  let kind = at % requests.length
  // A guest whose answers do not end asks nothing more, as people do.
  if (kind === 2 && neighbour.open >= MAX_OPEN) kind = 0
  const what = ['list', 'open', 'ask'][kind] ?? ''
  const startedAt = clock()
  try {
    const response = await (requests[kind] as () => Promise<Response>)()
    if (response.status !== 200) fail(what, response.status)
    const reader = response.body?.getReader()
    const readRest = async () => {
      while (reader && !(await reader.read()).done);
    }
    if (what === 'ask') {
      await reader?.read()
      neighbour.open += 1
      readRest()
        .catch((error) => fail(what, error))
        .finally(() => {
          neighbour.open -= 1
        })
    } else await readRest()
  } catch (error) {
    fail(what, error)
  }
  observations.waits.push(clock() - startedAt)
}

async function askInTurn() {
  while (!end.signal.aborted) {
    const startedAt = clock()
    await askOne(requestCount)
    requestCount += 1
    await sleep(startedAt + PACE_MS - clock())
  }
}

/** Reads the running answer, and calls back with its first word. */
async function readSteady(onFirstWord: () => void) {
  const { guest } = neighbours[0] as Neighbour
  let last = Number.NaN
  try {
    const question = countQuestion(STEADY_WORDS, `steady-${crypto.randomUUID()}`, WORDS_PER_SECOND)
    const response = await guest.ask(crypto.randomUUID(), question, { signal: end.signal })
    const decoder = new TextDecoder()
    for await (const bytes of response.body ?? []) {
      const words = decoder.decode(bytes as Uint8Array, { stream: true }).split('"type":"text-delta"').length - 1
      const now = clock()
      for (let word = 0; word < words; word += 1) {
        // Only the first of the words in one piece has waited.
        if (!Number.isNaN(last)) observations.gaps.push(word === 0 ? now - last : 0)
        last = now
      }
      if (words > 0) onFirstWord()
    }
    fail('running answer', response.status === 200 ? 'ended' : response.status)
  } catch (error) {
    fail('running answer', error)
  }
  // The last gap, cut off by the end or a broken connection.
  if (!Number.isNaN(last)) observations.gaps.push(clock() - last)
  onFirstWord()
}

async function watch() {
  end = new AbortController()
  setMaxListeners(0, end.signal)
  requestCount = 0
  await new Promise<void>((resolve) => {
    watching = [readSteady(resolve)]
  })
  observations = { waits: [], gaps: [], failures: [] }
  watching.push(askInTurn())
}

process.on('message', async (command: NeighbourCommand) => {
  if (command === 'end') {
    end.abort()
    await Promise.race([Promise.all(watching), sleep(END_MS)])
    process.send?.(observations)
    return
  }
  await (command === 'watch' ? watch() : prepare(command.prepare))
  process.send?.(observations)
})
process.on('disconnect', () => process.exit())
process.send?.('ready')
