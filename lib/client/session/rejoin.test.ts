/** A chat whose answer runs already, or that goes on elsewhere: every word once, and what is shown stays. */
import { expect, test } from 'vitest'
import { handKeeper, handTools } from '@/lib/client/fixtures/hand-session'
import type { Answer } from '@/lib/client/store/entry'
import { createMessageStore } from '@/lib/client/store/message-store'
import type { FollowListener, Transport } from '@/lib/client/transport/transport'
import type { ChatPage } from '@/lib/shared/api/chat-page'
import type { Chunk } from '@/lib/shared/chunk'
import type { Cursor } from '@/lib/shared/ids'
import type { Message } from '@/lib/shared/message'
import { createChatSession } from './chat-session'

const question = (id: string): Message => ({ id, role: 'user', parts: [{ type: 'text', text: `text of ${id}` }] })

const answer = (id: string, text: string): Message => ({
  id,
  role: 'assistant',
  parts: [{ type: 'text', text }],
  metadata: { status: 'complete' },
})

function pageOf(messages: Message[], change: Partial<ChatPage> = {}): ChatPage {
  return {
    id: 'chat',
    title: 'Chat',
    messages,
    versions: {},
    hasOlder: false,
    hasNewer: false,
    running: null,
    ...change,
  }
}

const delta = (text: string): Chunk => ({ type: 'text-delta', id: '0', delta: text })
const soFar = (text: string): Chunk[] => [
  { type: 'start', messageId: 'a1' },
  { type: 'text-start', id: '0' },
  delta(text),
]
const finish: Chunk = { type: 'finish', messageMetadata: { status: 'complete' } }

const running = (text: string, cursor: string | null = 'a1:7') =>
  pageOf([question('q1'), { id: 'a1', role: 'assistant', parts: [] }], {
    running: { answerId: 'a1', chunks: text === '' ? [] : soFar(text), cursor },
  })

function open(first: ChatPage | undefined) {
  const joins: Array<{ after: Cursor | undefined; listener: FollowListener; end(isFollowed: boolean): void }> = []
  let stored = first
  let reads = 0
  let wakes = 0
  const transport: Transport = {
    ask: () => new Promise(() => {}),
    rejoin: (_chatId, after, listener) => new Promise((end) => joins.push({ after, listener, end })),
    stop: async () => {},
    wake: () => {
      wakes += 1
    },
  }
  const store = createMessageStore()
  const read = async () => {
    reads += 1
    if (!stored) throw new Error('not reached')
    return stored
  }
  const unsent = { keep: () => {}, forget: () => {}, recall: () => undefined }
  const session = createChatSession({
    chatId: 'chat',
    store,
    transport,
    pages: { read, choose: read },
    unsent,
    queued: handKeeper(),
    browserTools: handTools(),
    choice: () => ({}),
    pause: async () => {},
  })
  const last = () => store.entries().at(-1) as Answer
  const text = () =>
    last()
      .message.parts.map((part) => (part.type === 'text' ? part.pieces.join('') : ''))
      .join('')
  const say = (logId: string, from: number, ...chunks: Chunk[]) =>
    joins.at(-1)?.listener.onChunks(
      logId,
      chunks.map((chunk, at) => ({ sequence: from + at, chunk })),
    )
  const write = (page: ChatPage | undefined) => {
    stored = page
  }
  return { session, store, joins, last, text, say, write, reads: () => reads, wakes: () => wakes }
}

const settle = () => new Promise(setImmediate)

test('what the server read is shown at once, and its running answer is gone on with behind it', async () => {
  const { session, joins, last, text, say, reads } = open(undefined)
  session.show(running('Hello'))
  expect(text()).toBe('Hello')
  expect(last()).toMatchObject({ id: 'a1', status: 'streaming' })
  expect(session.running()).toBe(last())
  expect(joins).toEqual([])
  session.resume()
  session.resume()
  expect(joins.map(({ after }) => after)).toEqual([{ answerId: 'a1', sequence: 7 }])
  say('a1', 8, delta(' world'), finish)
  joins[0]?.end(true)
  await settle()
  expect(text()).toBe('Hello world')
  expect(last().status).toBe('complete')
  expect(reads()).toBe(0)
  expect(last().arrivals.times).toEqual([])
})

test('opening a chat does the same', async () => {
  const { session, joins, text, store } = open(running('Hello'))
  await session.open()
  expect(text()).toBe('Hello')
  expect(store.list()).toEqual(['q1', 'a1'])
  expect(joins[0]?.after).toEqual({ answerId: 'a1', sequence: 7 })
})

test('a chat that the server did not find is missing, and nothing is asked for', () => {
  const { session, store, joins, reads } = open(undefined)
  session.show(undefined)
  session.resume()
  expect(store.view().state).toBe('missing')
  expect([joins.length, reads()]).toEqual([0, 0])
})

