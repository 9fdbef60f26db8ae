/** The embedded database against the contract, in a directory and in memory. */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { sql } from 'drizzle-orm'
import { describe, expect, it } from 'vitest'
import type { Queries } from '@/lib/server/database/database'
import { databaseContract } from '@/lib/server/database/database.contract'
import { memoryDatabase } from '@/lib/server/database/fixtures/memory-database'
import { copyDataDirectory } from '@/lib/server/database/fixtures/shared'
import { openEmbeddedDatabase, openMemoryDatabase } from './embedded-database'

databaseContract('embedded, in a directory', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'firstword-database-'))
  await copyDataDirectory(join(folder, 'postgres'))
  const database = await openEmbeddedDatabase(join(folder, 'postgres'))
  return { database, remove: async () => rmSync(folder, { recursive: true, force: true }) }
})

databaseContract('embedded, in memory', async () => ({ database: await openMemoryDatabase(), remove: async () => {} }))

describe('one connection', () => {
  it('refuses what would wait for itself: outer queries and transactions within a transaction', async () => {
    const { queries, transaction } = memoryDatabase
    const refused = { cause: { message: expect.stringContaining('use its own queries') } }
    await expect(transaction(() => queries.execute(sql`select 1`))).rejects.toMatchObject(refused)
    await expect(transaction(() => transaction(async () => 1))).rejects.toThrow(/use its own queries/)
    await expect(transaction(async (inner) => inner.execute(sql`select 1`))).resolves.toBeDefined()
  })

  it('refuses statements through queries of a transaction that has ended', async () => {
    let kept: Queries | undefined
    await memoryDatabase.transaction(async (inner) => {
      kept = inner
      await inner.execute(sql`select 1`)
    })
    const ended = { cause: { message: 'This transaction has ended.' } }
    await expect(kept?.execute(sql`select 1`)).rejects.toMatchObject(ended)
  })

  it('lets work that a transaction began use the database when the transaction has ended', async () => {
    let ended = () => {}
    const end = new Promise<void>((resolve) => {
      ended = resolve
    })
    let later: Promise<unknown> = Promise.resolve()
    await memoryDatabase.transaction(async () => {
      later = end.then(() => memoryDatabase.ping())
    })
    ended()
    await expect(later).resolves.toBeUndefined()
  })
})
