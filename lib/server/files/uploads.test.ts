/** Files and their people: quota, questions that take them, and everything that makes them go away. */
import { eq } from 'drizzle-orm'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { deleteAccount } from '@/lib/server/account/delete-account'
import { exportAccount } from '@/lib/server/account/export-account'
import { deleteChat, PURGED_AT_ONCE, purgeDeleted, UNDO_MS } from '@/lib/server/chats/change-chat'
import { clearAway } from '@/lib/server/clear-away'
import { readBranch } from '@/lib/server/database/branches'
import { requireChat } from '@/lib/server/database/chats'
import { findFile } from '@/lib/server/database/files/files'
import { moveGuest } from '@/lib/server/database/people/move-guest'
import { chats, files, messages } from '@/lib/server/database/schema'
import { addShare } from '@/lib/server/database/shares'
import { written } from '@/lib/server/export/fixtures/stored-message'
import { htmlExport } from '@/lib/server/export/html-export'
import { jsonExport } from '@/lib/server/export/json-export'
import { markdownExport } from '@/lib/server/export/markdown-export'
import {
  answer,
  makePerson,
  play,
  scriptedProvider,
  testServices,
  textEvents,
} from '@/lib/server/generation/fixtures/test-services'
import type { Services } from '@/lib/server/services'
import { continueShare } from '@/lib/server/shares/continue-share'
import { snapshot } from '@/lib/server/shares/snapshot'
import type { ChatRequest } from '@/lib/shared/api/requests'
import { newId } from '@/lib/shared/ids'
import { bytesOf, pngOf } from './fixtures/made-up-files'
import { startObjectServer } from './fixtures/object-server'
import { createS3FileStorage } from './s3-file-storage'
import { deleteLooseFile, LOOSE_MS, SWEPT_AT_ONCE, storeUpload } from './uploads'

const answers = () => scriptedProvider(...Array.from({ length: 9 }, () => play(textEvents(['Fine.']))))
const services = testServices(answers())
const { queries } = services.database

const addText = (ownerId: string, text = 'some words', given: Services = services) =>
  storeUpload(given, { ownerId, name: 'words.txt', content: bytesOf(text) })

const filePartOf = (id: string) => ({ type: 'file', mediaType: 'text/plain', url: `/api/files/${id}` })

/** A question with files. */
function askingWith(ids: readonly string[], text = 'What is this?', change: Partial<ChatRequest> = {}): ChatRequest {
  const words = text === '' ? [] : [{ type: 'text', text }]
  const message = { id: newId(), role: 'user' as const, parts: [...ids.map(filePartOf), ...words] }
  return { id: newId(), message, ...change }
}

const questionsOf = (chatId: string) =>
  queries.select().from(messages).where(eq(messages.chatId, chatId)).orderBy(messages.createdAt)

describe('quota', () => {
  const small = testServices(scriptedProvider(), { FILES_PER_PERSON_MB: '1' })
  const megabyteOf = (share: number) => 'x'.repeat(Math.floor(1024 * 1024 * share))

  test('what is beyond it is refused with how much is in use', async () => {
    const ownerId = await makePerson()
    await addText(ownerId, megabyteOf(0.4), small)
    await addText(ownerId, megabyteOf(0.4), small)
    await expect(addText(ownerId, megabyteOf(0.4), small)).rejects.toMatchObject({
      code: 'too_large',
      message: expect.stringMatching(/^Your files take up 819 KB of the 1 MB .* 410 KB\. Delete chats/),
    })
    await addText(ownerId, megabyteOf(0.1), small)
  })

  test('many uploads at once keep to it together', async () => {
    const ownerId = await makePerson()
    const all = await Promise.allSettled(Array.from({ length: 8 }, () => addText(ownerId, megabyteOf(0.3), small)))
    expect(all.filter(({ status }) => status === 'fulfilled')).toHaveLength(3)
  })
})

