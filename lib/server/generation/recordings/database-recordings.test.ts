/** Recordings: bounded, swept when they are old, gone with their chat. */
import { randomBytes } from 'node:crypto'
import { gunzipSync, gzipSync } from 'node:zlib'
import { eq, inArray } from 'drizzle-orm'
import { expect, test } from 'vitest'
import { chats, recordings } from '@/lib/server/database/schema'
import { bytesOf, pdfOf, pngOf } from '@/lib/server/files/fixtures/made-up-files'
import { loadFiles, questionContent } from '@/lib/server/files/question-content'
import { storeUpload, toStoredFile } from '@/lib/server/files/uploads'
import {
  asking,
  makePerson,
  OWNER,
  recordingOf,
  scriptedProvider,
  testServices,
} from '@/lib/server/generation/fixtures/test-services'
import { withoutTools } from '@/lib/server/provider/without-tools'
import { toFilePart } from '@/lib/shared/files/file-parts'
import { fileIdOf } from '@/lib/shared/files/files'
import { newId } from '@/lib/shared/ids'
import type { Part } from '@/lib/shared/message'
import { createDatabaseRecordings } from './database-recordings'
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
    prefix: '0.0.',
    startedAt: 1,
    endedAt: 2,
    ignoredEvents: 0,
    events: Array.from({ length: events }, (_, at) => ({ at, event: { type: 'ping', at } })),
    skippedEvents: 0,
  }
  return {
    chatId,
    answerId: newId(),
    acceptedAt: '2026-11-21T12:00:00.000Z',
    serverChunks: [],
    message: { id: 'm', role: 'assistant', parts: [], metadata: { status: 'complete' } },
    calls: [call, call],
  }
}

const rowsOfChat = (chatId: string) => queries.select().from(recordings).where(eq(recordings.chatId, chatId))

test('a recording is stored as it was, and packed small', async () => {
  const kept = await recording(1_000)
  await services.recordings.save(kept)
  const { chatId, ...rest } = kept
  expect(await recordingOf(services, asking('', { id: chatId }), kept.answerId)).toEqual(rest)
  const [row] = await rowsOfChat(chatId)
  expect(row).toMatchObject({ ownerId: OWNER, sizeBytes: row?.content.length })
  expect(row?.sizeBytes).toBeLessThan(JSON.stringify(kept).length / 5)
})

test('a recording is bounded: what is too much is left out, and every call that lacks something says so', async () => {
  const kept = await recording(1_000)
  await createDatabaseRecordings(database, log, 30, 20_000).save(kept)
  const json = (await services.recordings.read(kept.chatId, kept.answerId)) ?? ''
  expect(json.length).toBeLessThan(21_000)
  const { calls } = JSON.parse(json)
  expect(calls[0].events.length).toBeGreaterThan(0)
  expect(calls[0].events.length).toBeLessThan(1_000)
  expect(calls).toMatchObject([{ truncated: true }, { truncated: true }])
})

test('of an answer that was ended as too large a megabyte is kept, with a note of what was left out before', async () => {
  const kept = await recording(1)
  const [call] = kept.calls
  if (!call) throw new Error('no call')
  const event = { type: 'ping', more: 'x'.repeat(20_000) }
  const events = Array.from({ length: 2_000 }, (_, at) => ({ at, event }))
  const error = { code: 'answer_too_large', message: 'Too large.', retryable: false, requestId: 'r' } as const
  const message = { ...kept.message, parts: [{ type: 'data-error', data: error } as Part] }
  await services.recordings.save({
    ...kept,
    message,
    calls: [{ ...call, events: events.slice(0, 300), truncated: true }],
  })
  const json = (await services.recordings.read(kept.chatId, kept.answerId)) ?? ''
  expect(json.length).toBeLessThan(1_100_000)
  expect(JSON.parse(json).calls).toMatchObject([{ truncated: true }])
  const whole = await recording(1)
  await services.recordings.save({ ...whole, calls: [{ ...call, truncated: true }] })
  const read = JSON.parse((await services.recordings.read(whole.chatId, whole.answerId)) ?? '')
  expect(read.calls).toEqual([{ ...call, truncated: true }])
})

