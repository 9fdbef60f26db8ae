/** The stage by hand: its own time, its own frames, and a server that sends when the test says so. */
import { expect, test } from 'vitest'
import { ClientError } from '@/lib/client/api/client-error'
import type { ChatBody, FollowListener } from '@/lib/client/transport/transport'
import type { Chunk } from '@/lib/shared/chunk'
import { holdNotice } from '@/lib/stream/fixtures/hold-notice'
import type { TimelineEntry } from '@/lib/stream/timeline'
import { createStage, type StageOptions } from './stage'

const text = (delta: string): Chunk => ({ type: 'text-delta', id: '0', delta })
const START: Chunk = { type: 'start', messageId: 'answer' }
const OPEN: Chunk = { type: 'text-start', id: '0' }
const FINISH: Chunk = { type: 'finish', messageMetadata: { status: 'complete', model: 'claude-test', simulated: true } }
const ERROR: Chunk = {
  type: 'data-error',
  data: { code: 'overloaded', message: 'The model is overloaded.', retryable: true, requestId: 'r' },
}

function byHand(options: Partial<StageOptions> = {}) {
  let now = 5_000
  let frame: (() => void) | undefined
  const asked: Array<{
    body: ChatBody
    listener: FollowListener
    settle(thrown?: unknown): void
    signal: AbortSignal
  }> = []
  const stopped: string[] = []
  const shownAnswers: string[] = []
  const stage = createStage({
    simulated: true,
    transport: {
      ask: (_chatId, body, listener, signal) =>
        new Promise((resolve, reject) => {
          asked.push({ body, listener, signal, settle: (thrown) => (thrown ? reject(thrown) : resolve(true)) })
        }),
      async stop(chatId) {
        stopped.push(chatId)
      },
    },
    readTimeline: async () => {},
    choice: () => ({}),
    showHeld: async (_chatId, answerId) => {
      shownAnswers.push(answerId)
    },
    now: () => now,
    nextFrame: (callback) => {
      frame = callback
    },
    ...options,
  })
  let sequence = 0
  return {
    stage,
    asked,
    stopped,
    shownAnswers,
    pass(milliseconds: number) {
      now += milliseconds
      const due = frame
      frame = undefined
      due?.()
    },
    send(...chunks: Chunk[]) {
      const logged = chunks.map((chunk) => {
        sequence += 1
        return { sequence, chunk }
      })
      asked.at(-1)?.listener.onChunks('answer', logged)
    },
    async settle(thrown?: unknown) {
      asked.at(-1)?.settle(thrown)
      await new Promise(setImmediate)
    },
  }
}

const questionOf = ({ body }: { body: ChatBody }) =>
  'message' in body && body.message ? body.message.parts : undefined

test('a live answer plays in real time: its moments have the times since the question', async () => {
  const { stage, pass, send, settle } = byHand()
  stage.start('Why?')
  pass(300)
  send(START, OPEN, text('One'))
  pass(200)
  expect(stage.player.state()).toMatchObject({ time: 500, isPlaying: true })
  send(text(' two'), FINISH)
  await settle()
  expect(stage.state().run).toMatchObject({ hasEnded: true, model: 'claude-test', question: 'Why?' })
  expect(stage.state().run?.moments.map(({ at }) => at)).toEqual([300, 500])
  expect(stage.state()).toMatchObject({ answerId: 'answer', metadata: { status: 'complete' }, failure: undefined })
  pass(100)
  expect(stage.player.state()).toMatchObject({ time: 500, isPlaying: false })
})

test('a pause stops the clock, and the answer is collected on', () => {
  const { stage, pass, send } = byHand()
  stage.start('Why?')
  pass(300)
  stage.player.pause()
  pass(700)
  send(START)
  expect(stage.player.state().time).toBe(300)
  expect(stage.state().run?.moments.map(({ at }) => at)).toEqual([1_000])
  stage.player.play()
  pass(100)
  expect(stage.player.state().time).toBe(400)
})

test('slower falls behind, and faster catches up with the live edge and waits there', () => {
  const { stage, pass } = byHand()
  stage.start('Why?')
  stage.player.setSpeed(0.5)
  pass(1_000)
  expect(stage.player.state().time).toBe(500)
  stage.player.setSpeed(8)
  pass(500)
  expect(stage.player.state()).toMatchObject({ time: 1_500, isPlaying: true })
  pass(1_000)
  expect(stage.player.state()).toMatchObject({ time: 2_500, isPlaying: true })
})

test('Restart plays what has arrived, with no second call', async () => {
  const { stage, asked, pass, send, settle } = byHand()
  stage.start('Why?')
  pass(300)
  send(START, FINISH)
  await settle()
  stage.restart()
  expect(stage.player.state()).toMatchObject({ time: 0, isPlaying: true })
  pass(100)
  expect(stage.player.state().time).toBe(100)
  expect(asked).toHaveLength(1)
})

test('Start asks again in another chat, and stops an answer that nobody reads any more', async () => {
  const { stage, asked, stopped, send } = byHand()
  stage.start('Why?', { tokensPerSecond: 62 })
  const first = stage.state().run
  stage.start('Why not?')
  expect(asked[0]?.signal.aborted).toBe(true)
  expect(first?.source.kind === 'live' && stopped).toEqual([asked[0]?.body.id])
  expect(asked[1]?.body.id).not.toBe(asked[0]?.body.id)
  expect(asked.map(questionOf)).toMatchObject([[{ text: 'Why? pace:62' }], [{ text: 'Why not?' }]])
  send(START)
  expect(stage.state().run).toMatchObject({ question: 'Why not?' })
  expect(stage.state().run?.moments).toHaveLength(1)
})

