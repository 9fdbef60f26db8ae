// @vitest-environment happy-dom
import { act, render } from '@testing-library/react'
import { renderToStaticMarkup } from 'react-dom/server'
import { describe, expect, it, vi } from 'vitest'
import { appraise, LIMITS } from '@/lib/markdown/parse/limits'
import { rounds } from '@/scripts/rounds.mjs'
import { bombs } from './fixtures/bombs'
import { FRAME_COST } from './frame-budget'
import { StreamingMarkdown } from './streaming-markdown'

/** The parser's inputs since the last check. */
const parsed: string[] = []

vi.mock('react-markdown', async (importOriginal) => {
  const { default: Markdown } = await importOriginal<typeof import('react-markdown')>()
  return {
    default: (options: Parameters<typeof Markdown>[0]) => {
      parsed.push(options.children ?? '')
      return Markdown(options)
    },
  }
})

/** Frames are run by hand, so that each can be checked. */
const frames: (() => void)[] = []
vi.mock('@/lib/client/store/frame', () => ({ nextFrame: (callback: () => void) => frames.push(callback) }))

/** Lengths at which a text is rendered while it grows in steps of 200: near its beginning, within, near its end. */
function* lengths(length: number): Generator<number> {
  const steps = rounds(3, 10)
  const ends = [Math.min(3000, length), Math.min(33_000, length), length]
  for (const end of ends) for (let at = end - steps * 200; at < end; at += 200) if (at > 0) yield at
}

/** The maximum for one frame: its budget, one block that is let through anyway, and the growing block. */
const MAX = FRAME_COST + 3 * LIMITS.cost

function expectLittleWork(): void {
  const costs = parsed.splice(0).map((text) => appraise(text))
  expect(costs.filter(({ excess }) => excess !== undefined && excess !== 'cost')).toEqual([])
  expect(costs.reduce((sum, { cost }) => sum + cost, 0)).toBeLessThan(MAX)
}

async function frame(change: () => void = () => undefined): Promise<void> {
  await act(async () => {
    change()
    for (const callback of frames.splice(0)) callback()
  })
  expectLittleWork()
}

function place() {
  const complaints = vi.spyOn(console, 'error').mockReset()
  const { container: host, rerender, unmount } = render(null)
  const show = (text: string, streaming: boolean) =>
    frame(() => rerender(<StreamingMarkdown text={text} streaming={streaming} />))
  const settle = async () => {
    for (let count = 0; count < 1000 && frames.length > 0; count++) await frame()
    expect(frames).toEqual([])
    expect(complaints.mock.calls).toEqual([])
  }
  return { host, show, settle, leave: () => act(async () => unmount()) }
}

const cases = bombs.map((bomb) => [bomb.name, bomb] as const)
const words = (text: string) => text.replace(/\s+/g, '')
const plainText = (host: HTMLElement) =>
  words([...host.querySelectorAll('.plain-block')].map((node) => node.textContent).join(''))

describe('a text made to break a renderer', () => {
  it.each(cases)('is rendered bit by bit when it arrives all at once: %s', async (_, { text, isText }) => {
    const { host, show, settle, leave } = place()
    await show(`Before.\n\n${text}\n\n\`\`\`\n\n--> $$\n\nAfter.`, false)
    expect(host.textContent).toContain('After.')
    await settle()
    expect(host.textContent).toContain('Before.')
    expect(host.textContent).toContain('After.')
    if (isText) expect(plainText(host)).toContain(words(text))
    await leave()
  })

  it.each(cases)('is rendered bit by bit while it streams in: %s', async (_, { text, isText }) => {
    const { host, show, settle, leave } = place()
    const whole = `Before.\n\n${text}`
    for (const length of lengths(whole.length)) await show(whole.slice(0, length), true)
    await show(whole, false)
    await settle()
    expect(host.textContent).toContain('Before.')
    if (isText) expect(plainText(host)).toContain(words(text))
    await leave()
  })

  it('is rendered by a server as well', () => {
    for (const { text } of bombs.filter(({ text }) => text.length < 6000)) {
      const rendered = renderToStaticMarkup(<StreamingMarkdown text={`Before.\n\n${text}`} streaming={false} />)
      expect(rendered).toContain('Before.')
    }
  })
})
