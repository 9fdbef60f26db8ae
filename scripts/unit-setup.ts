/** Before each file of unit tests. */
import fc from 'fast-check'
import { afterAll, vi } from 'vitest'
import { rounds, SEED } from './rounds.mjs'

// For every property that asks for nothing else.
fc.configureGlobal({ seed: SEED, numRuns: rounds(100, 1_000) })

// Files share a process: nothing that one of them pretended may last into the next.
afterAll(() => {
  vi.useRealTimers()
  vi.unstubAllGlobals()
  vi.unstubAllEnvs()
})
