/** The stories in a real Firefox and a real WebKit, side by side. */
import { fileURLToPath } from 'node:url'
import { defineConfig } from 'vitest/config'
import { WAIT } from './driver'

const root = fileURLToPath(new URL('../..', import.meta.url)).replace(/\/$/, '')

export default defineConfig({
  root,
  resolve: { alias: { '@': root } },
  test: {
    include: ['e2e/browsers/*.test.ts'],
    maxWorkers: 2,
    testTimeout: 60_000,
    hookTimeout: 120_000,
    expect: { poll: WAIT },
  },
})
