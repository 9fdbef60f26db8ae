/** How an adapter's work went last, as it is told by `GET /api/health`: nothing is asked only to find out. */

/**
 * `unknown` is one that was not asked yet; `degraded` works with a part of what it has.
 */
export type AdapterState = 'up' | 'down' | 'degraded' | 'unknown'

/** What is known of an adapter. */
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

/** Makes the notes of one adapter; `now` reads milliseconds. */
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

/** One adapter that works while any of its parts does; told is the latest word that decides it. */
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
