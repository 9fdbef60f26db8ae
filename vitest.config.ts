/** Unit tests: everything but the browser stories in e2e. */
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { defineConfig } from 'vitest/config'

const require = createRequire(import.meta.url)

export default defineConfig({
  resolve: {
    alias: {
      '@': fileURLToPath(new URL('.', import.meta.url)).replace(/\/$/, ''),
      // The marker throws outside of a server bundle; in tests every module is on its own side.
      'server-only': join(dirname(require.resolve('server-only')), 'empty.js'),
    },
  },
  test: {
    include: ['{app,bench,components,examples,lib,scripts}/**/*.test.{ts,tsx,mjs}'],
    testTimeout: 30_000,
    hookTimeout: 30_000,
  },
})
