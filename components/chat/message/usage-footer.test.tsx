// @vitest-environment happy-dom
/** The figures under an answer, as seen and as read out. */
import { cleanup, render } from '@testing-library/react'
import { renderToStaticMarkup } from 'react-dom/server'
import { afterEach, expect, test } from 'vitest'
import { type Arrivals, newArrivals } from '@/lib/client/store/arrivals'
import type { MessageMetadata } from '@/lib/shared/message'
import { UsageFooter } from './usage-footer'

function figuresOf(metadata: MessageMetadata): string[] {
  const page = document.createElement('div')
  page.innerHTML = renderToStaticMarkup(<UsageFooter metadata={metadata} />)
  const group = page.querySelector('[role="group"][aria-label="Usage"]')
  return [...(group?.querySelectorAll('[title]') ?? [])].map(({ textContent }) => textContent)
}

const METADATA: MessageMetadata = {
  model: 'claude-sonnet-5-5',
  usage: { inputTokens: 0, outputTokens: 120, cacheReadTokens: 1_007, cacheWriteTokens: 0 },
  costUsd: 0.0012,
  timeToFirstTokenMs: 310,
  outputDurationMs: 1_500,
}

test('cached input counts as sent: first the whole input, then its cached part, then the output', () => {
  expect(figuresOf(METADATA)).toEqual([
    'Time to first word: 0.31 s first word',
    'Speed: 80 tok/s',
    'Input tokens: 1,007 in',
    'Cached tokens: of which 1,007 cached',
    'Output tokens: 120 out',
    'Cost: $0.0012',
    'Model: claude-sonnet-5-5',
  ])
})

test('cache writes are part of the input, too; an estimate says so', () => {
  const usage = { inputTokens: 3, outputTokens: 40, cacheReadTokens: 900, cacheWriteTokens: 104 }
  const figures = figuresOf({ ...METADATA, usage, estimated: true })
  expect(figures).toContain('Input tokens: 1,007 in')
  expect(figures).toContain('Cached tokens: of which 900 cached')
  expect(figures).toContain('Output tokens: ~40 out')
})

afterEach(cleanup)

/** Arrivals a tenth of a second apart, with one silence among them. */
function arrivalsWith(silenceMs: number, change: Partial<Arrivals> = {}): Arrivals {
  const times = Array.from({ length: 40 }, (_, at) => 300 + 100 * at + (at > 20 ? silenceMs : 0))
  return { ...newArrivals(), times, sizes: times.map(() => 5), ...change }
}

test.each([
  ['steady', arrivalsWith(0)],
  ['stalled 4 s', arrivalsWith(4_000)],
])('an answer that this page followed has a word for how it came: %s', async (word, arrivals) => {
  const view = render(<UsageFooter metadata={METADATA} arrivals={arrivals} />)
  const found = await view.findByText(word, { selector: '[aria-label="Usage"] *' })
  expect(found.parentElement?.title).toMatch(/as its text reached this page/)
  expect(found.parentElement?.textContent).toBe(`Smoothness: ${word}`)
})

test('there is no word where no page followed, where it was hidden, and while the answer runs', async () => {
  await import('@/lib/shared/smoothness')
  const hidden = arrivalsWith(4_000, { wasHidden: true })
  for (const given of [
    { metadata: METADATA },
    { metadata: METADATA, arrivals: newArrivals() },
    { metadata: METADATA, arrivals: hidden },
    { metadata: undefined, arrivals: arrivalsWith(0) },
  ]) {
    const view = render(<UsageFooter {...given} />)
    expect(view.queryByRole('group')?.textContent ?? '').not.toContain('Smoothness')
    cleanup()
  }
})
