/** Recordings: bounded, swept when they are old, gone with their chat. */
import { randomBytes } from 'node:crypto'
import { eq, inArray } from 'drizzle-orm'
import { expect, test } from 'vitest'
import { chats, recordings } from '@/lib/server/database/schema'
import { newId } from '@/lib/shared/ids'
import { createDatabaseRecordings } from './database-recordings'
import { asking, makePerson, OWNER, recordingOf, scriptedProvider, testServices } from './fixtures/test-services'
import type { Recording } from './recording'

const services = testServices(scriptedProvider())
const { database, log } = services
const { queries } = database

async function recording(events: number, ownerId = OWNER): Promise<Recording> {
  const chatId = newId()
  await queries.insert(chats).values({ id: chatId, ownerId, title: 'x' })
  const request = { model: 'm', max_tokens: 1, messages: [{ role: 'user' as const, content: 'Hi' }] }
  const call = {
    request,
    startedAt: 1,
    events: Array.from({ length: events }, (_, at) => ({ at, event: { type: 'ping', at } })),
    skippedEvents: 0,
  }
  return {
    chatId,
    answerId: newId(),
    message: { id: 'm', role: 'assistant', parts: [], metadata: { status: 'complete' } },
    calls: [call, call],
  }
}

const rowsOfChat = (chatId: string) => queries.select().from(recordings).where(eq(recordings.chatId, chatId))

test('what is kept is what was recorded, and packed small', async () => {
  const kept = await recording(1_000)
  await services.recordings.save(kept)
  const { chatId, ...rest } = kept
  expect(await recordingOf(services, asking('', { id: chatId }), kept.answerId)).toEqual(rest)
  const [row] = await rowsOfChat(chatId)
  expect(row).toMatchObject({ ownerId: OWNER, sizeBytes: row?.content.length })
  expect(row?.sizeBytes).toBeLessThan(JSON.stringify(kept).length / 5)
})

test('a recording is bounded: what is beyond is left out, and every call that lacks something says so', async () => {
  const kept = await recording(1_000)
  await createDatabaseRecordings(database, log, 30, 20_000).save(kept)
  const json = (await services.recordings.read(kept.chatId, kept.answerId)) ?? ''
  expect(json.length).toBeLessThan(21_000)
  const { calls } = JSON.parse(json)
  expect(calls[0].events.length).toBeGreaterThan(0)
  expect(calls[0].events.length).toBeLessThan(1_000)
  expect(calls).toMatchObject([{ truncated: true }, { truncated: true }])
})

test('with a retention of 0 none is kept', async () => {
  const kept = await recording(1)
  await createDatabaseRecordings(database, log, 0).save(kept)
  expect(await services.recordings.read(kept.chatId, kept.answerId)).toBeUndefined()
})

test('old ones are swept when a new one comes', async () => {
  const [old, young] = [await recording(1), await recording(1)]
  await services.recordings.save(old)
  await queries
    .update(recordings)
    .set({ createdAt: new Date(0) })
    .where(eq(recordings.chatId, old.chatId))
  await createDatabaseRecordings(database, log, 30).save(young)
  expect(await rowsOfChat(old.chatId)).toEqual([])
  expect(await rowsOfChat(young.chatId)).toHaveLength(1)
})

test('a recording goes with its chat, and none is made for a chat that is gone', async () => {
  const kept = await recording(1)
  await services.recordings.save(kept)
  await queries.delete(chats).where(eq(chats.id, kept.chatId))
  expect(await rowsOfChat(kept.chatId)).toEqual([])
  await services.recordings.save(kept)
  expect(await rowsOfChat(kept.chatId)).toEqual([])
})

test('beyond a person’s bound the oldest give way, whoever else has any; one beyond it by itself is not kept', async () => {
  const caps = { guestBytes: 40_000, personBytes: 0 }
  const bounded = createDatabaseRecordings(database, log, 30, undefined, caps)
  const [me, other] = [await makePerson(), await makePerson()]
  const save = async (ownerId: string, bytes: number) => {
    const made = await recording(0, ownerId)
    const [call] = made.calls
    if (call) call.events = [{ at: 0, event: randomBytes(bytes).toString('base64') }]
    await bounded.save({ ...made, calls: call ? [call] : [] })
    return made.chatId
  }
  const theirs = await save(other, 6_000)
  const mine: string[] = []
  for (let times = 0; times < 10; times += 1) {
    const chatId = await save(me, 3_000)
    await queries
      .update(recordings)
      .set({ createdAt: new Date(Date.now() - (60 - times) * 1_000) })
      .where(eq(recordings.chatId, chatId))
    mine.push(chatId)
  }
  await save(me, 11_000)
  const kept = await queries
    .select()
    .from(recordings)
    .where(inArray(recordings.chatId, [theirs, ...mine]))
  expect(kept.filter(({ ownerId }) => ownerId === other)).toHaveLength(1)
  const chatIds = kept.flatMap(({ chatId, ownerId }) => (ownerId === me ? [chatId] : []))
  expect(kept.reduce((sum, { ownerId, sizeBytes }) => sum + (ownerId === me ? sizeBytes : 0), 0)).toBeLessThan(10_000)
  expect(new Set(chatIds)).toEqual(new Set(mine.slice(-chatIds.length)))
  expect(chatIds.length).toBeGreaterThan(1)
})
