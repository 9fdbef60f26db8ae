import { renderToStaticMarkup } from 'react-dom/server'
import { describe, expect, it } from 'vitest'
import { ToolCard } from '@/components/chat/message/tool-card'
import { SourceList } from '@/components/sources/source-list'
import { renderStatic } from './static/fixtures/render-static'
import { StreamingMarkdown } from './streaming-markdown'

const mark = (sign: string, name: string) => `data-mark="${name}">${sign}</span>`
const RLO = '\u202e'
const ZERO = '\u200b'

describe.each([
  ['on the page', async (text: string) => renderToStaticMarkup(<StreamingMarkdown text={text} streaming={false} />)],
  ['in a share', (text: string) => renderStatic(text)],
])('invisible marks, %s', (_where, render) => {
  it.each([
    ['a block of code', `\`\`\`js\nif (a${RLO}) {}\n\`\`\``],
    ['code in a list', `- a\n\n  \`\`\`\n  a${RLO}b\n  \`\`\``],
    ['code within a line', `Run \`rm${RLO} x\` now`],
    ['the words of a link', `[pay${RLO}pal](https://a.example)`],
    ['the words of a link that may not be followed', `[pay${RLO}pal](javascript:alert(1))`],
    ['an address that is a link', `<https://a.example/${RLO}x>`],
    ['text that is too much to be Markdown', `${'>'.repeat(5000)} a${RLO}b`],
  ])('are shown in %s', async (_what, text) => {
    expect(await render(text)).toContain(mark(RLO, 'U+202E'))
  })

  it('are named in titles and descriptions', async () => {
    expect(await render(`[a](https://a.example "ti${ZERO}tle")`)).toContain('title="ti[U+200B]tle"')
    expect(await render(`![pic${ZERO}ture](https://a.example/b.png)`)).toContain('pic[U+200B]ture')
  })

  it('leave the text unchanged for copying', async () => {
    const text = (html: string) => html.replace(/<[^>]*>/g, '')
    expect(text(await render(`Run \`rm${RLO} ${ZERO}x\` now`))).toBe(`Run rm${RLO} ${ZERO}x now`)
    expect(text(await render(`\`\`\`\na${RLO}b\n\`\`\``))).toContain(`a${RLO}b`)
  })
})

it('are shown in the names of tools and of sources', () => {
  const tool = {
    type: 'tool' as const,
    toolCallId: 't',
    toolName: `look${RLO}up`,
    providerExecuted: false,
    state: 'output-available' as const,
    pieces: [],
    input: { [`na${ZERO}me`]: `va${RLO}lue` },
    output: `re${ZERO}sult`,
    errorText: undefined,
    approval: undefined,
    revision: 0,
  }
  const card = renderToStaticMarkup(<ToolCard tool={tool} isWhole />)
  expect(card).toContain('aria-label="Tool: look[U+202E]up"')
  for (const shown of [mark(RLO, 'U+202E'), mark(ZERO, 'U+200B')]) expect(card).toContain(shown)
  const source = { number: 1, id: 's', title: `Ti${RLO}tle`, url: 'https://a.example/', host: 'a.example', quotes: [] }
  expect(renderToStaticMarkup(<SourceList sources={[source]} prefix="s" />)).toContain(mark(RLO, 'U+202E'))
})
