/** The migrations make what the schema says; several processes may start at once. */
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type SQL, sql } from 'drizzle-orm'
import { getTableConfig, type IndexedColumn, type PgColumn, PgDialect, type PgTable } from 'drizzle-orm/pg-core'
import { describe, expect, it } from 'vitest'
import { findServers } from '@/scripts/servers.mjs'
import { type Database, rowsOf } from './database'
import { openMemoryDatabase } from './embedded/embedded-database'
import { memoryDatabase } from './fixtures/memory-database'
import { emptyPostgresDatabase } from './fixtures/shared'
import { startDatabaseProcess } from './fixtures/start-process'
import { migrate, migrationsFolder } from './migrate'
import { openPostgresDatabase } from './postgres-database'
import { schema } from './schema'

/** A table in words, so that two descriptions of it can be compared. */
interface Described {
  columns: string[]
  primaryKey: string
  foreignKeys: string[]
  indexes: string[]
}

const dialect = new PgDialect()
// Postgres writes expressions in its own way: with casts and parentheses, without the table's name.
const plain = (expression: string) => expression.toLowerCase().replaceAll(/::\w+|[()"]/g, '')
const textOf = (part: SQL) => plain(dialect.sqlToQuery(part.inlineParams()).sql.replaceAll(/"\w+"\./g, ''))

// Postgres writes a precision without a space before it.
const sqlTypeOf = (column: PgColumn) => column.getSQLType().replace(' (', '(')

function fromSchema(table: PgTable): Described {
  const { columns, foreignKeys, indexes, primaryKeys } = getTableConfig(table)
  const keyColumns = primaryKeys[0]?.columns ?? columns.filter(({ primary }) => primary)
  return {
    columns: columns
      .map((column) => [column.name, sqlTypeOf(column), column.notNull, column.hasDefault].join(' '))
      .sort(),
    primaryKey: keyColumns.map(({ name }) => name).join(', '),
    foreignKeys: foreignKeys
      .map(({ reference, onDelete }) => {
        const { columns: from, foreignTable, foreignColumns } = reference()
        const names = (list: ReadonlyArray<{ name: string }>) => list.map(({ name }) => name).join(', ')
        return `${names(from)} -> ${getTableConfig(foreignTable).name} ${names(foreignColumns)} ${onDelete}`
      })
      .sort(),
    indexes: indexes
      .map(({ config: { name, method, unique, where, columns: parts } }) => {
        const keys = parts.map((part) => {
          const { name: column, indexConfig } = part as Partial<IndexedColumn>
          const { order, nulls } = indexConfig ?? {}
          // Where they stand by default Postgres does not say.
          const place = order === 'desc' && nulls !== 'first' ? ' nulls last' : ''
          return `${column}${order === 'desc' ? ' desc' : ''}${place}`
        })
        return `${name} ${method} ${unique} ${keys.join(', ')} ${where ? textOf(where) : ''}`.trim()
      })
      .sort(),
  }
}

const ACTIONS: Record<string, string> = { a: 'no action', c: 'cascade', n: 'set null', r: 'restrict', d: 'set default' }

async function fromDatabase({ queries }: Database, name: string): Promise<Described> {
  const columns = await rowsOf<{ line: string }>(
    queries,
    sql`select concat_ws(' ', attname, format_type(atttypid, atttypmod), attnotnull::text, atthasdef::text) as line
        from pg_attribute where attrelid = ${name}::regclass and attnum > 0 and not attisdropped`,
  )
  const key = await rowsOf<{ names: string }>(
    queries,
    sql`select string_agg(attname, ', ' order by place) as names
        from pg_constraint, unnest(conkey) with ordinality as key(number, place), pg_attribute
        where conrelid = ${name}::regclass and contype = 'p' and attrelid = conrelid and attnum = number`,
  )
  const references = await rowsOf<{ definition: string; action: string }>(
    queries,
    sql`select pg_get_constraintdef(oid) as definition, confdeltype::text as action from pg_constraint
        where conrelid = ${name}::regclass and contype = 'f'`,
  )
  const indexes = await rowsOf<{ definition: string; condition: string | null }>(
    queries,
    sql`select pg_get_indexdef(indexrelid) as definition, pg_get_expr(indpred, indrelid) as condition
        from pg_index where indrelid = ${name}::regclass and not indisprimary`,
  )
  return {
    columns: columns.map(({ line }) => line).sort(),
    primaryKey: key[0]?.names ?? '',
    foreignKeys: references
      .map(({ definition, action }) => {
        const [, from, table, to] = /^FOREIGN KEY \((.*?)\) REFERENCES (\w+)\((.*?)\)/.exec(definition) ?? []
        return `${from} -> ${table} ${to} ${ACTIONS[action]}`
      })
      .sort(),
    indexes: indexes
      .map(({ definition, condition }) => {
        const [, unique, index, method, keys] =
          /^CREATE (UNIQUE )?INDEX (\w+) ON \S+ USING (\w+) \((.*?)\)( WHERE .*)?$/.exec(definition) ?? []
        return `${index} ${method} ${unique !== undefined} ${keys?.toLowerCase()} ${plain(condition ?? '')}`.trim()
      })
      .sort(),
  }
}

describe('the migrations', () => {
  it.each(Object.values(schema).map((table) => [getTableConfig(table).name, table] as const))(
    'make the table %s as schema.ts says; after a change of it run drizzle-kit (CONTRIBUTING.md)',
    async (name, table) => {
      expect(await fromDatabase(memoryDatabase, name)).toEqual(fromSchema(table))
    },
  )

  it('leave what can be some megabytes unpacked: packing it would keep the database for as long again', async () => {
    const unpacked = await rowsOf<{ name: string }>(
      memoryDatabase.queries,
      sql`select attrelid::regclass || '.' || attname as name from pg_attribute
          join pg_class on pg_class.oid = attrelid where attstorage = 'e' and relnamespace = 'public'::regnamespace
          order by name`,
    )
    expect(unpacked.map(({ name }) => name)).toEqual(['log_batches.chunks', 'messages.parts', 'messages.transcript'])
  })

  it('make no other table', async () => {
    const tables = await rowsOf<{ name: string }>(
      memoryDatabase.queries,
      sql`select tablename as name from pg_tables where schemaname = 'public' order by tablename`,
    )
    const ours = Object.values(schema).map((table) => getTableConfig(table).name)
    expect(tables.map(({ name }) => name)).toEqual(ours.sort())
  })

  it('give what was stored under the names of before its names of today', async () => {
    const migration = readFileSync(join(migrationsFolder(), '0005_segments.sql'), 'utf8')
    const updates = migration.split('--> statement-breakpoint').filter((statement) => /^\s*UPDATE/.test(statement))
    const before = [
      {
        parts: [{ type: 'text', text: 'data-seam' }, { type: 'data-seam', data: { reason: 'cut' } }, { type: 'text' }],
        metadata: { legs: [{ model: 'm' }], legEnd: 'draining', status: 'interrupted' },
      },
      { parts: [], metadata: { status: 'complete' } },
    ]
    const after = await memoryDatabase.transaction(async (queries) => {
      // It stands before the real one for as long as the transaction lasts.
      await queries.execute(sql`create temporary table messages (parts jsonb, metadata jsonb) on commit drop`)
      for (const { parts, metadata } of before) {
        await queries.execute(
          sql`insert into messages values (${JSON.stringify(parts)}::jsonb, ${JSON.stringify(metadata)}::jsonb)`,
        )
      }
      for (const update of updates) await queries.execute(sql.raw(update))
      return rowsOf(queries, sql`select parts, metadata from messages order by jsonb_array_length(parts) desc`)
    })
    expect(after).toEqual([
      {
        parts: [
          { type: 'text', text: 'data-seam' },
          { type: 'data-continuation', data: { reason: 'cut' } },
          { type: 'text' },
        ],
        metadata: { segments: [{ model: 'm' }], segmentEnd: 'draining', status: 'interrupted' },
      },
      before[1],
    ])
  })

  it('are applied once, in order, and all of them or none', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'firstword-migrations-'))
    const other = await openMemoryDatabase()
    const apply = () => other.transaction((queries) => migrate(queries, folder))
    const write = (statements: string[]) => {
      mkdirSync(join(folder, 'meta'), { recursive: true })
      const entries = statements.map((statement, idx) => {
        writeFileSync(join(folder, `${idx}.sql`), statement)
        // Later than the product's own, which are applied already.
        return { idx, when: 9_000_000_000_000 + idx, tag: String(idx), breakpoints: true }
      })
      writeFileSync(join(folder, 'meta', '_journal.json'), JSON.stringify({ entries }))
    }
    try {
      write(['create table one (n int)'])
      await apply()
      await apply()
      write(['create table one (n int)', 'create table two (n int);--> statement-breakpoint\nselect broken'])
      await expect(apply()).rejects.toThrow()
      write(['create table one (n int)', 'insert into one values (1)', 'insert into one select n + 1 from one'])
      await apply()
      expect(await rowsOf(other.queries, sql`select n, to_regclass('two') as two from one order by n`)).toEqual([
        { n: 1, two: null },
        { n: 2, two: null },
      ])
    } finally {
      await other.close()
      rmSync(folder, { recursive: true, force: true })
    }
  }, 120_000)
})

describe.skipIf(!findServers().postgres)('on a Postgres server', () => {
  it('three processes that start at once on an empty database all succeed, and one of them migrates', async () => {
    const url = await emptyPostgresDatabase()
    const processes = [1, 2, 3].map(() => startDatabaseProcess('open', url))
    await Promise.all(processes.map((each) => each.said('open')))
    for (const each of processes) each.end()
    for (const { ended } of processes) {
      expect(await ended).toEqual({ lines: ['opening', 'open'], errors: '', code: 0 })
    }
    const database = await openPostgresDatabase(url)
    const applied = await rowsOf(database.queries, sql`select hash from drizzle.__drizzle_migrations`)
    expect(new Set(applied.map((row) => JSON.stringify(row))).size).toBe(applied.length)
    await database.close()
  }, 180_000)
})
