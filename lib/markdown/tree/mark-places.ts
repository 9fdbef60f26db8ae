/** Where marks can be written in a Markdown source: never inside code, a link, a formula or a character. */
import { closesFence, openingFence } from '@/lib/markdown/parse/block-starts'
import { takeMath } from './math-spans'
import type { Mark } from './place-marks'
import { readTree } from './read-tree'
import { replaceNodes, type TreeNode } from './tree'

/** Marks at a place where they can be written. */
export interface MarkPlace extends Mark {
  /** Text around the marks, where they need a line of their own. */
  readonly before: string
  readonly after: string
}

/** Visible nodes, which marks follow. */
const SHOWN = new Set(['text', 'inlineCode', 'code', 'html', 'image', 'imageReference', 'footnoteReference'])
const LINKS = new Set(['link', 'linkReference'])
const FLOW = new Set(['root', 'blockquote', 'listItem', 'footnoteDefinition'])

interface Leaf {
  readonly start: number
  readonly end: number
  /** The node that it ends with: a link, or the leaf itself. */
  readonly node: TreeNode
  readonly isText: boolean
  readonly isBlock: boolean
}

const startOf = (node: TreeNode) => node.position?.start.offset ?? 0
const endOf = (node: TreeNode) => node.position?.end.offset ?? 0

function leavesOf(tree: TreeNode): Leaf[] {
  const leaves: Leaf[] = []
  replaceNodes(tree, (node, ancestors) => {
    if (!SHOWN.has(node.type) || !node.position) return undefined
    const link = ancestors.find(({ type }) => LINKS.has(type))
    const isBlock = FLOW.has(ancestors.at(-1)?.type ?? '') && (node.type === 'code' || node.type === 'html')
    const whole = link ?? node
    leaves.push({
      start: startOf(node),
      end: endOf(whole),
      node: whole,
      isText: !link && node.type === 'text',
      isBlock,
    })
    return undefined
  })
  return leaves
}

const ENTITY = /&(?:#\d{1,7}|#[xX][\da-fA-F]{1,6}|[a-zA-Z][a-zA-Z\d]{1,31});/g

/** An offset in a text, moved so that it splits no character and is not among the markers at the start of a line. */
function withinText(text: string, { start, end }: Leaf, at: number): number {
  if (at >= end) return end
  const line = text.lastIndexOf('\n', at - 1)
  if (line >= start && /^[ \t>]*$/.test(text.slice(line + 1, at)))
    return start + text.slice(start, line).trimEnd().length
  const backslashes = /(?<!\\)\\*$/.exec(text.slice(start, at))?.[0].length ?? 0
  if (backslashes % 2 === 1) return at + 1
  for (const { index, 0: sign } of text.slice(start, end).matchAll(ENTITY)) {
    if (start + index < at && at < start + index + sign.length) return start + index + sign.length
  }
  const token = /^\d*\uE001/.exec(text.slice(at, end))
  if (token && /\uE000\d*$/.test(text.slice(start, at))) return at + token[0].length
  return /[\uD800-\uDBFF]/.test(text.charAt(at - 1)) && /[\uDC00-\uDFFF]/.test(text.charAt(at)) ? at + 1 : at
}

/** The text around marks after a block, with the block's own line prefixes. */
function linesAround(text: string, { node }: Leaf): Pick<MarkPlace, 'before' | 'after'> {
  const [start, end] = [startOf(node), endOf(node)]
  const lead = text.slice(text.lastIndexOf('\n', start - 1) + 1, start).replace(/[^>\s]/g, ' ')
  const blank = `\n${lead.trimEnd()}`
  const lines = text.slice(start, end).split('\n')
  const fence = node.type === 'code' ? openingFence(lines[0] ?? '') : undefined
  const isClosed = !fence || (lines.length > 1 && closesFence((lines.at(-1) ?? '').replace(/^[\s>]*/, ''), fence))
  const closer = isClosed ? '' : `\n${lead}${fence.char.repeat(fence.size)}`
  const next = /^[^\n]*\n([^\n]*)/.exec(text.slice(end))?.[1] ?? ''
  return {
    before: `${closer}${node.type === 'html' ? blank : ''}\n${lead}`,
    after: /^[\s>]*$/.test(next) ? '' : blank,
  }
}

/** The places for marks, in order; a mark before all visible text has none. `definitions` are from elsewhere. */
export function markPlaces(source: string, marks: readonly Mark[], definitions = ''): MarkPlace[] {
  const { text, into, back } = takeMath(source)
  const leaves = leavesOf(readTree(text + definitions))
  const places = marks.flatMap(({ at, numbers }): MarkPlace[] => {
    const leaf = leaves.findLast(({ start }) => start < into(at))
    if (!leaf) return []
    const place = leaf.isText ? withinText(text, leaf, into(at)) : leaf.end
    const around = leaf.isBlock ? linesAround(text, leaf) : { before: isBareLink(text, leaf) ? ' ' : '', after: '' }
    return [{ at: back(place), numbers, ...around }]
  })
  return joined(places)
}

/** Anything right after a bare URL would be parsed as part of it. */
function isBareLink(text: string, { node, isText }: Leaf): boolean {
  return !isText && node.type === 'link' && !/[[<]/.test(text.charAt(startOf(node)))
}

/** Merges marks at the same place, without duplicates. */
function joined(places: readonly MarkPlace[]): MarkPlace[] {
  const result: MarkPlace[] = []
  for (const place of [...places].sort((a, b) => a.at - b.at)) {
    const last = result.at(-1)
    if (last?.at !== place.at) result.push(place)
    else result[result.length - 1] = { ...last, numbers: [...new Set([...last.numbers, ...place.numbers])] }
  }
  return result
}
