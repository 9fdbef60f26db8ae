// @vitest-environment happy-dom
/** Copies of an answer with tens of thousands of elements: no single step is proportional to them. */
import { expect, test } from 'vitest'
import { withMarksInSteps } from '@/lib/markdown/document/marks-in-source'
import { answerMarkdown } from '@/lib/markdown/document/text-groups'
import type { Part } from '@/lib/shared/message'
import { inOneGo, type Steps } from '@/lib/shared/steps'
import { copyHtml, hasHtml } from './copy-html'

const COUNT = 2_000

function answerOf(html: string): Element {
  const answer = document.createElement('article')
  answer.innerHTML = `<div data-markdown><div class="markdown">${html}</div></div>`
  return answer
}

/** The output of some work, and its number of steps. */
function stepsOf<T>(steps: Steps<T>): { value: T; count: number } {
  for (let count = 1; ; count++) {
    const step = steps.next()
    if (step.done) return { value: step.value, count }
  }
}

test('an answer is written as HTML element by element', () => {
  const paragraphs = '<p>a <strong>b</strong></p>'.repeat(COUNT)
  expect(stepsOf(copyHtml(answerOf(paragraphs)))).toEqual({ value: paragraphs, count: 2 * COUNT + 1 })
})

test('an answer without texts has no HTML', () => {
  expect(hasHtml(answerOf(''))).toBe(true)
  expect(hasHtml(document.createElement('article'))).toBe(false)
})

const source = (at: number): Part => ({
  type: 'source-url',
  sourceId: `${at}`,
  url: `https://a.example/${at}`,
  title: `Page ${at}`,
})

test('its sources are written as Markdown one by one', () => {
  const parts: Part[] = [{ type: 'text', text: 'Said.' }, ...Array.from({ length: COUNT }, (_, at) => source(at))]
  const { value, count } = stepsOf(answerMarkdown(parts, withMarksInSteps))
  expect(value).toContain(`${COUNT}. [Page ${COUNT - 1}]`)
  expect(count).toBeGreaterThan(COUNT)
})

test('a long text with marks is split in slices, and parsed block by block', () => {
  const text = `${'word '.repeat(20)}\n\n`.repeat(COUNT)
  const marks = [{ at: 3, numbers: [1] }]
  const { value, count } = stepsOf(withMarksInSteps({ text, marks }))
  expect(value).toBe(text.replace('word', 'wor[1]d'))
  expect(value).toBe(inOneGo(withMarksInSteps({ text, marks })))
  expect(count).toBeGreaterThan(COUNT)
})