test('an answer whose start must be read again is not doubled, and stays while it is read', async () => {
  const { session, joins, text, say } = open(running('Hello world', null))
  await session.open()
  expect(joins[0]?.after).toBeUndefined()
  say('a1', 1, ...soFar('Hello'))
  expect(text()).toBe('Hello world')
  say('a1', 4, delta(' world'), delta('!'))
  expect(text()).toBe('Hello world!')
})

test('another log tells the answer from its start: the message is made anew', async () => {
  const { session, joins, text, say, last } = open(running('Hello'))
  await session.open()
  say('a1', 8, delta(' world'))
  const { key } = last()
  say('a1-2', 1, ...soFar('Hello wo'))
  expect(text()).toBe('Hello world')
  say('a1-2', 4, delta('nderful'), finish)
  expect(text()).toBe('Hello wonderful')
  expect(last()).toMatchObject({ key, status: 'complete' })
  joins[0]?.end(true)
})

test('where nothing runs any more the stored chat is read again, under the same keys', async () => {
  const { session, joins, text, last, store, write } = open(running('Hello'))
  await session.open()
  const keys = store.list()
  write(pageOf([question('q1'), answer('a1', 'Hello world')]))
  joins[0]?.end(false)
  await settle()
  expect(text()).toBe('Hello world')
  expect(last().status).toBe('complete')
  expect(store.list()).toEqual(keys)
  expect(session.running()).toBeUndefined()
})

test('an answer that is said to run is looked for again', async () => {
  const { session, joins, text, say } = open(running('Hello'))
  await session.open()
  joins[0]?.end(false)
  await settle()
  joins[1]?.end(false)
  await settle()
  expect(joins).toHaveLength(3)
  say('a1', 8, delta(' world'))
  expect(text()).toBe('Hello world')
})

test('an answer of another branch is not put under this one', async () => {
  const page = pageOf([question('q1'), answer('a0', 'Old')], {
    running: { answerId: 'a1', chunks: soFar('Hello'), cursor: 'a1:7' },
  })
  const { session, joins, text } = open(page)
  await session.open()
  expect(text()).toBe('Old')
  expect(joins).toEqual([])
})

test('a question asked elsewhere is shown below what is there, with its answer as it grows', async () => {
  const { session, store, joins, text, say, write } = open(pageOf([question('q0'), answer('a0', 'Old')]))
  await session.open()
  const before = store.entries()
  const page = running('Hello')
  write({ ...page, messages: [question('q0'), answer('a0', 'Old'), ...page.messages] })
  await session.catchUp()
  expect(store.entries().slice(0, 2)).toEqual(before)
  expect(store.entries()[1]).toBe(before[1])
  expect(text()).toBe('Hello')
  say('a1', 8, delta(' world'), finish)
  joins[0]?.end(true)
  await settle()
  expect(text()).toBe('Hello world')
})

test('a look that finds nothing new changes nothing; one while an answer runs looks after its line', async () => {
  const { session, store, wakes, reads, write } = open(pageOf([question('q0'), answer('a0', 'Old')]))
  await session.open()
  const list = store.list()
  await session.catchUp()
  expect(store.list()).toBe(list)
  expect(reads()).toBe(2)
  write(running('Hello'))
  await session.catchUp()
  await session.catchUp()
  expect([reads(), wakes()]).toEqual([3, 1])
})

test('a look keeps what is loaded above it, and a question that was not sent', async () => {
  const page = pageOf([question('q1'), answer('a1', 'One')], { hasOlder: true })
  const { session, store, write } = open(page)
  await session.open()
  write(pageOf([question('q0'), answer('a0', 'Zero')]))
  await session.pages.loadOlder()
  store.add({
    role: 'user',
    key: 'lost',
    id: 'lost',
    text: 'Lost',
    createdAt: '',
    status: 'failed',
    error: undefined,
  })
  write(pageOf([question('q1'), answer('a1', 'One'), question('q2'), answer('a2', 'Two')], { hasOlder: true }))
  await session.catchUp()
  expect(store.list()).toEqual(['q0', 'a0', 'q1', 'a1', 'q2', 'a2', 'lost'])
  expect(store.view().hasOlder).toBe(false)
})

test('an answer that was lost sight of is made whole by the next look', async () => {
  const { session, joins, text, last, write } = open(running('Hello'))
  await session.open()
  const { key } = last()
  joins[0]?.listener.onConnection('reconnecting')
  write(undefined)
  joins[0]?.end(false)
  await settle()
  expect(last()).toMatchObject({ status: 'interrupted' })
  write(pageOf([question('q1'), answer('a1', 'Hello world')]))
  await session.catchUp()
  expect(text()).toBe('Hello world')
  expect(last()).toMatchObject({ key, status: 'complete' })
})
