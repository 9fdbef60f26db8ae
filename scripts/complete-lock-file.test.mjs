/** The committed lock file names every platform's optional builds. */
import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { missingEntries, platformOf } from './complete-lock-file.mjs'

const committed = JSON.parse(readFileSync(new URL('../package-lock.json', import.meta.url), 'utf8'))

describe('package-lock.json', () => {
  it('has an entry for every optional dependency', () => {
    expect(missingEntries(committed).map(([name]) => name)).toEqual([])
  })

  it('names no registry host', () => {
    const resolved = Object.values(committed.packages).flatMap((entry) => entry.resolved ?? [])
    expect(resolved).toEqual([])
  })

  it('has the builds for macOS and Windows', () => {
    const places = Object.keys(committed.packages)
    for (const platform of ['darwin-arm64', 'darwin-x64', 'win32-x64-msvc', 'linux-x64-gnu', 'linux-arm64-gnu']) {
      expect(places).toContain(`node_modules/@next/swc-${platform}`)
    }
  })
})

describe('platformOf', () => {
  it.each([
    ['@next/swc-darwin-arm64', { cpu: ['arm64'], os: ['darwin'] }],
    ['@next/swc-win32-x64-msvc', { cpu: ['x64'], os: ['win32'] }],
    ['@biomejs/cli-linux-x64-musl', { cpu: ['x64'], os: ['linux'] }],
    ['lightningcss-freebsd-x64', { cpu: ['x64'], os: ['freebsd'] }],
    ['@tailwindcss/oxide-wasm32-wasi', { cpu: ['wasm32'] }],
    ['fsevents', {}],
  ])('reads %s', (name, platform) => {
    expect(platformOf(name)).toEqual(platform)
  })
})

describe('missingEntries', () => {
  const parent = { version: '1.0.0', optionalDependencies: { 'tool-linux-x64': '1.0.0', 'tool-darwin-arm64': '1.0.0' } }

  it('lists packages without an entry, with version and platform', () => {
    const lock = { packages: { '': {}, 'node_modules/tool': parent, 'node_modules/tool-linux-x64': {} } }
    const entry = { version: '1.0.0', cpu: ['arm64'], os: ['darwin'], optional: true }
    expect(missingEntries(lock)).toEqual([['tool-darwin-arm64', entry]])
  })

  it('marks the builds of a development tool as such', () => {
    const lock = { packages: { 'node_modules/tool': { ...parent, dev: true } } }
    expect(missingEntries(lock).map(([, entry]) => entry.dev)).toEqual([true, true])
  })

  it('accepts an entry below its parent', () => {
    const below = { 'node_modules/tool/node_modules/tool-linux-x64': {}, 'node_modules/tool-darwin-arm64': {} }
    expect(missingEntries({ packages: { 'node_modules/tool': parent, ...below } })).toEqual([])
  })

  it('accepts a lock file without packages', () => {
    expect(missingEntries({})).toEqual([])
  })
})
