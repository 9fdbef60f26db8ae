/** The clocks of the stage: each as soon as it can be known, and all in order. */
import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { Chunk } from '@/lib/shared/chunk'
import type { Moment } from '@/lib/stream/timeline'
import { rounds } from '@/scripts/rounds.mjs'
import { createMeter, measure, measuresWhileWaiting } from './measure'

const text = (delta: string): Chunk => ({ type: 'text-delta', id: '0', delta })
const FINISH: Chunk = { type: 'finish' }

/** Moments 100 ms apart. */
function momentsOf(...chunks: Chunk[]): Moment[] {
  return chunks.map((chunk, at) => ({ at: (at + 1) * 100, chunks: [chunk] }))
}

const ANSWER = momentsOf(
  { type: 'start' },
  text('# '),
  text('Title'),
  text('\n\nOne'),
  text(' two.'),
  text('\n\n'),
  text('Three'),
  FINISH,
)

test('each clock shows the moment that made it known', () => {
  expect(measure({ moments: ANSWER, hasEnded: true })).toEqual({
    firstWordMs: 300,
    firstLineMs: 400,
    firstParagraphMs: 600,
    endMs: 800,
    words: 4,
  })
})

test('before its time a clock shows nothing, and at it everything', () => {
  const meter = createMeter({ moments: ANSWER, hasEnded: true })
  expect(meter.at(299)).toMatchObject({ firstWordMs: undefined, words: 0 })
  expect(meter.at(300)).toMatchObject({ firstWordMs: 300, firstLineMs: undefined, words: 1 })
  expect(meter.at(799)).toMatchObject({ firstParagraphMs: 600, endMs: undefined, words: 4 })
  expect(meter.at(800)).toMatchObject({ endMs: 800 })
})

test('what is still open at the end ends with it', () => {
  const moments = momentsOf(text('Only'), text(' words'), FINISH)
  const known = { firstWordMs: 100, firstLineMs: undefined, firstParagraphMs: undefined, endMs: undefined, words: 2 }
  expect(measure({ moments, hasEnded: false })).toEqual(known)
  const ended = { firstWordMs: 100, firstLineMs: 300, firstParagraphMs: 300, endMs: 300, words: 2 }
  expect(measure({ moments, hasEnded: true })).toEqual(ended)
})

test('an answer without words has an end and nothing else', () => {
  const nothing = { firstWordMs: undefined, firstLineMs: undefined, firstParagraphMs: undefined, words: 0 }
  expect(measure({ moments: momentsOf(FINISH), hasEnded: true })).toEqual({ ...nothing, endMs: 100 })
})

test('a pane that waits shows everything at the end, and before it nothing', () => {
  const meter = createMeter({ moments: ANSWER, hasEnded: true })
  expect(measuresWhileWaiting(meter.at(799))).toEqual({
    firstWordMs: undefined,
    firstLineMs: undefined,
    firstParagraphMs: undefined,
    endMs: undefined,
    words: 0,
  })
  const end = { firstWordMs: 800, firstLineMs: 800, firstParagraphMs: 800, endMs: 800, words: 4 }
  expect(measuresWhileWaiting(meter.at(800))).toEqual(end)
})

test('thinking before the first word is measured, and thinking after it is not', () => {
  const thinking = momentsOf(
    { type: 'reasoning-start', id: '0' },
    { type: 'reasoning-delta', id: '0', delta: 'Hm.' },
    { type: 'reasoning-end', id: '0' },
    text('So'),
    { type: 'reasoning-start', id: '1' },
    { type: 'reasoning-end', id: '1' },
    FINISH,
  )
  expect(createMeter({ moments: thinking, hasEnded: true }).thinkingFirst()).toEqual({ durationMs: 300 })
  expect(createMeter({ moments: ANSWER, hasEnded: true }).thinkingFirst()).toBeUndefined()
})

test('a run that grows is read on', () => {
  const run = { moments: ANSWER.slice(0, 3), hasEnded: false }
  const meter = createMeter(run)
  expect(meter.at(10_000).words).toBe(1)
  run.moments.push(...ANSWER.slice(3))
  run.hasEnded = true
  expect(meter.at(10_000)).toEqual(measure({ moments: ANSWER, hasEnded: true }))
})

const piece = fc.constantFrom(
  'a',
  'Word',
  ' ',
  '\n',
  '\n\n',
  '# ',
  '- ',
  '```\n',
  '|',
  '.',
  '\u00e9',
  '\u4f60',
  'x'.repeat(40),
)

test('for any answer: in order, never early, and no later than it can be known', () => {
  fc.assert(
    fc.property(fc.array(piece, { maxLength: 40 }), (pieces) => {
      const moments = momentsOf(...pieces.map(text), FINISH)
      const run = { moments, hasEnded: true }
      const { firstWordMs, firstLineMs, firstParagraphMs, endMs } = measure(run)
      const times = [firstWordMs, firstLineMs, firstParagraphMs, endMs].filter((time) => time !== undefined)
      expect(times).toEqual(times.toSorted((a, b) => a - b))
      const meter = createMeter(run)
      for (const [at, { at: time }] of moments.slice(0, -1).entries()) {
        // A reader who has seen only this much knows the same.
        expect(meter.at(time)).toEqual(measure({ moments: moments.slice(0, at + 1), hasEnded: false }))
      }
    }),
    { numRuns: rounds(100, 1_000) },
  )
})
