/** The smoothness of an answer: its bounds, what may only make it better or worse, and its words. */
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { type ArrivalTimes, FRAME_MS, smoothnessOf } from './smoothness'

/** Arrivals with the given gaps between them, of the given sizes. */
function arrivals(gaps: readonly number[], size: number | readonly number[] = 4, firstAt = 300): ArrivalTimes {
  const times = [firstAt]
  for (const gap of gaps) times.push((times.at(-1) ?? 0) + gap)
  return { times, sizes: times.map((_, at) => (typeof size === 'number' ? size : (size[at % size.length] ?? 1))) }
}

const every = (ms: number, count: number) => Array.from({ length: count }, () => ms)
const wordOf = (given: ArrivalTimes) => smoothnessOf(given)?.word

const someArrivals = fc
  .record({
    gaps: fc.array(fc.double({ min: 0.1, max: 8_000, noNaN: true }), { maxLength: 60 }),
    sizes: fc.array(fc.integer({ min: 1, max: 500 }), { minLength: 61, maxLength: 61 }),
    firstAt: fc.double({ min: 0, max: 5_000, noNaN: true }),
    pauseAt: fc.array(fc.nat(60), { maxLength: 4 }),
  })
  .map(({ gaps, sizes, firstAt, pauseAt }) => {
    const { times } = arrivals(gaps, 1, firstAt)
    const pauses = [...new Set(pauseAt)].sort((a, b) => a - b).flatMap((at) => times[at] ?? [])
    return { times, sizes: sizes.slice(0, times.length), pauses }
  })

describe('bounds', () => {
  test('shares lie above 0 and up to 1, no silence is longer than the answer, and bursts are fewer than arrivals', () => {
    fc.assert(
      fc.property(someArrivals, fc.constantFrom(undefined, 4, FRAME_MS, 100), (given, frameMs) => {
        const { times } = given
        const measured = smoothnessOf({ ...given, frameMs })
        expect(measured?.frameShare).toBeGreaterThan(0)
        expect(measured?.frameShare).toBeLessThanOrEqual(1)
        expect(measured?.longestSilenceMs).toBeGreaterThanOrEqual(0)
        expect(measured?.longestSilenceMs).toBeLessThanOrEqual((times.at(-1) ?? 0) - (times[0] ?? 0) + 1e-6)
        expect(measured?.bursts).toBeLessThan(Math.max(1, times.length))
        expect(measured?.word ?? 'steady').toMatch(/^(?:steady|in bursts|stalled \d+ s)$/)
      }),
    )
  })

  test('nothing came: no figures', () => {
    expect(smoothnessOf({ times: [], sizes: [] })).toBeUndefined()
  })
})

describe('what only makes it better, or worse', () => {
  test('one more arrival in between never lengthens the longest silence and never lowers the share of frames', () => {
    fc.assert(
      fc.property(someArrivals, fc.nat(60), fc.double({ min: 0.01, max: 0.99, noNaN: true }), (given, where, part) => {
        const { times, sizes } = given
        fc.pre(times.length > 1)
        const at = 1 + (where % (times.length - 1))
        const time = (times[at - 1] ?? 0) + part * ((times[at] ?? 0) - (times[at - 1] ?? 0))
        const without = smoothnessOf({ times, sizes })
        const added = smoothnessOf({ times: times.toSpliced(at, 0, time), sizes: sizes.toSpliced(at, 0, 1) })
        expect(added?.longestSilenceMs).toBeLessThanOrEqual((without?.longestSilenceMs ?? 0) + 1e-6)
        // A time next to the edge of a frame may round to the other side of it.
        expect(added?.frameShare).toBeGreaterThanOrEqual((without?.frameShare ?? 0) - 1e-9)
      }),
    )
  })

  test('a longer silence is never measured as a shorter one, and an answer that has stalled still has', () => {
    fc.assert(
      fc.property(someArrivals, fc.nat(60), fc.double({ min: 0, max: 9_000, noNaN: true }), (given, where, more) => {
        const { times, sizes } = given
        fc.pre(times.length > 1)
        const longest = times.reduce(
          (best, time, at) =>
            at > 0 && time - (times[at - 1] ?? 0) > (times[best] ?? 0) - (times[best - 1] ?? 0) ? at : best,
          1,
        )
        const from = where % 2 === 0 ? longest : 1 + (where % (times.length - 1))
        const stretch = (by: number) => ({ times: times.map((time, at) => (at < from ? time : time + by)), sizes })
        const [before, after] = [smoothnessOf({ times, sizes }), smoothnessOf(stretch(more))]
        expect(after?.longestSilenceMs).toBeGreaterThanOrEqual((before?.longestSilenceMs ?? 0) - 1e-6)
        if (from === longest && before?.word?.startsWith('stalled')) expect(after?.word).toMatch(/^stalled/)
      }),
    )
  })

  test('when it began makes no difference', () => {
    fc.assert(
      fc.property(someArrivals, fc.integer({ min: 1, max: 100_000 }), ({ times, sizes }, by) => {
        const [now, later] = [smoothnessOf({ times, sizes }), smoothnessOf({ times: times.map((t) => t + by), sizes })]
        expect(later?.longestSilenceMs).toBeCloseTo(now?.longestSilenceMs ?? 0, 3)
      }),
    )
  })
})

