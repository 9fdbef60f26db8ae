/** Paths in documents and comments. */
import { describe, expect, it } from 'vitest'
import { listFiles } from './files.mjs'
import { plant } from './fixtures/planted.mjs'
import { findBrokenPaths } from './paths.mjs'

const FILES = {
  'lib/client/store/entry.ts': 'export const a = 1\n',
  'lib/server/tools/calculator.ts': '',
  'app/(chat)/chat/[chatId]/page.tsx': '',
  'docs/limits.md': '',
}

function faults(files) {
  const root = plant({ ...FILES, ...files })
  return findBrokenPaths(root, listFiles(root))
}

describe('a path in a document', () => {
  it.each([
    ['in back-ticks', 'See `lib/client/entry.ts`.', 'lib/client/entry.ts'],
    ['in back-ticks, a bare name', 'See `entries.ts`.', 'entries.ts'],
    ['in back-ticks, its end', 'See `client/entry.ts`.', 'client/entry.ts'],
    ['without back-ticks', 'See lib/client/entry.ts.', 'lib/client/entry.ts'],
    ['with the alias', '`@/lib/client/entry`', 'lib/client/entry'],
    ['with a line', '`lib/client/entry.ts:12`', 'lib/client/entry.ts'],
    ['of a folder', 'See `lib/markdown`, too', 'lib/markdown'],
    ['in a command', '```sh\nnode scripts/no.mjs --check\n```', 'scripts/no.mjs'],
    ['with a place', '`lib/client/<name>.ts`', 'lib/client/<name>.ts'],
    ['with a star', '(`lib/client/*.ts`)', 'lib/client/*.ts'],
    ['in a link', '[limits](limit.md#of-files)', 'docs/limit.md'],
    ['in a table', '| a | `entries.ts` |', 'entries.ts'],
  ])('%s is found when it does not exist', (_, text, path) => {
    const line = text.startsWith('```') ? 3 : 2
    const others = path.startsWith('scripts/') ? { 'scripts/yes.mjs': '' } : {}
    expect(faults({ 'docs/new.md': `\n${text}\n`, ...others })).toEqual([`docs/new.md:${line}: there is no ${path}`])
  })

  it.each([
    '`lib/client/store/entry.ts`, `store/entry.ts`, `entry.ts`, lib/client/store, (`lib/client/`)',
    '`app/(chat)/chat/[chatId]/page.tsx` (app/(chat)/chat) (app/(chat)), [app](../app)',
    '`lib/server/tools/<name>.ts`, `lib/**/entry.ts`, `lib/{client,shared}/store`',
    '[limits](limits.md#of-files) [elsewhere](https://example.com/lib/no.ts) [there](#limits)',
    '`/api/chats/{id}`, `text/event-stream`, `next/link`, `conversations.json`, https://example.com/lib/no.ts, and/or',
  ])('is fine: %s', (text) => {
    expect(faults({ 'docs/new.md': `${text}\n` })).toEqual([])
  })

  it('is looked for in README.md, CONTRIBUTING.md and all of docs', () => {
    const text = '`lib/no.ts`'
    const places = ['CONTRIBUTING.md', 'README.md', 'docs/decisions/001-no.md']
    const expected = places.map((place) => `${place}:1: there is no lib/no.ts`)
    expect(faults(Object.fromEntries(places.map((place) => [place, text])))).toEqual(expected)
  })
})

describe('a path in a comment', () => {
  // Put in by a place of the template, so that this file's own check does not take them for paths of comments.
  const missing = 'lib/no.ts'

  it.each([
    ['of a line', `const a = 1\n// See \`${missing}\`.`],
    ['at the end of a line', `\nconst a = 1 // as in ${missing}`],
    ['of more lines', `/**\n * As \`${missing}\` does.\n */`],
    ['within JSX', `<div>\n{/* ${missing} */}\n</div>`],
    ['of a test', `\n/** ${missing} */`],
  ])('%s is found when it does not exist', (_, text) => {
    expect(faults({ 'lib/new.test.tsx': text })).toEqual([`lib/new.test.tsx:2: there is no ${missing}`])
  })

  it('is not what the code itself says', () => {
    const text = `const url = 'http://localhost/${missing}'\nconst path = \`${missing}\`\nconst glob = 'lib/**/no.ts'\n`
    expect(faults({ 'lib/new.ts': text })).toEqual([])
  })
})
