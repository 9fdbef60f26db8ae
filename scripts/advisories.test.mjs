/** T49: the dependencies of sign-in are pinned, few, and at or above the versions of advisories.json. */
import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'

const read = (name) => JSON.parse(readFileSync(new URL(name, import.meta.url), 'utf8'))
const advisories = read('./advisories.json')
const { dependencies, devDependencies } = read('../package.json')
const { packages } = read('../package-lock.json')

const numbers = (version) => version.split(/[.-]/).slice(0, 3).map(Number)

function isAtLeast(version, floor) {
  const [parts, floorParts] = [numbers(version), numbers(floor)]
  const at = parts.findIndex((part, index) => part !== floorParts[index])
  return at === -1 || parts[at] > floorParts[at]
}

test('versions are compared numerically', () => {
  expect(isAtLeast('16.10.0', '16.4.6')).toBe(true)
  expect(isAtLeast('16.4.6', '16.4.6')).toBe(true)
  expect(isAtLeast('16.4.5', '16.4.6')).toBe(false)
  expect(isAtLeast('15.9.9', '16.0.0')).toBe(false)
})

test('T49: every dependency has one exact version', () => {
  for (const [name, version] of Object.entries({ ...dependencies, ...devDependencies })) {
    expect([name, version.replace(/^npm:@?[^@]+@/, '')]).toEqual([name, expect.stringMatching(/^\d+\.\d+\.\d+$/)])
  }
})

test.each(Object.entries(advisories))('T49: every copy of %s is at least %j', (name, { atLeast }) => {
  const copies = Object.entries(packages).filter(([path]) => path.endsWith(`node_modules/${name}`))
  const shipped = copies.filter(([, { dev }]) => !dev)
  expect(shipped.length).toBeGreaterThan(0)
  for (const [path, { version }] of shipped) expect([path, isAtLeast(version, atLeast)]).toEqual([path, true])
})

test('T49: sign-in brings three packages along, and no framework', () => {
  const expected = ['openid-client', 'oauth4webapi', 'jose']
  const dependenciesOf = (name) => Object.keys(packages[`node_modules/${name}`].dependencies ?? {})
  expect(expected.flatMap(dependenciesOf).filter((name) => !expected.includes(name))).toEqual([])
  for (const name of ['next-auth', 'better-auth', 'passport', 'iron-session']) {
    expect(packages[`node_modules/${name}`]).toBeUndefined()
  }
})
