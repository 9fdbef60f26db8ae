/** Sizes of folders and files. */
import { expect, it } from 'vitest'
import { listFiles } from './files.mjs'
import { plant } from './fixtures/planted.mjs'
import { findOversizes, MAX_FILES_IN_FOLDER, MAX_LINES } from './sizes.mjs'

function faults(files) {
  const root = plant(files)
  return findOversizes(root, listFiles(root))
}

const lines = (count) => 'a\n'.repeat(count)
const named = (count, name) => Object.fromEntries(Array.from({ length: count }, (_, index) => [name(index), 'a\n']))

it.each(['app', 'components', 'lib', 'bench', 'scripts', 'e2e'])('a full folder below %s is found', (top) => {
  const files = named(MAX_FILES_IN_FOLDER + 1, (index) => `${top}/room/file-${index}.ts`)
  expect(faults(files)).toEqual([expect.stringContaining(`${top}/room: ${MAX_FILES_IN_FOLDER + 1} source files`)])
})

it('a folder is not full of tests, fixtures, migrations, and what is in the folders within', () => {
  expect(
    faults({
      ...named(MAX_FILES_IN_FOLDER, (index) => `lib/room/file-${index}.ts`),
      ...named(30, (index) => `lib/room/file-${index}.test.ts`),
      ...named(30, (index) => `e2e/file-${index}.spec.ts`),
      ...named(30, (index) => `lib/room/fixtures/file-${index}.ts`),
      ...named(30, (index) => `lib/server/database/migrations/file-${index}.ts`),
      ...named(30, (index) => `docs/file-${index}.ts`),
      ...named(2, (index) => `lib/room/within/file-${index}.ts`),
    }),
  ).toEqual([])
})

it('a long file is found, whatever it is written in; a long test is not', () => {
  expect(
    faults({
      'lib/a.ts': lines(MAX_LINES + 1),
      'components/b.css': lines(MAX_LINES + 1),
      'lib/c.ts': lines(MAX_LINES),
      'lib/a.test.ts': lines(MAX_LINES + 1),
    }),
  ).toEqual([
    `components/b.css: ${MAX_LINES + 1} lines, at most ${MAX_LINES}`,
    `lib/a.ts: ${MAX_LINES + 1} lines, at most ${MAX_LINES}`,
  ])
})

it('a file directly in lib/client is found', () => {
  expect(faults({ 'lib/client/a.ts': '', 'lib/client/store/b.ts': '', 'lib/server/c.ts': '' })).toEqual([
    'lib/client/a.ts: lib/client has folders only; put it into the one it belongs to',
  ])
})
