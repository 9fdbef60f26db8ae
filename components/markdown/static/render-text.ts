/** Renders a whole Markdown text to markup, in slices, for a cached page: the browser needs no parser for it. */
import { toHtml } from 'hast-util-to-html'
import Markdown from 'react-markdown'
import type { MarkTargets } from '@/components/markdown/source-marks'
import { type ParserInput, readBlock, readFootnotes } from '@/lib/markdown/document/block-reading'
import { readFence } from '@/lib/markdown/document/fence'
import { type DocumentView, MarkdownDocument } from '@/lib/markdown/document/markdown-document'
import { plainPieces } from '@/lib/markdown/document/plain-pieces'
import type { RenderedBlock, RenderedRun } from '@/lib/markdown/document/rendered-block'
import { renderedLength } from '@/lib/markdown/document/rendered-length'
import { appraise } from '@/lib/markdown/parse/limits'
import { dialect } from '@/lib/markdown/tree/dialect'
import { type Mark, readMarks } from '@/lib/markdown/tree/place-marks'
import { element, type TreeNode } from '@/lib/markdown/tree/tree'
import { marksElement, plainElements, plainPieceElement } from './code-markup'
import { type Look, lookOfPage, PAGE_LOOK, type Spend } from './page-look'

/** A text to render. */
export interface StaticText {
  readonly text: string
  /** Keeps the identifiers of several texts on one page apart. */
  readonly prefix: string
  readonly marks: readonly Mark[]
  readonly targets: MarkTargets
}

/** What the blocks of one text share. */
export interface TextPlace {
  readonly prefix: string
  readonly targets: MarkTargets
  readonly look: Look
  /** The markup of settled parts of lists, tables and quotes, which grow. */
  readonly parts?: WeakMap<RenderedBlock, string>
}

/** What rendering may use: slices of time, and room for the markup of all texts of a page. */
export interface RenderBudget {
  readonly spend: Spend
  /** Characters of markup that are left; below zero, text is shown as plain text. */
  room: number
  /** What blocks may still cost, in the unit of `lib/markdown/parse/weigh.ts`. */
  cost: number
}

/** Measured: microseconds for each unit of a block's cost. */
const PER_COST = 8
/** The cost of the blocks that one update may add. */
const COST_AT_ONCE = 300
const PER_CHARACTER = 0.02
const PER_PLAIN_CHARACTER = 0.1
/** Characters of markup that plain text may take beyond the room: hidden marks become long names. */
const MAX_PLAIN = 6_000_000

/** Renders the text; what there is no room for is shown as plain text, and says so. */
export async function renderText(
  { text: all, prefix, marks, targets }: StaticText,
  budget: RenderBudget,
): Promise<string> {
  const text = all.slice(0, renderedLength(all))
  const place = { prefix, targets, look: PAGE_LOOK }
  const view = await blocksOf(text, marks, budget)
  let html = ''
  const write = async (nodes: readonly TreeNode[]) => {
    const markup = toMarkup(nodes)
    html += markup
    budget.room -= markup.length
    await budget.spend(PER_CHARACTER * markup.length)
  }
  for (const run of view.groups.flat()) {
    const start = run[0]?.key ?? 0
    if (budget.room <= 0) {
      await write(await plainNodes(all.slice(start), budget, start))
      return html
    }
    await write(await renderRun(run, place, budget))
  }
  const { rest, footnotes } = view
  const restAt = rest ? rest.start : text.length
  if (restAt < all.length) await write(await plainNodes(all.slice(restAt), budget, restAt))
  if (footnotes !== '') await write(await renderFootnotes(footnotes, place, budget))
  return html
}

/** The blocks, found a few at a time. */
async function blocksOf(text: string, marks: readonly Mark[], budget: RenderBudget): Promise<DocumentView> {
  let left = 0
  const document = new MarkdownDocument((cost) => {
    if (left <= 0 || budget.cost <= 0) return false
    left -= cost
    budget.cost -= cost
    return true
  })
  let view: DocumentView
  do {
    left = COST_AT_ONCE
    view = document.update(text, false, marks)
    await budget.spend(PER_COST * COST_AT_ONCE)
  } while (document.isWaiting && budget.cost > 0)
  return view
}

const HOLDERS = { list: ['ul', 'ol'], table: ['table'], quote: ['blockquote'] }
const LOST = { list: 'ul', table: 'table', quote: 'blockquote' }

