/**
 * The other visitors: one thing after another they list chats, open one and ask something, each request timed, while one
 * answer of theirs runs at an even pace and the gaps between its words are timed.
 */
import { setMaxListeners } from 'node:events'
import { clock, sleep } from '@/bench/processes/clock'
import { countQuestion } from '@/bench/processes/upstream'
import { importAll, talk } from './conversations'
import { type Guest, guestAt } from './guest'

/** What to do: make guests of this site, begin to watch, or end and tell. */
export type NeighbourCommand = { prepare: string } | 'watch' | 'end'

/** What they met. */
export interface Seen {
  /** Milliseconds of each request; of one that is still open as long as it has waited. */
  waits: number[]
  /** Milliseconds between words of the running answer. */
  gaps: number[]
  /** Requests that were refused or cut off. */
  failures: string[]
}

/** Milliseconds from request to request, where none has to wait longer. */
export const PACE_MS = 100
/** Words of the running answer in a second. */
export const WORDS_PER_SECOND = 20

// Each has limits of its own that nobody here should come near.
const GUESTS = 8
const CHAT_MESSAGES = 40
const WARM_UPS = 6
const STEADY_WORDS = 2_000
/** A fetch that is aborted may stay silent for ever: its request has been collected as garbage. */
const END_MS = 2_000

interface Neighbour {
  guest: Guest
  chatId: string
  /** Answers to its questions that have not ended. */
  open: number
}

/** One fewer than may run at once for a person, and the running answer. */
const MAX_OPEN = 2

let neighbours: Neighbour[] = []
let asked = 0
let seen: Seen = { waits: [], gaps: [], failures: [] }
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
  seen = { waits: [], gaps: [], failures: [] }
}

const fail = (what: string, reason: unknown) => {
  if (!end.signal.aborted) seen.failures.push(`${what}: ${reason}`)
}

/** One request, to its whole answer or, for a question, to its first byte. */
async function askOne(at: number) {
  const neighbour = neighbours[at % GUESTS] as Neighbour
  const { guest, chatId } = neighbour
  const { signal } = end
  const requests = [
    () => guest.fetch('/api/chats?limit=30', { signal }),
    () => guest.fetch(`/api/chats/${chatId}?limit=50`, { signal }),
    () => guest.ask(crypto.randomUUID(), countQuestion(3, `n-${crypto.randomUUID()}`, 100), { signal }),
  ]
  // The guests and the kinds have no common factor: everybody does everything in turn.
  let kind = at % requests.length
  // Where answers do not end it waits for them, as people do.
  if (kind === 2 && neighbour.open >= MAX_OPEN) kind = 0
  const what = ['list', 'open', 'ask'][kind] ?? ''
  const startedAt = clock()
  try {
    const response = await (requests[kind] as () => Promise<Response>)()
    if (response.status !== 200) fail(what, response.status)
    const reader = response.body?.getReader()
    const rest = async () => {
      while (reader && !(await reader.read()).done);
    }
    if (what === 'ask') {
      await reader?.read()
      neighbour.open += 1
      rest()
        .catch((error) => fail(what, error))
        .finally(() => {
          neighbour.open -= 1
        })
    } else await rest()
  } catch (error) {
    fail(what, error)
  }
  seen.waits.push(clock() - startedAt)
}

async function askInTurn() {
  while (!end.signal.aborted) {
    const startedAt = clock()
    await askOne(asked)
    asked += 1
    await sleep(startedAt + PACE_MS - clock())
  }
}

/** Reads the running answer, and calls back once its first word has come. */
async function readSteady(begun: () => void) {
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
        // Words that come together have waited for nothing but the first of them.
        if (!Number.isNaN(last)) seen.gaps.push(word === 0 ? now - last : 0)
        last = now
      }
      if (words > 0) begun()
    }
    fail('running answer', response.status === 200 ? 'ended' : response.status)
  } catch (error) {
    fail('running answer', error)
  }
  // The gap that the end has cut, or a line that broke.
  if (!Number.isNaN(last)) seen.gaps.push(clock() - last)
  begun()
}

async function watch() {
  end = new AbortController()
  setMaxListeners(0, end.signal)
  asked = 0
  await new Promise<void>((resolve) => {
    watching = [readSteady(resolve)]
  })
  seen = { waits: [], gaps: [], failures: [] }
  watching.push(askInTurn())
}

process.on('message', async (command: NeighbourCommand) => {
  if (command === 'end') {
    end.abort()
    await Promise.race([Promise.all(watching), sleep(END_MS)])
    process.send?.(seen)
    return
  }
  await (command === 'watch' ? watch() : prepare(command.prepare))
  process.send?.(seen)
})
process.on('disconnect', () => process.exit())
process.send?.('ready')
