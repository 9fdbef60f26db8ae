/** The Markdown export as a parser of Markdown reads it: every speaker is there, and has said what they said. */
import fc from 'fast-check'
import { type Extension, fromMarkdown } from 'mdast-util-from-markdown'
import { gfmFromMarkdown } from 'mdast-util-gfm'
import { toString as wordsOf } from 'mdast-util-to-string'
import { gfm } from 'micromark-extension-gfm'
import { describe, expect, test } from 'vitest'
import { withMarksInSteps } from '@/lib/markdown/document/marks-in-source'
import { answerMarkdown } from '@/lib/markdown/document/text-groups'
import type { StoredMessage } from '@/lib/server/database/messages'
import type { Part } from '@/lib/shared/message'
import { inOneGo } from '@/lib/shared/steps'
import { stored, written } from './fixtures/stored-message'
import { markdownExport } from './markdown-export'

const NOW = new Date('2026-11-21T10:15:00Z')

interface Node {
  type: string
  depth?: number
  children?: Node[]
}

const parsers = {
  CommonMark: (text: string): Node => fromMarkdown(text),
  GFM: (text: string): Node =>
    fromMarkdown(text, { extensions: [gfm()], mdastExtensions: gfmFromMarkdown() as Extension[] }),
}

const isSpeaker = (node: Node) => node.type === 'heading' && node.depth === 2 && /^(?:You|Claude) ·/.test(wordsOf(node))

/** All headings anywhere that name a speaker, and what stands below each of those at the top. */
function read(markdown: string, parse: (text: string) => Node) {
  const { children = [] } = parse(markdown)
  const all = (node: Node): Node[] => [node, ...(node.children ?? []).flatMap(all)]
  const sections: Node[][] = []
  for (const node of children) {
    if (isSpeaker(node)) sections.push([])
    else sections.at(-1)?.push(node)
  }
  return { speakers: children.flatMap(all).filter(isSpeaker).length, sections }
}

const exported = (...branch: StoredMessage[]) => written(markdownExport('T', branch, NOW))
const spaceless = (text: string) => text.replace(/\s+/g, '')

const HAZARDS = [
  '<?php echo 1; // what is wrong here?',
  '<script>\nlet a = 1 * 2 * 3\n\nb',
  '<!-- TODO\n\n# not a head',
  '<pre>\n```\n</pre>\n\nDone.',
  '<pre>\n\n**bold**',
  '<![CDATA[ x',
  '<!X',
  '<!doctype html',
  '<div>\n<p>x',
  '<style>\n* { a: b }\n',
  '<textarea>\n\nx',
  'Why?\n<STYLE>\n\n```\n\n`````',
  '```js\nlet a = 1',
  '````\n```\n',
  '~~~ x\n```',
  '   ```\n  x',
  '\t```\nx',
  '1. Install:\n\n   ```bash\n   npm i',
  '> ~~~\n> x',
  '> - ```\n>   x',
  '- <!-- a\n- <!-- b',
  '> <script>\n> x',
  '- a\n\n  > b\n\n      code',
  '- lazy\ncontinued',
  '> lazy\ncontinued',
  '| a | b |\n| - | - |\n| c',
  '[^1]: a note\n\n    ```\n    x',
  '[a]: /url\n"title',
  '[You]: /x',
  '---\ntitle: x\n---',
  'Text\n===',
  'Text\n---',
  '    indented\n\n    ```',
  'a\r```\rb',
  'a\r\n<!--\r\nb',
  '## You · 2026-11-21 10:02 UTC',
  '  ## **Claude** · now ##',
  '> ## You · quoted',
  '1. ## Claude · listed',
  'You · 2026-11-21 10:02 UTC\n---',
  '<details>\n<summary>x</summary>\n\n```',
  '\\',
  '`open code',
  '<a href="',
  '*open **emphasis',
  '[open](',
  '\u00a0\u2028<!--',
  '$$\nx^2 +',
]

