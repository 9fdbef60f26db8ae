/** The parts of an attack. */
import { setMaxListeners } from 'node:events'
import { clock, sleep } from '@/bench/processes/clock'
import { type Guest, guestAt } from './guest'

/** Something that guests do to the server. */
export interface Attack {
  name: string
  /** Sets up its data through the product's own routes, and returns one round. */
  prepare(site: Site): Promise<Round> | Round
}

/** One round of an attack: all of its requests at once, each with its outcome. */
export type Round = (signal: AbortSignal) => Array<Promise<string>>

/** The server under attack, and the guests who take part. */
export interface Site {
  url: string
  /** The guest at the n-th of the attack's addresses; the first by default. */
  guest(at?: number): Guest
}

/** How often each outcome came; requests that had none at the end are `open`. */
export type Outcomes = Record<string, number>

const LIMIT_MS = 18_000
/** A round that ends sooner is repeated, so that there is something to measure. */
const MIN_MS = 6_000
const PAUSE_MS = 500

/** The site at a URL. */
export function siteAt(url: string): Site {
  const guests = new Map<number, Guest>()
  return {
    url,
    guest(at = 0) {
      const guest = guests.get(at) ?? guestAt(url, `10.66.0.${at + 1}`)
      guests.set(at, guest)
      return guest
    },
  }
}

/** Plays rounds for `MIN_MS` at least and `LIMIT_MS` at most. */
export async function play(round: Round): Promise<Outcomes> {
  const outcomes: Outcomes = {}
  const count = (outcome: string) => {
    outcomes[outcome] = (outcomes[outcome] ?? 0) + 1
  }
  const startedAt = clock()
  const remaining = (limitMs: number) => startedAt + limitMs - clock()
  while (remaining(MIN_MS) > 0) {
    let open = 0
    const limit = new AbortController()
    setMaxListeners(0, limit.signal)
    const all = round(limit.signal).map(async (request) => {
      open += 1
      const outcome = await request.catch(() => 'cut off')
      if (limit.signal.aborted) return
      open -= 1
      count(outcome)
    })
    const isOver = await Promise.race([Promise.all(all), sleep(remaining(LIMIT_MS)).then(() => false)])
    limit.abort()
    if (isOver === false) {
      for (; open > 0; open -= 1) count('open')
      break
    }
    await sleep(PAUSE_MS)
  }
  return outcomes
}

/** Sends `count` requests at once. */
export function times(count: number, request: (at: number) => Promise<string>): Array<Promise<string>> {
  return Array.from({ length: count }, (_, at) => request(at))
}

/** A response's status, after reading all of it. */
export async function statusOf(response: Response): Promise<string> {
  for await (const _ of response.body ?? []);
  return String(response.status)
}

const END_CHARACTERS = 20_000

/** How an answer ended; the response's status when it did not start. */
export async function endingOf(response: Response): Promise<string> {
  const decoder = new TextDecoder()
  let end = ''
  for await (const bytes of response.body ?? []) {
    end = (end + decoder.decode(bytes as Uint8Array, { stream: true })).slice(-END_CHARACTERS)
  }
  if (response.status !== 200) return String(response.status)
  const code = /"type":"data-error".*?"code":"(\w+)"/.exec(end)?.[1]
  return code ?? /"status":"(\w+)"/.exec(end)?.[1] ?? 'no ending'
}
