/** A Postgres server against the contract; what happens when it goes away and comes back. */

import { once } from 'node:events'
import { connect as connectTo, createServer, type Socket } from 'node:net'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { findServers, startPostgres } from '@/scripts/servers.mjs'
import type { Database } from './database'
import { databaseContract } from './database.contract'
import { isDatabaseDown } from './database-error'
import { openPostgresDatabase } from './postgres-database'

describe.skipIf(!findServers().postgres)('a Postgres server', () => {
  let server: Awaited<ReturnType<typeof startPostgres>>
  beforeAll(async () => {
    server = await startPostgres()
  }, 120_000)
  afterAll(() => server?.remove())

  databaseContract('by its URL', async () => {
    const database = await openPostgresDatabase(await server.createDatabase())
    return { database, remove: async () => {} }
  })

  const opened = async (run: (database: Database) => Promise<void>, url?: string) => {
    const database = await openPostgresDatabase(url ?? (await server.createDatabase()))
    try {
      await run(database)
    } finally {
      await database.close()
    }
  }

  it('F9: recovers by itself when the server was killed and is back', () =>
    opened(async (database) => {
      const failures = Array.from({ length: 5 }, () => database.queries.execute('select pg_sleep(60)'))
      const settled = Promise.allSettled(failures)
      await database.ping()
      await server.stop('SIGQUIT')
      for (const outcome of await settled) {
        expect(outcome.status === 'rejected' && isDatabaseDown(outcome.reason)).toBe(true)
      }
      await expect(database.ping()).rejects.toThrow()
      const refused = await database.transaction(async (queries) => queries.execute('select 1')).catch((error) => error)
      expect(isDatabaseDown(refused)).toBe(true)
      await server.start()
      await expect.poll(() => database.ping().then(() => 'up')).toBe('up')
      await Promise.all(Array.from({ length: 20 }, () => database.ping()))
    }))

  it('rejects with words for the operator when nothing listens, or the database is not there', async () => {
    await expect(openPostgresDatabase('postgres://somebody@127.0.0.1:1/chats')).rejects.toThrow(
      /^The database at DATABASE_URL could not be opened: .*ECONNREFUSED/,
    )
    await expect(openPostgresDatabase(server.url('nowhere'))).rejects.toThrow(
      /could not be opened: .*"nowhere" does not/,
    )
  })

  it('opens a URL that carries what only other drivers read', async () => {
    const url = `${await server.createDatabase()}?channel_binding=prefer&pgbouncer=true`
    await opened((database) => database.ping(), url)
  })

  it('opens through a pool that takes no settings at the start of a connection', async () => {
    const pool = await startPickyPool(server.port)
    const url = (await server.createDatabase()).replace(`:${server.port}/`, `:${pool.port}/`)
    await opened((database) => database.ping(), url)
    expect(pool.refusals()).toBe(1)
    await pool.close()
  })
})

/** A proxy that answers as PgBouncer does to a setting that it does not know. */
async function startPickyPool(port: number) {
  let refusals = 0
  const sockets = new Set<Socket>()
  const pool = createServer((client) => {
    sockets.add(client)
    client.once('data', (first) => {
      if (first.includes('statement_timeout')) {
        refusals += 1
        const fields = 'SFATAL\0C08P01\0Munsupported startup parameter: statement_timeout\0\0'
        const message = Buffer.alloc(5 + fields.length, `E\0\0\0\0${fields}`, 'latin1')
        message.writeInt32BE(4 + fields.length, 1)
        client.end(message)
        return
      }
      const behind = connectTo(port, '127.0.0.1')
      sockets.add(behind)
      behind.write(first)
      client.pipe(behind).pipe(client)
    })
    client.on('error', () => client.destroy())
  })
  pool.listen(0, '127.0.0.1')
  await once(pool, 'listening')
  return {
    port: (pool.address() as { port: number }).port,
    refusals: () => refusals,
    async close() {
      for (const socket of sockets) socket.destroy()
      pool.close()
      await once(pool, 'close')
    },
  }
}
