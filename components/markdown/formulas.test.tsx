import fc from 'fast-check'
import { renderToStaticMarkup } from 'react-dom/server'
import Markdown from 'react-markdown'
import { describe, expect, it } from 'vitest'
import { MarkdownDocument } from '@/lib/markdown/document/markdown-document'
import { createBlockSplitter } from '@/lib/markdown/parse/split-blocks'
import { dialect } from '@/lib/markdown/tree/dialect'
import { takeMath } from '@/lib/markdown/tree/math-spans'
import type { TreeNode } from '@/lib/markdown/tree/tree'
import { formulas, texts } from './fixtures/formulas'
import { renderStatic } from './static/fixtures/render-static'
import { StreamingMarkdown } from './streaming-markdown'

const formulasIn = (text: string) => takeMath(text).spans.map(({ tex, display }) => (display ? `[${tex}]` : tex))

/** The readable text of a rendering. */
const words = (markup: string) =>
  markup
    .replace(/<div class="code-bar">.*?<\/div>|<[^>]*>/gs, '')
    .replace(/&(?:lt|#x3C);/g, '<')
    .replace(/&gt;/g, '>')
    .replace(/&#x26;/g, '&')
    .replace(/&quot;/g, '"')
    .replace(/&#x27;/g, "'")
    .replace(/&amp;/g, '&')
    .replace(/\s+/g, '')

const render = (text: string, streaming = false) =>
  renderToStaticMarkup(<StreamingMarkdown text={text} streaming={streaming} />)

const parse = (text: string) => renderToStaticMarkup(<Markdown remarkPlugins={dialect}>{text}</Markdown>)

function streamed(text: string) {
  const document = new MarkdownDocument()
  for (let end = 1; end < text.length; end++) document.update(text.slice(0, end), true)
  return document.update(text, false)
}

describe('a text without formulas', () => {
  it.each(texts)('stays text: %s', async (text) => {
    expect(formulasIn(text)).toEqual([])
    expect(words(render(text))).toBe(words(parse(text)))
    expect(words(await renderStatic(text))).toBe(words(parse(text)))
  })

  it.each(texts)('shows none while it grows: %s', (text) => {
    const document = new MarkdownDocument()
    for (let end = 1; end <= text.length; end++) {
      const shown = document.update(text.slice(0, end), true).groups.flat(2)
      const read = shown.filter(({ kind }) => kind !== 'html' && kind !== 'fence')
      expect(read.flatMap(({ continues, source }) => formulasIn((continues?.head ?? '') + source))).toEqual([])
    }
    expect(document.update(text, false)).toEqual(new MarkdownDocument().update(text, false))
  })
})

describe('a text with formulas', () => {
  it.each(formulas)('has them: %s', (text, expected) => {
    expect(formulasIn(text)).toEqual(expected)
    expect(streamed(text)).toEqual(new MarkdownDocument().update(text, false))
    const rendered = [
      ...render(text).matchAll(/<code class="language-math math-(inline|display)"[^>]*>(.*?)<\/code>/gs),
    ]
    const inText = expected.filter((tex) => !text.includes(`![$${tex}$]`))
    expect(rendered.map(([, kind, tex]) => words(kind === 'display' ? `[${tex}]` : (tex ?? '')))).toEqual(
      inText.map((tex) => tex.replace(/\s/g, '')),
    )
  })

  it('contains the same in its blocks as in the whole', () => {
    for (const [text] of formulas) {
      const splitter = createBlockSplitter()
      splitter.push(text)
      const blocks = splitter.open ? [...splitter.settled, splitter.open] : splitter.settled
      expect(blocks.flatMap(({ source }) => formulasIn(source))).toEqual(formulasIn(text))
    }
  })

  it.each([
    ['Let $x_1 + y$ be.', /\$/],
    ['Let \\(x_1\\) be.', /\\/],
    ['So\n\n$$\na\n+ b\n- c\n$$\n\nis.', /\$|b/],
    ['> $$\n> a\n> + b\n> $$\n> is.', /\$|b/],
    ['- so\n  \\[\n  a\n  + b\n  \\]\n  is **it**.', /\\|\*/],
    ['| $a$ | \\(b\\) |\n|---|---|\n| $c$ | d |\n', /\$|\\/],
  ])('shows none of its delimiters while it grows: %j', (text, marks) => {
    for (let end = 1; end <= text.length; end++) {
      const shown = render(text.slice(0, end), true).replace(/<code class="language-math[^>]*>.*?<\/code>/gs, '')
      expect(words(shown)).not.toMatch(marks)
    }
  })

  it('is found in each part of a long table', async () => {
    const row = (n: number) => `| \\(a_{${n}}\\) | cost ($) and ${'words '.repeat(9)} | rate ($) |\n`
    const text = `| f | b | c |\n|---|---|---|\n${Array.from({ length: 120 }, (_, n) => row(n)).join('')}`
    const html = await renderStatic(text)
    expect(html.match(/class="katex"/g)).toHaveLength(120)
    expect(html.match(/\(\$\)/g)).toHaveLength(240)
  })
})

/** The offsets of the formulas in a text. */
function places(source: string): { from: number; to: number; source: string }[] {
  const { text, spans } = takeMath(source)
  let at = 0
  return text.split(/\uE000\d+\uE001/).flatMap((piece, index) => {
    const span = spans[index]
    const from = at + piece.length
    at = from + (span?.source.length ?? 0)
    return span ? [{ from, to: at, source: span.source }] : []
  })
}

/** How Markdown without formulas parses a text. */
function structure(source: string): { leaves: TreeNode[]; code: TreeNode[]; links: TreeNode[] } {
  const leaves: TreeNode[] = []
  const code: TreeNode[] = []
  const links: TreeNode[] = []
  const visit = (node: TreeNode) => {
    if (/^(?:paragraph|heading|tableCell)$/.test(node.type)) leaves.push(node)
    if (/^(?:inlineCode|code|html)$/.test(node.type)) code.push(node)
    if (node.type === 'link') links.push(node)
    node.children?.forEach(visit)
  }
  Markdown({ children: source, remarkPlugins: [...dialect, () => visit] })
  return { leaves, code, links }
}

const range = ({ position }: TreeNode) => [position?.start.offset ?? 0, position?.end.offset ?? 0] as const

describe('formulas and structure', () => {
  const piece = fc.oneof(
    { weight: 4, arbitrary: fc.constantFrom('$', '$', '$$', '$$$', '\\(', '\\)', '\\[', '\\]', '\\$', '\\\\') },
    {
      weight: 4,
      arbitrary: fc.constantFrom('x', 'x^2', '5', ' ', ' ', 'a = b', 'word', ',', '(', ')', '请', '\\alpha'),
    },
    {
      weight: 2,
      arbitrary: fc.constantFrom('`', '``', '|', '*w', '**w', '](https://a.example)', '[', '<b>', 'https://b.example/'),
    },
    {
      weight: 2,
      arbitrary: fc.constantFrom(
        '\n',
        '\n\n',
        '\n- ',
        '\n> ',
        '\n1. ',
        '\n# ',
        '\n|---|---|\n',
        '\n  ',
        '\n```\n',
        '\n---\n',
      ),
    },
  )
  const source = fc.array(piece, { maxLength: 24 }).map((pieces) => pieces.join(''))

  it('no pair leaves its paragraph, heading or cell, or cuts code or a link', () => {
    const check = fc.property(source, (text) => {
      const { leaves, code, links } = structure(text)
      for (const { from, to, source: formula } of places(text)) {
        // Display math on lines of its own is itself a block.
        if (/^(?:\$\$|\\\[)[\s\S]*\n/.test(formula)) continue
        const holds = leaves.some((leaf) => range(leaf)[0] <= from && to <= range(leaf)[1])
        expect([text, formula, holds]).toEqual([text, formula, true])
        const cut = code.filter((node) => range(node)[0] < to && range(node)[1] > from && node.type !== 'html')
        expect([text, formula, cut]).toEqual([text, formula, []])
        for (const link of links) {
          const [start, end] = range(link)
          const isOutside = to <= start || from >= end
          expect([text, formula, isOutside || (from >= start && to <= end)]).toEqual([text, formula, true])
        }
      }
    })
    fc.assert(check, { numRuns: Number(process.env.RUNS ?? 800), seed: Number(process.env.SEED ?? 20261) })
  })

  it('no character is lost, and a growing text ends as the whole', () => {
    const check = fc.property(source, (text) => {
      const taken = takeMath(text)
      expect(taken.text.replace(/\uE000(\d+)\uE001/g, (_, index) => taken.spans[Number(index)]?.source ?? '')).toBe(
        text,
      )
      if (taken.spans.length === 0) expect(words(render(text))).toBe(words(parse(text)))
      expect(streamed(text)).toEqual(new MarkdownDocument().update(text, false))
    })
    fc.assert(check, { numRuns: Number(process.env.RUNS ?? 150), seed: Number(process.env.SEED ?? 20261) })
  })
})
