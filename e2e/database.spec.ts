/** Databases under a running server: one process per data directory, a Postgres that goes away, no lasting one. */
import { existsSync } from 'node:fs'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { findServers, startPostgres } from '@/scripts/servers.mjs'
import { type AppProcess, startApp } from './support/app'
import { CANARY_KEY, expect, test } from './support/fixtures'
import { newChatId, visitor } from './support/wire'

const SECRET = 'a secret of the browser tests'
const LIMIT_MS = 240_000
/** Long enough for a server that ends by itself. */
const END_LIMIT_MS = 60_000

const healthOf = async ({ url }: AppProcess) => {
  const response = await fetch(`${url}/api/health`)
  const { database } = (await response.json()) as { database: Record<string, unknown> }
  return { status: response.status, database }
}

test('F28: a second server on one data directory stops, names the first and harms nothing', async () => {
  test.setTimeout(LIMIT_MS)
  const dataDir = await mkdtemp(join(tmpdir(), 'firstword-shared-'))
  const env = { DATA_DIR: dataDir, DATABASE_URL: '', SIMULATOR_TTFT_MS: '0', SIMULATOR_TPS: '0' }
  const first = await startApp(env)
  const reader = visitor(first.url)
  const chatId = newChatId()
  await (await reader.ask(chatId, 'Who are you?')).text()

  // It is polled throughout its start: it must not answer before its database is open.
  const second = await startApp(env).catch((error: Error) => error)
  expect(second).toBeInstanceOf(Error)
  expect(String(second)).toMatch(/ended with 1 before it answered/)
  expect(String(second)).toContain(`process ${first.pid} on`)

  expect(await healthOf(first)).toEqual({ status: 200, database: { kind: 'pglite', state: 'up', lasting: true } })
  await (await reader.ask(chatId, 'Show me some math')).text()
  const before = await (await reader.fetch(`/api/chats/${chatId}`)).json()
  expect(before.messages).toHaveLength(4)

  await first.stop(END_LIMIT_MS)
  expect(existsSync(join(dataDir, 'postgres.lock'))).toBe(false)
  const third = await startApp(env)
  expect(
    await (await fetch(`${third.url}/api/chats/${chatId}`, { headers: { cookie: reader.cookie() } })).json(),
  ).toEqual(before)
  await third.stop()
  await rm(dataDir, { recursive: true, force: true })
})

test('F10: without its Postgres a server says so, refuses before it spends, and goes on when it is back', async ({
  simulator,
}) => {
  test.skip(!findServers().postgres, 'there is no Postgres on this machine')
  test.setTimeout(LIMIT_MS)
  const postgres = await startPostgres()
  const app = await startApp({
    ANTHROPIC_BASE_URL: simulator.url,
    ANTHROPIC_API_KEY: CANARY_KEY,
    DATABASE_URL: await postgres.createDatabase(),
    AUTH_SECRET: SECRET,
  })
  const up = { status: 200, database: { kind: 'postgres', state: 'up', lasting: true } }
  expect(await healthOf(app)).toEqual(up)
  const reader = visitor(app.url)
  const chatId = newChatId()
  await (await reader.ask(chatId, 'Who are you?')).text()
  const calls = (await simulator.requests()).length

  await postgres.stop('SIGQUIT')
  expect(await healthOf(app)).toMatchObject({ status: 503, database: { state: 'down' } })
  for (const pending of [reader.ask(chatId, 'Show me some math'), visitor(app.url).ask(newChatId(), 'Who are you?')]) {
    const refused = await pending
    expect(refused.status).toBe(503)
    expect(Number(refused.headers.get('retry-after'))).toBeGreaterThan(0)
    const { error } = await refused.json()
    expect(error).toMatchObject({ code: 'storage_down', retryable: true })
    expect(error.message).toContain('nothing was sent')
  }
  expect(await simulator.requests()).toHaveLength(calls)

  await postgres.start()
  await expect.poll(() => healthOf(app)).toEqual(up)
  await (await reader.ask(chatId, 'Show me some math')).text()
  expect((await (await reader.fetch(`/api/chats/${chatId}`)).json()).messages).toHaveLength(4)
  await app.stop()
  await postgres.remove()
})

test('without a lasting disk and a database the page says that chats are not kept', async ({ page, app }) => {
  test.setTimeout(LIMIT_MS)
  const note = page.getByRole('note', { name: 'Chats are not kept' })
  await page.goto(app.url)
  await expect(page.getByRole('textbox', { name: 'Message' })).toBeVisible()
  await expect(note).toHaveCount(0)

  const memory = await startApp({ VERCEL: '1', AUTH_SECRET: SECRET, DATABASE_URL: '' })
  expect(await healthOf(memory)).toEqual({ status: 200, database: { kind: 'pglite', state: 'up', lasting: false } })
  await page.goto(memory.url)
  await expect(note).toBeVisible()
  await memory.stop()
})
