/** T44: what people ask and read is in the tables that keep it, and nowhere else: in no log line, in no other table. */

import { sql } from 'drizzle-orm'
import { getTableConfig } from 'drizzle-orm/pg-core'
import { expect, test } from 'vitest'
import { rowsOf } from '@/lib/server/database/database'
import { schema } from '@/lib/server/database/schema'
import { retryAtOnce } from '@/lib/server/generation/fixtures/retry-at-once'
import { servicesOver, simulatedServices } from '@/lib/server/generation/fixtures/simulated-services'
import {
  asking,
  play,
  playThenThrow,
  readChunks,
  scriptedProvider,
  start,
  testServices,
  textEvents,
} from '@/lib/server/generation/fixtures/test-services'
import type { Services } from '@/lib/server/services'
import { AppError } from '@/lib/shared/error'

retryAtOnce()

const CANARY = 'canaryword'

/** Tables that hold people's words, as they must. */
const KEEPERS = new Set(['messages', 'chats', 'shares', 'recordings'])

const ways: Array<[string, () => Services & { lines: string[] }, string]> = [
  ['a whole answer', () => simulatedServices().services, `Repeat after me: ${CANARY}`],
  ['a stop at the limit', () => simulatedServices().services, `Stop in mid-sentence at the token limit ${CANARY}`],
  ['a refusal', () => simulatedServices().services, `Break off with a refusal ${CANARY}`],
  ['an upstream error', () => simulatedServices().services, `Count to 20 ${CANARY} fault:http-400`],
  ['an error in the stream', () => simulatedServices().services, `Count to 20 ${CANARY} fault:reset`],
  ['a budget that is spent', () => simulatedServices({ DAILY_BUDGET_USD: '0.000001' }).services, CANARY],
  [
    'a failure of this server',
    () => testServices(scriptedProvider(playThenThrow(textEvents([CANARY]), new AppError('internal')))),
    CANARY,
  ],
  ['an answer with the word in it', () => testServices(scriptedProvider(play(textEvents([CANARY])))), CANARY],
]

test.each(ways)('T44: %s', async (_name, make, question) => {
  const services = make()
  const { done } = await start(services, asking(question)).catch(() => ({ done: Promise.resolve() }))
  await done
  expect(services.lines.join('\n')).not.toContain(CANARY)
  for (const table of Object.values(schema)) {
    const { name } = getTableConfig(table)
    if (KEEPERS.has(name)) continue
    const rows = await rowsOf<{ row: string }>(
      services.database.queries,
      sql`select to_jsonb(t)::text as row from ${sql.identifier(name)} t`,
    )
    expect(rows.map(({ row }) => row).join('\n')).not.toContain(CANARY)
  }
})

/** An upstream that quotes what it was asked, as some do in their refusals, in front of the adapter that runs. */
const QUOTING: Array<[string, (asked: string) => Response]> = [
  ...[400, 413, 422, 429, 500, 529].map((status): [string, (asked: string) => Response] => [
    `a status ${status}`,
    (asked) =>
      Response.json(
        { type: 'error', error: { type: 'invalid_request_error', message: asked } },
        { status, headers: { 'request-id': 'req_canary_test' } },
      ),
  ]),
  ['a status 400 that is a text', (asked) => new Response(asked, { status: 400 })],
  [
    'an error in the stream',
    (asked) =>
      new Response(
        `event: error\ndata: ${JSON.stringify({ type: 'error', error: { type: asked, message: asked } })}\n\n`,
        {
          headers: { 'content-type': 'text/event-stream' },
        },
      ),
  ],
  ['a type of content', (asked) => new Response('x', { headers: { 'content-type': asked.slice(0, 60) } })],
]

test.each(QUOTING)(
  '%s that quotes the request says nothing of it in the log, nor to the reader',
  async (_name, respond) => {
    const bodies: string[] = []
    const { services, learnt } = servicesOver(async (_input, init) => {
      const asked = `${CANARY} ${String(init?.body)} sk-ant-${CANARY}`
      bodies.push(asked)
      return respond(asked)
    })
    const request = asking(`${CANARY} is what I asked`)
    const { answerId, done } = await start(services, request)
    const chunks = await readChunks(services, answerId)
    await done
    const said = JSON.stringify(chunks.map(({ chunk }) => chunk))
    expect(bodies.length).toBeGreaterThan(0)
    for (const heard of [services.lines.join('\n'), learnt.join('\n'), said]) {
      expect(heard).not.toContain(CANARY)
      expect(heard).not.toContain('You are Claude')
    }
  },
)
