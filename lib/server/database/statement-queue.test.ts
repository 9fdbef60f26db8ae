/** Whoever reads much makes nobody wait for more than a statement. */

import { sql } from 'drizzle-orm'
import { expect, test } from 'vitest'
import { scriptedProvider, testServices } from '@/lib/server/generation/fixtures/test-services'
import { rowsOf } from './database'
import { createStatementQueue, readInTurn } from './statement-queue'

const settled = () => new Promise((resolve) => setImmediate(resolve))

/** Statements that end when they are told to, in the order in which they were begun. */
function statements(atOnce: number) {
  const turns = createStatementQueue(atOnce)
  const begun: string[] = []
  const ends: Array<() => void> = []
  const make = (name: string) => () =>
    turns(() => {
      begun.push(name)
      return new Promise<void>((resolve) => ends.push(resolve))
    })
  return {
    begun,
    of: (person: string, name: string) => readInTurn(person, make(name)),
    atOnce: (name: string) => make(name)(),
    async end() {
      ends.shift()?.()
      await settled()
    },
  }
}

test('people take turns, however many statements one of them waits for', async () => {
  const { begun, of, end } = statements(1)
  for (let at = 1; at <= 60; at += 1) void of('ada', `ada ${at}`)
  void of('eve', 'eve 1')
  void of('eve', 'eve 2')
  void of('bob', 'bob 1')
  await settled()
  expect(begun).toEqual(['ada 1'])
  for (let at = 0; at < 6; at += 1) await end()
  expect(begun).toEqual(['ada 1', 'ada 2', 'eve 1', 'bob 1', 'ada 3', 'eve 2', 'ada 4'])
})

test('no more run at once than allowed, and statements outside of turns wait for none of them', async () => {
  const { begun, of, atOnce, end } = statements(2)
  for (let at = 1; at <= 5; at += 1) void of('ada', `ada ${at}`)
  void atOnce('somebody')
  await settled()
  expect(begun).toEqual(['somebody', 'ada 1', 'ada 2'])
  // The first that began is somebody's.
  await end()
  await end()
  expect(begun.at(-1)).toBe('ada 3')
})

test('a statement that fails gives its turn back', async () => {
  const turns = createStatementQueue(1)
  const fail = () => readInTurn('ada', () => turns(() => Promise.reject(new Error('no'))))
  await expect(fail()).rejects.toThrow('no')
  await expect(fail()).rejects.toThrow('no')
})

test('on one connection, others come between the statements of one who reads much', async () => {
  const { database } = testServices(scriptedProvider())
  const ends: string[] = []
  const ask = async (name: string) => {
    await rowsOf(database.queries, sql`select count(*) from generate_series(1, 2000)`)
    ends.push(name)
  }
  const reads = Array.from({ length: 60 }, () => readInTurn('ada', () => ask('ada')))
  const placed = database.transaction((queries) => rowsOf(queries, sql`select 1`)).then(() => ends.push('placed'))
  await Promise.all([...reads, ask('somebody'), placed])
  expect(ends.indexOf('somebody')).toBeLessThan(4)
  expect(ends.indexOf('placed')).toBeLessThan(6)
})
