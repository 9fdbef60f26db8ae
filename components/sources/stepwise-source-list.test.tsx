// @vitest-environment happy-dom
import { act } from 'react'
import { createRoot } from 'react-dom/client'
import { afterEach, expect, test, vi } from 'vitest'
import * as frame from '@/lib/client/store/frame'
import { StepwiseSourceList } from './stepwise-source-list'

afterEach(() => vi.restoreAllMocks())

test('a list of 2,000 sources comes in steps of 200, and whole', async () => {
  Reflect.set(globalThis, 'IS_REACT_ACT_ENVIRONMENT', true)
  const frames: (() => void)[] = []
  vi.spyOn(frame, 'nextFrame').mockImplementation((callback) => void frames.push(callback))
  const sources = Array.from({ length: 2_000 }, (_, at) => ({
    number: at + 1,
    id: `page-${at}`,
    title: `Page ${at}`,
    quotes: [],
  }))
  const host = document.createElement('div')
  const root = createRoot(host)
  const entries = () => host.querySelectorAll('li').length
  await act(async () => root.render(<StepwiseSourceList sources={sources} prefix="s" />))
  const counts = [entries()]
  for (let go = frames.shift(); go; go = frames.shift()) {
    const callback = go
    await act(async () => callback())
    counts.push(entries())
  }
  expect(counts).toEqual(Array.from({ length: 10 }, (_, at) => 200 * (at + 1)))
  expect(host.querySelector('summary')?.textContent).toBe('Show 1994 more')
  await act(async () => root.unmount())
})
