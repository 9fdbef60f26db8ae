/** Runs before each file of unit tests. */
import fc from 'fast-check'
import { afterAll, vi } from 'vitest'
import { rounds, SEED } from './rounds.mjs'

// The defaults of all properties.
fc.configureGlobal({ seed: SEED, numRuns: rounds(100, 1_000) })

// Files share a process, so mocks must not leak into the next one.
afterAll(() => {
  vi.useRealTimers()
  vi.unstubAllGlobals()
  vi.unstubAllEnvs()
})
