import { describe, expect, test } from 'vitest'
import { progressOf, stateOf } from './document-progress'
import type { SectionView } from './document-reader'

const outline = ['a', 'b', 'c', 'd'].map((id) => ({ id, title: id, brief: '' }))
const section = (id: string, words: number, isEnded: boolean): SectionView => ({
  id,
  title: id,
  text: 'word '.repeat(words),
  words,
  end: isEnded ? { id, outputTokens: 100, costUsd: 0.5, durationMs: 2_000 } : undefined,
})
const viewOf = (...all: SectionView[]) => ({ sections: new Map(all.map((each) => [each.id, each])) })

describe('progressOf', () => {
  test('nothing yet', () => {
    expect(progressOf(outline, viewOf(), 0)).toMatchObject({ share: 0, written: 0, count: 4, remainingMs: undefined })
    expect(progressOf([], viewOf(), 0)).toMatchObject({ share: 0, count: 0 })
  })

  test('a section that is being written counts as far as the others were long, and never as nearly done', () => {
    const half = progressOf(outline, viewOf(section('a', 100, true), section('b', 50, false)), 1_000)
    expect(half).toMatchObject({ share: 1.5 / 4, written: 1, elapsedMs: 3_000, costUsd: 0.5, isEstimated: true })
    expect(half.remainingMs).toBeCloseTo(5_000)
    expect(half.outputTokens).toBeGreaterThan(100)
    expect(progressOf(outline, viewOf(section('a', 100, true), section('b', 900, false)), 0).share).toBe(1.9 / 4)
  })

  test('a whole document has the counts of its end, and nothing is left', () => {
    const all = viewOf(...outline.map(({ id }) => section(id, 10, true)))
    const usage = { inputTokens: 1, outputTokens: 444, cacheReadTokens: 0, cacheWriteTokens: 0 }
    expect(progressOf(outline, all, 0, { usage, costUsd: 3 })).toMatchObject({
      share: 1,
      remainingMs: undefined,
      outputTokens: 444,
      costUsd: 3,
      isEstimated: false,
    })
  })

  test('a price that is not known is not taken for nothing', () => {
    const unknown = section('a', 10, true)
    const end = { id: 'a', outputTokens: 1, durationMs: 1, costUsd: null }
    expect(progressOf(outline, viewOf({ ...unknown, end }), 0).costUsd).toBeNull()
  })
})

test('states', () => {
  expect(stateOf(undefined, false)).toBe('planned')
  expect(stateOf(section('a', 1, false), true)).toBe('writing')
  expect(stateOf(section('a', 1, false), false)).toBe('broken-off')
  expect(stateOf(section('a', 1, true), false)).toBe('written')
})
