import { describe, expect, test } from 'vitest'
import { costOf } from '@/lib/shared/models'
import { NO_USAGE, type Usage } from '@/lib/shared/usage'
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

const open = (ms: number, ...calls: Usage[]) => ({ ms, calls, model: 'claude-sonnet-5-5' })
const NOTHING = open(0)

describe('progressOf', () => {
  test('nothing yet', () => {
    expect(progressOf(outline, viewOf(), NOTHING)).toMatchObject({
      share: 0,
      written: 0,
      count: 4,
      remainingMs: undefined,
    })
    expect(progressOf([], viewOf(), NOTHING)).toMatchObject({ share: 0, count: 0 })
  })

  test('a section that is being written counts as far as the others were long, and never as nearly done', () => {
    const half = progressOf(outline, viewOf(section('a', 100, true), section('b', 50, false)), open(1_000))
    expect(half).toMatchObject({ share: 1.5 / 4, written: 1, elapsedMs: 3_000, costUsd: 0.5, isEstimated: true })
    expect(half.remainingMs).toBeCloseTo(5_000)
    expect(half.outputTokens).toBeGreaterThan(100)
    const long = progressOf(outline, viewOf(section('a', 100, true), section('b', 900, false)), open(1_000))
    expect(long).toMatchObject({ share: 1.9 / 4, remainingMs: undefined })
  })

  test('the open section counts with what the source has counted, and an estimate of what was written', () => {
    const view = viewOf(section('a', 100, true), section('b', 50, false))
    const sent = { ...NO_USAGE, inputTokens: 10_000, outputTokens: 1 }
    const { outputTokens, costUsd, isOpenLeftOut } = progressOf(outline, view, open(0, sent))
    expect(outputTokens).toBeGreaterThan(140)
    expect(costUsd).toBeCloseTo(0.5 + (costOf('claude-sonnet-5-5', { ...sent, outputTokens: outputTokens - 100 }) ?? 0))
    expect(isOpenLeftOut).toBe(false)
    // The source has counted more than the text tells: thinking.
    const counted = progressOf(outline, view, open(0, { ...sent, outputTokens: 5_000 }))
    expect(counted).toMatchObject({ outputTokens: 5_100, isEstimated: true })
    expect(progressOf(outline, view, open(0, NO_USAGE))).toMatchObject({ costUsd: 0.5, isOpenLeftOut: true })
    expect(progressOf(outline, view, { ...open(0, sent), model: 'unknown' }).costUsd).toBeNull()
  })

  test('a whole document has the counts of its end, and nothing is left', () => {
    const all = viewOf(...outline.map(({ id }) => section(id, 10, true)))
    const usage = { inputTokens: 1, outputTokens: 444, cacheReadTokens: 0, cacheWriteTokens: 0 }
    expect(progressOf(outline, all, NOTHING, { usage, costUsd: 3 })).toMatchObject({
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
    expect(progressOf(outline, viewOf({ ...unknown, end }), NOTHING).costUsd).toBeNull()
  })
})

test('states', () => {
  expect(stateOf(undefined, false)).toBe('planned')
  expect(stateOf(section('a', 1, false), true)).toBe('writing')
  expect(stateOf(section('a', 1, false), false)).toBe('broken-off')
  expect(stateOf(section('a', 1, true), false)).toBe('written')
})
