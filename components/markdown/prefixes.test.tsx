import { renderToStaticMarkup } from 'react-dom/server'
import { describe, expect, it } from 'vitest'
import { StreamingMarkdown } from './streaming-markdown'

/** A text, and the marks that must not be visible at any of its prefixes. */
const cases: readonly (readonly [name: string, text: string, raw: RegExp])[] = [
  ['bold', 'Some words, then **bold words here** and **a second one** at the end.\n\nNext.\n', /\*/],
  ['bold and italic', 'Text with ***both*** and *single* and _under_ and __double__.\n\nNext.\n', /[*_]/],
  ['nested', 'One **two *three* four** and *five **six***.\n\n* a **b\n  c** d\n', /\*/],
  ['strike', 'It was ~~twenty~~ and is ten.\n\nNext.\n', /~/],
  ['inline code', 'Call `render(v)` and ``other code`` and `more`.\n\nNext.\n', /`/],
  ['link', 'Read [the **long** guide](https://a.example/b?x=1) or [it](https://c.example "T").\n', /[[\]*]|https/],
  [
    'full reference',
    'Read [the guide][g] and [it][].\n\nMiddle.\n\n[g]: https://a.example/g\n\nEnd.\n',
    /guide\]|https:/,
  ],
  ['image', 'Look ![an alt](https://a.example/one.png) here.\n\nNext.\n', /!\[|[[\]]|https/],
  ['heading', '## A heading with `code`\n\nText.\n\n### Another **one** ###\n\nEnd.\n', /[#`*]/],
  ['setext heading', 'Title\n=====\n\nBelow.\n\nSub here\n--------\n\nEnd.\n', /=|--/],
  ['list', '- first **item**\n- second\n  - nested\n\n1. one\n2. two\n10. ten\n\nEnd.\n', /^\s*[-*]|\*|^\d/m],
  ['task list', '- [ ] open task\n- [x] done task\n\nEnd.\n', /[[\]]/],
  ['quote', '> quoted **words**\n> and more\n>\n> - list\n\nEnd.\n', />|\*/],
  ['thematic break', 'Above.\n\n---\n\nMiddle.\n\n***\n\nEnd.\n', /[-*]/],
  ['table', 'Intro.\n\n| Name | V |\n| :--- | ---: |\n| a | **10** |\n| b | `x` |\n\nEnd.\n', /\||--|:-|\*|`/],
  ['fence', 'Intro.\n\n```js\nconst a = 1\n```\n\n- item\n\n  ~~~\n  b\n  ~~~\n\nEnd.\n', /`|~/],
  ['tag', 'A line<br', /</],
  ['autolink', 'See <https://a.example/b> and www.c.example for it.\n\nEnd.\n', /<|>/],
  ['footnote', 'A claim[^1] and another[^note].\n\n[^1]: First note.\n[^note]: Second.\n\nEnd.\n', /\[|\]|\^/],
  ['escape', 'Five \\* six \\_ seven &amp; eight &lt; nine.\n\nEnd.\n', /\\|&a|&l|;/],
  ['math', 'Let $x_1 + y^2$ be \\(a\\) or \\[b = c\\].\n\n$$\n\\frac{a}{b}\n$$\n\nEnd.\n', /\$|\\\(|\\\[|\\\)/],
]

function visible(markup: string): string {
  return markup
    .replace(/<div class="code-bar">.*?<\/div>/gs, '')
    .replace(/<[^>]*>/g, '')
    .replace(/&lt;/g, '<')
    .replace(/&gt;/g, '>')
    .replace(/&quot;/g, '"')
    .replace(/&amp;/g, '&')
}

const show = (text: string, streaming = true) =>
  visible(renderToStaticMarkup(<StreamingMarkdown text={text} streaming={streaming} />))

/** What is shown of each prefix of a growing text; rendered once for all tests. */
function prefixesOf(text: string): readonly string[] {
  const results = rendered.get(text) ?? Array.from(text, (_, index) => show(text.slice(0, index + 1)))
  rendered.set(text, results)
  return results
}
const rendered = new Map<string, readonly string[]>()

describe('every prefix of a growing text', () => {
  it.each(cases)('shows no raw marks: %s', (_, text, raw) => {
    expect(prefixesOf(text).filter((shown) => raw.test(shown))).toEqual([])
  })

  it('still shows most of the text', () => {
    for (const [, text] of cases) {
      const all = show(text, false).replace(/\s+/g, '').length
      const shown = prefixesOf(text).map((prefix) => prefix.replace(/\s+/g, '').length)
      expect(Math.max(...shown)).toBeGreaterThanOrEqual(all - 4)
    }
  })

  it('only ever adds to what is shown, where nothing is ambiguous', () => {
    const text = 'Some *words* and **more `code`** in [a link](https://a.example).\n\n- an item\n- another\n\nEnd.\n'
    let before = ''
    for (let end = 1; end <= text.length; end++) {
      const shown = show(text.slice(0, end)).replace(/\s+/g, '')
      expect(shown.startsWith(before)).toBe(true)
      before = shown
    }
  })

  it.each(['$5 and $10', '2 * 3 * 4', 'a < b', 'snake_case_name', 'array[0]', 'about ~5 of ~9', 'AT&T rules'])(
    'leaves text alone: %s',
    (text) => {
      expect(show(`${text} `)).toBe(text)
      expect(show(text, false)).toBe(text)
    },
  )

  it('shows marks that turn out to be text once the text is complete', () => {
    expect(show('An **open mark', false)).toBe('An **open mark')
    expect(show('[text][nowhere] and [^none]', false)).toBe('[text][nowhere] and [^none]')
  })
})
