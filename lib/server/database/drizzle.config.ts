/** For drizzle-kit, which writes a migration from a change of the schema (CONTRIBUTING.md). */
export default {
  dialect: 'postgresql',
  schema: './lib/server/database/schema.ts',
  out: './lib/server/database/migrations',
}
