/**
 * What is expensive to make and shared by all unit tests: a Postgres server, and the data directory of a new embedded
 * database. Each is made when a test first needs it (`lib/server/database/fixtures/shared.ts`).
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
    /** The address: `POST /postgres` returns an empty database's URL, `POST /directory` the directory's path. */
    sharedUrl: string
  }
}

/** Starts the server that tests ask; the returned function removes everything. */
export default async function setup(project: TestProject) {
  let postgres: ReturnType<typeof startPostgres> | undefined
  let directory: ReturnType<typeof makeDirectory> | undefined

  async function answerTo(path: string | undefined): Promise<string> {
    if (path === '/postgres') {
      postgres ??= startPostgres()
      return (await postgres).createDatabase()
    }
    directory ??= makeDirectory()
    return (await directory).path
  }
  const server = createServer((request, response) => {
    answerTo(request.url).then(
      (answer) => response.end(answer),
      (error: unknown) => response.writeHead(500).end(String(error)),
    )
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  project.provide('sharedUrl', `http://127.0.0.1:${(server.address() as AddressInfo).port}`)

  return async () => {
    server.close()
    server.closeAllConnections()
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
