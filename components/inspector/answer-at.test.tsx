// @vitest-environment happy-dom
/** The pane with the answer says when there is nothing to see yet. */
import { cleanup, render } from '@testing-library/react'
import { afterEach, expect, test } from 'vitest'
import { createInspection } from '@/lib/client/inspector/inspection'
import type { Chunk } from '@/lib/shared/chunk'
import { AnswerAt } from './answer-at'

afterEach(cleanup)

const CHUNKS: readonly Chunk[] = [
  { type: 'start', messageId: 'answer' },
  { type: 'start-step' },
  { type: 'text-start', id: '0' },
  { type: 'text-delta', id: '0', delta: 'Hello' },
]

test('it says that there is no text before the first word, and only then', () => {
  const inspection = createInspection({ now: () => 0, nextFrame: () => {} })
  inspection.add(CHUNKS.map((chunk, at) => ({ kind: 'server', at, chunks: [chunk] })))
  inspection.end()
  const isSaid = [0, 1, 2, 3, 4].map((position) => {
    inspection.choose(position)
    const { container, unmount } = render(<AnswerAt state={inspection.state()} isLive={false} chatId="chat" />)
    const said = container.textContent?.includes('No text yet') === true
    unmount()
    return said
  })
  expect(isSaid).toEqual([true, true, true, true, false])
})
