/** What a run is made of: every chunk once, with its time, from one call. */
import { expect, test } from 'vitest'
import type { ChatBody, FollowListener, Transport } from '@/lib/client/transport/transport'
import type { Chunk } from '@/lib/shared/chunk'
import type { Moment } from '@/lib/stream/timeline'
import { collectAnswer } from './collect-answer'

type Batch = [at: number, ...chunks: Chunk[]]

const START: Chunk = { type: 'start', messageId: 'answer' }
const text = (delta: string): Chunk => ({ type: 'text-delta', id: '0', delta })
const OPEN: Chunk = { type: 'text-start', id: '0' }
const CLOSE: Chunk = { type: 'text-end', id: '0' }
const FINISH: Chunk = { type: 'finish' }
const SEGMENT_END: Chunk = { type: 'data-segment-end', data: { reason: 'time_limit' }, transient: true }

/** Collects from a server that answers each request with its own batches. */
async function collect(...answers: Batch[][]) {
  const { collecting, ...collected } = begin(answers)
  await collecting
  return collected
}

function begin(answers: Batch[][], isFollowed = true) {
  let now = 0
  const bodies: ChatBody[] = []
  const moments: Moment[] = []
  const transport: Pick<Transport, 'ask'> = {
    async ask(_chatId, body, listener: FollowListener) {
      bodies.push(body)
      let sequence = 0
      for (const [at, ...chunks] of answers[bodies.length - 1] ?? []) {
        now = at
        const logged = chunks.map((chunk) => {
          sequence += 1
          return { sequence, chunk }
        })
        listener.onChunks('log', logged)
      }
      return isFollowed
    },
  }
  const collecting = collectAnswer({
    transport,
    chatId: 'chat',
    question: 'Why?',
    fields: { model: 'a-model' },
    elapsed: () => now,
    signal: new AbortController().signal,
    onMoment: (moment) => moments.push(moment),
    onConnection: () => {},
  })
  return { bodies, moments, collecting }
}

test('each batch is a moment at the time of its arrival', async () => {
  const { bodies, moments } = await collect([
    [310, START, OPEN, text('One')],
    [350, text(' two')],
    [900, CLOSE, FINISH],
  ])
  expect(moments).toEqual([
    { at: 310, chunks: [START, OPEN, text('One')] },
    { at: 350, chunks: [text(' two')] },
    { at: 900, chunks: [CLOSE, FINISH] },
  ])
  expect(bodies).toMatchObject([{ id: 'chat', model: 'a-model', message: { parts: [{ type: 'text', text: 'Why?' }] } }])
})

test('the next segment is asked for, and what it repeats is left out', async () => {
  const { bodies, moments } = await collect(
    [
      [100, START, OPEN, text('One')],
      [200, SEGMENT_END, CLOSE, FINISH],
    ],
    [
      [300, START, OPEN, text('One')],
      [400, text(' two')],
      [500, FINISH],
    ],
  )
  expect(bodies[1]).toMatchObject({ trigger: 'continue-message', messageId: 'answer' })
  const chunks = moments.flatMap((moment) => moment.chunks)
  expect(chunks.map((chunk) => (chunk.type === 'text-delta' ? chunk.delta : chunk.type))).toEqual([
    'start',
    'text-start',
    'One',
    'data-segment-end',
    'text-end',
    ' two',
    'finish',
  ])
  expect(moments.at(-1)?.at).toBe(500)
})

test('an answer whose stream is gone has not ended well, and what has come stays', async () => {
  const { collecting, moments } = begin([[[100, START]]], false)
  await expect(collecting).rejects.toMatchObject({ info: { code: 'connection_lost' } })
  expect(moments).toHaveLength(1)
})
