/** Statements that come again are prepared, and only as many of them as a connection should hold. */
import { sql } from 'drizzle-orm'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { findServers } from '@/scripts/servers.mjs'
import { type Database, rowsOf } from './database'
import { memoryDatabase } from './fixtures/memory-database'
import { emptyPostgresDatabase } from './fixtures/shared'
import { openPostgresDatabase } from './postgres-database'
import { createPreparedStatements } from './prepared-client'

describe('which statements are prepared', () => {
  it('those that come a third time, under one name', () => {
    const { nameOf } = createPreparedStatements()
    const names = Array.from({ length: 5 }, () => nameOf('select $1'))
    expect(names.slice(0, 2)).toEqual([undefined, undefined])
    expect(new Set(names.slice(2)).size).toBe(1)
    expect(names[2]).toMatch(/^[\w-]{43}$/)
  })

  it('never a search, whose way depends on its words', () => {
    const { nameOf } = createPreparedStatements()
    const names = Array.from({ length: 5 }, () => nameOf('select id from messages where search @@ $1::tsquery'))
    expect(names).toEqual(Array.from({ length: 5 }))
  })

  it('never a walk, whose plan would be that of a smaller chat', () => {
    const { nameOf } = createPreparedStatements()
    const names = Array.from({ length: 5 }, () => nameOf('select m.id from way cross join lateral (select $1) m'))
    expect(names).toEqual(Array.from({ length: 5 }))
  })

  it('never more than 200, however many there are', () => {
    const { nameOf } = createPreparedStatements()
    const named = new Set<string>()
    for (let text = 0; text < 5_000; text += 1) {
      for (let use = 0; use < 4; use += 1) {
        const name = nameOf(`select ${text}, $1`)
        if (name !== undefined) named.add(name)
      }
    }
    expect(named.size).toBe(200)
  })

  it('none once it was turned off', () => {
    const { nameOf, turnOff } = createPreparedStatements()
    for (let use = 0; use < 4; use += 1) nameOf('select $1')
    turnOff()
    expect(nameOf('select $1')).toBeUndefined()
  })
})

async function preparedTexts({ transaction }: Database, statement: (value: number) => ReturnType<typeof sql>) {
  return transaction(async (queries) => {
    for (let use = 1; use <= 4; use += 1) expect(await rowsOf(queries, statement(use))).toEqual([{ value: use }])
    const rows = await rowsOf<{ statement: string }>(queries, sql`select statement from pg_prepared_statements`)
    return rows.map((row) => row.statement)
  })
}

it('prepares on the embedded database', async () => {
  const texts = await preparedTexts(memoryDatabase, (value) => sql`select ${value}::int as value`)
  expect(texts.filter((text) => text === 'select $1::int as value')).toHaveLength(1)
})

describe.skipIf(!findServers().postgres)('on a Postgres server', () => {
  let database: Database
  beforeEach(async () => {
    database = await openPostgresDatabase(await emptyPostgresDatabase())
  })
  afterEach(() => database.close())

  it('prepares, and does without where a pool in between hands its statements around', async () => {
    const statement = (value: number) => sql`select ${value}::int as value`
    expect(await preparedTexts(database, statement)).toEqual(['select $1::int as value'])
    // As if each statement went to another connection: nothing that was prepared is there.
    const forget = () => database.queries.execute(sql`deallocate all`)
    await forget()
    expect(await rowsOf(database.queries, statement(7))).toEqual([{ value: 7 }])
    expect(await preparedTexts(database, statement)).toEqual([])
  })

  it('begins a transaction once more that met such a pool', async () => {
    const statement = (value: number) => sql`select ${value}::int as value`
    await preparedTexts(database, statement)
    let runs = 0
    await database.transaction(async (queries) => {
      runs += 1
      await queries.execute(sql`deallocate all`)
      expect(await rowsOf(queries, statement(runs))).toEqual([{ value: runs }])
    })
    expect(runs).toBe(2)
  })
})
