/** A visitor of the servers: the project's own browser transport over a line and a cookie of its own. */
import { setTimeout } from 'node:timers/promises'
import { sleep } from '@/bench/processes/clock'
import { visitor } from '@/e2e/support/wire'
import { createTransport, PAGE_WAITS, type Transport } from '@/lib/client/transport/transport'
import type { Instance } from './instance'
import { startTcpProxy, type TcpProxy } from './tcp-proxy'

/** A browser with one open page. */
export interface Browser {
  line: TcpProxy
  transport: Transport
  fetch(path: string, init?: RequestInit): Promise<Response>
  /** From now on this server is tried first; undefined takes them in turn. */
  prefer(instance: number | undefined): void
  close(): Promise<void>
}

// A bench need not wait for two minutes.
const PATIENCE_MS = 60_000
const SESSION_TRIES = 50
const SESSION_WAIT_MS = 100

/** Opens one; it has a session then. `turn` says which server takes its first connection. */
export async function openBrowser(instances: readonly Instance[], turn: number): Promise<Browser> {
  let next = turn
  let preferred: number | undefined
  const line = await startTcpProxy(() => {
    next += 1
    const from = preferred ?? next
    const inTurn = instances.map((_, at) => instances[(from + at) % instances.length])
    return inTurn.flatMap((instance) => {
      const url = instance?.app()?.url
      return url === undefined ? [] : [Number(new URL(url).port)]
    })
  })
  const me = visitor(`http://127.0.0.1:${line.port}`)
  const transport = createTransport({
    fetch: (input, init) => me.fetch(String(input), init),
    idleMs: PAGE_WAITS.idleMs,
    patienceMs: PATIENCE_MS,
    wait: waitOrAbort,
  })
  await beginSession(me)
  return {
    line,
    transport,
    fetch: me.fetch,
    prefer(instance) {
      preferred = instance
    },
    close: line.stop,
  }
}

/** A session begins with the first question; a reply that is lost would begin a second one, and so another person. */
async function beginSession(me: ReturnType<typeof visitor>) {
  for (let tries = 0; me.cookie() === ''; tries += 1) {
    if (tries === SESSION_TRIES) throw new Error('No server gave a session')
    const name = crypto.randomUUID()
    await me.ask(`begin-${name}`, `count to 1 as begin-${name} at 100`).then(
      (response) => response.text(),
      () => sleep(SESSION_WAIT_MS),
    )
  }
}

async function waitOrAbort(milliseconds: number, signal: AbortSignal): Promise<void> {
  await setTimeout(milliseconds, undefined, { signal }).catch(() => {})
}