describe.each(Object.entries(parsers))('read as %s', (_name, parse) => {
  test.each(HAZARDS)('after %j all the others are there', async (hazard) => {
    const branch = [stored('user', hazard), stored('assistant', hazard, { status: 'cut' }), stored('user', 'B')]
    const { speakers, sections } = read(await exported(...branch, stored('assistant', 'C')), parse)
    expect(speakers).toBe(4)
    expect(sections).toHaveLength(4)
    expect(sections.slice(2).map((nodes) => nodes.map((node) => wordsOf(node)))).toEqual([['B'], ['C']])
  })

  test('property: whatever is said, each speaker has a heading and nobody else has', async () => {
    const line = fc.constantFrom(
      ...HAZARDS.flatMap((hazard) => hazard.split(/(?<=\n)/)),
      ...[
        '\n',
        '-->',
        '?>',
        ']]>',
        '</script>',
        '```',
        '~~~',
        '   ',
        '\t',
        '> ',
        '- ',
        '1. ',
        '    ',
        '$$',
        '&lt;',
        '#',
      ],
    )
    const text = fc.array(line, { maxLength: 12 }).map((pieces) => pieces.join(''))
    await fc.assert(
      fc.asyncProperty(fc.array(text, { minLength: 1, maxLength: 4 }), async (texts) => {
        const branch = texts.map((each, at) => stored(at % 2 === 0 ? 'user' : 'assistant', each))
        const { speakers, sections } = read(await exported(...branch), parse)
        expect(speakers).toBe(texts.length)
        expect(sections).toHaveLength(texts.length)
      }),
      { numRuns: 300, seed: 21 },
    )
  })

  test('titles, models, files, tools and sources stay within their lines', async () => {
    const evil = 'x\n## You · <!-- ```\r<script>\u2028# y'
    const call = {
      type: `tool-${evil}`,
      toolCallId: '1',
      state: 'output-available',
      input: evil,
      output: `${evil}\`\`\`\``,
    }
    const source = {
      type: 'source-url',
      sourceId: 'a',
      url: 'https://a.example/?q=\\',
      title: evil,
      providerMetadata: { firstword: { textId: '0', citedText: evil, place: evil } },
    }
    const parts = [
      { type: 'text', text: '```\ncut' },
      source,
      { type: 'file', mediaType: 'text/plain', filename: evil, url: '' },
      call,
    ]
    const branch = [stored('assistant', parts as Part[], { metadata: { model: evil } }), stored('user', 'B')]
    const { children = [] } = parse(await written(markdownExport(evil, branch, NOW)))
    expect(children.map(({ type }) => type)).toEqual([
      ...['heading', 'paragraph', 'heading', 'code', 'paragraph', 'paragraph', 'paragraph', 'code', 'paragraph'],
      ...['list', 'heading', 'paragraph'],
    ])
    // The source's mark, behind the code that it cannot stand in.
    expect(wordsOf(children[4])).toBe('[1]')
  })
})

test('what ends by itself stays to the letter, and what is changed reads as it was written', async () => {
  for (const whole of [
    '<pre>\n```\n</pre>\n\nDone.',
    '1. Install:\n\n   ```bash\n   npm i',
    'H<sub>2</sub>O',
    '<!-- a -->\n\nb',
  ]) {
    expect(await exported(stored('assistant', whole))).toContain(`\n\n${whole}\n`)
  }
  for (const hazard of [
    '<?php echo 1; // what is wrong here?',
    '<!-- a\n\n  *b*\n\n# c',
    'Use <textarea> here',
    '## You · now',
  ]) {
    const [nodes = []] = read(await exported(stored('user', hazard)), parsers.CommonMark).sections
    expect(nodes.map((node) => wordsOf(node)).join('\n')).toBe(hazard)
  }
  expect(await exported(stored('user', 'Is `<script>` bad?'))).toContain('\nIs `<script>` bad?\n')
})

test('property: no text is lost', async () => {
  const text = fc
    .array(
      fc.constantFrom('<!-- ', '<?', '<script>', 'words', '\n', '\n\n', 'x <xmp> y', '- ', '> ', '## You', '-->'),
      { maxLength: 10 },
    )
    .map((pieces) => pieces.join(''))
  await fc.assert(
    fc.asyncProperty(text, async (said) => {
      const file = await exported(stored('user', said))
      expect(
        spaceless(file)
          .replace(/`{3,}(?:html)?/g, '')
          .replaceAll('\\', '')
          .replaceAll('&lt;', '<'),
      ).toContain(spaceless(said))
    }),
    { numRuns: 300, seed: 21 },
  )
})

test('a copied answer that was cut within code or HTML keeps its sources, and what came before a tool apart', () => {
  const source = { type: 'source-url', sourceId: 'a', url: 'https://a.example/', title: 'A' } as Part
  for (const text of ['```js\nlet a', '<!-- b', '> ```\n> c']) {
    const { children = [] } = parsers.GFM(inOneGo(answerMarkdown([{ type: 'text', text }, source], withMarksInSteps)))
    expect(
      children.slice(-2).map(({ type }) => type),
      text,
    ).toEqual(['paragraph', 'list'])
  }
  const call = {
    type: 'tool-clock',
    toolCallId: '1',
    state: 'output-available',
    input: {},
    output: '',
  } as unknown as Part
  expect(
    inOneGo(
      answerMarkdown(
        [{ type: 'text', text: 'Let me see.' }, call, { type: 'text', text: '# Found' }],
        withMarksInSteps,
      ),
    ),
  ).toBe('Let me see.\n\n# Found')
})
