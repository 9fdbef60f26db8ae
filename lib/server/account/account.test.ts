/** Everything of a person, downloaded and deleted. */
import { eq, sql } from 'drizzle-orm'
import { expect, test } from 'vitest'
import { enterAccount } from '@/lib/server/auth/enter-account'
import { makeGuest } from '@/lib/server/auth/session'
import { rowsOf } from '@/lib/server/database/database'
import { shares, spending, users } from '@/lib/server/database/schema'
import { addReplays } from '@/lib/server/database/share-replays'
import {
  asking,
  play,
  playThenHang,
  scriptedProvider,
  start,
  testServices,
  textEvents,
} from '@/lib/server/generation/fixtures/test-services'
import { newId } from '@/lib/shared/ids'
import { deleteAccount } from './delete-account'
import { exportAccount, toBody } from './export-account'
import { readAccount } from './read-account'

const text = (words: string) => play(textEvents([words]))

test('the download contains all of the person’s chats with their whole trees, page by page, and no others', async () => {
  const services = testServices(scriptedProvider(text('one'), text('two'), text('CANARY-OF-EVE')))
  const { queries } = services.database
  const [ada, eve] = [(await makeGuest(queries)).person, (await makeGuest(queries)).person]
  const request = asking('Hi')
  await (await start(services, request, ada.id)).done
  const again = { ...request, trigger: 'regenerate-message' as const, idempotencyKey: 'again' }
  await (await start(services, again, ada.id)).done
  await (await start(services, asking('CANARY-OF-EVE'), eve.id)).done
  const shareId = newId()
  await queries.insert(shares).values({ id: shareId, ownerId: ada.id, content: { title: 'Shared', messages: [] } })
  await addReplays(queries, shareId, [{ place: 1, steps: [[0, 0, 5]] }])
  // More than a page of chats, and of messages in one of them.
  await queries.execute(sql`
    insert into chats (id, owner_id, title) select 'more-' || n, ${ada.id}, 'More' from generate_series(1, 250) n`)
  await queries.execute(sql`
    insert into messages (chat_id, id, owner_id, depth, role, status, parts)
    select 'more-1', 'm' || n, ${ada.id}, n, 'user', 'complete', '[]' from generate_series(1, 250) n`)
  const all = await new Response(toBody(exportAccount(queries, ada.id, new Date()))).text()
  expect(all).not.toContain('CANARY-OF-EVE')
  const { chats, ...rest } = JSON.parse(all)
  expect(rest).toMatchObject({ format: 'firstword-account', version: 1, preferences: {}, usage: expect.any(Array) })
  expect(rest.shares).toMatchObject([{ content: { title: 'Shared' }, replays: [{ place: 1, steps: [[0, 0, 5]] }] }])
  expect(new Set(chats.map(({ id }: { id: string }) => id)).size).toBe(251)
  const [tree] = chats.filter(({ id }: { id: string }) => id === request.id)
  expect(tree.messages).toHaveLength(3)
  expect(JSON.stringify(tree)).toMatch(/"one".*"two"|"two".*"one"/)
  const [long] = chats.filter(({ id }: { id: string }) => id === 'more-1')
  expect(new Set(long.messages.map(({ id }: { id: string }) => id)).size).toBe(250)
})

test('a download of nothing is one, too', async () => {
  const { queries } = testServices(scriptedProvider()).database
  const { id } = (await makeGuest(queries)).person
  const all = JSON.parse(await new Response(toBody(exportAccount(queries, id, new Date()))).text())
  expect(all).toMatchObject({ chats: [], shares: [], usage: [], identities: [] })
})

test('T63: deleting stops what runs, and leaves not one row, also of guests who came along', async () => {
  const services = testServices(
    scriptedProvider(text('first'), playThenHang(textEvents(['One ', 'two'], null).slice(0, 4))),
  )
  const { database } = services
  const { queries } = database
  const request = new Request('http://test')
  const proof = { issuer: 'https://id.example', subject: newId(), name: 'Ada', email: null }
  const { id } = (await enterAccount(database, proof, undefined, request)).person
  const guest = (await makeGuest(queries)).person
  await (await start(services, asking('Hi'), guest.id)).done
  await enterAccount(database, proof, guest, request)
  await queries.insert(spending).values([
    { day: '2026-01-21', scope: id, spentMicroUsd: 5 },
    { day: '2026-01-20', scope: '*', spentMicroUsd: 5 },
  ])
  const running = await start(services, asking('And then?'), id)
  expect(await readAccount(queries, { id, isGuest: false })).toMatchObject({ kind: 'person', name: 'Ada', chats: 2 })

  await deleteAccount(services, id)
  await running.done
  const tables = await rowsOf<{ table: string; column: string }>(
    queries,
    sql`select table_name as "table", column_name as "column" from information_schema.columns
        where table_schema = 'public' and data_type = 'text'`,
  )
  expect(tables.length).toBeGreaterThan(20)
  for (const { table, column } of tables) {
    const left = await rowsOf(
      queries,
      sql`select 1 from ${sql.identifier(table)} where ${sql.identifier(column)} in (${id}, ${guest.id})`,
    )
    expect([table, column, left]).toEqual([table, column, []])
  }
  expect(await queries.select().from(spending).where(eq(spending.scope, '*'))).not.toEqual([])
  expect(await queries.select().from(users).where(eq(users.id, id))).toEqual([])
  expect(services.lines.join()).not.toContain('answer not stored')
  await expect(start(services, asking('Still here?'), id)).rejects.toMatchObject({ code: 'unauthenticated' })
})
