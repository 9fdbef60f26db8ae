// @vitest-environment happy-dom
import { act, cleanup, type RenderResult, render } from '@testing-library/react'
import fc from 'fast-check'
import { renderToStaticMarkup } from 'react-dom/server'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { markedTexts } from '@/lib/markdown/fixtures/marked-texts'
import type { Mark } from '@/lib/markdown/tree/place-marks'
import { SourceTargets } from './source-marks'
import { renderStatic } from './static/fixtures/render-static'
import { StreamingMarkdown } from './streaming-markdown'

const TITLES = { prefix: 's-', titles: ['One', 'Two', 'Three'] }

let view: RenderResult
let host: HTMLElement

beforeEach(() => {
  view = render(null)
  host = view.container
})

afterEach(cleanup)

const show = (text: string, marks: readonly Mark[], streaming = false) =>
  act(async () =>
    view.rerender(
      <SourceTargets value={TITLES}>
        <StreamingMarkdown text={text} streaming={streaming} marks={marks} />
      </SourceTargets>,
    ),
  )

/** Parses a text in which `^1` stands for a mark into the plain text and the marks. */
function marked(written: string): [string, Mark[]] {
  const marks: Mark[] = []
  let text = ''
  for (const [at, piece] of written.split(/\^(\d)/).entries()) {
    if (at % 2 === 0) text += piece
    else marks.push({ at: text.length, numbers: [Number(piece)] })
  }
  return [text, marks]
}

/** The page's text, with marks as `[1]`. */
const rendered = () => host.textContent

describe('marks', () => {
  it.each([
    ['in a sentence', 'Said^1 and done^2.', 'Said[1] and done[2].'],
    ['behind bold words and code', '**bold**^1 and `code`^2 so', 'bold[1] and code[2] so'],
    ['within bold words', '**one^1 two**', 'one[1] two'],
    ['behind a link and never in it', 'See [it](https://a.example)^1 there', 'See it[1] there'],
    ['in a list', '- one^1\n- two^2\n', '[1]two[2]'],
    ['in a table', '| a | b |\n|---|---|\n| x^1 | y^2 |\n', 'x[1]y[2]'],
    ['behind a formula’s dollars', 'Let $x^{2}$ be^1 so, $y$ too^2.', 'be[1] so'],
    ['behind escapes and entities', 'a \\* b &amp; c^1 d', 'a * b & c[1] d'],
    ['at a text’s end', 'The end.^1', 'The end.[1]'],
    ['on the second line', 'one\n  two^1 three', 'one\ntwo[1] three'],
    ['in a quote', '> one\n> two^1 three', 'two[1] three'],
    ['in a heading', '# A title^1\n\ntext', 'A title[1]'],
  ])('%s', async (_name, written, shown) => {
    const [text, marks] = marked(written)
    await show(text, marks)
    expect(rendered()?.replace(/\n/g, '')).toContain(shown.replace(/\n/g, ''))
    expect(host.querySelectorAll('a a, code .source-marks, a .source-marks')).toHaveLength(0)
  })

  it('are links to the list, with names', async () => {
    await show(...marked('Said^2.'))
    const link = host.querySelector('.source-marks a')
    expect([link?.getAttribute('href'), link?.getAttribute('aria-label')]).toEqual(['#s-2', 'Source 2: Two'])
  })

  it('never stand in a block of code', async () => {
    await show(...marked('```js\nlet a^1\n```\n\nafter^2'))
    expect(host.querySelector('pre')?.textContent).not.toContain('[1]')
    expect(rendered()).toContain('after[2]')
  })

  it.each([
    [
      'behind a block of code',
      '```js\nlet a^1\nlet b^2\n```\n\nafter',
      '```js\nlet a\nlet b\n```\n\nafter',
      'let b\n[1][2]after',
    ],
    ['behind code in an item', '- x\n\n  ```\n  a^1\n  ```\n- y', '- x\n\n  ```\n  a\n  ```\n- y', 'a\n[1]\n'],
    [
      'behind a formula that they stand in',
      'Let $x_1^1 + x_2 + x_3$ be so',
      'Let $x_1 + x_2 + x_3$ be so',
      'x_3[1] be so',
    ],
  ])('stand %s', async (_name, written, text, shown) => {
    const [plain, marks] = marked(written)
    expect(plain).toBe(text)
    await show(plain, marks)
    const words = host.cloneNode(true) as HTMLElement
    for (const formula of words.querySelectorAll('.formula'))
      formula.textContent = (formula.querySelector('annotation') ?? formula).textContent
    expect(words.textContent).toContain(shown)
  })

  it('leave code, links and formulas as they are, on a page and in a shared copy', async () => {
    const constructs = (html: string) => {
      const element = document.createElement('div')
      element.innerHTML = html
      const found = element.querySelectorAll('code, pre, .formula, a')
      return [...found]
        .filter((node) => !node.closest('.source-marks'))
        .map((node) => [node.tagName, node.getAttribute('href'), node.textContent])
    }
    const check = fc.asyncProperty(markedTexts, fc.boolean(), async ({ text, marks }, isShared) => {
      const constructsOf = async (marks: readonly Mark[]) => {
        if (isShared) return constructs(await renderStatic(text, { marks, targets: TITLES }))
        const page = (
          <SourceTargets value={TITLES}>
            <StreamingMarkdown text={text} streaming={false} marks={marks} />
          </SourceTargets>
        )
        return constructs(renderToStaticMarkup(page).replace(/m_[^"]*?-(?=fn)/g, ''))
      }
      expect(await constructsOf(marks)).toEqual(await constructsOf([]))
    })
    await fc.assert(check, { numRuns: Number(process.env.RUNS ?? 60), seed: Number(process.env.SEED ?? 20261) })
  })

  it('cannot be forged by a text', async () => {
    await show('a \uE0001\uE001 <sup data-marks="1">x</sup> [1] \uE002', [])
    expect(host.querySelector('.source-marks')).toBeNull()
  })

  it('appear in a growing text as in the whole, and nothing settled is rendered again', async () => {
    const [text, marks] = marked(
      '# T\n\nOne^1 two^2 **three^3 four** [x][y].\n\n- a^1\n- b^2\n\n| a |\n|---|\n| c^3 |\n\nEnd.^1\n\n',
    )
    await show('# T\n\n', [], true)
    const [title] = host.querySelectorAll('h1')
    for (let at = 5; at <= text.length; at += 1) {
      await show(
        text.slice(0, at),
        marks.filter((mark) => mark.at <= at),
        true,
      )
    }
    await show(text, marks)
    expect(host.querySelector('h1')).toBe(title)
    const grown = host.querySelector('.markdown')?.innerHTML
    const whole = renderToStaticMarkup(
      <SourceTargets value={TITLES}>
        <StreamingMarkdown text={text} streaming={false} marks={marks} />
      </SourceTargets>,
    )
    const other = document.createElement('div')
    other.innerHTML = whole
    expect(grown).toBe(other.querySelector('.markdown')?.innerHTML)
    expect([...host.querySelectorAll('.source-marks')].map((mark) => mark.textContent)).toEqual(
      marks.map(({ numbers }) => `[${numbers[0]}]`),
    )
  })

  it('that arrive late re-render their own block, and no other', async () => {
    const text = 'One.\n\nTwo.\n\nThree.\n\n'
    await show(text, [], true)
    const [one, two] = host.querySelectorAll('p')
    const html = one?.outerHTML
    await show(text, [{ at: 10, numbers: [1] }], true)
    expect(two?.textContent).toBe('Two.[1]')
    expect(one?.outerHTML).toBe(html)
  })
})
