/** Answers that are one long text of some kind. */

import type { LongAnswer } from '@/e2e/support/one-delta-model'

const times = (count: number, of: (at: number) => string) => Array.from({ length: count }, (_, at) => of(at)).join('')
const text = (content: string): LongAnswer => ({ part: 'text', text: content })

const MEGABYTE = 1_000_000

/** Every kind of block once. */
const EVERYTHING = `## Part

Words with **bold**, *slanted* and \`code\`, [a link](https://a.example) and $x^2 + y^2$.

- a
- b
  1. c

> Quoted.

| a | b |
|---|---|
| 1 | $\\frac{1}{2}$ |

\`\`\`js
const x = 1
\`\`\`

$$
\\int_0^1 x\\,dx
$$`

/** Functions, as all of them together would be a hundred megabytes. */
export const LONG_ANSWERS: Readonly<Record<string, () => LongAnswer>> = {
  nothing: () => text('A short answer.'),
  unbroken: () => text('x'.repeat(MEGABYTE)),
  'unbroken, emoji': () => text('👩‍👩‍👧‍👦'.repeat(MEGABYTE / 11)),
  'unbroken, Arabic': () => text('ش'.repeat(MEGABYTE)),
  'one letter with accents': () => text(`a${'\u0301'.repeat(MEGABYTE)}`),
  prose: () => text('Words that are read from left to right. '.repeat(MEGABYTE / 40)),
  'unbroken, 4 MB': () => text('x'.repeat(4 * MEGABYTE)),
  'prose, 4 MB': () => text('Words that are read from left to right. '.repeat(MEGABYTE / 10)),
  'short lines': () => text('ab\n'.repeat(MEGABYTE / 3)),
  'blank lines': () => text('\n'.repeat(MEGABYTE)),
  spaces: () => text(`a${' '.repeat(MEGABYTE)}b`),
  paragraphs: () => text('a\n\n'.repeat(100_000)),
  'one paragraph of marks': () => text('**a** `b` [c](https://d.example) '.repeat(MEGABYTE / 33)),
  'language of 50,000': () => text(`\`\`\`${'a'.repeat(50_000)}\nlet x = 1\n\`\`\`\n`),
  'language of 1 MB': () => text(`\`\`\`${'a'.repeat(MEGABYTE)}\nlet x = 1\n\`\`\`\n`),
  'code, 200,000 lines': () => text(`\`\`\`js\n${'let x = 1\n'.repeat(200_000)}\`\`\`\n`),
  'code without a language': () => text(`\`\`\`\n${'x\n'.repeat(200_000)}\`\`\`\n`),
  'code, one line': () => text(`\`\`\`js\n${'x = 1; '.repeat(MEGABYTE / 7)}\n\`\`\`\n`),
  'code, unbroken line': () => text(`\`\`\`\n${'x'.repeat(MEGABYTE)}\n\`\`\`\n`),
  'indented code': () => text('    x\n'.repeat(100_000)),
  'code, 4 MB': () => text(`\`\`\`js\n${'let x = 1\n'.repeat(400_000)}\`\`\`\n`),
  'code, empty lines': () => text(`\`\`\`js\n${'\n'.repeat(MEGABYTE / 2)}\`\`\`\n`),
  'code in a list': () => text(`- a\n\n  \`\`\`js\n${'  let x = 1\n'.repeat(80_000)}  \`\`\`\n`),
  '10,000 pieces of code': () => text('```js\nx\n```\n\n'.repeat(10_000)),
  'code spans': () => text('`a` '.repeat(20_000)),
  'code spans, marks': () => text('`a\u202eb` '.repeat(20_000)),
  bold: () => text('**a** '.repeat(100_000)),
  'code span': () => text(`\`${'x'.repeat(MEGABYTE)}\``),
  headings: () => text(times(100_000, (at) => `# h${at}\n`)),
  'heading of 1 MB': () => text(`# ${'word '.repeat(MEGABYTE / 5)}`),
  'list items': () => text('- a\n'.repeat(100_000)),
  'ordered items': () => text(times(100_000, (at) => `${at}. a\n`)),
  tasks: () => text('- [ ] a\n'.repeat(100_000)),
  'one item of 1 MB': () => text(`- ${'word '.repeat(MEGABYTE / 5)}`),
  'table rows': () => text(`| a | b |\n|---|---|\n${'| a | b |\n'.repeat(100_000)}`),
  'table cells': () => text(`${'|a'.repeat(100_000)}|\n${'|-'.repeat(100_000)}|\n${'|a'.repeat(100_000)}|\n`),
  'rows of 5,000 cells': () =>
    text(`${'|a'.repeat(5_000)}|\n${'|-'.repeat(5_000)}|\n${`${'|a'.repeat(5_000)}|\n`.repeat(50)}`),
  'wide rows': () => text(`${'|a'.repeat(100)}|\n${'|-'.repeat(100)}|\n${`${'|a'.repeat(100)}|\n`.repeat(1_000)}`),
  'one cell of 1 MB': () => text(`| a | b |\n|---|---|\n| ${'word '.repeat(MEGABYTE / 5)} | b |\n`),
  'quoted lines': () => text('> a\n'.repeat(100_000)),
  'formula, display': () => text(`$$\n${'x + '.repeat(125_000)}x\n$$\n`),
  'formula, inline': () => text(`a $${'x+'.repeat(250_000)}x$ b`),
  'many formulas': () => text(times(20_000, (at) => `$x_{${at}}$ and `)),
  'many display formulas': () => text(times(10_000, (at) => `$$\nx_{${at}}\n$$\n\n`)),
  links: () => text(times(30_000, (at) => `[a](https://a.example/${at}) `)),
  'links, a line each': () => text(times(100_000, (at) => `[a](https://a.example/${at})\n\n`)),
  'bare links': () => text('https://a.example/x '.repeat(50_000)),
  'address of 1 MB': () => text(`[a](https://a.example/${'x'.repeat(MEGABYTE)}) b`),
  'bare address of 1 MB': () => text(`https://a.example/${'x'.repeat(MEGABYTE)}`),
  'title of 1 MB': () => text(`[a](https://a.example "${'t '.repeat(MEGABYTE / 2)}")`),
  'image of 1 MB': () => text(`![a](data:image/png;base64,${'A'.repeat(MEGABYTE)})`),
  footnotes: () => text(times(50_000, (at) => `a[^${at}]\n\n[^${at}]: b\n\n`)),
  'footnote calls': () => text(`${'a[^1] '.repeat(100_000)}\n\n[^1]: b\n`),
  'footnotes at the end': () =>
    text(`${times(50_000, (at) => `a[^${at}] `)}\n\n${times(50_000, (at) => `[^${at}]: b\n\n`)}`),
  'footnotes, some': () => text(times(2_000, (at) => `a[^${at}]\n\n[^${at}]: Words in a note, *some* of them.\n\n`)),
  definitions: () => text(times(100_000, (at) => `[d${at}]: https://a.example/${at}\n`)),
  'definitions and links': () => text(times(50_000, (at) => `[d${at}]\n\n[d${at}]: https://a.example/${at}\n\n`)),
  'one label, many links': () => text(`${'[a][b]\n\n'.repeat(50_000)}[b]: https://a.example\n`),
  'nested quotes': () => text(`${'>'.repeat(50_000)} a`),
  'nested quotes, 1,000 deep': () => text(`${'> '.repeat(1_000)}a\n`.repeat(500)),
  'nested brackets': () => text('['.repeat(50_000)),
  'nested emphasis': () => text('*a '.repeat(50_000)),
  'nested lists': () => text(times(1_000, (at) => `${'  '.repeat(at)}- a\n`)),
  'marks in a row': () => text('*'.repeat(MEGABYTE)),
  'back-ticks of all lengths': () => text(times(1_400, (at) => `${'`'.repeat(at + 1)} `)),
  'HTML block': () => text(`<div>\n${'<b>x</b>\n'.repeat(100_000)}</div>\n`),
  'HTML, unclosed': () => text('<a '.repeat(300_000)),
  entities: () => text('&amp;'.repeat(200_000)),
  'hidden marks in code': () => text(`\`\`\`\n${'a\u202eb\n'.repeat(100_000)}\`\`\`\n`),
  'everything, often': () => text(`${EVERYTHING}\n\n`.repeat(MEGABYTE / EVERYTHING.length)),
  thinking: () => ({ part: 'thinking', text: 'I think about it. '.repeat(MEGABYTE / 18) }),
  'thinking, unbroken': () => ({ part: 'thinking', text: 'x'.repeat(MEGABYTE) }),
  'thinking, marks': () => ({ part: 'thinking', text: '**a '.repeat(MEGABYTE / 4) }),
  'tool input': () => ({ part: 'tool', text: JSON.stringify({ query: 'x'.repeat(MEGABYTE) }) }),
  'tool input, fields': () => ({
    part: 'tool',
    text: JSON.stringify(Object.fromEntries(Array.from({ length: 50_000 }, (_, at) => [`f${at}`, at]))),
  }),
  '200 calls': () => ({ part: 'tools', text: JSON.stringify({ expression: '1 + '.repeat(2_000) }) }),
  'sources in one text': () => ({ part: 'citations', text: 'Words of an answer. ' }),
  'sources of 500 texts': () => ({ part: 'sources', text: 'x'.repeat(500) }),
  'question, prose': () => ({ part: 'question', text: 'Words of a question. '.repeat(MEGABYTE / 21) }),
  'question, unbroken': () => ({ part: 'question', text: 'x'.repeat(MEGABYTE) }),
  'question, lines': () => ({ part: 'question', text: 'ab\n'.repeat(MEGABYTE / 3) }),
}
