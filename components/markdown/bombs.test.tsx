import { renderToStaticMarkup } from 'react-dom/server'
import { describe, expect, it } from 'vitest'
import { StreamingMarkdown } from './streaming-markdown'

const nested = (levels: number) => Array.from({ length: levels }, (_, i) => `${'  '.repeat(i)}- item ${i}`).join('\n')
const bombs: readonly string[] = [
  '>'.repeat(5000),
  nested(300),
  '- '.repeat(3000),
  Array.from({ length: 300 }, (_, i) => '`'.repeat(i + 1)).join(' '),
  `${'| a '.repeat(2000)}|\n${'|---'.repeat(2000)}|\n`,
  '['.repeat(20_000),
  '![a '.repeat(3000),
  '*a '.repeat(3000),
  '~~a __b '.repeat(2000),
  '<a '.repeat(3000),
  'a <!-- '.repeat(3000),
  `<x${' a'.repeat(10_000)}`,
  '$a '.repeat(3000),
  '\\('.repeat(3000),
  '$$ a '.repeat(2000),
  '\n'.repeat(50_000),
  `${' '.repeat(50_000)}a`,
  `[a]: b "${'x\n'.repeat(2000)}===\n`,
  `$${'{'.repeat(5000)}$ and $$\\def\\a{\\a\\a}\\a$$`,
]

const draw = (text: string, streaming: boolean) =>
  renderToStaticMarkup(<StreamingMarkdown text={text} streaming={streaming} />)

describe('texts made to break a renderer', () => {
  it.each(bombs.map((bomb) => [bomb.slice(0, 24), bomb] as const))('are drawn, growing and whole: %j', (_, bomb) => {
    const words = `Before.\n\n${bomb}`
    expect(draw(words, true)).toContain('Before.')
    expect(draw(`${words}\n\n\`\`\`\n\n--> $$\n\nAfter.`, false)).toContain('After.')
  })

  it('keep their text', () => {
    expect(draw(nested(300), false)).toContain('item 299')
    expect(draw('>'.repeat(5000), false)).toContain('&gt;'.repeat(5000))
  })
})
