// @vitest-environment happy-dom
/** A shared page: rendered once, written by the server, hydrated by the browser. */
import { act, cleanup, fireEvent, render } from '@testing-library/react'
import { renderToString } from 'react-dom/server'
import { afterEach, expect, test, vi } from 'vitest'
import type { SharedChat as Copy } from '@/lib/shared/api/share'
import { renderedTexts } from '@/lib/shared/rendered-texts'
import { createSlices } from '@/lib/shared/slices'
import { sharePage } from './share-page-cache'
import { SharedChat } from './shared-chat'

vi.mock('@/lib/client/api/shares', () => ({ continueShare: async () => 'chat' }))

const CODE = 'const a = 1 < 2\nconst b = "x"'
const copy = (text: string): Copy => ({
  title: 'T',
  messages: [
    { role: 'user', createdAt: '2026-11-21T10:00:00Z', parts: [{ type: 'text', text: 'Why?' }] },
    {
      ...{ role: 'assistant', status: 'complete', createdAt: '2026-11-21T10:00:01Z' },
      parts: [
        { type: 'text', text },
        { type: 'source', id: 's', title: 'A source', url: 'https://a.example/' },
      ],
    },
  ],
})

afterEach(cleanup)

const request = (shareId: string, text: string, page = 1) => ({
  shareId,
  page,
  read: vi.fn(async () => copy(text)),
  slices: createSlices(async () => {}),
})

test('five concurrent readers, and all later ones, get one rendering', async () => {
  const one = request('five', '# Hello')
  const pages = await Promise.all(Array.from({ length: 5 }, () => sharePage(one)))
  await sharePage(one)
  expect(one.read).toHaveBeenCalledTimes(1)
  expect(new Set(pages).size).toBe(1)
  expect(renderedTexts().get('five/1/1-0')).toContain('<h1')
  // With the title cached, the copy is not read again.
  expect(pages[0]?.title).toBe('T')
  expect(await sharePage(request('five', '# Hello', 2))).toBeUndefined()
})

test('the page hydrates what the server wrote: nothing is rendered again, code can be copied, marks are links', async () => {
  const text = `Text with a mark\n\n\`\`\`ts\n${CODE}\n\`\`\`\n\nand $x^2$.`
  const rendered = await sharePage(request('life', text))
  const facts = { shareId: 'life', title: 'T', sharedAt: new Date(0), expiresAt: null, page: 1, pages: 1 }
  const page = <SharedChat {...facts} turns={rendered?.turns ?? []} />
  const host = document.body.appendChild(document.createElement('div'))
  host.innerHTML = renderToString(page)
  expect(host.querySelector('.katex')).not.toBeNull()
  const written = host.querySelector('.markdown p')
  const failures: unknown[] = []
  // A browser does not have the rendered texts.
  renderedTexts().clear()
  vi.stubGlobal('IntersectionObserver', undefined)
  const write = vi.fn()
  vi.stubGlobal('navigator', { ...navigator, clipboard: { writeText: write } })
  const onRecoverableError = (error: unknown) => failures.push(error)
  await act(async () => render(page, { container: host, hydrate: true, onRecoverableError }))
  vi.unstubAllGlobals()
  expect(failures).toEqual([])
  expect(host.querySelector('.markdown p')).toBe(written)
  expect(host.querySelectorAll('.code-block')).toHaveLength(1)
  expect(host.querySelector('.code-place .code-block pre')?.textContent).toBe(`${CODE}\n`)
  const mark = host.querySelector<HTMLAnchorElement>('.source-marks a')
  const entry = document.getElementById('source-1-1')
  if (mark) fireEvent.click(mark)
  expect(document.activeElement).toBe(entry)
})

test('a shared document has its contents, and each section keeps its heading', async () => {
  const document: Copy = {
    title: 'The guide',
    messages: [
      { role: 'user', createdAt: '2026-11-21T10:00:00Z', parts: [{ type: 'text', text: 'Write: README.' }] },
      {
        ...{ role: 'assistant', status: 'complete', createdAt: '2026-11-21T10:00:01Z' },
        parts: ['One', 'Two'].flatMap((title) => [
          { type: 'section' as const, title },
          { type: 'text' as const, text: `## ${title}\n\n` },
          { type: 'text' as const, text: `Text of ${title}.` },
        ]),
      },
    ],
  }
  const rendered = await sharePage({ ...request('document', ''), read: async () => document })
  const facts = { shareId: 'document', title: 'The guide', sharedAt: new Date(0), expiresAt: null, page: 1, pages: 1 }
  const host = globalThis.document.createElement('div')
  host.innerHTML = renderToString(<SharedChat {...facts} turns={rendered?.turns ?? []} />)
  expect(host.textContent).toContain('Shared document')
  const links = [...host.querySelectorAll<HTMLAnchorElement>('nav a')]
  expect(links.map(({ textContent }) => textContent)).toEqual(['One', 'Two'])
  const targets = links.map(({ hash }) => host.querySelector(hash))
  expect(targets.map((target) => target?.querySelector('h2')?.textContent)).toEqual(['One', 'Two'])
  expect(targets.map((target) => target?.querySelector('p')?.textContent)).toEqual(['Text of One.', 'Text of Two.'])
})
