// @vitest-environment happy-dom
/** Several texts with the same footnote names on one page: each links to its own. */
import { act, cleanup, render } from '@testing-library/react'
import type { ReactNode } from 'react'
import { renderToStaticMarkup } from 'react-dom/server'
import { afterEach, expect, test } from 'vitest'
import { renderSharePage } from '@/components/share/render-share'
import { SharedMessage } from '@/components/share/shared-message'
import { renderedTexts } from '@/lib/shared/rendered-texts'
import { createSlices } from '@/lib/shared/slices'
import { StreamingMarkdown } from './streaming-markdown'

const TEXTS = [
  'One[^1] and two[^note], again[^1].\n\n[^1]: First.\n[^note]: Second, see[^1].\n',
  'One[^1], again[^1], and another[^1-2].\n\n[^1]: First.\n[^1-2]: Second.\n',
  '# Heading\n\nOnly in a list:\n\n- one[^A]\n- two[^é]\n\n[^A]: First.\n[^é]: Second.\n',
  `${'Often[^1]. '.repeat(25)}\n\n[^1]: First.\n[^2]: Never called by the text.\n[^1b]: x\n\nLast[^1b].\n`,
  'The formula $\\tag{1} x^2$ and $$\\label{a} y$$ and <a id="footnote-label">HTML</a>.',
]

afterEach(cleanup)

/** A page as the server writes it. */
function written(page: ReactNode): HTMLElement {
  const { container } = render(null)
  container.innerHTML = renderToStaticMarkup(page)
  return container
}

/** All faults of the ids of a page. */
function faultsOf(page: HTMLElement): string[] {
  const ids = [...page.querySelectorAll('[id]')].map(({ id }) => id)
  const twice = ids.filter((id, at) => ids.indexOf(id) !== at).map((id) => `twice: ${id}`)
  const references = ['aria-describedby', 'aria-labelledby', 'aria-controls', 'for'].flatMap((name) =>
    [...page.querySelectorAll(`[${name}]`)].flatMap((each) => (each.getAttribute(name) ?? '').split(' ')),
  )
  const dangling = references.filter((id) => !ids.includes(id)).map((id) => `nowhere: ${id}`)
  const links = [...page.querySelectorAll('a[href^="#"]')].flatMap((link) => {
    const id = link.getAttribute('href')?.slice(1) ?? ''
    const target = [...page.querySelectorAll('[id]')].find((each) => each.id === id)
    if (!target) return [`leads nowhere: ${id}`]
    return target.closest('article') === link.closest('article') ? [] : [`leads to another answer: ${id}`]
  })
  return [...twice, ...dangling, ...links]
}

const callsIn = (page: HTMLElement) => page.querySelectorAll('a[data-footnote-ref]').length

test('answers in a chat', async () => {
  const { container: host } = await act(async () =>
    render(
      [...TEXTS, ...TEXTS].map((text, at) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: they stay
        <article key={at}>
          <StreamingMarkdown text={text} streaming={false} />
        </article>
      )),
    ),
  )
  expect(callsIn(host)).toBeGreaterThan(50)
  expect(faultsOf(host)).toEqual([])
})

test('answers on a shared page', async () => {
  const messages = [...TEXTS, ...TEXTS].map((text) => ({
    ...{ role: 'assistant' as const, status: 'complete' as const, createdAt: '2026-11-21T10:00:00Z' },
    parts: [{ type: 'text' as const, text }],
  }))
  const slices = createSlices(async () => {})
  const { turns, texts } = await renderSharePage('identifiers', [{ from: 0, messages }], slices)
  for (const [name, markup] of texts) renderedTexts().set(name, markup)
  const host = written(
    turns[0]?.messages.map((message, place) => (
      // biome-ignore lint/suspicious/noArrayIndexKey: they stay
      <SharedMessage shareId="s" key={place} message={message} place={place} />
    )),
  )
  for (const name of texts.keys()) renderedTexts().delete(name)
  expect(callsIn(host)).toBeGreaterThan(50)
  expect(faultsOf(host)).toEqual([])
})

test('a call has a label, and its note links back to each of its calls', () => {
  const host = written(<StreamingMarkdown text={TEXTS[1] ?? ''} streaming={false} />)
  const calls = [...host.querySelectorAll('a[data-footnote-ref]')]
  expect(calls.map((call) => call.getAttribute('aria-label'))).toEqual(['Footnote 1', 'Footnote 1', 'Footnote 2'])
  const back = [...host.querySelectorAll('a[data-footnote-backref]')].map((link) => link.getAttribute('href'))
  expect(back).toEqual(calls.map(({ id }) => `#${id}`))
  expect(host.querySelector('.footnotes h2')?.textContent).toBe('Footnotes')
})
