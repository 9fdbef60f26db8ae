/** No test sleeps: it waits for an event, a turn of the event loop, or a condition with a limit. */
import { readdirSync, readFileSync } from 'node:fs'
import { join, relative } from 'node:path'
import { expect, test } from 'vitest'
import { root } from './install.mjs'

const SLEEP = /new Promise[^;]{0,40}\bsetTimeout\(|\bawait (?:sleep|delay)\(/
const BROWSER_SLEEP = /\bwaitForTimeout\(/

const tests = ['app', 'bench', 'components', 'examples', 'lib', 'scripts']
  .flatMap((folder) => readdirSync(join(root, folder), { recursive: true, withFileTypes: true }))
  .map(({ parentPath, name }) => relative(root, join(parentPath, name)))
  // The benches' peers have their own packages.
  .filter((file) => !file.includes('node_modules'))
  .filter((file) => /\.(?:test|contract)\.(?:tsx?|mjs)$|\/fixtures\/.*\.tsx?$/.test(file))

test('the check recognises a sleep', () => {
  expect('await new Promise((resolve) => setTimeout(resolve, 5))').toMatch(SLEEP)
  expect('await new Promise((resolve) => setImmediate(resolve))').not.toMatch(SLEEP)
})

test('no unit test sleeps', () => {
  expect(tests.length).toBeGreaterThan(100)
  const own = 'scripts/no-sleep.test.ts'
  expect(tests.filter((file) => file !== own && SLEEP.test(readFileSync(join(root, file), 'utf8')))).toEqual([])
})

test('no browser test sleeps', () => {
  const folder = join(root, 'e2e')
  const specs = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((name) => name.endsWith('.ts'))
  expect(specs.length).toBeGreaterThan(40)
  expect(specs.filter((file) => BROWSER_SLEEP.test(readFileSync(join(folder, file), 'utf8')))).toEqual([])
})
