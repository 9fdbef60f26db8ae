/**
 * Writes marks into a Markdown source, for copies and exports. The source must parse as before: it is parsed again with
 * them, and a mark that would change anything is written in another notation, or left out.
 */

import { excess } from '@/lib/markdown/parse/limits'
import { type MarkPlace, markPlaces } from '@/lib/markdown/tree/mark-places'
import { takeMath } from '@/lib/markdown/tree/math-spans'
import { fewMarks, type Mark } from '@/lib/markdown/tree/place-marks'
import { readTree } from '@/lib/markdown/tree/read-tree'
import type { TreeNode } from '@/lib/markdown/tree/tree'
import { inOneGo, type Steps } from '@/lib/shared/steps'
import { definitionsNamedIn, definitionsOf, runsInSteps } from './block-runs'

/** Stands for a number while the source is parsed with marks in it. */
const NUMBER = '\uE002'
const SPACED = '\uE003'

/** A source is parsed at most this often. */
const MAX_READINGS = 40

/** How a mark is written. */
interface Notation {
  /** The bracket that is escaped. */
  readonly escaped: '' | '[' | ']'
  readonly isSpaced: boolean
}

interface WrittenMark extends Notation {
  readonly place: MarkPlace
}

const NOTATIONS: readonly Notation[] = [
  { escaped: '', isSpaced: false },
  { escaped: '[', isSpaced: false },
  // Escaping the other one may begin a formula.
  { escaped: ']', isSpaced: false },
  { escaped: ']', isSpaced: true },
]

/** A text and its marks, in order. */
interface MarkedText {
  readonly text: string
  readonly marks: readonly Mark[]
}

/** The text with its marks written out; those that fit nowhere are left out. */
export const withMarks = (marked: MarkedText) => inOneGo(withMarksInSteps(marked))

/** The same in steps, each of which parses one block at most. */
export function* withMarksInSteps({ text, marks }: MarkedText): Steps<string> {
  if (marks.length === 0 || text.includes(NUMBER) || text.includes(SPACED)) return text
  if (excess(text) === undefined) return yield* written(text, marks, '')
  // Too long to be parsed at once: block by block, as it is rendered.
  const runs = yield* runsInSteps(text)
  const definitions = definitionsOf(runs)
  const starts = runs.map(([first]) => first?.start ?? 0)
  let passed = 0
  let result = ''
  for (const at of starts.keys()) {
    yield
    const end = starts[at + 1] ?? text.length
    const source = text.slice(at === 0 ? 0 : starts[at], end)
    const from = end - source.length
    const first = passed
    while ((marks[passed]?.at ?? Number.POSITIVE_INFINITY) <= end) passed += 1
    const within = marks.slice(first, passed).filter((mark) => mark.at > from)
    if (within.length === 0 || excess(source) !== undefined) result += source
    else {
      const moved = within.map((mark) => ({ ...mark, at: mark.at - from }))
      result += yield* written(source, moved, definitionsNamedIn(source, definitions))
    }
  }
  return result
}

function* written(source: string, marks: readonly Mark[], definitions: string): Steps<string> {
  const before = reading(source, definitions)
  yield
  // Parsing takes quadratic time in the number of brackets in one paragraph.
  const few = fewMarks(marks)
  // Where the text itself defines a link with that label, the mark would become the link.
  const isDefined = few.some(({ numbers }) => numbers.some((number) => before.includes(nameOf(number))))
  let readings = 0
  const isSame = (writings: readonly WrittenMark[]) =>
    readings++ < MAX_READINGS && reading(put(source, writings, true), definitions) === before
  let written: WrittenMark[] = []
  function* keep(places: readonly MarkPlace[], [way, ...ways]: readonly Notation[]): Steps<void> {
    if (places.length === 0 || !way) return
    const escaped = (place: MarkPlace) => way.escaped || (isDefined || isLinkLike(source, place) ? '[' : '')
    const more = [...written, ...places.map((place) => ({ place, ...way, escaped: escaped(place) }) as const)]
    yield
    if (isSame(more)) written = more
    else if (places.length === 1) yield* keep(places, ways)
    else {
      const middle = places.length >> 1
      yield* keep(places.slice(0, middle), NOTATIONS)
      yield* keep(places.slice(middle), NOTATIONS)
    }
  }
  yield* keep(markPlaces(source, few, definitions && `\n\n${definitions}`), NOTATIONS)
  return put(source, written, false)
}

/** A bracket after brackets, or before an address, would turn them into a link. */
function isLinkLike(source: string, { at, before, after }: MarkPlace): boolean {
  return (after === '' && /^[([:]/.test(source.slice(at))) || (before === '' && source.charAt(at - 1) === ']')
}

function put(source: string, writings: readonly WrittenMark[], isTried: boolean): string {
  let result = ''
  let from = 0
  for (const { place, escaped, isSpaced } of writings) {
    const { at, numbers, before, after } = place
    const space = isSpaced && before === '' ? ' ' : before
    const sign = space === ' ' ? SPACED : NUMBER
    const words = numbers.map((number) => `[${isTried ? sign : number}]`).join('')
    result += source.slice(from, at) + space + (escaped ? words.replaceAll(escaped, `\\${escaped}`) : words) + after
    from = at
  }
  return result + source.slice(from)
}

const PROPERTIES = [
  'identifier',
  'value',
  'lang',
  'meta',
  'url',
  'title',
  'alt',
  'depth',
  'ordered',
  'start',
  'checked',
]

const nameOf = (number: number) => `<definition ${JSON.stringify(String(number))},`

/** How a source is parsed, as one string, without the marks that are being tried. */
function reading(source: string, definitions: string): string {
  const { text, spans } = takeMath(source)
  const read: string[] = []
  const visit = (node: TreeNode): void => {
    const facts = PROPERTIES.map((name) => JSON.stringify((node as unknown as Record<string, unknown>)[name]))
    if (node.type === 'text') read.push(node.value ?? '')
    else read.push(`\n<${node.type} ${facts.join()}>`)
    node.children?.forEach(visit)
    if (node.type !== 'text') read.push('</>')
  }
  visit(readTree(definitions === '' ? text : `${text}\n\n${definitions}`))
  const words = read.join('').replace(/ (?:\[\uE003\])+|(?:\[\uE002\])+/g, '')
  // Without paragraphs that consist of marks.
  return JSON.stringify(spans) + words.replace(/\n<paragraph [^>\n]*><\/>/g, '')
}
