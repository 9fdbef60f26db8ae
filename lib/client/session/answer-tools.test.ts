/** The calls that an answer waits for: allowed, denied, run by the page, posted once. */
import { expect, test } from 'vitest'
import { ClientError } from '@/lib/client/api/client-error'
import { FINISH, open, pagesOf, START, settle } from '@/lib/client/fixtures/hand-session'
import type { Chunk } from '@/lib/shared/chunk'
import { toMessage } from '@/lib/stream/growing-message'

const WAITING: Chunk = { type: 'finish', messageMetadata: { status: 'waiting' } }

function call(toolCallId: string, toolName: string, asks = true): Chunk[] {
  return [
    { type: 'tool-input-start', toolCallId, toolName },
    { type: 'tool-input-available', toolCallId, toolName, input: { id: toolCallId } },
    ...(asks ? [{ type: 'tool-approval-request' as const, approvalId: toolCallId, toolCallId }] : []),
  ]
}

/** A session whose answer waits for these calls. */
async function waitingFor(...calls: Chunk[][]) {
  const hand = open(pagesOf(0))
  hand.session.send('Hi')
  hand.say(START, ...calls.flat(), WAITING)
  hand.asks[0]?.end()
  await settle()
  const states = () => hand.answer()?.message.parts.map((part) => (part.type === 'tool' ? part.state : part.type))
  /** The stream of the posted answers: it goes on behind what the page has. */
  const goesOn = (...chunks: Chunk[]) =>
    hand.asks.at(-1)?.listener.onChunks(
      'a1-2',
      chunks.map((chunk, at) => ({ sequence: 50 + at, chunk })),
    )
  return { ...hand, states, goesOn }
}

const posted = (type: string, toolCallId: string, said: object) => ({ type, toolCallId, ...said })
const approval = (id: string, approved: boolean) => ({ state: 'approval-responded', approval: { id, approved } })

test('an answer that waits is not running, and leaves the queue alone', async () => {
  const { session, answer } = await waitingFor(call('a', 'act'))
  expect(answer()?.status).toBe('waiting')
  expect(session.running()).toBeUndefined()
})

test('once allowed, the same message continues where it was', async () => {
  const { session, asks, answer, states, goesOn } = await waitingFor(call('a', 'act'))
  const key = answer()?.key
  session.decide('a', 'allow-once')
  expect(states()).toEqual(['approval-responded'])
  expect(asks[1]?.body).toEqual({
    id: 'chat',
    message: { id: 'a1', role: 'assistant', parts: [posted('tool-act', 'a', approval('a', true))] },
  })
  expect(session.running()).toBe(answer())
  goesOn({ type: 'tool-output-available', toolCallId: 'a', output: 1 }, { type: 'text-start', id: '1' })
  goesOn({ type: 'text-delta', id: '1', delta: 'Done.' }, FINISH)
  asks[1]?.end()
  await settle()
  expect(answer()).toMatchObject({ key, status: 'complete' })
  const shown = answer()
  expect(shown && toMessage(shown.message).parts).toMatchObject([{ output: 1 }, { text: 'Done.' }])
})

test('a waiting answer that came with the page continues after what was stored', async () => {
  const parts = [
    { type: 'text', text: 'May I?' },
    { type: 'tool-act', toolCallId: 'a', state: 'approval-requested', input: {}, approval: { id: 'a' } },
  ]
  const messages = [{ id: 'a1', role: 'assistant', parts, metadata: { status: 'waiting' } }] as never
  const hand = open(pagesOf(0, { messages }))
  await hand.session.open()
  hand.session.decide('a', 'allow-once')
  const tell = (...chunks: Chunk[]) =>
    hand.asks[0]?.listener.onChunks(
      'a1-2',
      chunks.map((chunk, at) => ({ sequence: 50 + at, chunk })),
    )
  tell({ type: 'tool-output-available', toolCallId: 'a', output: 1 }, { type: 'text-start', id: '1' })
  tell({ type: 'text-delta', id: '1', delta: 'Done.' }, FINISH)
  hand.asks[0]?.end()
  await settle()
  const shown = hand.answer()
  expect(shown && toMessage(shown.message).parts).toMatchObject([{ text: 'May I?' }, { output: 1 }, { text: 'Done.' }])
})

test('nothing is posted before every call is settled, and then all at once', async () => {
  const { session, asks, states } = await waitingFor(call('a', 'act'), call('b', 'act'))
  session.decide('a', 'deny')
  expect(states()).toEqual(['output-denied', 'approval-requested'])
  expect(asks).toHaveLength(1)
  session.decide('b', 'allow-once')
  expect(asks[1]?.body.message.parts).toEqual([
    posted('tool-act', 'a', approval('a', false)),
    posted('tool-act', 'b', approval('b', true)),
  ])
})

test('allowing a tool for the chat also allows its other calls', async () => {
  const { session, asks } = await waitingFor(call('a', 'act'), call('b', 'act'))
  session.decide('b', 'allow-in-chat')
  expect(asks[1]?.body).toMatchObject({ alwaysAllow: ['act'], message: { parts: [{}, {}] } })
})

