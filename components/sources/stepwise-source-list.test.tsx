// @vitest-environment happy-dom
import { act, cleanup, render } from '@testing-library/react'
import { afterEach, expect, test, vi } from 'vitest'
import * as frame from '@/lib/client/store/frame'
import { StepwiseSourceList } from './stepwise-source-list'

afterEach(() => {
  cleanup()
  vi.restoreAllMocks()
})

test('a list of 2,000 sources is rendered in steps of 200, completely', async () => {
  const frames: (() => void)[] = []
  vi.spyOn(frame, 'nextFrame').mockImplementation((callback) => void frames.push(callback))
  const sources = Array.from({ length: 2_000 }, (_, at) => ({
    number: at + 1,
    id: `page-${at}`,
    title: `Page ${at}`,
    quotes: [],
  }))
  const { container: host } = render(<StepwiseSourceList sources={sources} prefix="s" />)
  const entries = () => host.querySelectorAll('li').length
  const counts = [entries()]
  for (let go = frames.shift(); go; go = frames.shift()) {
    const callback = go
    await act(async () => callback())
    counts.push(entries())
  }
  expect(counts).toEqual(Array.from({ length: 10 }, (_, at) => 200 * (at + 1)))
  expect(host.querySelector('summary')?.textContent).toBe('Show 1994 more')
})
