// @vitest-environment happy-dom
import { act, cleanup, type RenderResult, render } from '@testing-library/react'
import fc from 'fast-check'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import type { Mark } from '@/lib/markdown/tree/place-marks'
import { FOREIGN_CHANGES, meddle } from './fixtures/foreign-changes'
import { SourceTargets } from './source-marks'
import { StreamingMarkdown } from './streaming-markdown'

const TITLES = { prefix: 's-', titles: ['One', 'Two', 'Three'] }

let view: RenderResult
let host: HTMLElement
let errors: unknown[]

beforeEach(() => {
  errors = []
  vi.spyOn(console, 'error').mockImplementation((error) => void errors.push(error))
  view = render(null)
  host = view.container
})

afterEach(() => {
  cleanup()
  vi.restoreAllMocks()
})

const page = (text: string, streaming: boolean, marks: readonly Mark[]) => (
  <SourceTargets value={TITLES}>
    <StreamingMarkdown text={text} streaming={streaming} marks={marks} />
  </SourceTargets>
)

const show = (text: string, streaming = true, marks: readonly Mark[] = []) =>
  act(async () => view.rerender(page(text, streaming, marks)))

/** The text that a reader sees, with each formula only once. */
function seen(element: Element): string {
  const copy = element.cloneNode(true) as Element
  for (const formula of copy.querySelectorAll('.formula')) {
    formula.textContent = (formula.querySelector('annotation') ?? formula).textContent
  }
  return (copy.textContent ?? '').replace(/\s+/g, '').toLowerCase()
}

/** The final text without interference. */
async function undisturbed(text: string, marks: readonly Mark[] = []): Promise<string> {
  const other = await act(async () => render(page(text, false, marks)))
  const words = seen(other.container)
  other.unmount()
  return words
}

const BLOCKS = [
  'Plain words that **grow bold** and `code` and [links](https://a.example) and on.',
  '- one\n- two **bold** words\n  - inner one\n  - inner `two`\n- three',
  '1. first\n\n   ```js\n   let inner = 1\n   ```\n2. second one',
  '| a | b |\n|---|---|\n| *x* y | 2 |\n| 3 | `four` |',
  '```js\nlet a = "words here"\nconst b = 2 // more words\n```',
  '> a quote of *some* words\n> and its second line',
  'A formula $x^2 + y$ among words, $z$.\n\n$$\na = b\n$$',
  'See [the guide][g] and a note[^n] there.',
  '[g]: https://a.example/guide',
  '[^n]: The words of the note.',
  '<div>\nhtml as it is\n</div>',
  '# A heading of *words*',
]

describe('a growing text that another program changes', () => {
  it('ends as the text that was sent, and React never fails', { timeout: 120_000 }, async () => {
    const change = fc.record({
      kind: fc.constantFrom(...FOREIGN_CHANGES),
      where: fc.double({ min: 0, max: 1, noNaN: true }),
      last: fc.boolean(),
    })
    const step = fc.record({ size: fc.integer({ min: 1, max: 30 }), changes: fc.array(change, { maxLength: 3 }) })
    const story = fc.record({
      blocks: fc.array(fc.constantFrom(...BLOCKS), { minLength: 1, maxLength: 5 }),
      steps: fc.array(step, { minLength: 5, maxLength: 20 }),
      marked: fc.array(fc.double({ min: 0, max: 1, noNaN: true }), { maxLength: 2 }),
    })
    const check = fc.asyncProperty(story, async ({ blocks, steps, marked }) => {
      errors = []
      const text = blocks.join('\n\n')
      const marks = marked
        .map((place) => 1 + Math.floor(place * (text.length - 1)))
        .sort((a, b) => a - b)
        .map((at, number) => ({ at, numbers: [number + 1] }))
      const expected = await undisturbed(text, marks)
      await act(async () => view.rerender(null))
      let end = 0
      for (let at = 0; end < text.length; at++) {
        const { size, changes } = steps[at % steps.length] ?? { size: 1, changes: [] }
        end = Math.min(text.length, end + size)
        await show(
          text.slice(0, end),
          true,
          // A citation arrives a moment after its words.
          marks.filter((mark) => mark.at + 20 <= end),
        )
        for (const { kind, where, last } of changes) meddle(host, kind, last ? 1 - where / 20 : where)
        await act(async () => undefined)
      }
      await show(text, false, marks)
      expect(seen(host)).toBe(expected)
      // A finished answer is translated, and then continues.
      for (let place = 0; place < 10; place++) meddle(host, FOREIGN_CHANGES[place % 7] ?? 'font', place / 10)
      await act(async () => undefined)
      const more = `${text}\n\nAnd more *of it*`
      await show(more.slice(0, -6), true, marks)
      await show(more, true, marks)
      await show(more, false, marks)
      expect(seen(host)).toBe(await undisturbed(more, marks))
      expect(host.querySelector('.plain-note')).toBeNull()
      expect(errors).toEqual([])
    })
    await fc.assert(check, { numRuns: Number(process.env.RUNS ?? 25), seed: Number(process.env.SEED ?? 20261) })
  })

  it('is mounted afresh where a whole block has been moved', async () => {
    await show('One.\n\nTwo is')
    const [, second] = host.querySelectorAll('p')
    const around = document.createElement('div')
    second?.replaceWith(around)
    if (second) around.append(second)
    await show('One.\n\nTwo is *here*')
    await show('One.\n\nTwo is *here*.\n\nThree.', false)
    expect(host.querySelector('.markdown')?.textContent).toBe('One.Two is here.Three.')
    expect(host.querySelector('.plain-note')).toBeNull()
  })

  it('is mounted afresh for a translator at its end, but only if the page is translated', async () => {
    await show('One.\n\nTwo')
    const first = host.querySelector('p')
    await show('One.\n\nTwo.', false)
    expect(host.querySelector('p')).toBe(first)
    document.documentElement.classList.add('translated-ltr')
    await show('One.\n\nTwo. And')
    const before = host.querySelector('p')
    await show('One.\n\nTwo. And', false)
    document.documentElement.classList.remove('translated-ltr')
    expect(host.querySelector('p')).not.toBe(before)
    expect(seen(host)).toBe('one.two.and')
  })
})
