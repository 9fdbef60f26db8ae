/** Imports made to be expensive: linear, in slices, bounded, and never in anybody else's way. */
import { eq } from 'drizzle-orm'
import { expect, test } from 'vitest'
import { chats, messages } from '@/lib/server/database/schema'
import { makePerson, scriptedProvider, testServices } from '@/lib/server/generation/fixtures/test-services'
import { MAX_IMPORT_ENTRIES } from '@/lib/shared/api/import'
import type { Slices } from '@/lib/shared/slices'
import { answerWithoutMarks } from './chatgpt-marks'
import { chatgpt as inChatGptsForm } from './fixtures/conversations'
import { chatgpt } from './from-chatgpt'
import { claude } from './from-claude'
import { firstword } from './from-firstword'
import { importChats } from './import-chats'

const services = testServices(scriptedProvider())
const { queries } = services.database

const said = (role: string) => ({ author: { role }, content: { content_type: 'text', parts: ['x'] } })

/** A chain in which only every third node has text, with leaves that precede their parents in the file. */
function chainWithLeaves(nodes: number, leaves: number) {
  const spine = nodes - leaves
  const hung = Array.from({ length: leaves }, (_, at) => [
    `leaf${at}`,
    { parent: `n${Math.floor((at * spine) / leaves)}`, message: said('user') },
  ])
  const chain = Array.from({ length: spine }, (_, at) => [
    `n${at}`,
    { parent: at === 0 ? null : `n${at - 1}`, message: at % 3 === 0 ? said('assistant') : null },
  ])
  return { title: 'T', mapping: Object.fromEntries([...hung, ...chain]) }
}

/** A list of messages in Claude's form, each with many small parts. */
const claudeList = (count: number) => ({
  uuid: 'u',
  chat_messages: Array.from({ length: count }, (_, at) => ({
    uuid: `m${at}`,
    sender: at % 2 === 0 ? 'human' : 'assistant',
    content: [{ type: 'text', text: 'x' }],
    parent_message_uuid: at === 0 ? null : `m${Math.floor((at - 1) / 2)}`,
  })),
})

const ownChat = (count: number) => ({
  format: 'firstword.chat.v1',
  chat: { id: 'c', title: 'T', createdAt: null },
  branch: [],
  selected: Object.fromEntries(Array.from({ length: count }, (_, at) => [`m${at}`, `m${at + 1}`])),
  messages: Array.from({ length: count }, (_, at) => ({
    ...{ id: `m${at}`, parentId: at === 0 ? null : `m${at - 1}`, role: at % 2 === 0 ? 'user' : 'assistant' },
    ...{ status: 'complete', parts: [{ type: 'text', text: 'x' }], metadata: {} },
  })),
})

/** Counts the work of reading, and the largest piece of it between two pauses. */
function countingSlices(size: number): Slices & { total: number; pauses: number; largest: number } {
  let open = 0
  const counted = { total: 0, pauses: 0, largest: 0 }
  return Object.assign(counted, {
    spend(cost: number) {
      counted.total += cost
      open += cost
      counted.largest = Math.max(counted.largest, open)
      if (open < size) return undefined
      open = 0
      counted.pauses += 1
      return Promise.resolve()
    },
  })
}

test.each([
  ['a chain with leaves', chatgpt, (count: number) => chainWithLeaves(count, Math.floor(count / 3))],
  ['a star', chatgpt, (count: number) => chainWithLeaves(count, count - 1)],
  ['a tree of Claude’s', claude, claudeList],
  ['an own chain', firstword, ownChat],
])('%s is read in slices, and twice as much of it is twice the work', async (_, source, make) => {
  const [one, two] = [countingSlices(1_000), countingSlices(1_000)]
  await source.read(make(3_000), one)
  await source.read(make(6_000), two)
  expect(one.pauses).toBeGreaterThan(100)
  expect(two.total / one.total).toBeLessThan(2.1)
  expect(two.largest).toBeLessThan(1_200)
})

