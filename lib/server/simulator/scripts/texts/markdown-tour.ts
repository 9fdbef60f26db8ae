/** Every Markdown construct that a renderer meets, in one answer. */
import { plain, type Script, say } from '@/lib/server/simulator/script'

const MATCH =
  /^(?:show|give|take|demonstrate)(?: me)? (?:(?:a |the )?(?:rich |full )?(?:tour (?:of|through) markdown|markdown (?:tour|demo|showcase))|(?:some |rich )?markdown)$|^markdown (?:tour|demo)$/

/** A tour of Markdown. */
export const markdownTour: Script = {
  name: 'markdown-tour',
  title: 'A tour of Markdown',
  question: 'Show me a tour of Markdown',
  matches: (question) => MATCH.test(plain(question)),
  steps: () => [
    say(`# A tour of Markdown

Markdown is text that reads well before anything is done to it. A renderer only makes visible what the writer has already said. That is also what makes it hard to show *while it arrives*: half a construct looks like something else.

## Words in a line

A word can be *emphasised*, **strong**, ***both***, or ~~taken back~~. It can be \`code\`, even with a \`\` \` \`\` in it. A [link](https://commonmark.org/help/ "A short introduction") has words and an address; an address can also stand alone: <https://spec.commonmark.org>. A line can end  
in a hard break, as this one did.

Letters of all the world belong in it: naïve café, 日本語のテキスト, Ελληνικά, עברית, हिन्दी. So do signs made of several: 👩🏽‍🚀, 🇫🇷, é.

## Lists

1. An ordered list counts by itself.
2. An item can hold more than a line.

   This paragraph belongs to the second item.
3. And it can hold another list:
   - one level down,
   - with two items,
     - and one deeper still.

A list can also be a list of things to do:

- [x] Write the first word
- [x] Show it at once
- [ ] Write the last word

## Quotations

> The first draft of anything is a guess.
>
> > And the second is a guess about the first.
>
> Quotations nest, and they hold lists too:
>
> - like this,
> - and this.

## Code

An indented line is code, but a fence is better, as it names its language:

\`\`\`ts
/** The first word of a text, or undefined when there is none. */
export function firstWord(text: string): string | undefined {
  return /\\S+/.exec(text)?.[0]
}
\`\`\`

A longer fence can hold a shorter one:

\`\`\`\`markdown
\`\`\`bash
npm start
\`\`\`
\`\`\`\`

## A table

| Construct | Written | Hard while it arrives? |
| :--- | :---: | ---: |
| Emphasis | \`*word*\` | a little |
| Link | \`[words](address)\` | yes |
| Table | \`\\| cell \\|\` | very |

## What stays text

HTML is shown as it is written: <b>not bold</b>. A backslash takes a sign's meaning away: \\*not emphasised\\*. An underscore_within_a_word stays an underscore, and 2 * 3 * 4 is a product.

---

The line above is a thematic break. A footnote[^1] ends the tour.

[^1]: Footnotes gather at the foot, wherever they are written.
`),
  ],
}
