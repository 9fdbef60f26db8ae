/** `npm run db:migrate`: migrates the database at DATABASE_URL, for hosts that do so on deployment. */
import { openPostgresDatabase } from '@/lib/server/database/postgres-database'

const url = process.env.DATABASE_URL
if (!url) {
  console.error('Set DATABASE_URL. The embedded database is migrated when the server starts.')
  process.exitCode = 1
} else {
  try {
    const database = await openPostgresDatabase(url)
    await database.close()
    console.log('The database is up to date.')
  } catch (error) {
    console.error(error instanceof Error ? error.message : error)
    process.exitCode = 1
  }
}
