// @vitest-environment happy-dom
/** The figures under an answer, as seen and as read out. */
import { renderToStaticMarkup } from 'react-dom/server'
import { expect, test } from 'vitest'
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
