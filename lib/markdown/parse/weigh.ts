/** Estimates the cost of parsing and rendering a block, in linear time. */

import { BlockScanner, type Leaf } from './block-scanner'
import { expandTabs } from './block-starts'

/** The measures of a block. A cost of 1000 is about the work of 4 KB of ordinary prose. */
export interface Weight {
  cost: number
  /** The maximal container depth of a line. */
  depth: number
  /** The maximal number of cells in a row. */
  columns: number
  /** The longest run of one mark. */
  run: number
  /** How deep emphasis and brackets nest, including unclosed ones. */
  nesting: number
}

/** Measured: the parser's cost for one of each, apart from its characters. */
const COST = { character: 0.1, line: 1, block: 8, held: 0.7, opened: 7, cell: 4 } as const

/** Measured: the cost of each inline mark, by its first character. */
const MARK_COST: Readonly<Record<string, number>> = {
  '*': 1.5,
  _: 1.5,
  '~': 1.5,
  '[': 4,
  ']': 4,
  '<': 2,
  '&': 2,
  $: 2,
  '@': 3,
}
const OTHER_MARK_COST = 1

/**
 * Costs that grow faster than the text. Every mark may be compared with each one before it, and the end of a code span,
 * a comment or a word with many boundaries is searched for to the end of its paragraph.
 */
const PER_PAIR = { emphasis: 0.003, brackets: 0.0015, search: 0.003, word: 0.0002 } as const

const MARKS = /[*_~]+|`+|[[\]\\&$@]|<[!?]?|https?:|www\./g
const WORDS = /(?<![-.\w+])[-.\w+]{200,}/g

/** A lower bound of a line's containers, without the scanner, which would copy the line for each. */
export function prefixDepth(line: string): number {
  const prefix = /^(?: *(?:>|[-+*](?= )|\d{1,9}[.)](?= )))+/.exec(line.slice(0, 4000))?.[0] ?? ''
  return prefix.match(/>|[-+*]|[.)]/g)?.length ?? 0
}

/** Text that is parsed for inline marks in one go: a paragraph, a heading, a row. */
class Segment {
  private length = 0
  private emphasis = 0
  private emphasisDepth = 0
  private brackets = 0
  private bracketDepth = 0
  private searches = 0
  /** The unpaired runs of backticks, by length. */
  private readonly ticks = new Map<number, number>()

  constructor(private readonly weight: Weight) {}

  add(line: string): void {
    const { weight } = this
    this.length += line.length
    let escaped = -1
    for (const { 0: marks, index } of line.matchAll(MARKS)) {
      const first = marks.charAt(0)
      weight.cost += MARK_COST[first] ?? (marks.length > 3 ? 8 : OTHER_MARK_COST)
      weight.run = Math.max(weight.run, marks.length)
      if (index === escaped) continue
      if (first === '\\') escaped = index + 1
      else if (first === '[' || first === ']') this.bracket(first)
      else if (first === '`') this.ticks.set(marks.length, ((this.ticks.get(marks.length) ?? 0) + 1) % 2)
      else if (first === '<' && marks.length > 1) this.searches++
      else if (/[*_~]/.test(first)) this.emphasise(line, marks, index)
    }
    if (line.length < 200) return
    for (const { 0: word } of line.matchAll(WORDS))
      weight.cost += PER_PAIR.word * word.length * (word.match(/[-.+_]/g)?.length ?? 0)
  }

  /** Adds the costs that depend on the whole segment. */
  end(): void {
    let searches = this.searches
    for (const times of this.ticks.values()) searches += times
    this.weight.cost +=
      PER_PAIR.emphasis * this.emphasis ** 2 +
      PER_PAIR.brackets * this.brackets ** 2 +
      PER_PAIR.search * searches * this.length
  }

  private bracket(mark: string): void {
    this.brackets++
    this.bracketDepth += mark === '[' ? 1 : this.bracketDepth > 0 ? -1 : 0
    this.weight.nesting = Math.max(this.weight.nesting, this.bracketDepth)
  }

  private emphasise(line: string, marks: string, index: number): void {
    this.emphasis += marks.length
    const before = /\S/.test(line[index - 1] ?? ' ')
    const after = /\S/.test(line[index + marks.length] ?? ' ')
    if (after && !before) this.weight.nesting = Math.max(this.weight.nesting, ++this.emphasisDepth)
    else if (before && !after && this.emphasisDepth > 0) this.emphasisDepth--
  }
}

const isVerbatim = ({ kind }: Leaf) => kind === 'fence' || kind === 'html' || kind === 'code'

/** Weighs a block; stops early at a depth or a cost beyond which nothing is rendered. */
export function weigh(source: string, maxDepth: number, maxCost: number): Weight {
  const weight: Weight = { cost: 0, depth: 0, columns: 0, run: 0, nesting: 0 }
  const scanner = new BlockScanner()
  let segment: Segment | undefined
  for (const line of source.split(/\r\n|\n|\r/)) {
    weight.depth = Math.max(weight.depth, prefixDepth(expandTabs(line)))
    if (weight.depth > maxDepth || weight.cost > maxCost) break
    const { leaf, containers: held } = scanner
    const before = held.length
    const outer = [...held]
    scanner.line(line)
    const { containers } = scanner
    let shared = 0
    while (shared < before && outer[shared] === containers[shared]) shared++
    weight.depth = Math.max(weight.depth, containers.length)
    weight.cost +=
      COST.line + COST.character * line.length + COST.held * shared + COST.opened * (containers.length - shared)
    if (scanner.leaf === leaf && isVerbatim(leaf)) continue
    if (scanner.leaf.kind === 'table') {
      weight.columns = Math.max(weight.columns, scanner.leaf.columns)
      weight.cost += COST.cell * scanner.leaf.columns
    }
    if (!segment || scanner.leaf !== leaf || leaf.kind !== 'paragraph') {
      segment?.end()
      segment = new Segment(weight)
      if (line !== '') weight.cost += COST.block
    }
    segment.add(line)
  }
  segment?.end()
  return weight
}
