/** The settings: an empty environment works, a wrong one is told whole. */
import { expect, test } from 'vitest'
import { readConfig } from './config'

test('an empty environment is a working demo', () => {
  expect(readConfig({})).toMatchObject({
    provider: 'simulator',
    simulatorHttp: true,
    dataDir: '.data',
    upstreamIdleMs: 60_000,
    simulator: { ttftMs: 300 },
  })
})

test.each([
  [{ ANTHROPIC_API_KEY: 'k' }, 'anthropic', 'bearer', false],
  [{ ANTHROPIC_BASE_URL: 'http://127.0.0.1:8787' }, 'compatible', 'both', false],
  [{ ANTHROPIC_API_KEY: 'k', ANTHROPIC_BASE_URL: 'http://127.0.0.1:8787' }, 'compatible', 'both', false],
  [{ ANTHROPIC_API_KEY: 'k', SIMULATOR_HTTP: 'on', ANTHROPIC_AUTH_STYLE: 'x-api-key' }, 'anthropic', 'x-api-key', true],
  [{ SIMULATOR_HTTP: 'off' }, 'simulator', 'bearer', false],
  [{ ANTHROPIC_API_KEY: '', ANTHROPIC_BASE_URL: '' }, 'simulator', 'bearer', true],
])('%j', (environment, provider, authStyle, simulatorHttp) => {
  expect(readConfig(environment)).toMatchObject({ provider, authStyle, simulatorHttp })
})

test('everything that is wrong is told at once', () => {
  const wrong = {
    ANTHROPIC_BASE_URL: 'ftp://x',
    ANTHROPIC_AUTH_STYLE: 'basic',
    SIMULATOR_TPS: 'fast',
    AUTH_SECRET: 'short',
  }
  const tell = () => readConfig(wrong)
  for (const name of Object.keys(wrong)) expect(tell).toThrow(name)
})

test('a host without a lasting disk needs a secret', () => {
  expect(() => readConfig({ VERCEL: '1' })).toThrow('AUTH_SECRET')
  expect(readConfig({ VERCEL: '1', AUTH_SECRET: 'long enough for this' }).authSecret).toBe('long enough for this')
})
