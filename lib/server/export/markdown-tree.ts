/** Markdown as an HTML tree, with the chat's parser, limits and address policy, without React. */
import Markdown, { type Options } from 'react-markdown'
import { definitionsNamedIn, definitionsOf, firstRunsOf } from '@/lib/markdown/document/block-runs'
import { renderedLength } from '@/lib/markdown/document/rendered-length'
import { appraise } from '@/lib/markdown/parse/limits'
import type { Block } from '@/lib/markdown/parse/split-blocks'
import { dialect } from '@/lib/markdown/tree/dialect'
import { autoDirection } from '@/lib/markdown/tree/direction'
import { ownFootnotes } from '@/lib/markdown/tree/footnotes'
import { formulaCost, formulaMarkup } from '@/lib/markdown/tree/formula-markup'
import { placeMath, takeMath } from '@/lib/markdown/tree/math-spans'
import { type Mark, placeMarks } from '@/lib/markdown/tree/place-marks'
import { linkMarks, type MarkTargets } from '@/lib/markdown/tree/sources-tree'
import { element, replaceNodes, type TreeNode, type TreeTransform, textOf } from '@/lib/markdown/tree/tree'
import { urlPolicy } from '@/lib/markdown/tree/url-policy'
import type { Slices } from '@/lib/shared/slices'

/** Source marks in a text, and where they lead. */
export interface TextMarks {
  marks: readonly Mark[]
  targets: MarkTargets
}

/** The rendering budget of all texts of a file, in the unit of `lib/markdown/parse/weigh.ts`. */
export interface RenderBudget {
  readonly slices: Slices
  cost: number
}

/** The cost of blocks that are parsed together. */
const COST_AT_ONCE = 500
/** As many as the chat renders of one message. */
const MAX_BLOCKS = 10_000
/** The fixed cost of a block. */
const BLOCK_COST = 20
/** Measured: microseconds per unit of cost. */
const PER_COST = 8

/**
 * The nodes of a text, a piece at a time and in slices. What exceeds a limit of the chat or the budget stays plain
 * text. Long texts are parsed in groups of blocks, each with the definitions that it uses.
 */
export async function* markdownTree(
  all: string,
  prefix: string,
  textMarks: TextMarks,
  budget: RenderBudget,
): AsyncGenerator<TreeNode[]> {
  const text = all.slice(0, renderedLength(all))
  const parse = (source: string, start: number, end: number, lead = 0) =>
    parsed(source, start === 0 ? prefix : `${prefix}${start}-`, budget.slices, {
      ...textMarks,
      marks: marksWithin(textMarks.marks, start, end, lead),
    })
  const { cost, excess } = appraise(text)
  // Long texts are parsed in pieces, except those with footnotes, which can be referenced from anywhere.
  const isOne = excess === undefined && (cost <= COST_AT_ONCE || text.includes('[^'))
  if (isOne && cost <= budget.cost) {
    budget.cost -= cost
    await budget.slices.spend(PER_COST * cost)
    return yield await parse(text, 0, text.length)
  }
  const { runs, end: renderedEnd } = await firstRunsOf(text, MAX_BLOCKS, (cost) => budget.slices.spend(PER_COST * cost))
  const definitions = definitionsOf(runs)
  for (const piece of piecesOf(runs, text.slice(0, renderedEnd))) {
    if (budget.cost <= 0) return yield [tooLong(), plain(all.slice(piece.start))]
    budget.cost -= piece.cost
    await budget.slices.spend(PER_COST * piece.cost)
    const { source, start, lead, isPlain } = piece
    if (isPlain) yield [plain(source.slice(lead))]
    else {
      const end = start + source.length - lead
      yield await parse(`${source}\n\n${definitionsNamedIn(source, definitions)}`, start, end, lead)
    }
  }
  if (renderedEnd < all.length) yield [tooLong(), plain(all.slice(renderedEnd))]
}

/** Some blocks that are parsed together, or a part of a long one. */
interface Piece {
  source: string
  start: number
  /** The length of the prefix that is only there for the parser. */
  lead: number
  cost: number
  isPlain: boolean
}

function* piecesOf(runs: readonly (readonly Block[])[], text: string): Generator<Piece> {
  let open: Piece | undefined
  for (const [at, run] of runs.entries()) {
    const [first] = run
    if (!first) continue
    const whole = text.slice(first.start, runs[at + 1]?.[0]?.start)
    const { cost, excess } = appraise(whole)
    // A footnote parsed alone has no references and would be left out.
    const isPlain = first.kind === 'note' || (excess !== undefined && run.length === 1)
    if (open && (isPlain || excess !== undefined || open.cost + cost > COST_AT_ONCE)) {
      yield open
      open = undefined
    }
    if (isPlain) yield { source: first.source, start: first.start, lead: 0, cost: BLOCK_COST, isPlain }
    else if (excess !== undefined) yield* partsOf(run)
    else if (open) {
      open.source += whole
      open.cost += BLOCK_COST + cost
    } else open = { source: whole, start: first.start, lead: 0, cost: BLOCK_COST + cost, isPlain }
  }
  if (open) yield open
}

