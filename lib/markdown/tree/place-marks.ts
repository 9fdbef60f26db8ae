/**
 * Marks at places of a text, put into the tree that the text was parsed to. The text itself stays as it was written: no
 * sign in it stands for a mark, so none can be forged, copied or left behind, and no mark can change how Markdown reads.
 */
import { element, replaceNodes, type TreeNode, type TreeTransform } from './tree'

/** Numbers that stand after a place of a text. */
export interface Mark {
  /** How many characters stand before it. */
  readonly at: number
  readonly numbers: readonly number[]
}

/** Numbers that stand in one block; what more there are is in the list of sources alone. */
const MAX_NUMBERS = 500

/** As many of a block's marks as stand in it. */
export function fewMarks(marks: readonly Mark[]): readonly Mark[] {
  let end = 0
  for (let numbers = 0; end < marks.length && numbers < MAX_NUMBERS; end++) numbers += marks[end]?.numbers.length ?? 0
  return end < marks.length ? marks.slice(0, end) : marks
}

/** Marks as one short string, which a memo can compare; places count from `start`. */
export function writeMarks(marks: readonly Mark[], start: number): string {
  return marks.map(({ at, numbers }) => `${at - start}:${numbers.join(',')}`).join(' ')
}

/** What was written; places that a change of the text has moved are moved along. */
export function readMarks(written: string, moved: (at: number) => number = (at) => at): Mark[] {
  if (written === '') return []
  return written.split(' ').map((mark) => {
    const [at = '0', numbers = ''] = mark.split(':')
    return { at: moved(Number(at)), numbers: numbers.split(',').map(Number) }
  })
}

/** Where no mark may stand: it goes after the element. */
const CLOSED = new Set(['a', 'code', 'pre', 'svg', 'math'])

interface Leaf {
  node: TreeNode
  start: number
  /** Where the mark goes: after this child of that parent, or within the node itself when both are the leaf's own. */
  parent: TreeNode
  child: TreeNode
}

/** Puts marks into the tree of `text`, each after what stands at its place. */
export function placeMarks(text: string, marks: readonly Mark[]): TreeTransform {
  return (tree) => {
    if (marks.length === 0) return
    const leaves = leavesOf(tree)
    // From the end: what stands before a mark keeps its place.
    for (let at = marks.length - 1; at >= 0; at -= 1) {
      const mark = marks[at]
      const leaf = mark && leaves.findLast(({ start }) => start < mark.at)
      if (mark && leaf) placeMark(leaf, mark, text)
    }
  }
}

function placeMark({ node, start, parent, child }: Leaf, { at, numbers }: Mark, text: string): void {
  const siblings = parent.children ?? []
  const place = siblings.indexOf(child)
  if (place === -1) return
  const added: TreeNode[] = [markElement(numbers)]
  const length = node === child && node.value !== undefined ? shownLength(text.slice(start, at)) : undefined
  if (length !== undefined && node.value !== undefined && length < node.value.length) {
    added.push({ type: 'text', value: node.value.slice(length) })
    node.value = node.value.slice(0, length)
  }
  siblings.splice(place + 1, 0, ...(child.tagName === 'pre' ? [behindCode(siblings, place, numbers)] : added))
}

/** After a block of code marks are a paragraph: the one that stands there already, or a new one. */
function behindCode(siblings: TreeNode[], place: number, numbers: readonly number[]): TreeNode {
  const [next] = siblings.slice(place + 1)
  const [marks] = next?.children ?? []
  const there = next?.tagName === 'p' && next.children?.length === 1 ? marks?.properties?.dataMarks : undefined
  if (typeof there === 'string') siblings.splice(place + 1, 1)
  const all = typeof there === 'string' ? [...numbers, ...there.split(' ').map(Number)] : numbers
  return element('p', {}, [markElement([...new Set(all)])])
}

/** The element that stands for marks until they are rendered. */
export function markElement(numbers: readonly number[]): TreeNode {
  const words = numbers.map((number) => `[${number}]`).join('')
  return element('sup', { className: ['source-marks'], dataMarks: numbers.join(' ') }, [{ type: 'text', value: words }])
}

/** Texts and what stands for itself, in order, with their places in the source. */
function leavesOf(tree: TreeNode): Leaf[] {
  const leaves: Leaf[] = []
  let last = 0
  replaceNodes(tree, (node, ancestors) => {
    const isLeaf = node.type === 'text' || node.type === 'raw' || !node.children?.length
    if (!isLeaf || (node.position === undefined && (node.value ?? '').trim() === '')) return undefined
    const start = node.position?.start.offset ?? last
    last = node.position?.end.offset ?? start
    const closed = ancestors.findIndex(({ tagName }) => CLOSED.has(tagName ?? ''))
    const child = closed === -1 ? node : ancestors[closed]
    const parent = closed === -1 ? ancestors.at(-1) : ancestors[closed - 1]
    if (parent && child) leaves.push({ node, start, parent, child })
    return undefined
  })
  return leaves
}

/** How long a piece of Markdown text is as it is shown: escapes, entities and the marks at the starts of lines go. */
function shownLength(source: string): number {
  return source
    .replace(/(?:(?<![ \t])[ \t]+)?(\r\n|\r|\n)[ \t>]*/g, '\n')
    .replace(/\\([!-/:-@[-`{-~])/g, '$1')
    .replace(/&(?:#\d{1,7}|#x[\da-f]{1,6}|[a-z][a-z\d]{1,31});/gi, '&').length
}
