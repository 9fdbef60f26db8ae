/** Markdown bombs: short to write, and expensive for a renderer without limits. */
import { plain, type Script, say } from '@/lib/server/simulator/script'

/** The last paragraph of each bomb; a page that shows it has survived. */
export const BOMB_END = 'The end of the bomb.'

const CHUNK_LENGTH = 200

const times = (count: number, write: (at: number) => string) => Array.from({ length: count }, (_, at) => write(at))

/** The bombs by name. They are functions, so that no text is built before it is requested. */
const BOMBS = {
  /** A quotation 5,000 levels deep. */
  quotes: () => `${'>'.repeat(5_000)} deep`,
  /** A list in a list, 300 levels deep. */
  list: () => times(300, (level) => `${'  '.repeat(level)}- level ${level + 1}`).join('\n'),
  /** 80 KB of backtick runs, all of different lengths, so that each searches in vain for its end. */
  backticks: () => times(399, (at) => '`'.repeat(at + 1)).join(' '),
  /** 2,000 columns. */
  table: () => ['| head ', '| --- ', '| cell '].map((cell) => `${cell.repeat(2_000)}|`).join('\n'),
  /** 20,000 links that begin and never end. */
  brackets: () => '['.repeat(20_000),
  /** 40,000 emphasis delimiters that may open, and nothing to close them. */
  emphasis: () => '*a_'.repeat(20_000),
  /** A fraction 2,000 levels deep, and ten macros, the last of which expands to 10¹⁰ letters. */
  math: () => `$$\n${'\\frac{1}{1+'.repeat(2_000)}1${'}'.repeat(2_000)}\n$$\n\n$$\n${macros('abcdefghij')}\n$$`,
  /** A language with a name of 10,000 characters. */
  language: () => `\`\`\`${'language'.repeat(1_250)}\ncode\n\`\`\``,
  /** 5,000 nested elements. */
  html: () => `${'<div>'.repeat(5_000)}deep${'</div>'.repeat(5_000)}`,
  /** The longest entity name 3,000 times, then one number of 3,000 digits, and one repeatedly escaped ampersand. */
  entities: () =>
    `${'&CounterClockwiseContourIntegral;'.repeat(3_000)} &#${'0'.repeat(3_000)}65; &${'amp;'.repeat(3_000)}`,
  /** 200 KB without a line-break opportunity. */
  line: () => '0123456789'.repeat(20_480),
}

/** The names that a question can ask for. */
export const BOMB_NAMES = Object.keys(BOMBS) as (keyof typeof BOMBS)[]

function nameOf(question: string) {
  const found = /^send(?: me)? a markdown bomb: (\w+)$/.exec(plain(question))
  return BOMB_NAMES.find((name) => name === found?.[1])
}

/** `send a Markdown bomb: NAME`. */
export const bombs: Script = {
  name: 'bombs',
  title: 'A Markdown bomb',
  question: 'Send a Markdown bomb: quotes',
  matches: (question) => nameOf(question) !== undefined,
  steps({ question }) {
    const name = nameOf(question)
    const text = `${name ? `${BOMBS[name]()}\n\n` : ''}${BOMB_END}\n`
    return [say(text, text.match(new RegExp(`[\\s\\S]{1,${CHUNK_LENGTH}}`, 'g')) ?? [])]
  },
}

/** Macros that each expand to ten of the previous one; the first is ten letters, the last is used. */
function macros(names: string): string {
  const definitions = [...names].map(
    (name, at) => `\\def\\${name}{${at === 0 ? 'x'.repeat(10) : `\\${names[at - 1]}`.repeat(10)}}`,
  )
  return `${definitions.join('')}\\${names.at(-1)}`
}
