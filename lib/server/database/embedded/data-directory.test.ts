/** The embedded database's files: the seed, half-made directories, modes, and one process for each. */
import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { Database } from '@/lib/server/database/database'
import { copyDataDirectory, madeDataDirectory } from '@/lib/server/database/fixtures/shared'
import { startDatabaseProcess } from '@/lib/server/database/fixtures/start-process'
import { users } from '@/lib/server/database/schema'
import { rounds } from '@/scripts/rounds.mjs'
import { openEmbeddedDatabase } from './embedded-database'
import seed from './seed.json'

const LIMIT_MS = 240_000

let folder: string
let dataDir: string
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'firstword-data-'))
  dataDir = join(folder, 'data', 'postgres')
})
afterEach(() => rmSync(folder, { recursive: true, force: true }))

/** Opens it, asks for the people in it, and adds one. */
async function use(id: string): Promise<string[]> {
  const database: Database = await openEmbeddedDatabase(dataDir)
  const before = await database.queries.select({ id: users.id }).from(users)
  await database.queries.insert(users).values({ id })
  await database.close()
  return before.map((user) => user.id).sort()
}

const beside = () => readdirSync(join(folder, 'data')).sort()

describe('the seed', () => {
  it('is that of the installed PGlite; after a change of its version run node scripts/embedded-seed.mjs', () => {
    const file = join(process.cwd(), 'lib/server/database/embedded/seed.tar.gz')
    const manifest = join(process.cwd(), 'node_modules/@electric-sql/pglite/package.json')
    const installed = (JSON.parse(readFileSync(manifest, 'utf8')) as { version: string }).version
    expect(seed).toEqual({
      pglite: installed,
      sha256: createHash('sha256').update(readFileSync(file)).digest('hex'),
    })
  })

  it(
    'fills a directory that is empty, and what is written to it is there the next time',
    async () => {
      mkdirSync(dataDir, { recursive: true })
      expect(await use('a')).toEqual([])
      expect(await use('b')).toEqual(['a'])
      expect(beside()).toEqual(['postgres'])
    },
    LIMIT_MS,
  )
})

describe('a data directory', () => {
  it(
    'can be read by nobody else, and neither can the folder that is made for it',
    async () => {
      const made = await madeDataDirectory()
      expect(statSync(made).mode & 0o777).toBe(0o700)
      expect(statSync(dirname(made)).mode & 0o777).toBe(0o700)
    },
    LIMIT_MS,
  )

  it(
    'that was left half made is set aside and made anew',
    async () => {
      await copyDataDirectory(dataDir)
      rmSync(join(dataDir, 'global', 'pg_control'))
      mkdirSync(`${dataDir}.making`)
      writeFileSync(join(`${dataDir}.making`, 'PG_VERSION'), 'half')
      expect(await use('b')).toEqual([])
      expect(beside()).toEqual(['postgres', expect.stringMatching(/^postgres\.damaged-\d+$/)])
      expect(await use('c')).toEqual(['b'])
    },
    LIMIT_MS,
  )

  it(
    'M17: opens after a process was killed with -9 while it made it',
    async () => {
      // Where it strikes: amid the draft, at the move, at the first file of the draft, after the move.
      const places = [
        () => existsSync(join(`${dataDir}.making`, 'global', 'pg_control')),
        () => existsSync(join(`${dataDir}.making`, 'postmaster.pid')) || existsSync(dataDir),
        () => existsSync(`${dataDir}.making`),
        () => existsSync(dataDir),
      ]
      for (const hasCome of places.slice(0, rounds(2, 4))) {
        rmSync(join(folder, 'data'), { recursive: true, force: true })
        const making = startDatabaseProcess('open', dataDir)
        await expect.poll(hasCome, { interval: 1, timeout: 60_000 }).toBe(true)
        making.kill('SIGKILL')
        await making.ended
        expect(await use('a')).toEqual([])
        expect(await use('b')).toEqual(['a'])
        expect(beside()).toEqual(['postgres'])
      }
    },
    LIMIT_MS,
  )
})

describe('F28: the lock of a data directory', () => {
  it(
    'refuses a second process, which names the first; the first goes on',
    async () => {
      await copyDataDirectory(dataDir)
      const first = startDatabaseProcess('write', dataDir)
      await first.said('row', 5)
      const second = await startDatabaseProcess('open', dataDir).ended
      expect(second.code).toBe(1)
      expect(second.errors).toMatch(`Another process already uses the database in ${dataDir}: process ${first.pid} on`)
      const before = (await first.said('row', 1)).length
      await first.said('row', before + 5)
      first.kill('SIGKILL')
      const { lines } = await first.ended
      const acknowledged = lines.flatMap((line) => (line.startsWith('row ') ? [line.slice(4)] : []))
      expect(await use('mine')).toEqual(expect.arrayContaining(acknowledged))
    },
    LIMIT_MS,
  )

  it(
    'is taken over from a dead process by one of several that want it',
    async () => {
      await copyDataDirectory(dataDir)
      const dead = startDatabaseProcess('open', dataDir)
      await dead.said('open', 2)
      dead.kill('SIGKILL')
      await dead.ended
      expect(beside()).toContain('postgres.lock')
      const several = Array.from({ length: 4 }, () => startDatabaseProcess('open', dataDir))
      const opened = several.map(async (each) => (await each.said('open', 2)).includes('open'))
      expect((await Promise.all(opened)).filter(Boolean)).toHaveLength(1)
      for (const each of several) each.end()
      const codes = (await Promise.all(several.map((each) => each.ended))).map(({ code }) => code)
      expect(codes.sort()).toEqual([0, 1, 1, 1])
      expect(beside()).toEqual(['postgres'])
    },
    LIMIT_MS,
  )

  it(
    'stands when its holder is on another machine, of which nothing can be known',
    async () => {
      mkdirSync(join(folder, 'data'))
      writeFileSync(`${dataDir}.lock`, JSON.stringify({ pid: 1, host: 'another-machine' }))
      await expect(openEmbeddedDatabase(dataDir)).rejects.toThrow(/process 1 on another-machine/)
      expect(existsSync(dataDir)).toBe(false)
    },
    LIMIT_MS,
  )

  it(
    'is held against a second opening within the process, and let go when an opening fails',
    async () => {
      await copyDataDirectory(dataDir)
      const database = await openEmbeddedDatabase(dataDir)
      await expect(openEmbeddedDatabase(dataDir)).rejects.toThrow(`process ${process.pid} on`)
      await database.close()
      writeFileSync(join(dataDir, 'global', 'pg_control'), 'not one')
      await expect(openEmbeddedDatabase(dataDir)).rejects.toThrow(`The embedded database in ${dataDir} could not be`)
      expect(beside()).toEqual(['postgres'])
    },
    LIMIT_MS,
  )

  it(
    'is let go by a process that ends, whose database is closed first',
    async () => {
      await copyDataDirectory(dataDir)
      const first = startDatabaseProcess('open', dataDir)
      await first.said('open', 2)
      first.end()
      expect((await first.ended).code).toBe(0)
      expect(beside()).toEqual(['postgres'])
      expect(existsSync(join(dataDir, 'postmaster.pid'))).toBe(false)
    },
    LIMIT_MS,
  )
})
