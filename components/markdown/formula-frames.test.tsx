// @vitest-environment happy-dom
/** Many formulas that wait for KaTeX: once it is loaded, one frame renders a few of them. */
import { act, cleanup, render } from '@testing-library/react'
import { afterEach, expect, test, vi } from 'vitest'
import * as frame from '@/lib/client/store/frame'
import { Formula } from './formula'
import * as formulaFrame from './formula-frame'
import { FRAME_COST } from './frame-budget'
import * as math from './math'

const FORMULAS = Array.from({ length: 200 }, (_, at) => `x_{${at}}`)
/** The minimal cost of each, as in `formula.tsx`. */
const COST = 100

afterEach(() => {
  cleanup()
  vi.restoreAllMocks()
})

test('loading KaTeX wakes no more formulas than a frame has time for', async () => {
  const frames: (() => void)[] = []
  vi.spyOn(frame, 'nextFrame').mockImplementation((callback) => void frames.push(callback))
  const frameRenders = vi.spyOn(formulaFrame, 'FormulaFrame')
  const rendered = vi.spyOn(math, 'renderFormula')
  const formulas = FORMULAS.map((tex) => <Formula key={tex} tex={tex} display={false} />)
  const { container: host } = await act(async () => render(formulas))
  expect(frameRenders).toHaveBeenCalledTimes(FORMULAS.length)
  frameRenders.mockClear()
  await act(async () => {
    await expect.poll(() => frames.length).toBeGreaterThan(0)
  })
  // Nothing is rendered before its frame.
  expect(frameRenders).not.toHaveBeenCalled()
  const maxPerFrame = Math.ceil(FRAME_COST / COST) + 1
  let turns = 0
  for (let go = frames.shift(); go; go = frames.shift()) {
    frameRenders.mockClear()
    rendered.mockClear()
    const callback = go
    await act(async () => callback())
    expect(frameRenders.mock.calls.length).toBeLessThanOrEqual(maxPerFrame)
    expect(rendered.mock.calls.length).toBeLessThanOrEqual(maxPerFrame)
    turns++
  }
  expect(turns).toBeGreaterThan(FORMULAS.length / maxPerFrame)
  expect(host.querySelectorAll('.katex')).toHaveLength(FORMULAS.length)
})
