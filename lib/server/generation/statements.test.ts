/** How many statements the database is asked for one short answer, its title included. */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import pg from 'pg'
import { afterAll, expect, test, vi } from 'vitest'
import { makeGuest, sessionCookie } from '@/lib/server/auth/session'
import { readConfig } from '@/lib/server/config'
import { createServices } from '@/lib/server/create-services'
import { copyDataDirectory, emptyPostgresDatabase } from '@/lib/server/database/fixtures/shared'
import { newId } from '@/lib/shared/ids'
import { findServers } from '@/scripts/servers.mjs'
import { play, scriptedProvider, textEvents } from './fixtures/test-services'

vi.mock('next/server', () => ({ after: (work: Promise<unknown>) => kept.push(work) }))
const kept = vi.hoisted(() => [] as Array<Promise<unknown>>)

const dataDir = mkdtempSync(join(tmpdir(), 'firstword-statements-'))
afterAll(() => rmSync(dataDir, { recursive: true, force: true }))
const asked = vi.spyOn(pg.Client.prototype, 'query')
const { POST } = await import('@/app/api/chat/route')

const statements = () =>
  asked.mock.calls.map(([statement]) =>
    typeof statement === 'string' ? statement : (statement as { text: string }).text,
  )

/** Asks as a browser does; the statements before the first byte, and all once everything about the answer is written. */
async function ask(chatId: string, cookie: string | undefined) {
  asked.mockClear()
  const message = { id: newId(), role: 'user', parts: [{ type: 'text', text: 'Hello' }] }
  const headers = { 'content-type': 'application/json', ...(cookie !== undefined && { cookie }) }
  const body = JSON.stringify({ id: chatId, message })
  const request = new Request('http://localhost/api/chat', { method: 'POST', body, headers })
  const response = await POST(request, { params: Promise.resolve({}) })
  expect(response.status).toBe(200)
  const reader = response.body?.getReader()
  await reader?.read()
  const before = statements().length
  while (!(await reader?.read())?.done);
  await Promise.all(kept)
  return { before, all: statements() }
}

test.for([
  { name: 'the embedded database', settings: async () => ({}) },
  {
    name: 'the embedded database with a budget',
    settings: async () => ({ DAILY_BUDGET_USD: '5', DAILY_BUDGET_PER_PERSON_USD: '2' }),
  },
  {
    name: 'a Postgres server',
    settings: async () => ({ DATABASE_URL: await emptyPostgresDatabase(), AUTH_SECRET: 'a secret of these tests' }),
  },
])('on $name: at most 6 before the first byte, 20 in all', async ({ name, settings }, { skip }) => {
  if (name.includes('server') && !findServers().postgres) skip()
  const folder = join(dataDir, newId())
  await copyDataDirectory(join(folder, 'postgres'))
  const built = await createServices(readConfig({ DATA_DIR: folder, ...(await settings()) }))
  const provider = scriptedProvider(...Array.from({ length: 6 }, () => play(textEvents(['Short.']))))
  const services = { ...built, provider }
  Object.assign(globalThis, { [Symbol.for('firstword.services')]: Promise.resolve(services) })
  try {
    const { token } = await makeGuest(services.database.queries)
    const [cookie] = sessionCookie(token, new Request('http://localhost/')).split(';')
    const chatId = newId()
    const counts = [
      // A new visitor's first question, and one that goes on with a chat.
      await ask(newId(), undefined),
      await ask(chatId, cookie),
      await ask(chatId, cookie),
    ]
    for (const { before, all } of counts) {
      expect(before).toBeLessThanOrEqual(6)
      expect(all.length).toBeLessThanOrEqual(20)
    }
  } finally {
    await services.streamLog.close()
    await services.database.close()
  }
})
