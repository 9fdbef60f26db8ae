/** Markdown as the tree of a page: by the parser, the limits and the address policy of the chat, without React. */
import Markdown, { type Options } from 'react-markdown'
import rehypeKatex from 'rehype-katex'
import { dialect } from '@/lib/markdown/dialect'
import { autoDirection } from '@/lib/markdown/direction'
import { ownFootnotes } from '@/lib/markdown/footnotes'
import { appraise } from '@/lib/markdown/limits'
import { MAX_FORMULA_LENGTH, placeMath, takeMath } from '@/lib/markdown/math-spans'
import { type Mark, placeMarks } from '@/lib/markdown/place-marks'
import { definitionsOf, runsOf } from '@/lib/markdown/runs'
import type { Block } from '@/lib/markdown/split-blocks'
import { element, replaceNodes, type TreeNode, type TreeTransform, textOf } from '@/lib/markdown/tree'
import { urlPolicy } from '@/lib/markdown/url-policy'
import { linkMarks, type MarkTargets } from './sources-tree'

/** As in the page, but as MathML, which needs no fonts and no style sheet. */
const MATH: Parameters<typeof rehypeKatex>[0] = {
  output: 'mathml',
  trust: false,
  strict: 'ignore',
  maxExpand: 1000,
  maxSize: 20,
  errorColor: 'currentColor',
}

/** Marks in a text, and where they lead. */
export interface Marked {
  marks: readonly Mark[]
  targets: MarkTargets
}

const UNMARKED: Marked = { marks: [], targets: { prefix: '', titles: [] } }

/**
 * The nodes of a text, a piece at a time, so that a long text does not hold up the server between two of them. What
 * exceeds a limit of the chat comes as the text it is.
 */
export function* markdownTree(text: string, prefix: string, marked: Marked = UNMARKED): Generator<TreeNode[]> {
  const parse = (source: string, start: number, end: number, lead = 0) =>
    parsed(source, start === 0 ? prefix : `${prefix}${start}-`, {
      ...marked,
      marks: marksWithin(marked.marks, start, end, lead),
    })
  if (appraise(text).excess === undefined) return yield parse(text, 0, text.length)
  const runs = runsOf(text)
  const definitions = definitionsOf(runs)
  const draw = (block: Block, source: string, lead = 0) =>
    // A note that is read alone is one that nobody calls, which would be left out.
    block.kind === 'note' || appraise(source).excess !== undefined
      ? [plain(block.source)]
      : parse(`${source}\n\n${definitions}`, block.start, block.start + source.length - lead, lead)
  for (const [at, run] of runs.entries()) {
    const [first] = run
    if (!first) continue
    const whole = text.slice(first.start, runs[at + 1]?.[0]?.start)
    if (run.length === 1 || appraise(whole).excess === undefined) yield draw(first, whole)
    // A long list, table or quote comes in parts, each in an element of its own.
    else {
      for (const part of run) {
        const head = part.continues?.head ?? ''
        yield draw(part, head + part.source, head.length)
      }
    }
  }
}

/** The marks of a piece of the text, with places that count from its start, behind what leads it. */
function marksWithin(marks: readonly Mark[], start: number, end: number, lead: number): Mark[] {
  return marks
    .filter(({ at }) => at > start && at <= end)
    .map(({ at, numbers }) => ({ at: at - start + lead, numbers }))
}

function plain(source: string): TreeNode {
  return element('pre', { className: ['plain-block'], dir: 'auto' }, [{ type: 'text', value: source }])
}

function parsed(source: string, prefix: string, { marks, targets }: Marked): TreeNode[] {
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
    () => shortFormulas,
    [rehypeKatex, MATH],
    urlPolicy,
    autoDirection,
    () => htmlAsText,
    () => linkMarks(targets),
    take,
  ]
  try {
    // A plain function without hooks: it parses, runs the plugins and makes elements, here none.
    Markdown({
      children: text,
      remarkPlugins: dialect,
      remarkRehypeOptions: { clobberPrefix: prefix },
      rehypePlugins,
    })
  } catch {
    // Whatever the parser fails on is still readable.
    return [plain(source)]
  }
  return nodes
}

const isFormula = ({ properties }: TreeNode) =>
  Array.isArray(properties?.className) && properties.className.includes('language-math')

/** What is too long for a formula stays its source. */
const shortFormulas: TreeTransform = (tree) => {
  replaceNodes(tree, (node) =>
    isFormula(node) && textOf(node).length > MAX_FORMULA_LENGTH
      ? [element('code', {}, node.children ?? [])]
      : undefined,
  )
}

/** HTML in an answer is text, as in the chat. */
const htmlAsText: TreeTransform = (tree) => {
  replaceNodes(tree, (node) => (node.type === 'raw' ? [{ type: 'text', value: node.value ?? '' }] : undefined))
}
