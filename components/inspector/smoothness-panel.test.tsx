// @vitest-environment happy-dom
/** The inspector's panel of an answer's smoothness. */
import { cleanup, render } from '@testing-library/react'
import { afterEach, expect, test, vi } from 'vitest'
import { SmoothnessPanel } from './smoothness-panel'

afterEach(() => {
  cleanup()
  vi.unstubAllGlobals()
})

function reply(body: unknown, status = 200) {
  const asked: string[] = []
  vi.stubGlobal('fetch', async (path: string) => {
    asked.push(path)
    return Response.json(body, { status })
  })
  return asked
}

test('four figures, each with a sentence', async () => {
  const times = Array.from({ length: 40 }, (_, at) => 300 + 100 * at + (at > 20 ? 4_000 : 0))
  const asked = reply({ times, sizes: times.map(() => 5) })
  const view = render(<SmoothnessPanel chatId="c" answerId="a" />)
  await view.findByText('stalled 4 s')
  expect(asked).toEqual(['/api/chats/c/recordings/a/arrivals'])
  const names = [...view.container.querySelectorAll('dt')].map(({ textContent }) => textContent)
  expect(names).toEqual(['In a word', 'Frames with new text', 'Longest silence', 'Bursts'])
  const values = [...view.container.querySelectorAll('dd > :first-child')].map(({ textContent }) => textContent)
  expect(values).toEqual(['stalled 4 s', '8 %', '4.10 s', '0'])
})

test('it says that no page has reported any', async () => {
  reply({ error: { code: 'not_found', message: 'Nothing here.', retryable: false, requestId: 'r' } }, 404)
  const view = render(<SmoothnessPanel chatId="c" answerId="a" />)
  await view.findByText(/^No page has reported/)
  expect(view.queryByRole('alert')).toBeNull()
})

test('it says what failed', async () => {
  reply({ error: { code: 'internal', message: 'It broke. Try again.', retryable: true, requestId: 'r' } }, 500)
  const view = render(<SmoothnessPanel chatId="c" answerId="a" />)
  expect((await view.findByRole('alert')).textContent).toBe('It broke. Try again.')
})
