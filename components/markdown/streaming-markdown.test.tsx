// @vitest-environment happy-dom
import { act, cleanup, type RenderResult, render } from '@testing-library/react'
import { renderToStaticMarkup } from 'react-dom/server'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { StreamingMarkdown } from './streaming-markdown'

let view: RenderResult
let host: HTMLElement

beforeEach(() => {
  view = render(null)
  host = view.container
})

afterEach(cleanup)

const show = (text: string, streaming = true) =>
  act(async () => view.rerender(<StreamingMarkdown text={text} streaming={streaming} />))

const children = () => [...(host.firstElementChild?.children ?? [])]

describe('StreamingMarkdown', () => {
  it('never touches a settled block again', async () => {
    const start = '# Title\n\nA paragraph with **words**.\n\n- a\n- b\n\n```js\nlet a\n```\n\nAnd '
    await show(start)
    const settled = children().slice(0, 4)
    const html = settled.map((node) => node.outerHTML)
    const changes: MutationRecord[] = []
    const observer = new MutationObserver((records) => changes.push(...records))
    const options = { subtree: true, childList: true, characterData: true, attributes: true }
    for (const node of settled) observer.observe(node, options)
    let text = start
    for (const char of 'more **text**, then\n\n| a |\n|---|\n| b |\n\nEnd [x].\n\n[y]: https://a.example\n\n') {
      text += char
      await show(text)
    }
    await show(text, false)
    changes.push(...observer.takeRecords())
    expect(children().slice(0, 4)).toEqual(settled)
    // The grammar may be loaded meanwhile: only the highlighting may change.
    expect(changes.filter(({ target }) => !(target as Element).closest?.('.code-block'))).toEqual([])
    expect(settled.slice(0, 3).map((node) => node.outerHTML)).toEqual(html.slice(0, 3))
  })

  it('keeps the open block in place when it settles', async () => {
    await show('A paragraph')
    const paragraph = host.querySelector('p')
    await show('A paragraph that **grows**')
    await show('A paragraph that **grows**\n\nNext')
    expect(host.querySelector('p')).toBe(paragraph)
    expect(paragraph?.textContent).toBe('A paragraph that grows')
  })

  it('keeps the lines of growing code', async () => {
    await show('```\none\ntwo\nthr')
    const [first, second] = host.querySelectorAll('.code-line')
    await show('```\none\ntwo\nthree\nfour')
    await show('```\none\ntwo\nthree\nfour\n```\n\nEnd', false)
    const lines = [...host.querySelectorAll('.code-line')]
    expect(lines[0]).toBe(first)
    expect(lines[1]).toBe(second)
    expect(host.querySelector('code')?.textContent).toBe('one\ntwo\nthree\nfour\n')
  })

  it('patches only the links that a late definition concerns', async () => {
    await show('See [the guide][g].\n\nOther.\n\n')
    const [first, second] = children()
    expect(first?.textContent).toBe('See the guide.')
    await show('See [the guide][g].\n\nOther.\n\n[g]: https://a.example\n\n')
    expect(children().slice(0, 2)).toEqual([first, second])
    expect(first?.querySelector('a')?.getAttribute('href')).toBe('https://a.example/')
  })

  it('ends as a server renders the whole text', async () => {
    const text =
      'One [a].\n\n> **two**\n\n1. three[^n]\n\n| x |\n|---|\n| y |\n\n[a]: https://a.example\n\n[^n]: note\n'
    for (let end = 1; end <= text.length; end++) await show(text.slice(0, end))
    await show(text, false)
    const plain = (html: string) => html.replace(/m_?[\w-]*?-(?=fn)/g, '').replace(/\s+/g, ' ')
    const whole = document.createElement('div')
    whole.innerHTML = renderToStaticMarkup(<StreamingMarkdown text={text} streaming={false} />)
    expect(plain(host.innerHTML)).toBe(plain(whole.innerHTML))
  })

  it('marks where the text grows, and removes the mark at the end', async () => {
    await show('One.\n\n- two')
    expect(host.querySelector('[data-caret]')?.textContent).toBe('two')
    await show('One.\n\n- two\n', false)
    expect(host.querySelector('[data-caret], [data-streaming]')).toBeNull()
  })

  it('shows what must not be parsed as plain text', async () => {
    const bomb = '>'.repeat(5000)
    await show(`Before.\n\n${bomb}\n\nAfter.`, false)
    expect(host.querySelector('.plain-block')?.textContent).toBe(bomb)
    expect(host.textContent).toContain('After.')
  })
})
