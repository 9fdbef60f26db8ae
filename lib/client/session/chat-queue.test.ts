/** Questions that wait: for the answer before them, for the reader, for the connection. */
import { describe, expect, test } from 'vitest'
import { ClientError } from '@/lib/client/api/client-error'
import { FINISH, open, pagesOf, START, settle, TEXT } from '@/lib/client/fixtures/hand-session'

const end = (status: 'stopped' | 'error' | 'interrupted' | 'cut') =>
  ({ type: 'finish', messageMetadata: { status } }) as const
const textOf = (ask: { body: { message: { parts: Array<{ text: string }> } } } | undefined) =>
  ask?.body.message.parts[0]?.text

describe('behind a running answer', () => {
  test('questions are sent one after another, each when the answer before it is complete', async () => {
    const { session, say, finish, asks, waiting } = open()
    session.send('one')
    session.send('two')
    session.send('three')
    expect(waiting()).toEqual(['two', 'three'])
    expect(asks).toHaveLength(1)
    say(START, ...TEXT)
    await finish()
    expect(asks.map(textOf)).toEqual(['one', 'two'])
    expect(waiting()).toEqual(['three'])
    say({ type: 'start', messageId: 'a2' }, ...TEXT)
    await finish()
    expect(asks.map(textOf)).toEqual(['one', 'two', 'three'])
    expect(waiting()).toEqual([])
  })

  test('a question is sent under the id that it got when it was written', async () => {
    const { session, say, finish, asks } = open()
    session.send('one')
    session.send('two')
    const id = session.queue.view().questions[0]?.id
    say(START, ...TEXT)
    await finish()
    expect(asks[1]?.body.message.id).toBe(id)
  })

  test.each(['stopped', 'error', 'interrupted', 'cut'] as const)(
    '%s: they wait for the reader’s word',
    async (status) => {
      const { session, say, asks, waiting } = open()
      session.send('one')
      session.send('two')
      say(START, ...TEXT, end(status))
      asks[0]?.end()
      await settle()
      expect(waiting()).toEqual(['two'])
      expect(asks).toHaveLength(1)
      session.sendQueued()
      expect(asks.map(textOf)).toEqual(['one', 'two'])
    },
  )

  test('a refused question holds up those behind it', async () => {
    const { session, asks, waiting } = open()
    session.send('one')
    session.send('two')
    asks[0]?.fail(new ClientError({ code: 'budget_spent', message: 'No.', retryable: true, requestId: '' }))
    await settle()
    expect(waiting()).toEqual(['two'])
    session.retry()
    expect(asks.map(textOf)).toEqual(['one', 'one'])
  })

  test('a question that is being edited is not sent; it is sent when that is over', async () => {
    const { session, say, finish, asks } = open()
    session.send('one')
    session.send('two')
    const id = session.queue.view().questions[0]?.id ?? ''
    session.queue.edit(id)
    say(START, ...TEXT)
    await finish()
    expect(asks).toHaveLength(1)
    session.changeQueued(id, 'other words')
    expect(asks.map(textOf)).toEqual(['one', 'other words'])
  })

  test('when another tab’s answer runs, the question waits for that one', async () => {
    const running = { answerId: 'm3', chunks: [], cursor: null }
    const change = { running: null as null | typeof running }
    const pages = pagesOf(4)
    const { session, say, finish, asks, rejoins, waiting } = open({
      ...pages,
      read: async (...request) => ({ ...(await pages.read(...request)), ...change }),
    })
    session.send('one')
    session.send('two')
    say(START, ...TEXT)
    await finish()
    change.running = running
    asks[1]?.fail(new ClientError({ code: 'already_running', message: 'Wait.', retryable: true, requestId: '' }))
    await settle()
    expect(waiting()).toEqual(['two'])
    expect(rejoins).toHaveLength(1)
    change.running = null
    rejoins[0]?.listener.onChunks(
      'm3',
      [{ type: 'start', messageId: 'm3' } as const, ...TEXT, FINISH].map((chunk, at) => ({ sequence: at + 1, chunk })),
    )
    rejoins[0]?.end(true)
    await settle()
    expect(asks.map(textOf)).toEqual(['one', 'two', 'two'])
    expect(asks[2]?.body.message.id).toBe(asks[1]?.body.message.id)
  })
})

describe('over a reload', () => {
  const kept = { id: 'q', text: 'kept', createdAt: '2026-11-21T10:00:00.000Z' }

  test('a stored question is sent when the last answer is complete', async () => {
    const { session, queueStorage, asks } = open(pagesOf(2))
    queueStorage.write(kept)
    await session.open()
    await settle()
    expect(asks.map(({ body }) => body.message.id)).toEqual(['q'])
    expect(queueStorage.read()).toEqual([])
  })

  test('a stored question waits if the last answer is not complete', async () => {
    const messages = [{ id: 'a', role: 'assistant' as const, parts: [], metadata: { status: 'stopped' as const } }]
    const { session, queueStorage, asks, waiting } = open(pagesOf(1, { messages }))
    queueStorage.write(kept)
    await session.open()
    await settle()
    expect(waiting()).toEqual(['kept'])
    expect(asks).toHaveLength(0)
  })

  test('a question that is in the chat already is not asked again', async () => {
    const { session, queueStorage, asks, ids } = open(pagesOf(2))
    queueStorage.write({ ...kept, id: 'm0' })
    await session.open()
    await settle()
    expect(asks).toHaveLength(0)
    expect(ids()).toEqual(['m0', 'm1'])
  })
})

describe('without a connection', () => {
  test('a question waits, and is acknowledged when it arrives', () => {
    const { session, asks, question, answer, say } = open()
    session.send('one')
    asks[0]?.listener.onConnection('reconnecting')
    expect(question()?.status).toBe('queued')
    expect(answer()).toMatchObject({ status: 'submitted', lineLostAt: expect.any(Number) })
    asks[0]?.listener.onConnection('open')
    say(START)
    expect(question()?.status).toBe('complete')
    expect(answer()?.lineLostAt).toBeUndefined()
  })

  test('a question that waits can be taken back', async () => {
    const { session, asks, question, store, unsent } = open()
    session.send('one')
    asks[0]?.listener.onConnection('reconnecting')
    session.takeBack(question()?.key ?? '')
    await settle()
    expect(asks[0]?.signal.aborted).toBe(true)
    expect(store.list()).toEqual([])
    expect(unsent.read()).toBeUndefined()
    expect(session.running()).toBeUndefined()
  })

  test('a question that waits can be put in other words, and keeps its id', async () => {
    const { session, asks, question, ids } = open()
    session.send('one')
    asks[0]?.listener.onConnection('reconnecting')
    session.takeBack(question()?.key ?? '', 'other words')
    await settle()
    expect(asks[0]?.signal.aborted).toBe(true)
    expect(textOf(asks[1])).toBe('other words')
    expect(asks[1]?.body.message.id).toBe(asks[0]?.body.message.id)
    expect(ids()).toHaveLength(2)
  })

  test('stop keeps the question, unsent', async () => {
    const { session, asks, question, answer, stops } = open()
    session.send('one')
    asks[0]?.listener.onConnection('reconnecting')
    session.stop()
    await settle()
    expect(question()).toMatchObject({ text: 'one', status: 'failed' })
    expect(answer()).toBeUndefined()
    expect(stops()).toBe(0)
  })

  test('a connection that is lost after the first chunk makes no question wait', () => {
    const { session, asks, question, say } = open()
    session.send('one')
    say(START, ...TEXT)
    asks[0]?.listener.onConnection('reconnecting')
    expect(question()?.status).toBe('complete')
  })
})
