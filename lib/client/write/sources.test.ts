import { expect, test } from 'vitest'
import { SOURCE_LIMITS } from '@/lib/shared/write/source-file'
import { createSources, type SourcesPorts } from './sources'

const KEY = 'a key that is secret'

function sourcesOf(change: Partial<SourcesPorts> = {}) {
  return createSources({
    read: async () => ({ files: [], skipped: [], unlisted: 0, problems: [] }),
    findSecrets: async (files) =>
      files.flatMap(({ path, content }) => {
        const start = content.indexOf(KEY)
        return start < 0 ? [] : [{ path, line: 1, kind: 'key', masked: 'a ke…', start, end: start + KEY.length }]
      }),
    countNames: async (files) => files.length,
    ...change,
  })
}
const found = (files: Record<string, string>) => async () => ({
  files: Object.entries(files).map(([path, content]) => ({ path, content })),
  skipped: [{ path: 'a.png', reason: 'binary' as const }],
  unlisted: 2,
  problems: [],
})

test('what is read is listed, with what is left out and the secrets; secrets are sent only on demand', async () => {
  const sources = sourcesOf({ read: found({ 'a.ts': `x ${KEY} y`, 'b.ts': 'z' }) })
  await sources.add([])
  expect(sources.view()).toMatchObject({
    files: [
      { path: 'a.ts', bytes: KEY.length + 4 },
      { path: 'b.ts', bytes: 1 },
    ],
    skipped: [{ path: 'a.png' }],
    unlisted: 2,
    secrets: [{ path: 'a.ts' }],
    exportedNames: 2,
    work: undefined,
  })
  expect(JSON.stringify(sources.sent(false))).not.toContain(KEY)
  expect(JSON.stringify(sources.sent(true))).toContain(KEY)
})

test('a file takes the place of one with the same path; one can be removed, or all', async () => {
  const sources = sourcesOf({ read: found({ 'a.ts': 'new' }) })
  expect(sources.addText('a.ts', 'old')).toBe(true)
  await expect.poll(() => sources.view().files).toHaveLength(1)
  await sources.add([])
  expect(sources.view().files).toMatchObject([{ path: 'a.ts', content: 'new' }])
  expect(sources.addText('../b.ts', 'x')).toBe(false)
  sources.remove('a.ts')
  expect(sources.view().files).toEqual([])
  sources.clear()
  expect(sources.view()).toMatchObject({ files: [], skipped: [], work: undefined })
})

test('what does not fit is left out and named', async () => {
  const large = 'x'.repeat(SOURCE_LIMITS.bytes)
  const sources = sourcesOf({ read: found({ 'a.ts': large, 'b.ts': 'y' }) })
  await sources.add([])
  expect(sources.view().files.map(({ path }) => path)).toEqual(['a.ts'])
  expect(sources.view().skipped).toContainEqual({ path: 'b.ts', reason: 'too-many' })
})

test('a failure to read is said, and nothing is lost', async () => {
  const sources = sourcesOf({ read: () => Promise.reject(new Error('no chunk')) })
  sources.addText('a.md', 'kept')
  await expect.poll(() => sources.view().files).toHaveLength(1)
  await sources.add([])
  expect(sources.view().problems).toHaveLength(1)
  expect(sources.view().files).toHaveLength(1)
  expect(sources.view().work).toBeUndefined()
})

test('what is cleared while it is read does not come back', async () => {
  let finish = () => {}
  const waiting = new Promise<void>((resolve) => {
    finish = resolve
  })
  const read = found({ 'a.ts': 'late' })
  const sources = sourcesOf({ read: () => waiting.then(read) })
  const added = sources.add([])
  sources.clear()
  finish()
  await added
  expect(sources.view().files).toEqual([])
})

test('what is dropped next, pasted or removed does not lose what is still being read', async () => {
  let at = 0
  const sources = sourcesOf({
    read: async (...[, options]) => {
      at += 1
      return found({ [`${at}.ts`]: 'x', [`${at}.md`]: String(options.signal.aborted) })()
    },
  })
  const added = [sources.add([]), sources.add([])]
  sources.addText('pasted.md', 'y')
  sources.remove('1.ts')
  await Promise.all(added)
  expect(
    sources
      .view()
      .files.map(({ path }) => path)
      .toSorted(),
  ).toEqual(['1.md', '1.ts', '2.md', '2.ts', 'pasted.md'])
  expect(sources.view().files.every(({ content }) => content !== 'true')).toBe(true)
})
