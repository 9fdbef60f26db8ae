/** When scripts/build.mjs builds, and what it counts as source. */
import { mkdirSync, mkdtempSync, rmSync, utimesSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { listSources, readBuild, readSource, reasonToBuild } from './build.mjs'

let folder
const write = (path, text = path) => {
  mkdirSync(dirname(join(folder, path)), { recursive: true })
  writeFileSync(join(folder, path), text)
}

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'firstword-build-test-'))
})
afterEach(() => rmSync(folder, { recursive: true, force: true }))

describe('listSources', () => {
  it('lists what goes into the build, and no tests or tools', () => {
    const sources = ['app/page.tsx', 'lib/a/b.ts', 'next.config.mjs', 'package.json', 'proxy.ts', 'public/icon.svg']
    const others = ['app/page.test.tsx', 'e2e/a.spec.ts', 'README.md', 'vitest.config.ts', 'scripts/x.mjs', '.env']
    for (const path of [...sources, ...others]) write(path)
    expect(listSources(folder)).toEqual(sources)
  })
})

describe('readSource', () => {
  it('notices an edit, a rename, and a touch', () => {
    write('app/a.ts', 'one')
    const first = readSource(folder)
    expect(readSource(folder)).toEqual(first)
    write('app/a.ts', 'two')
    const edited = readSource(folder)
    expect(edited.hash).not.toBe(first.hash)
    rmSync(join(folder, 'app/a.ts'))
    write('app/b.ts', 'two')
    expect(readSource(folder).hash).not.toBe(edited.hash)
    utimesSync(join(folder, 'app/b.ts'), 9e9, 9e9)
    expect(readSource(folder).newest).toBe(9e12)
  })
})

describe('readBuild', () => {
  it('finds nothing in an empty folder, or with a half-written stamp', () => {
    expect(readBuild(folder)).toEqual({})
    write('.next/firstword-build.json', '{"hash":')
    expect(readBuild(folder).stamp).toBeUndefined()
  })
})

describe('reasonToBuild', () => {
  const source = { hash: 'h', newest: 100 }
  const stamp = { ...source, buildId: 'id' }
  const build = { buildId: 'id', finishedAt: 200, stamp }

  it('accepts a build of this source', () => {
    expect(reasonToBuild(build, source)).toBeUndefined()
  })

  it.each([
    ['no build', { ...build, buildId: undefined }, source, 'there is no build'],
    ['a build that died', { ...build, finishedAt: undefined }, source, 'the last build did not finish'],
    ["another build's stamp", { ...build, buildId: 'other' }, source, 'the last build did not finish'],
    ['an edit', build, { ...source, hash: 'other' }, 'the source is newer'],
    ['a touch', build, { ...source, newest: 101 }, 'the source is newer'],
  ])('builds after %s', (_, found, now, reason) => {
    expect(reasonToBuild(found, now)).toBe(reason)
  })

  it('accepts a plain `next build` that is newer than the source', () => {
    expect(reasonToBuild({ ...build, stamp: undefined }, source)).toBeUndefined()
    expect(reasonToBuild({ ...build, stamp: undefined }, { ...source, newest: 300 })).toBe('the source is newer')
  })
})
