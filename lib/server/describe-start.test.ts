/** What the start prints. */
import { expect, test } from 'vitest'
import { readConfig } from './config'
import { startLines } from './describe-start'
import type { Services } from './services'

const linesOf = (environment: Record<string, string>) =>
  startLines({
    config: readConfig(environment),
    streamLog: { kind: 'memory' },
    database: { kind: 'pglite', lasting: true },
    fileStorage: { kind: 'database' },
  } as Services)

test.each([
  [{}, 'Model provider: embedded simulator (demo mode: set ANTHROPIC_API_KEY for Claude)'],
  [{ ANTHROPIC_API_KEY: 'k' }, 'Model provider: Anthropic API'],
  [
    { ANTHROPIC_BASE_URL: ' https://gw.example/anthropic/v1/ ' },
    'Model provider: compatible server at https://gw.example/anthropic (ANTHROPIC_BASE_URL)',
  ],
])('%j', (environment, line) => {
  expect(linesOf(environment as Record<string, string>)).toContain(line)
})
