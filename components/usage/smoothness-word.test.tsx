// @vitest-environment happy-dom
/** The word for how an answer came. */
import { cleanup, render } from '@testing-library/react'
import { afterEach, expect, test } from 'vitest'
import { type Arrivals, newArrivals } from '@/lib/client/store/arrivals'
import { SmoothnessWord } from './smoothness-word'

afterEach(cleanup)

/** Arrivals a tenth of a second apart, with one silence among them. */
function arrivalsWith(silenceMs: number, change: Partial<Arrivals> = {}): Arrivals {
  const times = Array.from({ length: 40 }, (_, at) => 300 + 100 * at + (at > 20 ? silenceMs : 0))
  return { ...newArrivals(), times, sizes: times.map(() => 5), ...change }
}

test.each([
  ['steady', arrivalsWith(0)],
  ['stalled 4 s', arrivalsWith(4_000)],
])('an answer that this page followed has a word for how it came: %s', (word, arrivals) => {
  const view = render(<SmoothnessWord arrivals={arrivals} />)
  const found = view.getByText(word)
  expect(found.parentElement?.title).toMatch(/as it reached this page/)
  expect(found.parentElement?.textContent).toBe(`Smoothness: ${word}`)
})

test('there is no word where no page followed, where it was hidden, and for a short answer', () => {
  const hidden = arrivalsWith(4_000, { wasHidden: true })
  const short = arrivalsWith(0, { times: [300, 310], sizes: [5, 5] })
  for (const arrivals of [newArrivals(), hidden, short]) {
    expect(render(<SmoothnessWord arrivals={arrivals} />).container.textContent).toBe('')
    cleanup()
  }
})
