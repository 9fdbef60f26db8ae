// @vitest-environment happy-dom
/** Long texts that arrive at once: the work of one frame is bounded, and the text is complete in the end. */
import { renderToStaticMarkup } from 'react-dom/server'
import { afterEach, describe, expect, it, test, vi } from 'vitest'
import { LongText } from '@/components/ui/long-text'
import { MarkdownDocument } from '@/lib/markdown/document/markdown-document'
import { BlockScanner } from '@/lib/markdown/parse/block-scanner'
import { excess } from '@/lib/markdown/parse/limits'
import * as placing from '@/lib/markdown/tree/place-marks'
import { CodeBlock } from './code/code-block'
import { CodeLines } from './code/code-lines'
import { FRAME_COST } from './frame-budget'

const LINES = 50_000
const texts: readonly (readonly [name: string, text: string])[] = [
  ['an unbroken word', 'x'.repeat(1_000_000)],
  ['a name of a language', `\`\`\`${'a'.repeat(50_000)}\nlet x = 1\n\`\`\`\n`],
  ['code', `\`\`\`js\n${'let x = 1\n'.repeat(200_000)}\`\`\`\n`],
  ['headings', '# a\n'.repeat(LINES)],
  ['items', '- a\n'.repeat(LINES)],
  ['rows', `|a|b|\n|-|-|\n${'|a|b|\n'.repeat(LINES)}`],
  ['quotes', '> a\n'.repeat(LINES)],
  ['lines', 'a\n'.repeat(LINES)],
  ['old line ends', 'a\r'.repeat(LINES)],
  ['blank lines', '\n'.repeat(1_000_000)],
  ['definitions', '[a]: https://a.example\n'.repeat(LINES)],
  ['deep quotes', `${'>'.repeat(90)}a\n`.repeat(5_000)],
]

/** What fits into a frame: 30 slices of 512 lines, and weighing one block. */
const MAX_LINES = 30_000
const MAX_FRAMES = 30

describe('a long text that arrives at once', () => {
  afterEach(() => vi.restoreAllMocks())

  it.each(texts)('is processed in parts, and shown whole from the first frame on: %s', (_, text) => {
    const looked = vi.spyOn(BlockScanner.prototype, 'line')
    let left = 0
    const document = new MarkdownDocument((cost) => {
      if (left < cost && left < FRAME_COST) return false
      left -= cost
      return true
    })
    const letters = text.replace(/\s/g, '')
    for (let frame = 0; frame < MAX_FRAMES; frame++) {
      left = FRAME_COST
      looked.mockClear()
      const { groups, rest } = document.update(text, false)
      expect(looked.mock.calls.length).toBeLessThanOrEqual(MAX_LINES)
      const rendered = groups.flat(2).map(({ source }) => source)
      const shown = `${rendered.join('')}${rest?.text ?? ''}`.replace(/\s/g, '')
      expect(shown.length).toBe(letters.length)
      if (!document.isWaiting) break
    }
  })

  test('is rendered to its end, and stays on the page while it is being split', () => {
    let isFree = true
    const document = new MarkdownDocument(() => isFree)
    document.update('Begin', true)
    isFree = false
    const text = `Begin${' and go on'.repeat(2_000)}\n\nEnd.`
    const waiting = document.update(text, true)
    expect(waiting.groups.flat(2)[0]?.source).toBe('Begin')
    expect(waiting.rest?.text).toBe(text.slice('Begin'.length))
    isFree = true
    const { groups, rest } = document.update(text, false)
    expect(rest).toBeUndefined()
    expect(groups.flat(2).map(({ source }) => source)).toEqual([text.split('\n\n')[0], 'End.'])
  })

  test('a block that will not be rendered is not weighed to its end', () => {
    const looked = vi.spyOn(BlockScanner.prototype, 'line')
    expect(excess('a\n'.repeat(90_000))).toBe('cost')
    expect(looked.mock.calls.length).toBeLessThan(10_000)
  })
})

