/**
 * Inserts marks into the tree that a text was parsed to. The text itself stays unchanged: no character in it represents
 * a mark, so marks cannot be forged, copied or left behind, and cannot change how Markdown parses.
 */
import { element, replaceNodes, type TreeNode, type TreeTransform } from './tree'

/** Source numbers at a place of a text. */
export interface Mark {
  /** Its offset. */
  readonly at: number
  readonly numbers: readonly number[]
}

/** The maximal count of numbers in one block; further ones are only in the list of sources. */
const MAX_NUMBERS = 500

/** The marks of a block up to that limit. */
export function fewMarks(marks: readonly Mark[]): readonly Mark[] {
  let end = 0
  for (let numbers = 0; end < marks.length && numbers < MAX_NUMBERS; end++) numbers += marks[end]?.numbers.length ?? 0
  return end < marks.length ? marks.slice(0, end) : marks
}

/** Serializes marks as a short string, which is easy to compare; offsets count from `start`. */
export function writeMarks(marks: readonly Mark[], start: number): string {
  return marks.map(({ at, numbers }) => `${at - start}:${numbers.join(',')}`).join(' ')
}

/** Parses serialized marks; `moved` maps their offsets to a changed text. */
export function readMarks(written: string, moved: (at: number) => number = (at) => at): Mark[] {
  if (written === '') return []
  return written.split(' ').map((mark) => {
    const [at = '0', numbers = ''] = mark.split(':')
    return { at: moved(Number(at)), numbers: numbers.split(',').map(Number) }
  })
}

/** Elements that cannot contain marks: marks go after them. */
const CLOSED = new Set(['a', 'code', 'pre', 'svg', 'math'])

interface Leaf {
  node: TreeNode
  start: number
  /** Where the mark goes: after this child of this parent, or inside the node if it is that child. */
  parent: TreeNode
  child: TreeNode
}

/** Inserts marks into the tree of `text`, each at its place. */
export function placeMarks(text: string, marks: readonly Mark[]): TreeTransform {
  return (tree) => {
    if (marks.length === 0) return
    const leaves = leavesOf(tree)
    // From the end, so that earlier places stay valid.
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

/** Marks after a code block form a paragraph: an existing one, or a new one. */
function behindCode(siblings: TreeNode[], place: number, numbers: readonly number[]): TreeNode {
  const [next] = siblings.slice(place + 1)
  const [marks] = next?.children ?? []
  const there = next?.tagName === 'p' && next.children?.length === 1 ? marks?.properties?.dataMarks : undefined
  if (typeof there === 'string') siblings.splice(place + 1, 1)
  const all = typeof there === 'string' ? [...numbers, ...there.split(' ').map(Number)] : numbers
  return element('p', {}, [markElement([...new Set(all)])])
}

/** The element that represents marks until they are rendered. */
export function markElement(numbers: readonly number[]): TreeNode {
  const words = numbers.map((number) => `[${number}]`).join('')
  return element('sup', { className: ['source-marks'], dataMarks: numbers.join(' ') }, [{ type: 'text', value: words }])
}

/** The leaves of the tree, in order, with their offsets in the source. */
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

/** The length of a piece of Markdown text as shown, without escapes, entities and line prefixes. */
function shownLength(source: string): number {
  return source
    .replace(/(?:(?<![ \t])[ \t]+)?(\r\n|\r|\n)[ \t>]*/g, '\n')
    .replace(/\\([!-/:-@[-`{-~])/g, '$1')
    .replace(/&(?:#\d{1,7}|#x[\da-f]{1,6}|[a-z][a-z\d]{1,31});/gi, '&').length
}