const CANARY = 'canary of the operator'
const system = `You are ${CANARY}`

test('the system prompt is not stored, nor read from a recording that has it', async () => {
  const kept = await recording(1)
  const [call] = kept.calls
  if (!call) throw new Error('no call')
  await services.recordings.save({ ...kept, calls: [{ ...call, request: { ...call.request, system } }] })
  const [row] = await rowsOfChat(kept.chatId)
  expect(gunzipSync(row?.content ?? '').toString()).not.toContain(CANARY)

  const json = JSON.stringify({
    answerId: 'a',
    message: {},
    calls: [{ ...call, request: { ...call.request, system } }],
  })
  const old = { content: gzipSync(json), sizeBytes: 1 }
  await queries.update(recordings).set(old).where(eq(recordings.chatId, kept.chatId))
  const read = await recordingOf(services, asking('', { id: kept.chatId }), kept.answerId)
  expect(read.calls).toEqual([call])
})

test('files are recorded by their ids, and other base64 by its length', async () => {
  const contents = [pngOf(30, 20), pdfOf('x'), bytesOf(`${CANARY} in a text file`)]
  const parts: Part[] = []
  for (const [at, content] of contents.entries()) {
    const name = ['a.png', 'b.pdf', 'c.txt'][at] ?? ''
    parts.push(toFilePart(toStoredFile(await storeUpload(services, { ownerId: OWNER, name, content }))))
  }
  const sent = questionContent(parts, await loadFiles(services, OWNER, [parts]))
  const data = Buffer.from('x'.repeat(3_000)).toString('base64')
  const result = { type: 'tool_result', content: [{ source: { type: 'base64', media_type: 'image/png', data } }] }
  const kept = await recording(1)
  const [call] = kept.calls
  if (!call) throw new Error('no call')
  const messages = [{ role: 'user' as const, content: [...sent, result] }]
  // As it goes on to a server that takes less.
  const request = withoutTools({ ...call.request, messages })
  await services.recordings.save({ ...kept, calls: [{ ...call, request }] })
  const json = (await services.recordings.read(kept.chatId, kept.answerId)) ?? ''
  expect(json).not.toContain(CANARY)
  expect(json).not.toMatch(/[A-Za-z0-9+/]{60}/)
  const [id] = parts.flatMap((part) => (part.type === 'file' ? fileIdOf(part.url) : []))
  const source = { type: 'file', file_id: id, name: 'a.png', media_type: 'image/png', size_bytes: contents[0]?.length }
  expect(JSON.parse(json).calls[0].request.messages[0].content).toMatchObject([
    { type: 'image', source },
    { type: 'document', source: { name: 'b.pdf' }, title: 'b.pdf' },
    { type: 'document', source: { name: 'c.txt' } },
    {},
    { source: { type: 'base64', media_type: 'image/png', size_bytes: 3_000 } },
  ])
  // What is sent is whole.
  expect(JSON.stringify(sent)).toContain(CANARY)
})

test('with a retention of 0 none is stored', async () => {
  const kept = await recording(1)
  await createDatabaseRecordings(database, log, 0).save(kept)
  expect(await services.recordings.read(kept.chatId, kept.answerId)).toBeUndefined()
})

test('old ones are deleted when a new one comes', async () => {
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

test('a recording is deleted with its chat, and none is stored for a chat that is gone', async () => {
  const kept = await recording(1)
  await services.recordings.save(kept)
  await queries.delete(chats).where(eq(chats.id, kept.chatId))
  expect(await rowsOfChat(kept.chatId)).toEqual([])
  await services.recordings.save(kept)
  expect(await rowsOfChat(kept.chatId)).toEqual([])
})

test('beyond a person’s limit the oldest are deleted, and nobody else’s; one beyond it by itself is not stored', async () => {
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
