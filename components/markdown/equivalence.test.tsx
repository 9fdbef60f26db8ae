import { createRequire } from 'node:module'
import fc from 'fast-check'
import { renderToStaticMarkup } from 'react-dom/server'
import Markdown, { type Options } from 'react-markdown'
import remarkGfm from 'remark-gfm'
import { describe, expect, it } from 'vitest'
import { type DocumentView, MarkdownDocument } from '@/lib/markdown/document/markdown-document'
import { numberFootnotes, onlyFootnotes } from '@/lib/markdown/tree/footnotes'
import { rounds } from '@/scripts/rounds.mjs'
import { StreamingMarkdown } from './streaming-markdown'

interface Example {
  readonly markdown: string
  readonly number: number
}

const examples: readonly Example[] = createRequire(import.meta.url)('commonmark-spec').tests
const documents = examples.map(({ markdown }) => markdown.replace(/→/g, '\t'))

function html(source: string, rehypePlugins: Options['rehypePlugins'] = []): string {
  return renderToStaticMarkup(
    <Markdown remarkPlugins={[remarkGfm]} rehypePlugins={rehypePlugins}>
      {source}
    </Markdown>,
  )
}

const spaceless = (markup: string) => markup.replace(/\n+/g, '\n').trim()

function joined({ groups, footnotes }: DocumentView): string {
  const blocks = groups
    .flat(2)
    .map(({ source, prelude, calls }) => html(prelude + source, [() => numberFootnotes(calls)]))
  const footer = footnotes === '' ? '' : html(footnotes, [onlyFootnotes])
  return spaceless([...blocks, footer].join('\n'))
}

function streamed(text: string, size: number): DocumentView {
  const document = new MarkdownDocument()
  for (let end = size; end < text.length; end += size) document.update(text.slice(0, end), true)
  return document.update(text, false)
}

const whole = (text: string) => new MarkdownDocument().update(text, false)

describe('the blocks together', () => {
  it('equal one rendering of the whole, for every CommonMark example', () => {
    const different = documents.flatMap((text, index) =>
      joined(whole(text)) === spaceless(html(text)) ? [] : [examples[index]?.number],
    )
    expect(documents).toHaveLength(652)
    expect(different).toEqual([])
  })

  it('are the same when the text arrives in pieces', () => {
    for (const text of documents) {
      expect(streamed(text, 1)).toEqual(whole(text))
      expect(streamed(text, 7)).toEqual(whole(text))
    }
  })

  it('equal one rendering for random documents', () => {
    const line = fc.constantFrom('- a', '* b', '1. c', '2. d', '> e', '    f', '  g', 'h **i**', '# j', '```', '~~~')
    const more = fc.constantFrom('---', '===', '| a | b |', '|---|---|', '<div>', '<!-- k', '-->', '[l]', '[l]: /m', '')
    const text = fc.array(fc.oneof(line, more), { maxLength: 14 }).map((lines) => `${lines.join('\n')}\n`)
    const check = fc.property(text, (source) => {
      expect(joined(whole(source))).toBe(spaceless(html(source)))
    })
    fc.assert(check, { numRuns: rounds(400, 4_000) })
  })

  it.each([
    'A claim[^1] and another[^note], again[^1].\n\nMore[^note].\n\n[^1]: First **note**.\n[^note]: Second.\n\nEnd.\n',
    'Late[^b] and[^a].\n\n[^a]: one\n\n    two\n\n[^b]: calls[^a] and [c]\n\n[c]: /url\n',
    'None[^x] and `[^1]` but[^1].\n\n[^1]: note\n\n- item[^1]\n',
  ])('equal one rendering with footnotes: %j', (text) => {
    expect(joined(whole(text))).toBe(spaceless(html(text)))
    expect(streamed(text, 1)).toEqual(whole(text))
  })

  it('render again only the blocks that name a late definition', () => {
    const document = new MarkdownDocument()
    const before = document.update('One [a] two.\n\nThree.\n\nFour [b].\n\n', true).groups.flat(2)
    const after = document.update('One [a] two.\n\nThree.\n\nFour [b].\n\n[b]: /url\n\n', true).groups.flat(2)
    expect(after[0]).toBe(before[0])
    expect(after[1]).toBe(before[1])
    expect(after[2]?.prelude).toContain('/url')
    expect(before[2]?.prelude).toBe('')
  })

  it('contain the same in the end, code down to the last line ending', () => {
    const words = (markup: string) => markup.replace(/<div class="code-bar">.*?<\/div>|<[^>]*>|\s+/gs, '')
    const code = (markup: string) =>
      [...markup.matchAll(/<pre[^>]*>(<code[^>]*>)(.*?)<\/code>/gs)].map(([, tag, text]) => [
        tag,
        text?.replace(/<[^>]*>/g, ''),
      ])
    for (const text of documents) {
      const rendered = renderToStaticMarkup(<StreamingMarkdown text={text} streaming={false} />)
      const plain = html(text)
      expect(code(rendered)).toEqual(code(plain))
      // An image is held back behind its description.
      if (!plain.includes('<img')) expect(words(rendered)).toBe(words(plain))
    }
  })

  it('start over for a different text', () => {
    const document = new MarkdownDocument()
    document.update('One.\n\nTwo.\n\n', true)
    expect(document.update('Three.\n\n', true).groups.flat(2)).toMatchObject([{ source: 'Three.' }])
  })
})
