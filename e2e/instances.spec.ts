/** Several servers on one database, with Redis and without: an answer belongs to none of them. */
import pg from 'pg'
import { ceilingOf } from '@/lib/server/usage/charge'
import type { Chunk } from '@/lib/shared/chunk'
import type { Message } from '@/lib/shared/message'
import { findServers, startPostgres, startRedis } from '@/scripts/servers.mjs'
import { type AppProcess, startApp } from './support/app'
import { CANARY_KEY, expect, test } from './support/fixtures'
import { words } from './support/page'
import { newChatId, parseEvents, readUntil, textOfEvents, type Visitor, visitor } from './support/wire'

const LIMIT_MS = 240_000
const SECRET = 'a secret of the browser tests'

/** Two servers, and whoever uses them both. */
interface Pair {
  first: AppProcess
  second: AppProcess
  /** The same person on another server. */
  on(app: AppProcess): Pick<Visitor, 'fetch'>
  /** At the first server. */
  me: Visitor
}

interface StoredChat {
  messages: Message[]
  running: { chunks: Chunk[]; cursor: string | null } | null
}

async function startPair(environment: Record<string, string>): Promise<Pair> {
  const [first, second] = await Promise.all([startApp(environment), startApp(environment)])
  const me = visitor(first.url)
  const on = (app: AppProcess) => ({
    fetch: (path: string, init: RequestInit = {}) =>
      fetch(`${app.url}${path}`, { ...init, headers: { ...init.headers, cookie: me.cookie() } }),
  })
  return { first, second, me, on }
}

const readChat = async (reader: Pick<Visitor, 'fetch'>, chatId: string): Promise<StoredChat> =>
  (await reader.fetch(`/api/chats/${chatId}`)).json()

const post = (reader: Pick<Visitor, 'fetch'>, body: object) =>
  reader.fetch('/api/chat', {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body),
  })

const goOn = (reader: Pick<Visitor, 'fetch'>, chatId: string, answerId: string | undefined) =>
  post(reader, { id: chatId, trigger: 'continue-message', messageId: answerId, idempotencyKey: newChatId() })

/** Lets the leases of all answers end now, which their producers would renew. */
async function endLeases(databaseUrl: string) {
  const client = new pg.Client(databaseUrl)
  await client.connect()
  await client.query(`update messages set lease_until = now() where status = 'running'`)
  await client.end()
}

const textOf = ({ parts }: Message) => parts.map((part) => (part.type === 'text' ? part.text : '')).join('')
const textOfChunks = (chunks: readonly Chunk[]) =>
  chunks.map((chunk) => (chunk.type === 'text-delta' ? chunk.delta : '')).join('')

const FORMS = [
  { name: 'Postgres alone', withRedis: false },
  { name: 'Postgres and Redis', withRedis: true },
]

