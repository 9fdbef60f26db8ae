/** A chat's life: what is sent, what is shown, what a failure leaves. */
import { describe, expect, test } from 'vitest'
import { ClientError } from '@/lib/client/api/client-error'
import { FINISH, open, pagesOf, START, settle, TEXT } from '@/lib/client/fixtures/hand-session'
import type { ChatReader } from '@/lib/client/store/chat-pages'

test('question and answer go through their states', async () => {
  const { session, question, answer, say, asks } = open()
  session.send('Hi')
  expect(question()).toMatchObject({ text: 'Hi', status: 'sending' })
  expect(answer()?.status).toBe('submitted')
  say(START)
  expect(question()?.status).toBe('complete')
  expect(answer()).toMatchObject({ id: 'a1', status: 'submitted' })
  say(...TEXT)
  expect(answer()?.status).toBe('streaming')
  say(FINISH)
  asks[0]?.end()
  await settle()
  expect(answer()?.status).toBe('complete')
  expect(session.running()).toBeUndefined()
  expect(asks[0]?.body).toMatchObject({ id: 'chat', message: { role: 'user', parts: [{ type: 'text', text: 'Hi' }] } })
  expect(asks[0]?.body).not.toHaveProperty('parentId')
})

test('a blank question is none', () => {
  const { session, asks, store } = open()
  session.send('  ')
  expect(asks).toHaveLength(0)
  expect(store.list()).toHaveLength(0)
})

test('only the new question is posted: the stored chat is the history', async () => {
  const { session, say, asks } = open()
  session.send('Hi')
  say(START, ...TEXT, FINISH)
  asks[0]?.end()
  await settle()
  session.send('More')
  expect(JSON.stringify(asks[1]?.body)).toContain('More')
  expect(JSON.stringify(asks[1]?.body)).not.toMatch(/Hi|Hello/)
})

test('an answer ends with its last chunk, even while its stream stays open', async () => {
  const { session, say, asks, answer } = open()
  session.send('Hi')
  say(START, ...TEXT, FINISH)
  expect(session.running()).toBeUndefined()
  session.send('More')
  expect(asks).toHaveLength(2)
  asks[0]?.end()
  await settle()
  expect(session.running()).toBe(answer())
  expect(answer()?.status).toBe('submitted')
})

test('a refused question keeps its text and can be sent again under the same id', async () => {
  const { session, question, answer, asks, store } = open()
  session.send('Hi')
  const id = question()?.id
  asks[0]?.fail(new ClientError({ code: 'already_running', message: 'Wait.', retryable: true, requestId: '' }))
  await settle()
  expect(question()).toMatchObject({ text: 'Hi', status: 'failed', error: { message: 'Wait.' } })
  expect(answer()).toBeUndefined()
  session.retry()
  expect(question()).toMatchObject({ id, status: 'sending', error: undefined })
  expect(store.list()).toHaveLength(2)
  expect(asks[1]?.body.message.id).toBe(id)
})

test('a lost connection after some text leaves an interrupted answer', async () => {
  const { session, answer, say, asks } = open()
  session.send('Hi')
  say(START, ...TEXT)
  asks[0]?.fail(new TypeError('gone'))
  await settle()
  expect(answer()).toMatchObject({ status: 'interrupted', error: { code: 'connection_lost' } })
  expect(session.running()).toBeUndefined()
})

test('a retry replaces the answer, and the request names it', async () => {
  const { session, say, asks, store } = open()
  session.send('Hi')
  say(START, ...TEXT, FINISH)
  asks[0]?.end()
  await settle()
  session.retry()
  expect(asks[1]?.body).toMatchObject({ trigger: 'regenerate-message', messageId: 'a1' })
  expect(asks[1]?.body.message.parts[0]?.text).toBe('Hi')
  expect(store.list()).toHaveLength(2)
})

describe('versions', () => {
  test('another answer, by another model, is a version beside the old one; what followed is hidden', async () => {
    const { session, say, asks, store, ids } = open(pagesOf(4))
    await session.open()
    session.regenerate('m1', { model: 'claude-haiku-5-5' })
    const body = asks[0]?.body
    expect(body).toMatchObject({ trigger: 'regenerate-message', messageId: 'm1', model: 'claude-haiku-5-5' })
    expect(body?.idempotencyKey).toMatch(/^\w{22}$/)
    say(START)
    expect(ids()).toEqual(['m0', 'a1'])
    expect(store.view().versions.a1).toEqual(['m1', 'a1'])
  })

  test('an edit follows the message before; one of the first question starts the chat again', async () => {
    const { session, asks, store, ids } = open(pagesOf(6))
    await session.open()
    session.edit('m4', 'other words')
    expect(asks[0]?.body).toMatchObject({ parentId: 'm3', message: { parts: [{ text: 'other words' }] } })
    const edited = ids().at(-2) ?? ''
    expect(ids()).toEqual(['m0', 'm1', 'm2', 'm3', edited, ''])
    expect(store.view().versions[edited]).toEqual(['m4', edited])
    const first = open(pagesOf(2))
    await first.session.open()
    first.session.edit('m0', 'other words')
    expect(first.asks[0]?.body.parentId).toBeNull()
  })

  test('an edit that failed is sent again to the same place', async () => {
    const { session, asks } = open(pagesOf(4))
    await session.open()
    session.edit('m2', 'other words')
    asks[0]?.fail(new TypeError('gone'))
    await settle()
    session.retry()
    expect(asks[1]?.body).toMatchObject({ parentId: 'm1', message: { id: asks[0]?.body.message.id } })
  })

  test('switching to a version shows its branch', async () => {
    const { session, ids } = open(pagesOf(4))
    await session.open()
    await session.selectVersion('m3')
    expect(ids()).toEqual(['m0', 'm1', 'm2', 'm3'])
  })
})