/** A block with the parts that go into its element. */
export async function renderRun(run: RenderedRun, place: TextPlace, budget: RenderBudget): Promise<TreeNode[]> {
  const [first, ...parts] = run
  if (!first) return []
  const nodes = await renderBlock(first, place, budget)
  const of = parts[0]?.continues?.of
  if (of === undefined) return nodes
  const box = nodes.at(-1)
  const last = box?.properties?.className && of === 'table' ? box.children?.[0] : box
  let holder = HOLDERS[of].includes(last?.tagName ?? '') ? last : undefined
  if (!holder) {
    holder = element(LOST[of], {}, [])
    nodes.push(holder)
  }
  for (const part of parts) {
    const rendered = await renderPart(part, place, budget)
    holder.children = [...(holder.children ?? []), ...rendered]
  }
  return nodes
}

async function renderPart(part: RenderedBlock, place: TextPlace, budget: RenderBudget): Promise<TreeNode[]> {
  const known = place.parts?.get(part)
  if (known !== undefined) return [{ type: 'raw', value: known }]
  const rendered = await renderBlock(part, place, budget)
  // Marks depend on the titles of the sources, which are still added to.
  if (part.marks === '') place.parts?.set(part, toMarkup(rendered))
  return rendered
}

async function renderBlock(block: RenderedBlock, place: TextPlace, budget: RenderBudget): Promise<TreeNode[]> {
  const { source, marks, plain, kind } = block
  if (plain) return plainBlock(block, budget)
  const { spend } = budget
  try {
    const fence = kind === 'fence' ? readFence(source) : undefined
    if (fence) return await markedCode(fence, marks, place)
    const nodes = parsed(readBlock(block, place.prefix), place.prefix)
    await spend(PER_COST * appraise(source).cost)
    const root = { type: 'root', children: nodes }
    await lookOfPage(root, place.targets, spend, place.look)
    return root.children
  } catch {
    // What the parser fails on is still readable.
    return plainBlock(block, budget)
  }
}

/** The list of a text's footnotes. */
export async function renderFootnotes(source: string, place: TextPlace, budget: RenderBudget): Promise<TreeNode[]> {
  if (appraise(source).excess !== undefined) return plainNodes(source, budget)
  try {
    const root = { type: 'root', children: parsed(readFootnotes(source, place.prefix), place.prefix) }
    await lookOfPage(root, place.targets, budget.spend, place.look)
    return root.children
  } catch {
    // As above.
    return plainNodes(source, budget)
  }
}

function parsed({ text, plugins }: ParserInput, prefix: string): TreeNode[] {
  let nodes: TreeNode[] = []
  const take = () => (tree: TreeNode) => {
    nodes = tree.children ?? []
    tree.children = []
  }
  // A plain function without hooks: it parses, runs the plugins and creates elements, here none.
  Markdown({
    children: text,
    remarkPlugins: dialect,
    remarkRehypeOptions: { clobberPrefix: prefix },
    rehypePlugins: [...plugins, take],
  })
  return nodes
}

async function markedCode(
  fence: { code: string; language: string },
  marks: string,
  { targets, look }: TextPlace,
): Promise<TreeNode[]> {
  const numbers = [...new Set(readMarks(marks).flatMap((mark) => mark.numbers))]
  const code = await look.code(fence.code, fence.language)
  return numbers.length === 0 ? [code] : [code, element('p', {}, [marksElement(numbers, targets)])]
}

/** A block's plain text where only certain elements are allowed. */
async function plainBlock({ source, continues, isPart }: RenderedBlock, budget: RenderBudget): Promise<TreeNode[]> {
  const nodes = await plainNodes(source, budget)
  if (isPart && continues?.of === 'list') return [element('li', {}, nodes)]
  if (!isPart || continues?.of !== 'table') return nodes
  return [element('tbody', {}, [element('tr', {}, [element('td', { colSpan: 100 }, nodes)])])]
}

/** Plain text of any length, written piece by piece. `start` is where it begins in the whole. */
export async function plainNodes(source: string, budget: RenderBudget, start = 0): Promise<TreeNode[]> {
  let markup = ''
  let isCut = false
  for (const piece of plainPieces(source, start)) {
    isCut = budget.room - markup.length < -MAX_PLAIN
    if (isCut) break
    markup += toMarkup([plainPieceElement(piece)])
    await budget.spend(PER_PLAIN_CHARACTER * piece.text.length)
  }
  return plainElements([{ type: 'raw', value: markup }], isCut)
}

/** Nodes as markup. */
export function toMarkup(nodes: readonly TreeNode[]): string {
  // The tree is hast by construction; its raw nodes come from KaTeX, which escapes, or from this function.
  const root = { type: 'root', children: nodes } as unknown as Parameters<typeof toHtml>[0]
  return toHtml(root, { allowDangerousHtml: true })
}