/** A long list, table or quote is split, each part in an element of its own. */
function* partsOf(run: readonly Block[]): Generator<Piece> {
  for (const { start, source, continues } of run) {
    const head = continues?.head ?? ''
    const { cost, excess } = appraise(head + source)
    const isPlain = excess !== undefined
    yield { source: head + source, start, lead: head.length, cost: BLOCK_COST + (isPlain ? 0 : cost), isPlain }
  }
}

/** The marks of a piece, with positions relative to its start after the prefix. */
function marksWithin(marks: readonly Mark[], start: number, end: number, lead: number): Mark[] {
  const within: Mark[] = []
  for (let at = firstBehind(marks, start); at < marks.length; at += 1) {
    const mark = marks[at]
    if (!mark || mark.at > end) break
    within.push({ at: mark.at - start + lead, numbers: mark.numbers })
  }
  return within
}

function firstBehind(marks: readonly Mark[], place: number): number {
  let [low, high] = [0, marks.length]
  while (low < high) {
    const middle = (low + high) >> 1
    if ((marks[middle]?.at ?? 0) > place) high = middle
    else low = middle + 1
  }
  return low
}

const tooLong = () =>
  element('p', { className: ['quiet'] }, [
    { type: 'text', value: 'From here on the text is shown as it was written: there is too much of it to be drawn.' },
  ])

function plain(source: string): TreeNode {
  return element('pre', { className: ['plain-block'], dir: 'auto' }, [{ type: 'text', value: source }])
}

async function parsed(
  source: string,
  prefix: string,
  slices: Slices,
  { marks, targets }: TextMarks,
): Promise<TreeNode[]> {
  try {
    const root = { type: 'root', children: readNodes(source, prefix, { marks, targets }) }
    await renderFormulas(root, slices)
    return root.children
  } catch {
    // Input that the parser fails on stays readable.
    return [plain(source)]
  }
}

function readNodes(source: string, prefix: string, { marks, targets }: TextMarks): TreeNode[] {
  const { text, spans, into } = takeMath(source)
  const placed = marks.map((mark) => ({ ...mark, at: into(mark.at) }))
  let nodes: TreeNode[] = []
  const take = (): TreeTransform => (tree) => {
    nodes = tree.children ?? []
    tree.children = []
  }
  const rehypePlugins: Options['rehypePlugins'] = [
    () => placeMarks(text, placed),
    () => ownFootnotes(prefix),
    () => placeMath(spans),
    urlPolicy,
    autoDirection,
    () => htmlAsText,
    () => linkMarks(targets),
    take,
  ]
  // A plain function without hooks: it parses and runs the plugins.
  Markdown({
    children: text,
    remarkPlugins: dialect,
    remarkRehypeOptions: { clobberPrefix: prefix },
    rehypePlugins,
  })
  return nodes
}

/** Formulas as MathML, which needs no fonts or style sheet; those that are too long stay as source. */
async function renderFormulas(parent: TreeNode, slices: Slices): Promise<void> {
  for (const [at, node] of (parent.children ?? []).entries()) {
    // A code block whose language is math is a formula.
    const [only] = node.tagName === 'pre' ? (node.children ?? []) : []
    const formula = only && isFormula(only) ? only : isFormula(node) ? node : undefined
    if (!formula) {
      await renderFormulas(node, slices)
      continue
    }
    const display = formula === only || classesOf(formula).includes('math-display')
    const span = { tex: textOf(formula), display }
    const markup = formulaMarkup(span, 'mathml')
    if (markup !== undefined) parent.children?.splice(at, 1, { type: 'raw', value: markup })
    else formula.properties = {}
    await slices.spend(formulaCost(span))
  }
}

const isFormula = (node: TreeNode) => classesOf(node).includes('language-math')

function classesOf({ properties }: TreeNode): readonly unknown[] {
  return Array.isArray(properties?.className) ? properties.className : []
}

/** HTML in an answer is text, as in the chat. */
const htmlAsText: TreeTransform = (tree) => {
  replaceNodes(tree, (node) => (node.type === 'raw' ? [{ type: 'text', value: node.value ?? '' }] : undefined))
}
