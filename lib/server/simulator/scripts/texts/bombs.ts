/** Markdown bombs: short to write, and dear to any renderer that is not on its guard. */
import { plain, type Script, say } from '@/lib/server/simulator/script'

/** The last paragraph of each bomb; a page that shows it has survived. */
export const BOMB_END = 'The end of the bomb.'

const CHUNK_LENGTH = 200

const times = (count: number, write: (at: number) => string) => Array.from({ length: count }, (_, at) => write(at))

/** The bombs by name. Functions, as nobody should pay for their text before it is asked for. */
const BOMBS = {
  /** A quotation 5,000 levels deep. */
  quotes: () => `${'>'.repeat(5_000)} deep`,
  /** A list in a list, 300 levels deep. */
  list: () => times(300, (level) => `${'  '.repeat(level)}- level ${level + 1}`).join('\n'),
  /** 80 KB of runs of backticks, no two of one length, so that each looks for its end in vain. */
  backticks: () => times(399, (at) => '`'.repeat(at + 1)).join(' '),
  /** 2,000 columns. */
  table: () => ['| head ', '| --- ', '| cell '].map((cell) => `${cell.repeat(2_000)}|`).join('\n'),
  /** 20,000 links that begin and never end. */
  brackets: () => '['.repeat(20_000),
  /** 40,000 signs of emphasis that may open, and nothing that they could close. */
  emphasis: () => '*a_'.repeat(20_000),
  /** A fraction 2,000 levels deep, and ten macros, the last of which stands for 10¹⁰ letters. */
  math: () => `$$\n${'\\frac{1}{1+'.repeat(2_000)}1${'}'.repeat(2_000)}\n$$\n\n$$\n${macros('abcdefghij')}\n$$`,
  /** A language with a name of 10,000 characters. */
  language: () => `\`\`\`${'language'.repeat(1_250)}\ncode\n\`\`\``,
  /** 5,000 elements, one in the other. */
  html: () => `${'<div>'.repeat(5_000)}deep${'</div>'.repeat(5_000)}`,
  /** The longest name that an entity has, 3,000 times, then one number of 3,000 digits, and one ampersand often escaped. */
  entities: () =>
    `${'&CounterClockwiseContourIntegral;'.repeat(3_000)} &#${'0'.repeat(3_000)}65; &${'amp;'.repeat(3_000)}`,
  /** 200 KB without a place to break the line. */
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

/** Macros each of which stands for ten of the one before it; the first is ten letters, the last is then used. */
function macros(names: string): string {
  const definitions = [...names].map(
    (name, at) => `\\def\\${name}{${at === 0 ? 'x'.repeat(10) : `\\${names[at - 1]}`.repeat(10)}}`,
  )
  return `${definitions.join('')}\\${names.at(-1)}`
}