describe('a stored chat', () => {
  test('opens at its end, and loads more on the way up and down; what is farthest is dropped', async () => {
    const { session, store, ids } = open(pagesOf(1_000))
    await session.open()
    expect(ids()).toEqual(Array.from({ length: 50 }, (_, at) => `m${950 + at}`))
    for (let page = 0; page < 8; page += 1) await session.pages.loadOlder()
    expect(ids()).toEqual(Array.from({ length: 300 }, (_, at) => `m${550 + at}`))
    expect(store.view()).toMatchObject({ hasOlder: true, hasNewer: true })
    for (let page = 0; page < 8; page += 1) await session.pages.loadNewer()
    expect(ids()).toEqual(Array.from({ length: 300 }, (_, at) => `m${700 + at}`))
    expect(store.view()).toMatchObject({ hasOlder: true, hasNewer: false })
  })

  test('two requests for one page load it once', async () => {
    const { session, store } = open(pagesOf(200))
    await session.open()
    await Promise.all([session.pages.loadOlder(), session.pages.loadOlder()])
    expect(store.list()).toHaveLength(100)
  })

  test('a question asked from far up goes to the end of the chat', async () => {
    const { session, store, ids, asks } = open(pagesOf(1_000))
    await session.open('m100')
    expect(store.view().hasNewer).toBe(true)
    session.send('Hi')
    await settle()
    expect(ids().slice(0, -2)).toEqual(Array.from({ length: 50 }, (_, at) => `m${950 + at}`))
    expect(asks).toHaveLength(1)
  })

  test('that is not there, or cannot be read, says so', async () => {
    const failing = (code: 'not_found' | 'internal'): ChatReader => {
      const read = async () => {
        throw new ClientError({ code, message: 'No.', retryable: true, requestId: '' })
      }
      return { read, choose: read }
    }
    const missing = open(failing('not_found'))
    await missing.session.open()
    expect(missing.store.view().state).toBe('missing')
    const failed = open(failing('internal'))
    await failed.session.open()
    expect(failed.store.view()).toMatchObject({ state: 'failed', error: { message: 'No.' } })
  })

  test('a question that was on its way when the page was left is sent again; one that arrived is forgotten', async () => {
    const lost = { id: 'lost', text: 'Lost', createdAt: '2026-11-21T00:00:00.000Z' }
    const { session, unsent, question, asks } = open(pagesOf(2))
    unsent.write(lost)
    await session.open()
    expect(question()).toMatchObject({ id: 'lost', text: 'Lost', status: 'sending' })
    expect(asks[0]?.body.message.id).toBe('lost')
    await session.open()
    expect(asks).toHaveLength(1)
    const arrived = open(pagesOf(2))
    arrived.unsent.write({ ...lost, id: 'm0' })
    await arrived.session.open()
    expect(arrived.unsent.read()).toBeUndefined()
    expect(arrived.ids()).toEqual(['m0', 'm1'])
  })

  test('a question that was refused before the page was left waits for the reader', async () => {
    const { session, unsent, question, asks } = open(pagesOf(2))
    unsent.write({ id: 'lost', text: 'Lost', createdAt: '2026-11-21T00:00:00.000Z', isRefused: true })
    await session.open()
    expect(question()).toMatchObject({ id: 'lost', status: 'failed' })
    expect(asks).toHaveLength(0)
    session.retry()
    expect(asks[0]?.body.message.id).toBe('lost')
  })
})

describe('stop', () => {
  test('is asked for once', () => {
    const { session, say, stops } = open()
    session.send('Hi')
    say(START)
    session.stop()
    session.stop()
    expect(stops()).toBe(1)
  })

  test('before the server has named the answer, it waits for the name', () => {
    const { session, say, stops } = open()
    session.send('Hi')
    session.stop()
    expect(stops()).toBe(0)
    say(START)
    expect(stops()).toBe(1)
  })

  test('without an answer it does nothing', () => {
    const { session, stops } = open()
    session.stop()
    expect(stops()).toBe(0)
  })
})

test('an error in the stream is shown with the text that came', async () => {
  const { session, answer, say, asks } = open()
  session.send('Hi')
  const data = { code: 'overloaded' as const, message: 'Busy.', retryable: true, requestId: 'r' }
  say(START, ...TEXT, { type: 'data-error', data }, { type: 'error', errorText: 'Busy.' })
  say({ type: 'finish', messageMetadata: { status: 'error' } })
  asks[0]?.end()
  await settle()
  expect(answer()).toMatchObject({ status: 'error', error: data })
})
