/** Marks in copies and exports of Markdown: they follow code, links and formulas, and change nothing else. */
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { markedTexts } from '@/lib/markdown/fixtures/marked-texts'
import { takeMath } from '@/lib/markdown/tree/math-spans'
import type { Mark } from '@/lib/markdown/tree/place-marks'
import { readTree } from '@/lib/markdown/tree/read-tree'
import type { TreeNode } from '@/lib/markdown/tree/tree'
import { withMarks } from './marks-in-source'

/** Parses a text in which `^1` stands for a mark into the plain text and the marks. */
function marked(written: string): { text: string; marks: Mark[] } {
  const marks: Mark[] = []
  let text = ''
  for (const [at, piece] of written.split(/\^(\d)/).entries()) {
    if (at % 2 === 0) text += piece
    else marks.push({ at: text.length, numbers: [Number(piece)] })
  }
  return { text, marks }
}

describe('a mark', () => {
  test.each([
    ['in a sentence', 'Said^1 and done^2.', 'Said[1] and done[2].'],
    ['in code', 'Run `npm install^1 foo`, then', 'Run `npm install foo`[1], then'],
    ['at the end of code that closes later', '`npm install foo^1` now', '`npm install foo`[1] now'],
    ['in a fence', '```sh\nnpm install foo^1\n```\n\nThen', '```sh\nnpm install foo\n```\n[1]\n\nThen'],
    ['in two places of a fence', '```\na^1\nb^2\n```', '```\na\nb\n```\n[1][2]'],
    ['in a fence with text below', '```\na^1\n```\nThen', '```\na\n```\n[1]\n\nThen'],
    ['in a fence of an item', '- x\n\n  ```\n  a^1\n  ```\n- y', '- x\n\n  ```\n  a\n  ```\n  [1]\n\n- y'],
    ['in a fence of a quote', '> ```\n> a^1\n> ```\n> b', '> ```\n> a\n> ```\n> [1]\n>\n> b'],
    ['in a fence that was cut', '```js\nlet a^1', '```js\nlet a\n```\n[1]'],
    ['in indented code', 'a\n\n    code^1\n\nb', 'a\n\n    code\n[1]\n\nb'],
    ['in a link', '[the ^1guide](https://a.example) says', '[the guide](https://a.example)[1] says'],
    ['in the address of a link', '[a](https://a.ex^1ample/b) c', '[a](https://a.example/b)[1] c'],
    ['in a bare address', 'See https://a.ex^1ample/b there', 'See https://a.example/b [1] there'],
    ['in a link by reference', '[a^1][b] c\n\n[b]: /url', '[a][b]\\[1] c\n\n[b]: /url'],
    ['in a definition', 'Said [b].\n\n[b]: /u^1rl', 'Said [b].[1]\n\n[b]: /url'],
    ['in an image', '![a^1lt](b.png) c', '![alt](b.png)[1] c'],
    ['in a formula', 'Let $x^{2^1}$ be.', 'Let $x^{2}$[1] be.'],
    ['in a long formula', 'Let $x_1^1 + x_2 + x_3$ be $y$^2.', 'Let $x_1 + x_2 + x_3$[1] be $y$[2].'],
    ['in display math', 'a\n\n$$\nx^1 = y\n$$\n\nb', 'a\n\n$$\nx = y\n$$[1]\n\nb'],
    ['in HTML', 'a <b cl^1ass="c">d</b>', 'a <b class="c">[1]d</b>'],
    ['within bold words', '**one^1 two**', '**one[1] two**'],
    ['between the signs of bold words', '**one*^1* two', '**one[1]** two'],
    ['in a cell', '| a | b |\n|---|---|\n| x^1 | `y^2` |', '| a | b |\n|---|---|\n| x[1] | `y`[2] |'],
    ['in the line under a head', '| a | b |\n|--^1-|---|\n| x | y |', '| a | b[1] |\n|---|---|\n| x | y |'],
    ['within an entity', 'a &am^1p; b', 'a &amp;[1] b'],
    ['within an escape', 'a \\^1* b', 'a \\*[1] b'],
    ['before brackets', 'See^1(there)', 'See\\[1](there)'],
    ['of a name that the text defines', 'a^1 b\n\n[1]: /url', 'a\\[1] b\n\n[1]: /url'],
    ['behind a line', 'a\n> ^1b', 'a[1]\n> b'],
    ['before anything else', '*^1*bold** words', '**bold** words'],
  ])('%s', (_name, written, expected) => {
    expect(withMarks(marked(written))).toBe(expected)
  })

  test('is left out of texts that exceed the parser’s limits', () => {
    const bomb = '>'.repeat(5000)
    expect(withMarks({ text: bomb, marks: [{ at: 20, numbers: [1] }] })).toBe(bomb)
  })

  test('is written into a text that is too long to be parsed at once', () => {
    const text = `Run \`npm install\` now.\n\n${'Words and *more* words and [a][b].\n\n'.repeat(1500)}[b]: /url\n\nEnd of \`it\``
    const marks = [
      { at: 10, numbers: [1] },
      { at: text.length - 2, numbers: [2] },
    ]
    const written = withMarks({ text, marks })
    expect(written.replace('[1]', '').replace('[2]', '')).toBe(text)
    expect(written).toMatch(/^Run `npm install`\[1\] now/)
    expect(written).toMatch(/End of `it`\[2\]$/)
  })
})

/** What marks must stay out of, according to the parser. */
function constructs(source: string): unknown {
  const { text, spans } = takeMath(source)
  const found: unknown[] = [...spans]
  const visit = ({ type, value, url, title, identifier, lang, children }: TreeNode): void => {
    if (/^(?:inlineCode|code|html|image|imageReference|link|linkReference|definition|footnote)/.test(type))
      found.push({ type, value, url, title, identifier, lang })
    children?.forEach(visit)
  }
  visit(readTree(text))
  return found
}

describe('marks at random places', () => {
  test('leave code, links and formulas unchanged, and are all written but for those that fit nowhere', () => {
    let [all, there] = [0, 0]
    const check = fc.property(markedTexts, ({ text, marks }) => {
      const written = withMarks({ text, marks })
      expect(constructs(written)).toEqual(constructs(text))
      all += marks.length
      there += marks.filter(
        ({ numbers }) => written.split(`[${numbers[0]}]`).length > text.split(`[${numbers[0]}]`).length,
      ).length
    })
    fc.assert(check, { numRuns: Number(process.env.RUNS ?? 100), seed: Number(process.env.SEED ?? 20261) })
    expect(there / all).toBeGreaterThan(0.9)
  })
})

test('writes no more numbers into one block than can be parsed again, and loses no text', () => {
  const text = 'word '.repeat(1_000)
  const marks = Array.from({ length: 1_000 }, (_, at) => ({ at: 4 + 5 * at, numbers: [2 * at + 1, 2 * at + 2] }))
  const written = withMarks({ text, marks })
  expect(written.match(/\[\d+\]/g)).toHaveLength(500)
  expect(written.replace(/\[\d+\]/g, '')).toBe(text)
})
