/** The last outcome of an adapter's work, for `GET /api/health`, without probing anything. */

/** `unknown` was not used yet; `degraded` works with only some of its parts. */
export type AdapterState = 'up' | 'down' | 'degraded' | 'unknown'

/** The known state of an adapter. */
export interface AdapterHealth {
  state: AdapterState
  /** Whole seconds since that was found out. */
  ageSeconds?: number
}

/** Notes outcomes. */
export interface Outcomes {
  up(): void
  down(): void
  read(): AdapterHealth
}

/** Tracks the outcomes of one adapter; `now` returns milliseconds. */
export function createOutcomes(now: () => number = () => performance.now()): Outcomes {
  let last: { state: 'up' | 'down'; at: number } | undefined
  const note = (state: 'up' | 'down') => () => {
    last = { state, at: now() }
  }
  return {
    up: note('up'),
    down: note('down'),
    read: () =>
      last ? { state: last.state, ageSeconds: Math.floor((now() - last.at) / 1_000) } : { state: 'unknown' },
  }
}

/** One adapter that works while any of its parts does; its time is that of the deciding part. */
export function joinHealth(parts: readonly AdapterHealth[]): AdapterHealth {
  const down = parts.filter(({ state }) => state === 'down')
  const up = parts.filter(({ state }) => state === 'up')
  if (down.length > 0) return { state: down.length === parts.length ? 'down' : 'degraded', ...latest(down) }
  return up.length > 0 ? { state: 'up', ...latest(up) } : { state: 'unknown' }
}

function latest(parts: readonly AdapterHealth[]) {
  const ages = parts.flatMap(({ ageSeconds }) => ageSeconds ?? [])
  return ages.length > 0 ? { ageSeconds: Math.min(...ages) } : {}
}
