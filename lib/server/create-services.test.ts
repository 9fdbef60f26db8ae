/** When services are built, and when they are not. */
import { afterEach, describe, expect, it, vi } from 'vitest'
import { register } from '@/instrumentation'
import { getServices } from './create-services'

describe('while the app is built', () => {
  afterEach(() => vi.unstubAllEnvs())

  it('nothing is opened: a build beside a running server, or before a deployment, touches no database', async () => {
    vi.stubEnv('NEXT_RUNTIME', 'nodejs')
    vi.stubEnv('NEXT_PHASE', 'phase-production-build')
    await expect(register()).resolves.toBeUndefined()
    await expect(getServices()).rejects.toThrow('while the app was built')
  })
})