test('a conversation with too many entries is refused before any of them is read', async () => {
  const unread = (keys: number) => {
    const mapping = {}
    const get = () => {
      throw new Error('an entry was read')
    }
    for (let at = 0; at < keys; at += 1) Object.defineProperty(mapping, `n${at}`, { get, enumerable: true })
    return mapping
  }
  const most = MAX_IMPORT_ENTRIES
  const list = Array(most + 1).fill(null)
  const owner = await makePerson()
  const results = await importChats(
    services,
    [
      { title: 'Huge', mapping: unread(most + 1) },
      { uuid: 'u', name: 'List', chat_messages: list },
      { format: 'firstword.chat.v1', chat: { title: 'Own' }, messages: list },
      { format: 'firstword.chat.v1', chat: { title: 'Ways' }, messages: [], selected: unread(most + 1) },
      inChatGptsForm(said('user')),
    ],
    owner,
  )
  expect(results).toMatchObject([
    ...['Huge', 'List', 'Own', 'Ways'].map((title) => ({ status: 'skipped', reason: 'too_large', title })),
    { status: 'imported' },
  ])
})

test('while a large conversation is stored others are served, and nobody sees a part of it', async () => {
  const owner = await makePerson()
  const events: string[] = []
  const importing = importChats(services, [ownChat(600)], owner).then((results) => {
    events.push('imported')
    return results
  })
  // Other requests are answered between statements, not only when everything is stored.
  for (let asked = 0; asked < 10; asked += 1) {
    const seen = await queries.select({ deletedAt: chats.deletedAt }).from(chats).where(eq(chats.ownerId, owner))
    events.push(seen.every(({ deletedAt }) => deletedAt !== null) ? 'served' : 'seen in parts')
  }
  const [result] = await importing
  expect(events).toEqual([...Array(10).fill('served'), 'imported'])
  expect(result).toMatchObject({ status: 'imported', messages: 600 })
  const [stored] = await queries.select({ deletedAt: chats.deletedAt }).from(chats).where(eq(chats.ownerId, owner))
  expect(stored?.deletedAt).toBeNull()
})

test('the same conversation twice at once is stored once; what a dead server left unfinished is stored again', async () => {
  const owner = await makePerson()
  const both = await Promise.all([ownChat(100), ownChat(100)].map((chat) => importChats(services, [chat], owner)))
  expect(both.map(([result]) => result?.status).sort()).toEqual(['imported', 'skipped'])
  const [chat] = await queries.select({ id: chats.id }).from(chats).where(eq(chats.ownerId, owner))
  const id = chat?.id ?? ''
  // As a server that died leaves it: hidden and incomplete.
  await queries
    .update(chats)
    .set({ deletedAt: new Date(Date.now() - 1) })
    .where(eq(chats.id, id))
  await queries.delete(messages).where(eq(messages.id, 'm50'))
  expect(await importChats(services, [ownChat(100)], owner)).toMatchObject([{ status: 'imported', messages: 100 }])
  expect(await queries.$count(messages, eq(messages.chatId, id))).toBe(100)
})

test('a conversation that cannot be stored leaves nothing behind', async () => {
  const owner = await makePerson()
  const failing = Object.assign(Object.create(queries), {
    insert: () => ({ values: () => Promise.reject(new Error('the disk is full')) }),
  })
  const database = { ...services.database, queries: failing }
  await expect(importChats({ ...services, database }, [ownChat(3)], owner)).rejects.toThrow('the disk is full')
  expect(await queries.$count(chats, eq(chats.ownerId, owner))).toBe(0)
})

test('marks that expand to megabytes, and citations of the whole text, do not exceed the limits of a text', () => {
  const text = '【1†】'.repeat(50_000)
  const alt = 'words '.repeat(100_000)
  const read = answerWithoutMarks(text, { content_references: [{ matched_text: '【1†】', alt }] })
  expect(read.length).toBeLessThan(5 * text.length + 10_000)
  const whole = { start_ix: 0, end_ix: 1e9, metadata: { title: 'x', url: 'https://a.example/' } }
  const good = { ...whole, start_ix: 2, end_ix: 6 }
  const cited = answerWithoutMarks(`😀 【1†】${'x'.repeat(100_000)}`, {
    citations: [...Array(20_000).fill(whole), good],
  })
  expect(cited.startsWith('😀 ([x](<https://a.example/>))x')).toBe(true)
})