for (const { name, withRedis } of FORMS) {
  test.describe(name, () => {
    test.skip(!findServers().postgres || !findServers().redis, 'needs a Postgres and a Redis server')

    test('F8, F36: what one server writes another shows, follows, stops, and goes on with when the first is gone', async ({
      simulator,
    }) => {
      test.setTimeout(LIMIT_MS)
      const postgres = await startPostgres()
      const redis = withRedis ? await startRedis() : undefined
      const environment = {
        ANTHROPIC_BASE_URL: simulator.url,
        ANTHROPIC_API_KEY: CANARY_KEY,
        DATABASE_URL: await postgres.createDatabase(),
        AUTH_SECRET: SECRET,
        ...(redis && { REDIS_URL: redis.url }),
      }
      const { me, on, first, second } = await startPair(environment)
      const elsewhere = on(second)

      await test.step('shows and follows', async () => {
        await simulator.pauseAfter(5)
        const chatId = newChatId()
        const asked = await me.ask(chatId, 'count to 20')
        const beginning = await readUntil(asked, words(5).slice(-6))
        await expect
          .poll(async () => textOfChunks((await readChat(elsewhere, chatId)).running?.chunks ?? []))
          .toBe(words(5))
        const { running } = await readChat(elsewhere, chatId)
        const rest = elsewhere.fetch(`/api/chat/${chatId}/stream?after=${running?.cursor}`)
        const whole = elsewhere.fetch(`/api/chat/${chatId}/stream`)
        expect((await me.ask(newChatId(), 'count to 3')).status).toBe(200)
        const busy = await post(elsewhere, {
          id: chatId,
          message: { id: 'other', role: 'user', parts: [{ type: 'text', text: 'x' }] },
        })
        expect(busy.status).toBe(409)
        await simulator.resume()
        const restEvents = parseEvents(await (await rest).text())
        expect(words(5) + textOfEvents(restEvents)).toBe(words(20))
        const wholeEvents = parseEvents(await (await whole).text())
        expect(textOfEvents(wholeEvents)).toBe(words(20))
        expect(wholeEvents.at(-1)?.data).toBe('[DONE]')
        // The same chunks under the same ids as where they were written.
        const own = parseEvents(beginning)
        expect(wholeEvents.slice(0, own.length - 1)).toEqual(own.slice(0, -1))
      })

      await test.step('stops', async () => {
        await simulator.pauseAfter(3)
        const chatId = newChatId()
        const asked = await me.ask(chatId, 'count to 20')
        await readUntil(asked, words(3).slice(-6))
        expect((await elsewhere.fetch(`/api/chat/${chatId}/stream`, { method: 'DELETE' })).status).toBe(204)
        await expect
          .poll(async () => (await readChat(elsewhere, chatId)).messages.at(-1)?.metadata?.status)
          .toBe('stopped')
        await simulator.resume()
      })

      await test.step('goes on after the death of the producer', async () => {
        await simulator.pauseAfter(7)
        const chatId = newChatId()
        await readUntil(await me.ask(chatId, 'count to 20'), words(7).slice(-6))
        const following = elsewhere.fetch(`/api/chat/${chatId}/stream`)
        await expect
          .poll(async () => textOfChunks((await readChat(elsewhere, chatId)).running?.chunks ?? []))
          .toBe(words(7))
        process.kill(first.pid, 'SIGKILL')
        // Alone it waits for the end of the lease, which is the same in both forms.
        if (withRedis) await endLeases(environment.DATABASE_URL)
        const events = parseEvents(await (await following).text())
        expect(textOfEvents(events)).toBe(words(7))
        expect(JSON.parse(events.at(-2)?.data ?? '')).toMatchObject({
          type: 'finish',
          messageMetadata: { status: 'interrupted', estimated: true },
        })
        const kept = (await readChat(elsewhere, chatId)).messages.at(-1)
        expect(kept && textOf(kept)).toBe(words(7))
        await simulator.resume()
        await (await goOn(elsewhere, chatId, kept?.id)).text()
        const after = (await readChat(elsewhere, chatId)).messages.at(-1)
        expect(after && textOf(after)).toBe(words(20))
        expect(after?.metadata).toMatchObject({ status: 'complete' })
        expect(after?.metadata?.segments).toHaveLength(2)
      })

      await test.step('F7: a server that is told to stop ends the segment, and a third goes on', async () => {
        await simulator.pauseAfter(4)
        const chatId = newChatId()
        const asked = await post(elsewhere, {
          id: chatId,
          message: { id: 'q', role: 'user', parts: [{ type: 'text', text: 'count to 20' }] },
        })
        const reading = asked.text()
        await expect
          .poll(async () => textOfChunks((await readChat(elsewhere, chatId)).running?.chunks ?? []))
          .toBe(words(4))
        const ended = second.stop(15_000)
        await expect.poll(async () => (await fetch(`${second.url}/api/health`)).status).toBe(503)
        const events = parseEvents(await reading)
        expect(events.map(({ data }) => data)).toContainEqual(expect.stringContaining('"data-segment-end"'))
        expect(textOfEvents(events)).toBe(words(4))
        await ended
        expect(second.output()).toContain('"event":"drained"')

        const third = await startApp(environment)
        const answer = (await readChat(on(third), chatId)).messages.at(-1)
        expect(answer?.metadata).toMatchObject({ status: 'interrupted', segmentEnd: 'draining' })
        await simulator.resume()
        await (await goOn(on(third), chatId, answer?.id)).text()
        const whole = (await readChat(on(third), chatId)).messages.at(-1)
        expect(whole && textOf(whole)).toBe(words(20))
        await third.stop()
      })
      await redis?.remove()
      await postgres.remove()
    })
  })
}

test('T33: sends over two servers spend the budget of both at most once, and one call more', async ({ simulator }) => {
  test.skip(!findServers().postgres, 'needs a Postgres server')
  test.setTimeout(LIMIT_MS)
  const postgres = await startPostgres()
  const capUsd = 1
  const { me, on, first, second } = await startPair({
    ANTHROPIC_BASE_URL: simulator.url,
    ANTHROPIC_API_KEY: CANARY_KEY,
    DATABASE_URL: await postgres.createDatabase(),
    AUTH_SECRET: SECRET,
    DAILY_BUDGET_USD: String(capUsd),
    ANSWERS_AT_ONCE_PER_PERSON: 'off',
    ANSWERS_PER_MINUTE_PER_PERSON: 'off',
  })
  await (await me.ask(newChatId(), 'count to 3')).text()
  const chatIds = Array.from({ length: 50 }, newChatId)
  const replies = await Promise.all(
    chatIds.map((chatId, at) =>
      on(at % 2 === 0 ? first : second).fetch('/api/chat', {
        method: 'POST',
        headers: { 'content-type': 'application/json', accept: 'application/json' },
        body: JSON.stringify({
          id: chatId,
          message: { id: 'q', role: 'user', parts: [{ type: 'text', text: 'count to 2000' }] },
        }),
      }),
    ),
  )
  const answers: Message[] = []
  for (const reply of replies) {
    expect([200, 429]).toContain(reply.status)
    if (reply.status === 200) answers.push(await reply.json())
  }
  expect(answers.length).toBeLessThan(50)
  const spentUsd = answers.reduce((sum, { metadata }) => sum + (metadata?.costUsd ?? 0), 0)
  const [{ model = '' } = {}] = await simulator.requests()
  // Of the output alone: a little less than what is held back for a call.
  const reserveUsd = (ceilingOf({ model, max_tokens: 16_000, messages: [] }) ?? 0) / 1_000_000
  expect(reserveUsd).toBeGreaterThan(0)
  expect(spentUsd).toBeLessThanOrEqual(capUsd + reserveUsd)
  await Promise.all([first.stop(), second.stop()])
  await postgres.remove()
})
