/** Searches for names with signs in them: what holds them to the letter comes first, and its signs are marked. */

import { sql } from 'drizzle-orm'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { rowsOf } from '@/lib/server/database/database'
import { searchVector } from '@/lib/server/database/messages'
import { chats, messages } from '@/lib/server/database/schema'
import { exactQuery, searchTerms } from '@/lib/server/database/search/search-terms'
import { makePerson, scriptedProvider, testServices } from '@/lib/server/generation/fixtures/test-services'
import { newId } from '@/lib/shared/ids'
import { searchChats } from './search-chats'
import { searchSteps } from './search-steps'

const { queries } = testServices(scriptedProvider()).database

/** A person with one message of each text, the first the newest; `asBefore` stores them as versions without signs did. */
async function personWith(texts: readonly string[], asBefore = false) {
  const ownerId = await makePerson()
  const chatId = newId()
  await queries.insert(chats).values({ id: chatId, ownerId, title: 'Untold', search: searchVector('Untold') })
  await queries.insert(messages).values(
    texts.map((text, at) => {
      const letters = searchTerms(text).filter((term) => /^[\p{L}\p{N}\p{M}]+$/u.test(term))
      return {
        chatId,
        id: newId(),
        ownerId,
        depth: 1,
        role: 'user' as const,
        status: 'complete',
        parts: [{ type: 'text' as const, text }],
        createdAt: new Date(Date.UTC(2026, 0, 1) - at * 1000),
        search: asBefore ? sql`array_to_tsvector(${`{${letters.join(',')}}`}::text[])` : searchVector(text),
      }
    }),
  )
  return ownerId
}

async function found(ownerId: string, q: string): Promise<string[]> {
  const { hits } = await searchChats(queries, ownerId, { q })
  return hits.map(({ title, snippet, messageId }) =>
    (messageId === null ? title : snippet).map(({ text, isHit }) => (isHit ? `[${text}]` : text)).join(''),
  )
}

const NOISE = [
  'a cat can count',
  'c c c',
  'internet net',
  'topic: etc',
  'b a',
  'f',
  '100 percent',
  'home name tag flag foo',
]

const CASES = [
  ['C++', 'Is C++ hard?', 'Is [C++] hard?'],
  ['c++', 'C++ and Rust', '[C++] and Rust'],
  ['C#', 'In C#, yes', 'In [C#], yes'],
  ['F#', 'F# is typed', '[F#] is typed'],
  ['.NET', 'On .NET 9', 'On [.NET] 9'],
  ['Node.js', 'Node.js streams', '[Node.js] streams'],
  ['a/b', 'An a/b test', 'An [a/b] test'],
  ['A/B', 'An a/b test', 'An [a/b] test'],
  ['@name', 'Ask @name first', 'Ask [@name] first'],
  ['#tag', 'With #tag there', 'With [#tag] there'],
  ['$HOME', 'cd $HOME now', 'cd [$HOME] now'],
  ['e-mail@x.y', 'To e-mail@x.y now', 'To [e-mail@x.y] now'],
  ['100%', 'It is 100% wool', 'It is [100%] wool'],
  ['snake_case', 'Use snake_case here', 'Use [snake_case] here'],
  ['--flag', 'Pass --flag to it', 'Pass [--flag] to it'],
  ['foo()', 'Call foo() once', 'Call [foo()] once'],
  ['->', 'x -> y', 'x [->] y'],
  ['👍', 'Good 👍 work', 'Good [👍] work'],
  ['❤️', 'I ❤ it', 'I [❤] it'],
  ['€', 'For 5 € each', 'For 5 [€] each'],
  ['天气，很好', '今天天气，很好。', '今天[天气，很好]。'],
  ['C++。', '用C++写', '用[C++]写'],
  ['“C++”', 'Is C++ hard?', 'Is [C++] hard?'],
  ['(C++)', 'Is C++ hard?', 'Is [C++] hard?'],
  ["don't", 'I don’t know', 'I [don’t] know'],
  ["it's \\n", "it's \\n here", "[it's] [\\n] here"],
  ['C++ hard', 'Is C++ hard?', 'Is [C++] [hard]?'],
] as const

