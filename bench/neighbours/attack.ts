/** What an attack is made of. */
import { setMaxListeners } from 'node:events'
import { clock, sleep } from '@/bench/processes/clock'
import { type Guest, guestAt } from './guest'

/** Something that guests do to the server at its worst. */
export interface Attack {
  name: string
  /** Brings in what it needs, through the product's own routes; returns one round of it. */
  prepare(site: Site): Promise<Round> | Round
}

/** One round of an attack: all of its requests at once, each with what it came to. */
export type Round = (signal: AbortSignal) => Array<Promise<string>>

/** Where the attack goes to, and who takes part. */
export interface Site {
  url: string
  /** A guest at the n-th of the attack's addresses; the first where none is named. */
  guest(at?: number): Guest
}

/** How often each outcome came; those that were not there at the end are `open`. */
export type Outcomes = Record<string, number>

const LIMIT_MS = 18_000
/** A round that is over at once is played again, so that there is something to be measured. */
const LEAST_MS = 6_000
const PAUSE_MS = 500

/** The site as an attack sees it. */
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

/** Plays rounds until there has been enough of it. */
export async function play(round: Round): Promise<Outcomes> {
  const outcomes: Outcomes = {}
  const count = (outcome: string) => {
    outcomes[outcome] = (outcomes[outcome] ?? 0) + 1
  }
  const startedAt = clock()
  const rest = (of: number) => startedAt + of - clock()
  while (rest(LEAST_MS) > 0) {
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
    const isOver = await Promise.race([Promise.all(all), sleep(rest(LIMIT_MS)).then(() => false)])
    limit.abort()
    if (isOver === false) {
      for (; open > 0; open -= 1) count('open')
      break
    }
    await sleep(PAUSE_MS)
  }
  return outcomes
}

/** The same request so many times at once. */
export function times(count: number, request: (at: number) => Promise<string>): Array<Promise<string>> {
  return Array.from({ length: count }, (_, at) => request(at))
}

/** A response's status, once all of it has come. */
export async function statusOf(response: Response): Promise<string> {
  for await (const _ of response.body ?? []);
  return String(response.status)
}

const END_CHARACTERS = 20_000

/** How an answer ended: its status where it began, else that of the response. */
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
