// @vitest-environment happy-dom
/** Opening the inspector requests its timeline once. */
import { cleanup, renderHook } from '@testing-library/react'
import { StrictMode } from 'react'
import { afterEach, expect, test, vi } from 'vitest'
import { readTimeline } from '@/lib/client/playback/read-timeline'
import { useInspection } from './use-inspection'

vi.mock('@/lib/client/playback/read-timeline', () => ({ readTimeline: vi.fn(() => new Promise(() => {})) }))

afterEach(cleanup)

test('a component that is mounted, unmounted and mounted again asks once, and aborts when it is unmounted', async () => {
  const { unmount } = renderHook(() => useInspection('chat', 'answer'), { wrapper: StrictMode })
  await vi.waitFor(() => expect(readTimeline).toHaveBeenCalled())
  expect(readTimeline).toHaveBeenCalledTimes(1)
  const [[{ signal } = { signal: undefined }] = []] = vi.mocked(readTimeline).mock.calls
  expect(signal?.aborted).toBe(false)
  unmount()
  expect(signal?.aborted).toBe(true)
})