describe('a question', () => {
  test('takes its files, names them in its parts, and may have no words', async () => {
    const ownerId = await makePerson()
    const image = await storeUpload(services, { ownerId, name: 'a.png', content: pngOf(4, 3) })
    const text = await addText(ownerId)
    const request = askingWith([image.id, text.id], '')
    await answer({ ...services, provider: answers() }, request, ownerId)
    const [question] = await questionsOf(request.id)
    expect(question?.parts).toEqual([
      {
        type: 'file',
        mediaType: 'image/png',
        filename: 'a.png',
        url: `/api/files/${image.id}`,
        providerMetadata: { firstword: { sizeBytes: image.sizeBytes, width: 4, height: 3 } },
      },
      expect.objectContaining({ type: 'file', filename: 'words.txt' }),
    ])
    expect(await findFile(queries, image.id, ownerId)).toMatchObject({ chatId: request.id })
  })

  test('T4: with somebody else’s, an unknown, or another chat’s file is refused, and nothing of it is stored', async () => {
    const [ownerId, eve] = [await makePerson(), await makePerson()]
    const own = await addText(ownerId)
    const taken = await addText(eve)
    await answer(services, askingWith([taken.id]), eve)
    const foreign = await addText(ownerId)
    for (const ids of [[own.id], [newId()], [taken.id, foreign.id]]) {
      const request = askingWith(ids)
      await expect(answer(services, request, eve)).rejects.toMatchObject({ code: 'invalid_request' })
      expect(await queries.$count(chats, eq(chats.id, request.id))).toBe(0)
    }
    expect(await findFile(queries, own.id, ownerId)).toMatchObject({ chatId: null })
    expect(await findFile(queries, foreign.id, ownerId)).toMatchObject({ chatId: null })
  })

  test('sent again is the same one; with other files it is another', async () => {
    const ownerId = await makePerson()
    const [one, two] = [await addText(ownerId), await addText(ownerId, 'others')]
    const request = askingWith([one.id])
    await answer(services, request, ownerId)
    await answer(services, request, ownerId)
    expect(await questionsOf(request.id)).toHaveLength(2)
    const edited = { ...request, message: { ...request.message, parts: [filePartOf(two.id)] } } as ChatRequest
    await answer(services, { ...edited, parentId: null }, ownerId)
    expect(await questionsOf(request.id)).toHaveLength(4)
  })

  test('may bring a file as a data URL, twice the same one', async () => {
    const ownerId = await makePerson()
    const url = `data:image/png;base64,${Buffer.from(pngOf(5, 5)).toString('base64')}`
    const part = { type: 'file', mediaType: 'image/png', filename: 'pasted.png', url }
    const message = { id: newId(), role: 'user' as const, parts: [part, { type: 'text', text: 'And this?' }] }
    const request = { id: newId(), messages: [message] }
    await answer({ ...services, provider: answers() }, request, ownerId)
    await answer({ ...services, provider: answers() }, request, ownerId)
    expect(await queries.$count(files, eq(files.ownerId, ownerId))).toBe(1)
    const [question] = await questionsOf(request.id)
    expect(question?.parts[0]).toMatchObject({ filename: 'pasted.png', url: expect.stringMatching(/^\/api\/files\//) })
    expect(JSON.stringify(question)).not.toContain('base64')
  })

  test.each([
    ['a foreign address', 'https://example.com/a.png'],
    ['an address within this site', '/api/account'],
    ['a data URL that is no base64', 'data:text/plain,hello'],
    ['HTML that says it is an image', `data:image/png;base64,${Buffer.from('<script>').toString('base64')}`],
    ['a very long nothing', `data:${'a'.repeat(500_000)}`],
  ])('T37: with %s is refused', async (_what, url) => {
    const part = { type: 'file', mediaType: 'image/png', filename: 'a.png', url }
    const message = { id: newId(), role: 'user' as const, parts: [part] }
    const request = { id: newId(), message }
    const thrown = await answer(services, request, await makePerson()).catch((error) => error)
    expect([400, 415]).toContain(thrown.status)
    expect(await questionsOf(request.id)).toHaveLength(0)
  })
})

describe('files go', () => {
  test('when no question took them within a day, and not before', async () => {
    const ownerId = await makePerson()
    const [old, fresh, taken] = [await addText(ownerId), await addText(ownerId), await addText(ownerId)]
    await answer({ ...services, provider: answers() }, askingWith([taken.id]), ownerId)
    const longAgo = new Date(Date.now() - LOOSE_MS - 1_000)
    for (const { id } of [old, taken]) await queries.update(files).set({ createdAt: longAgo }).where(eq(files.id, id))
    await clearAway(services)
    expect(await findFile(queries, old.id, ownerId)).toBeUndefined()
    expect(await findFile(queries, fresh.id, ownerId)).toBeDefined()
    expect(await findFile(queries, taken.id, ownerId)).toBeDefined()
  })

  test('all that are old at once, however many they are', async () => {
    const ownerId = await makePerson()
    const createdAt = new Date(Date.now() - LOOSE_MS - 1_000)
    const old = { ownerId, createdAt, name: 'a.txt', mediaType: 'text/plain', sizeBytes: 1 }
    await queries.insert(files).values(Array.from({ length: SWEPT_AT_ONCE * 2 + 1 }, () => ({ ...old, id: newId() })))
    await clearAway(services)
    expect(await queries.$count(files, eq(files.ownerId, ownerId))).toBe(0)
  })

  test('with chats that were deleted an hour ago, without anybody deleting another', async () => {
    const ownerId = await makePerson()
    const file = await addText(ownerId)
    const request = askingWith([file.id])
    await answer({ ...services, provider: answers() }, request, ownerId)
    await deleteChat(services, request.id, ownerId)
    const deletedAt = new Date(Date.now() - UNDO_MS - 1_000)
    await queries.update(chats).set({ deletedAt }).where(eq(chats.id, request.id))
    const others = Array.from({ length: PURGED_AT_ONCE }, () => ({ id: newId(), ownerId, title: '', deletedAt }))
    await queries.insert(chats).values(others)
    await clearAway(services)
    expect(await queries.$count(chats, eq(chats.ownerId, ownerId))).toBe(0)
    expect(await findFile(queries, file.id, ownerId)).toBeUndefined()
  })

  test('when their owner takes them back, unless a question has them', async () => {
    const [ownerId, eve] = [await makePerson(), await makePerson()]
    const file = await addText(ownerId)
    await expect(deleteLooseFile(services, file.id, eve)).rejects.toMatchObject({ code: 'not_found' })
    await deleteLooseFile(services, file.id, ownerId)
    await expect(deleteLooseFile(services, file.id, ownerId)).rejects.toMatchObject({ code: 'not_found' })
  })

  describe('from object storage', () => {
    let server: Awaited<ReturnType<typeof startObjectServer>>
    let stored: Services
    beforeAll(async () => {
      server = await startObjectServer()
      stored = { ...services, fileStorage: createS3FileStorage(server.settings), provider: answers() }
    })
    afterAll(() => server.stop())

    test('with their chat', async () => {
      const ownerId = await makePerson()
      const file = await addText(ownerId, 'words', stored)
      const request = askingWith([file.id])
      await answer(stored, request, ownerId)
      expect(server.objects.size).toBe(1)
      await deleteChat(stored, request.id, ownerId)
      const longAgo = new Date(Date.now() - UNDO_MS - 1_000)
      await queries.update(chats).set({ deletedAt: longAgo }).where(eq(chats.id, request.id))
      await purgeDeleted(stored)
      expect(server.objects.size).toBe(0)
      expect(await findFile(queries, file.id, ownerId)).toBeUndefined()
    })

    test('with their person', async () => {
      const ownerId = await makePerson()
      await addText(ownerId, 'words', stored)
      expect(server.objects.size).toBe(1)
      await deleteAccount(stored, ownerId)
      expect(server.objects.size).toBe(0)
      expect(await queries.$count(files, eq(files.ownerId, ownerId))).toBe(0)
    })

    test('when their row goes while the content is on its way', async () => {
      const ownerId = await makePerson()
      const { fileStorage } = stored
      const late = {
        ...fileStorage,
        async put(id: string, content: Uint8Array) {
          await deleteLooseFile(stored, id, ownerId)
          await fileStorage.put(id, content)
        },
      }
      const taking = addText(ownerId, 'words', { ...stored, fileStorage: late })
      await expect(taking).rejects.toMatchObject({ code: 'not_found' })
      expect(server.objects.size).toBe(0)
    })

    test('and a storage that cannot keep one leaves no row of it', async () => {
      const ownerId = await makePerson()
      server.goDown(true)
      await expect(addText(ownerId, 'words', stored)).rejects.toMatchObject({ code: 'storage_down' })
      server.goDown(false)
      expect(await queries.$count(files, eq(files.ownerId, ownerId))).toBe(0)
    })
  })
})

test('T4, T5: shares and exports name a file, and hold neither its content nor its address', async () => {
  const ownerId = await makePerson()
  const file = await addText(ownerId, 'CONTENT OF THE FILE')
  const request = askingWith([file.id])
  await answer({ ...services, provider: answers() }, request, ownerId)
  const chat = await requireChat(queries, request.id, ownerId)
  const branch = await readBranch(queries, chat.id, chat.leafId)
  const now = new Date()
  const html = await written(htmlExport('Title', branch, now))
  const shared = snapshot('Title', branch)
  const share = await addShare(queries, { id: newId(), ownerId, chatId: chat.id, content: shared, expiresAt: null })
  const copyId = await continueShare(services, share.id, await makePerson())
  for (const text of [
    html,
    await written(markdownExport('Title', branch, now)),
    await written(jsonExport(queries, chat, now)),
    JSON.stringify(shared),
    JSON.stringify(await questionsOf(copyId)),
  ]) {
    expect(text).toContain('words.txt')
    expect(text).not.toContain(file.id)
    expect(text).not.toContain('CONTENT OF THE FILE')
  }
})

test('a guest’s files become the person’s, and the account’s export names them', async () => {
  const [guest, person] = [await makePerson(), await makePerson()]
  const file = await addText(guest)
  await services.database.transaction((inner) => moveGuest(inner, guest, person))
  expect(await findFile(queries, file.id, guest)).toBeUndefined()
  expect(await findFile(queries, file.id, person)).toBeDefined()
  // What the guest had under way arrives at the person as well.
  const late = await addText(guest)
  expect(await findFile(queries, late.id, person)).toBeDefined()
  let json = ''
  for await (const piece of exportAccount(queries, person, new Date())) json += piece
  expect(JSON.parse(json).files.map(({ name }: { name: string }) => name)).toEqual(['words.txt', 'words.txt'])
})