test.each(CASES)('%s is found to the letter, first, and marked as a whole', async (query, text, marked) => {
  const owner = await personWith([...NOISE, text])
  expect((await found(owner, query))[0]).toBe(marked)
})

test.each(['C++', 'C#', 'F#', 'a/b', '->'])(
  'a search for %s does not list what has only its letters',
  async (query) => {
    expect(await found(await personWith(NOISE), query)).toEqual([])
  },
)

test('what holds the words apart comes behind what holds them as they were written', async () => {
  const owner = await personWith(['js on a node', 'my-node.jsx', 'Old Node.js'])
  expect(await found(owner, 'Node.js')).toEqual(['Old [Node.js]', 'my-[node.js]x', '[js] on a [node]'])
  expect(await found(owner, 'node.j')).toContain('Old [Node.j]s')
})

test('a word of one letter comes before words that it is part of', async () => {
  const owner = await personWith(['ruby', 'for you', 'The language R is old'])
  expect((await found(owner, 'R'))[0]).toBe('The language [R] is old')
  expect(await found(owner, 'r')).toHaveLength(3)
})

test('what was stored by the version before is found, too, and mixes with the rest by its age', async () => {
  const texts = ['a cat', 'Is C++ hard?', 'C++']
  expect(await found(await personWith(texts, true), 'C++')).toEqual(['Is [C++] hard?', '[C++]'])
  expect((await found(await personWith(['js and node', 'Node.js'], true), 'Node.js'))[0]).toBe('[Node.js]')
})

test('the exact term is found behind any number of messages with its letters', async () => {
  const owner = await personWith([...Array.from({ length: 1_300 }, (_, at) => `topic ${at} etc c d`), 'C# at last'])
  expect(await found(owner, 'C#')).toEqual(['[C#] at last'])
})

test('a title that holds the term comes before messages, and one that does not behind those', async () => {
  const owner = await personWith(['On .NET 9'])
  for (const title of ['The internet', 'Learning .NET']) {
    await queries.insert(chats).values({ id: newId(), ownerId: owner, title, search: searchVector(title) })
  }
  expect(await found(owner, '.NET')).toEqual(['Learning [.NET]', 'On [.NET] 9', 'The inter[net]'])
})

test('what has no letter and no sign that is a word asks for nothing', () => {
  for (const query of ['', ' ', '?!', '...', '"', '()', '。', '\u200B']) expect(searchSteps(query), query).toEqual([])
})

test('property: the index has all that is asked of it for a part of a text that stands by itself', () => {
  const word = fc.string({ unit: fc.constantFrom(...'abC1中é+#.-_/@$%:()\'"\\&|!*👍€'), minLength: 1, maxLength: 6 })
  fc.assert(
    fc.property(fc.array(word, { minLength: 1, maxLength: 5 }), fc.nat(), (words, at) => {
      const terms = new Set(searchTerms(words.join(' ')))
      const wanted = exactQuery([words[at % words.length] ?? ''])?.split(' & ') ?? []
      for (const term of wanted) expect(terms).toContain(term.slice(1, -1).replace(/(['\\])\1/g, '$1'))
    }),
    { numRuns: 1_000, seed: 6 },
  )
})

test('property: Postgres takes any text and any query', async () => {
  const text = fc.string({ unit: fc.constantFrom(...'ab \'"\\{},&|!:*()<->中€'), maxLength: 12 })
  await fc.assert(
    fc.asyncProperty(text, async (words) => {
      const [row] = await rowsOf<{ holds: boolean }>(
        queries,
        sql`select ${searchVector(words)} @@ ${exactQuery([words]) ?? "'x'"}::tsquery as holds`,
      )
      expect(typeof row?.holds).toBe('boolean')
    }),
    { numRuns: 60, seed: 6 },
  )
})
