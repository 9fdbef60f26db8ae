/** Maps made on a thread: complete, bounded in time, and stopped on demand. */
import { expect, test } from 'vitest'
import { mapSources } from './map-sources'

const FILES = [
  { path: 'index.ts', content: "export * from './a'\n" },
  { path: 'a.ts', content: '/** About a. */\nexport const a = 1\n' },
  { path: 'b.py', content: 'def b(): pass\n' },
  { path: 'notes.txt', content: 'one\ntwo' },
]
const { signal } = new AbortController()

test('files are mapped in their order, with names from each other', async () => {
  const a = { name: 'a', kind: 'constant', signature: 'const a = 1', comment: 'About a.' }
  expect(await mapSources(FILES, signal)).toEqual({
    files: [
      { path: 'index.ts', language: 'typescript', lines: 1, exports: [{ ...a, line: 1 }] },
      { path: 'a.ts', language: 'typescript', lines: 2, exports: [{ ...a, line: 2 }] },
      {
        path: 'b.py',
        language: 'python',
        lines: 1,
        exports: [{ name: 'b', kind: 'function', signature: 'def b()', line: 1 }],
      },
      { path: 'notes.txt', language: 'other', lines: 2, exports: [] },
    ],
  })
})

test('files that the time is too short for stand in the map as partial', async () => {
  const { files } = await mapSources(FILES, signal, { ms: 0 })
  expect(files.map(({ path, isPartial, exports }) => [path, isPartial, exports])).toEqual(
    FILES.map(({ path }) => [path, true, []]),
  )
})

test('an aborted signal ends it', async () => {
  const controller = new AbortController()
  const mapping = mapSources(FILES, controller.signal)
  controller.abort(new Error('enough'))
  await expect(mapping).rejects.toThrow('enough')
  await expect(mapSources(FILES, controller.signal)).rejects.toThrow('enough')
})