describe('plain text', () => {
  const pieces = (text: string) => renderToStaticMarkup(<LongText text={text} />)

  test('is not split while it is short', () => {
    expect(pieces('A question.')).toBe('A question.')
  })

  test('is split into pieces with separate layout, and is complete', () => {
    const text = 'Some words. '.repeat(90_000)
    const html = pieces(text)
    expect(html.replace(/<[^>]*>/g, '')).toBe(text)
    for (const piece of html.split('class="text-piece"').slice(1)) expect(piece.length).toBeLessThan(12_000)
  })

  test('contains no word that a browser would have to process whole', () => {
    for (const text of ['x'.repeat(5_000), 'x'.repeat(1_000_000)]) {
      const html = pieces(text)
      expect(html.replace(/<[^>]*>/g, '')).toBe(text)
      expect(Math.max(...html.split(/<[^>]*>/).map(({ length }) => length))).toBeLessThanOrEqual(400)
    }
  })
})

describe('code', () => {
  const lines = (html: string) => html.split('code-line').length - 1

  test('of 200,000 lines is rendered in groups of lines, completely', () => {
    const html = renderToStaticMarkup(<CodeBlock code={'let x = 1\n'.repeat(200_000)} language="js" />)
    expect(html.match(/let x = 1/g)).toHaveLength(200_000)
    expect(lines(html)).toBeLessThan(10_000)
    // 256 lines whose size the browser knows without layout.
    expect(html).toContain('contain-intrinsic-size:auto 9ch auto 256lh')
  })

  test('of many lines costs nothing per line that cannot be highlighted, however it arrives', () => {
    const line = (at: number) => `${'x'.repeat(at % 7)}\n`
    const code = Array.from({ length: 50_000 }, (_, at) => line(at)).join('')
    const whole = new CodeLines(() => true).update(code, undefined)
    const lines = whole.groups.flat()
    expect(lines.length).toBeLessThanOrEqual(2_048)
    expect(lines.map(({ text }) => `${text}\n`).join('') + whole.plain.map(({ text }) => text).join('')).toBe(code)
    const growing = new CodeLines(() => true)
    for (let end = 0; end < code.length; end += 7_001) growing.update(code.slice(0, end), undefined)
    const { groups, plain } = growing.update(code, undefined)
    expect([groups, plain]).toEqual([whole.groups, whole.plain])
    expect(plain[3]).toMatchObject({ count: 256, longest: 6 })
  })

  test('of one line is rendered in pieces, completely', () => {
    const code = 'x = 1; '.repeat(150_000)
    const html = renderToStaticMarkup(<CodeBlock code={code} language="js" />)
    const texts = html.split(/<[^>]*>/)
    expect(texts.join('')).toContain(code)
    expect(Math.max(...texts.map(({ length }) => length))).toBeLessThan(5_000)
  })

  test('of an ordinary length is rendered as usual', () => {
    const html = renderToStaticMarkup(<CodeBlock code={'a\nb'} language="" />)
    expect(html).toContain('<span class="code-line">a\n</span><span class="code-line">b\n</span>')
    expect(html).not.toContain('data-long')
  })
})

test('marks in a long text cost their block once, however many arrive at once', () => {
  const document = new MarkdownDocument()
  const text = `${'word '.repeat(2_000)}\n\nMore`
  document.update(text, true)
  const write = vi.spyOn(placing, 'writeMarks')
  document.update(
    text,
    true,
    Array.from({ length: 2_000 }, (_, at) => ({ at: 4 + 5 * at, numbers: [at] })),
  )
  expect(write.mock.calls.length).toBeLessThanOrEqual(4)
})

test('a block has no more numbers in it than a page can render at once', () => {
  const marks = Array.from({ length: 2_000 }, (_, at) => ({ at: 4 + 5 * at, numbers: [2 * at, 2 * at + 1] }))
  const { groups } = new MarkdownDocument().update('word '.repeat(2_000), false, marks)
  const rendered = groups.flat(2).map((block) => placing.readMarks(block.marks).flatMap(({ numbers }) => numbers))
  expect(rendered.map(({ length }) => length)).toEqual([500])
})