test('a real model gets the question as it is', () => {
  const { stage, asked } = byHand({ simulated: false })
  stage.start('Why?', { tokensPerSecond: 62 })
  expect(asked.map(questionOf)).toMatchObject([[{ text: 'Why?' }]])
})

test('a refused question leaves its reason and no moment', async () => {
  const { stage, settle } = byHand()
  stage.start('Why?')
  const info = { code: 'budget_spent' as const, message: 'The budget is spent.', retryable: true, requestId: 'r' }
  await settle(new ClientError(info))
  expect(stage.state()).toMatchObject({ failure: info, run: { hasEnded: true, moments: [] } })
})

test('an answer that ends in an error says so', async () => {
  const { stage, send, settle } = byHand()
  stage.start('Why?')
  send(START, ERROR, { type: 'error', errorText: 'The model is overloaded.' })
  await settle()
  expect(stage.state().failure).toMatchObject({ code: 'overloaded' })
})

const ENTRIES: TimelineEntry[] = [
  {
    kind: 'call',
    at: 0,
    call: 1,
    segment: 1,
    acceptedAt: '2026-01-01T00:00:00.000Z',
    request: { messages: [{ role: 'user', content: [{ type: 'text', text: 'Why? pace:62' }] }] },
    chunks: [],
  },
  { kind: 'event', at: 200, call: 1, event: {}, chunks: [START, OPEN, text('One')] },
  { kind: 'server', at: 900, chunks: [FINISH] },
]

test('a recording is read from the server and waits to be played', async () => {
  const { stage } = byHand({
    simulated: false,
    readTimeline: async ({ onEntries }) => {
      onEntries(ENTRIES.slice(0, 2))
      onEntries(ENTRIES.slice(2))
    },
  })
  stage.openRecording('chat', 'answer')
  await new Promise(setImmediate)
  expect(stage.state().run).toMatchObject({
    question: 'Why?',
    hasEnded: true,
    model: 'claude-test',
    source: { kind: 'recording', simulated: true, chatId: 'chat', answerId: 'answer' },
  })
  expect(stage.player.state()).toMatchObject({ time: 0, isPlaying: false })
})

test('a file is shown without a server', () => {
  const { stage, asked } = byHand()
  const file = { format: 'firstword-timeline', version: 1, question: null, model: 'claude-file' } as const
  stage.openFile({ ...file, simulated: false, entries: ENTRIES }, 'answer.json')
  expect(stage.state().run).toMatchObject({
    question: 'Why?',
    hasEnded: true,
    source: { kind: 'file', simulated: false, name: 'answer.json' },
  })
  stage.player.play()
  expect(stage.player.state().isPlaying).toBe(true)
  expect(asked).toEqual([])
})

test('an answer that is held is shown for the comparison if that is allowed; if not, the stage says that it is held', () => {
  for (const canShow of [true, false]) {
    const { stage, send, shownAnswers } = byHand()
    stage.start('Can I take this?')
    send({ type: 'start', messageId: 'answer' })
    send(holdNotice({ canShow }))
    send(holdNotice({ canShow }))
    expect(shownAnswers).toEqual(canShow ? ['answer'] : [])
    expect(stage.state().isHeld).toBe(!canShow)
  }
})

test('at the live edge nothing is left to be played faster', async () => {
  const { stage, pass, send, settle } = byHand()
  expect(stage.isAtLiveEdge()).toBe(false)
  stage.start('Why?')
  pass(1_000)
  expect(stage.isAtLiveEdge()).toBe(true)
  stage.player.pause()
  pass(1_000)
  stage.player.play()
  expect(stage.isAtLiveEdge()).toBe(false)
  stage.player.setSpeed(8)
  pass(1_000)
  expect(stage.isAtLiveEdge()).toBe(true)
  send(START, FINISH)
  await settle()
  expect(stage.isAtLiveEdge()).toBe(false)
})

test('what is cleared is gone, and nothing is asked or followed any more', async () => {
  const { stage, asked, pass, send, settle } = byHand()
  stage.start('Why?')
  pass(100)
  send(START, OPEN, text('One'), FINISH)
  await settle()
  stage.clear()
  expect(stage.state()).toMatchObject({ run: undefined, meter: undefined, answerId: undefined })
  expect(stage.player.state()).toMatchObject({ time: 0, isPlaying: false })
  expect(asked).toHaveLength(1)
})

test('a recording of a document is shown from its title on, in whatever pieces it is read', async () => {
  const entry = (at: number, ...chunks: Chunk[]): TimelineEntry => ({ kind: 'server', at, chunks })
  const outline: Chunk = { type: 'data-outline', data: { title: 'Guide', sections: [] } }
  const section: Chunk = { type: 'data-section', data: { id: 'a', title: 'A' } }
  const { stage } = byHand({
    async readTimeline({ onEntries }) {
      onEntries([entry(1, START, OPEN, text('an outline')), entry(2, outline)])
      onEntries([entry(3, section, { type: 'text-start', id: '1' }, { type: 'text-delta', id: '1', delta: '## A' })])
      onEntries([entry(4, FINISH)])
    },
  })
  stage.openRecording('chat', 'answer')
  await new Promise(setImmediate)
  const { run, meter } = stage.state()
  expect(run).toMatchObject({ question: 'Write: Guide', hasEnded: true })
  expect(JSON.stringify(run?.moments)).not.toContain('an outline')
  expect(meter?.at(10)).toMatchObject({ firstWordMs: 3, endMs: 4, words: 2 })
})