describe('the word', () => {
  test('text in every frame is steady, and every frame has text', () => {
    expect(smoothnessOf(arrivals(every(FRAME_MS + 1e-6, 120)))).toMatchObject({ bursts: 0, word: 'steady' })
    expect(smoothnessOf(arrivals(every(FRAME_MS + 1e-6, 120)))?.frameShare).toBeCloseTo(1, 1)
    // A page with slower frames had text in each of its own.
    expect(smoothnessOf({ ...arrivals(every(40, 120)), frameMs: 40 })?.frameShare).toBeCloseTo(1, 1)
  })

  test('a slow model is steady, however slow', () => {
    for (const gap of [200, 500, 1_000, 3_000]) expect(wordOf(arrivals(every(gap, 20), 5))).toBe('steady')
  })

  test('one silence within a flow is a stall, by its length', () => {
    expect(wordOf(arrivals([...every(30, 50), 4_200, ...every(30, 50)]))).toBe('stalled 4 s')
    expect(wordOf(arrivals([...every(30, 50), 1_900, ...every(30, 50)]))).toBe('steady')
    // For a model that speaks every second, two more are nothing.
    expect(wordOf(arrivals([...every(1_000, 20), 3_000, ...every(1_000, 20)]))).toBe('steady')
  })

  test('a line of text after each silence is a burst; a word after each is not', () => {
    const gaps = every(450, 12)
    expect(smoothnessOf(arrivals(gaps, 250))).toMatchObject({ bursts: 12, word: 'in bursts' })
    expect(smoothnessOf(arrivals(gaps, 12))).toMatchObject({ bursts: 0, word: 'steady' })
    // A burst may take several frames.
    const inFrames = Array.from({ length: 8 }, () => [450, ...every(16, 5)]).flat()
    expect(smoothnessOf(arrivals(inFrames, 20))).toMatchObject({ bursts: 8, word: 'in bursts' })
    // A single hiccup in a long answer is none.
    expect(wordOf(arrivals([...every(30, 200), 450, 10, ...every(30, 200)], 40))).toBe('steady')
  })

  test('the wait for a tool, hidden thinking or the next segment is no silence', () => {
    const { times, sizes } = arrivals([...every(30, 50), 9_000, ...every(30, 50)])
    const resumed = times[51] ?? 0
    expect(smoothnessOf({ times, sizes, pauses: [resumed - 100] })).toMatchObject({ word: 'steady' })
    expect(smoothnessOf({ times, sizes, pauses: [resumed - 100] })?.longestSilenceMs).toBeCloseTo(30, 5)
    expect(smoothnessOf({ times, sizes, pauses: [resumed - 100] })?.frameShare).toBeGreaterThan(0.5)
    // It explains the gap in which it lies, and no other.
    expect(smoothnessOf({ times, sizes, pauses: [resumed + 10] })).toMatchObject({ word: 'stalled 9 s' })
  })

  test('a short answer has no word', () => {
    expect(wordOf(arrivals([]))).toBeUndefined()
    expect(wordOf(arrivals([5_000]))).toBeUndefined()
    expect(wordOf(arrivals(every(16, 30)))).toBeUndefined()
  })
})
