/** Whoever prints an error of a statement prints no value: whether the database refused it or is not there. */
import { inspect } from 'node:util'
import { eq, sql } from 'drizzle-orm'
import { drizzle } from 'drizzle-orm/node-postgres'
import pg from 'pg'
import { expect, test } from 'vitest'
import { createLogger } from '@/lib/server/log'
import { databaseCodeOf, isDatabaseDown, isDuplicate } from './database-error'
import { memoryDatabase } from './fixtures/memory-database'
import './postgres-database'
import { schema, sessions, users } from './schema'

const CANARY = 'canaryhash'

async function failure(work: PromiseLike<unknown>): Promise<Error> {
  return Promise.resolve(work).then(
    () => {
      throw new Error('nothing failed')
    },
    (error) => error,
  )
}

/** Everything that anybody could print of an error. */
function printed(error: Error): string {
  const lines: string[] = []
  const log = createLogger([], (line) => lines.push(line))
  log.error('failed', {}, error)
  log.error('failed', {}, new Error('outer', { cause: error }))
  const deep = inspect(error, { depth: 20, showHidden: true })
  return [String(error), error.stack, deep, JSON.stringify(error), ...lines].join('\n')
}

test('an unreachable database reveals no session', async () => {
  const pool = new pg.Pool({ host: '127.0.0.1', port: 1, connectionTimeoutMillis: 2_000 })
  pool.on('error', () => {})
  const down = drizzle(pool, { schema })
  const error = await failure(down.select().from(sessions).where(eq(sessions.tokenHash, CANARY)))
  await pool.end()
  expect(isDatabaseDown(error)).toBe(true)
  expect(printed(error)).not.toContain(CANARY)
})

const { queries } = memoryDatabase

test.each([
  ['a value of a wrong form', () => queries.execute(sql`select ${CANARY}::uuid`), '22P02'],
  ['JSON of a wrong form', () => queries.execute(sql`select ${CANARY}::jsonb`), '22P02'],
  ['a table that is not there', () => queries.execute(sql`select ${CANARY}::text from nowhere`), '42P01'],
  ['a value that raises', () => queries.execute(sql`select 1 / (${CANARY}::text = 'x')::int`), '22012'],
])('%s is told by its code', async (_name, run, code) => {
  const error = await failure(run())
  expect(databaseCodeOf(error)).toBe(code)
  expect(printed(error)).not.toContain(CANARY)
})

test('a duplicate row is reported by its constraint', async () => {
  const insert = (inner: typeof queries) => inner.insert(users).values({ id: `${CANARY}-user` })
  const error = await failure(
    memoryDatabase.transaction(async (inner) => {
      await insert(inner)
      await insert(inner)
    }),
  )
  expect(isDuplicate(error)).toBe(true)
  expect(printed(error)).not.toContain(CANARY)
  expect(printed(error)).toContain('users_pkey')
})
