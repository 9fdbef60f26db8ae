/** T44: what people ask and read is in the tables that keep it, and nowhere else: in no log line, in no other table. */

import { sql } from 'drizzle-orm'
import { getTableConfig } from 'drizzle-orm/pg-core'
import { expect, test } from 'vitest'
import { rowsOf } from '@/lib/server/database/database'
import { schema } from '@/lib/server/database/schema'
import { simulatedServices } from '@/lib/server/generation/fixtures/simulated-services'
import {
  asking,
  play,
  playThenThrow,
  scriptedProvider,
  start,
  testServices,
  textEvents,
} from '@/lib/server/generation/fixtures/test-services'
import type { Services } from '@/lib/server/services'
import { AppError } from '@/lib/shared/error'

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
