/**
 * Admits requests. A few of each address begin at a time while the others wait in a queue of their own, so that three
 * hundred at once delay others by only a few; and the number of open ones is limited.
 */
import type { ServerResponse } from 'node:http'
import { AppError } from '@/lib/shared/error'
import { newId } from '@/lib/shared/ids'

/** Limits per address. */
export interface EntranceLimits {
  /** Requests at work: until their response begins, or they take so long that they must be waiting for something. */
  beginning: number
  /** Milliseconds after which a request no longer holds up others. */
  beginMs: number
  /** Requests with an unfinished response. */
  open: number
}

/** Admits one request after the other. */
export interface Entrance {
  /** Calls `begin` when it is the request's turn, or answers it when too many are open. */
  enter(address: string, response: ServerResponse, begin: () => void): void
}

interface Address {
  open: number
  beginning: number
  waiting: Array<{ response: ServerResponse; begin(): void }>
}

const RETRY_SECONDS = 10
const TOO_MANY =
  'Too many requests of your network are open at once. Close some tabs, or wait until answers have ended.'

/** Makes an entrance. */
export function createEntrance({ beginning, beginMs, open }: EntranceLimits): Entrance {
  const addresses = new Map<string, Address>()

  function start(own: Address, response: ServerResponse, begin: () => void) {
    own.beginning += 1
    let isOver = false
    const over = () => {
      if (isOver) return
      isOver = true
      clearTimeout(limit)
      own.beginning -= 1
      next(own)
    }
    const limit = setTimeout(over, beginMs)
    limit.unref()
    whenBegun(response, over)
    response.once('close', over)
    begin()
  }

  function next(own: Address) {
    while (own.beginning < beginning) {
      const waiting = own.waiting.shift()
      if (!waiting) return
      // The client has left meanwhile.
      if (!waiting.response.closed) start(own, waiting.response, waiting.begin)
    }
  }

  return {
    enter(address, response, begin) {
      const own = addresses.get(address) ?? { open: 0, beginning: 0, waiting: [] }
      if (own.open >= open) return refuse(response)
      addresses.set(address, own)
      own.open += 1
      response.once('close', () => {
        own.open -= 1
        if (own.open === 0) addresses.delete(address)
      })
      if (own.beginning < beginning) start(own, response, begin)
      else own.waiting.push({ response, begin })
    },
  }
}

function whenBegun(response: ServerResponse, begun: () => void) {
  const writeHead = response.writeHead
  response.writeHead = function noted(this: typeof response, ...given: unknown[]) {
    begun()
    return (writeHead as (...all: unknown[]) => typeof response).apply(this, given)
  } as typeof writeHead
}

function refuse(response: ServerResponse) {
  const error = new AppError('rate_limited', { message: TOO_MANY, retryAfter: RETRY_SECONDS })
  response.writeHead(error.status, {
    'content-type': 'application/json',
    'cache-control': 'private, no-store',
    'retry-after': String(RETRY_SECONDS),
    // Discards the body that is still to come.
    connection: 'close',
  })
  response.end(JSON.stringify({ error: error.info(newId()) }))
}
