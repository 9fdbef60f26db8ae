/** Budgets on a real Postgres, where two servers with pools of their own share them. */
import { describe } from 'vitest'
import { emptyPostgresDatabase } from '@/lib/server/database/fixtures/shared'
import { openPostgresDatabase } from '@/lib/server/database/postgres-database'
import { findServers } from '@/scripts/servers.mjs'
import { budgetContract } from './budget.contract'

describe.skipIf(!findServers().postgres)('on a Postgres server', () => {
  budgetContract('Postgres', async () => {
    const url = await emptyPostgresDatabase()
    const databases = [await openPostgresDatabase(url), await openPostgresDatabase(url)] as const
    return {
      databases: [...databases],
      async remove() {
        for (const database of databases) await database.close()
      },
    }
  })
})
