/**
 * What is dear to make and shared by all unit tests: a Postgres server, and the data directory of a new embedded
 * database. Each is made when the first test asks for it (`lib/server/database/fixtures/shared.ts`).
 */
import { once } from 'node:events'
import { mkdtempSync, rmSync } from 'node:fs'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { TestProject } from 'vitest/node'
import { openEmbeddedDatabase } from '@/lib/server/database/embedded/embedded-database'
import { startPostgres } from './servers.mjs'

declare module 'vitest' {
  interface ProvidedContext {
    /** Where tests ask: `POST /postgres` for an empty database's URL, `POST /directory` for the directory's path. */
    sharedUrl: string
  }
}

/** Opens the door at which tests ask; what it returns takes everything away again. */
export default async function setup(project: TestProject) {
  let postgres: ReturnType<typeof startPostgres> | undefined
  let directory: ReturnType<typeof makeDirectory> | undefined

  async function answerTo(wish: string | undefined): Promise<string> {
    if (wish === '/postgres') {
      postgres ??= startPostgres()
      return (await postgres).createDatabase()
    }
    directory ??= makeDirectory()
    return (await directory).path
  }
  const door = createServer((request, response) => {
    answerTo(request.url).then(
      (answer) => response.end(answer),
      (error: unknown) => response.writeHead(500).end(String(error)),
    )
  })
  door.listen(0, '127.0.0.1')
  await once(door, 'listening')
  project.provide('sharedUrl', `http://127.0.0.1:${(door.address() as AddressInfo).port}`)

  return async () => {
    door.close()
    door.closeAllConnections()
    await (await postgres?.catch(() => undefined))?.remove()
    rmSync((await directory?.catch(() => undefined))?.folder ?? '', { recursive: true, force: true })
  }
}

async function makeDirectory() {
  const folder = mkdtempSync(join(tmpdir(), 'firstword-made-'))
  const path = join(folder, 'data', 'postgres')
  await (await openEmbeddedDatabase(path)).close()
  return { folder, path }
}
