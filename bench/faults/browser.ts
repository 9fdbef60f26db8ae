/** A visitor to the servers: the project's own browser transport, with its own connection and cookie. */
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
  /** Tries this server first from now on; undefined takes them in turn. */
  prefer(instance: number | undefined): void
  close(): Promise<void>
}

// Two minutes, as on the page, would be too long for a bench.
const PATIENCE_MS = 60_000
const SESSION_TRIES = 50
const SESSION_WAIT_MS = 100

/** Opens one with a session. `turn` chooses the server of its first connection. */
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

/** A session starts with the first question. If its reply were lost, the next one would start another person's. */
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