test('the page runs its own tool once that is allowed, and posts the result', async () => {
  const { session, asks, browserTools, states } = await waitingFor(call('p', 'page'))
  expect(browserTools.runs).toHaveLength(0)
  session.decide('p', 'allow-once')
  session.decide('p', 'allow-once')
  expect(browserTools.runs).toHaveLength(1)
  expect(asks).toHaveLength(1)
  browserTools.runs[0]?.end({ output: { value: 42 } })
  await settle()
  expect(asks[1]?.body.message.parts).toEqual([
    posted('tool-page', 'p', { state: 'output-available', output: { value: 42 } }),
  ])
  expect(states()).toEqual(['approval-responded'])
})

test('a tool of the page that needs no approval runs by itself', async () => {
  const { asks, browserTools } = await waitingFor(call('p', 'page', false))
  expect(browserTools.runs).toEqual([
    { input: { id: 'p' }, signal: expect.any(AbortSignal), end: expect.any(Function) },
  ])
  browserTools.runs[0]?.end({ errorText: 'It failed.' })
  await settle()
  expect(asks[1]?.body.message.parts).toEqual([
    posted('tool-page', 'p', { state: 'output-error', errorText: 'It failed.' }),
  ])
})

test('a run that is stopped is asked about again, and nothing is posted', async () => {
  const { session, asks, answer, browserTools, states } = await waitingFor(call('p', 'page'))
  session.decide('p', 'allow-in-chat')
  expect(session.running()).toBe(answer())
  session.stop()
  expect(browserTools.runs[0]?.signal.aborted).toBe(true)
  expect(states()).toEqual(['approval-requested'])
  expect(session.running()).toBeUndefined()
  browserTools.runs[0]?.end({ errorText: 'The run was stopped.' })
  await settle()
  expect(asks).toHaveLength(1)
  // Allowed once now, it is not allowed for the chat.
  session.decide('p', 'allow-once')
  browserTools.runs[1]?.end({ output: 1 })
  await settle()
  expect(asks[1]?.body).not.toHaveProperty('alwaysAllow')
  expect(asks[1]?.body.message.parts).toEqual([posted('tool-page', 'p', { state: 'output-available', output: 1 })])
})

test('what is sent while the page runs code is queued until the answer ends', async () => {
  const { session, asks, answer, browserTools, goesOn, waiting } = await waitingFor(call('p', 'page'), call('a', 'act'))
  session.decide('p', 'allow-once')
  session.send('And then?')
  expect(waiting()).toEqual(['And then?'])
  browserTools.runs[0]?.end({ output: 1 })
  await settle()
  // The other call is still asked about.
  expect(session.running()).toBeUndefined()
  expect(asks).toHaveLength(1)
  session.decide('a', 'allow-once')
  goesOn(FINISH)
  asks[1]?.end()
  await settle()
  expect(answer()?.status).toBe('submitted')
  expect(waiting()).toEqual([])
})

test('when the post fails, the calls are asked about again, with the reason', async () => {
  const { session, asks, answer, states } = await waitingFor(call('a', 'act'), call('b', 'act'))
  session.decide('a', 'deny')
  session.decide('b', 'allow-once')
  asks[1]?.fail(new ClientError({ code: 'internal', message: 'Broken.', retryable: true, requestId: 'r' }))
  await settle()
  expect(states()).toEqual(['approval-requested', 'approval-requested'])
  expect(answer()).toMatchObject({ status: 'waiting', continueError: { message: 'Broken.' } })
  session.decide('a', 'allow-once')
  expect(answer()?.continueError).toBeUndefined()
  session.decide('b', 'allow-once')
  expect(asks).toHaveLength(3)
})

test('when the post joins another tab’s answer, the whole answer replaces what is shown', async () => {
  const { session, asks, answer, sayFrom } = await waitingFor(call('a', 'act'))
  session.decide('a', 'allow-once')
  sayFrom('a1-2', START, ...call('a', 'act'), { type: 'tool-output-available', toolCallId: 'a', output: 1 }, FINISH)
  asks[1]?.end()
  await settle()
  expect(answer()?.status).toBe('complete')
  expect(answer()?.message.parts).toHaveLength(1)
})

test('a decision may come before the stream of the waiting answer has closed', async () => {
  const hand = open(pagesOf(0))
  hand.session.send('Hi')
  hand.say(START, ...call('a', 'act'), WAITING)
  expect(hand.session.phase()).toBe('deciding')
  hand.session.decide('a', 'allow-once')
  hand.asks[0]?.end()
  await settle()
  expect(hand.session.phase()).toBe('responding')
  expect(hand.session.running()).toBe(hand.answer())
})

test('a tool of the page that was allowed before does not run again by itself', async () => {
  const parts = [{ type: 'tool-page', toolCallId: 'p', state: 'approval-responded', input: {}, approval: { id: 'p' } }]
  const messages = [{ id: 'a1', role: 'assistant', parts, metadata: { status: 'waiting' } }] as never
  const { session, browserTools } = open(pagesOf(0, { messages }))
  await session.open()
  expect(browserTools.runs).toEqual([])
})
