/** Math taken out of a block before Markdown reads it, and put back as elements afterwards. */

import { findMathEnd } from './inline-spans'
import { element, replaceNodes, type TreeNode, type TreeTransform } from './tree'

/** Longer formulas stay text: one of this length takes KaTeX some 20 ms. */
export const MAX_FORMULA_LENGTH = 2000

/** One formula of a block. */
export interface MathSpan {
  readonly tex: string
  readonly display: boolean
}

/** A block whose formulas are replaced by tokens that Markdown leaves alone. */
export interface MathText {
  readonly text: string
  readonly spans: readonly MathSpan[]
  /** Where in the text a place of the block stands. */
  readonly moved: (at: number) => number
}

const OPEN = '\uE000'
const CLOSE = '\uE001'

/** Whether a block could hold math at all. */
export const mayHoldMath = (source: string) => source.includes('$') || source.includes('\\(') || source.includes('\\[')

function skipCode(source: string, from: number): number {
  const run = /^`+|^~+/.exec(source.slice(from, from + 200))?.[0] ?? '`'
  const atLineStart = /(?:^|\n)[ \t>*+-]*$/.test(source.slice(Math.max(0, from - 80), from))
  if (run.startsWith('~') && (run.length < 3 || !atLineStart)) return from + run.length
  let end = source.indexOf(run, from + run.length)
  while (end >= 0) {
    let stop = end + run.length
    while (source[stop] === run[0]) stop++
    if (stop - end === run.length) return stop
    end = source.indexOf(run, stop)
  }
  return run.length >= 3 && atLineStart ? source.length : from + run.length
}

function spanAt(source: string, from: number): { end: number; span: MathSpan } | undefined {
  const end = findMathEnd(source, from)
  if (end === undefined) return undefined
  const two = source.slice(from, from + 2)
  const wide = two === '\\(' || two === '\\[' || two === '$$'
  const size = wide ? 2 : 1
  if (end < from + 2 * size + 1) return undefined
  const tex = source.slice(from + size, end - size)
  if (/\n[ \t]*\n/.test(tex) || tex.trim() === '') return undefined
  // Escaped brackets in a sentence are brackets; around a line of their own, or around a formula, they are math.
  const atLineStart = /(?:^|\n)[ \t>]*$/.test(source.slice(Math.max(0, from - 40), from))
  if (two === '\\[' && (!/[A-Za-z0-9]/.test(tex) || !(atLineStart || /[\\^_=+{}<>|]/.test(tex)))) return undefined
  return { end, span: { tex: tex.replace(/\n[ \t]*>[ \t]?/g, '\n').trim(), display: wide && two !== '\\(' } }
}

/** Finds the formulas of a block outside its code and addresses. */
export function takeMath(source: string): MathText {
  if (!mayHoldMath(source) || source.includes(OPEN)) return { text: source, spans: [], moved: (at) => at }
  const spans: MathSpan[] = []
  /** By how much what stands behind each formula has moved. */
  const moves: Array<{ from: number; by: number }> = []
  let text = ''
  let from = 0
  for (let i = 0; i < source.length; ) {
    const char = source[i]
    const two = source.slice(i, i + 2)
    if (char === '`' || char === '~') i = skipCode(source, i)
    else if (two === '](') i += /^\]\([^\s()]*\)/.exec(source.slice(i, i + 2000))?.[0].length ?? 2
    else if (char === '<') i += /^<[A-Za-z/][^<>\n]*>/.exec(source.slice(i, i + 2000))?.[0].length ?? 1
    else if (char === '$' || two === '\\(' || two === '\\[') {
      const found = spanAt(source, i)
      if (found) {
        text += `${source.slice(from, i)}${OPEN}${spans.length}${CLOSE}`
        spans.push(found.span)
        from = found.end
        moves.push({ from, by: text.length - from })
        i = found.end
      } else i += char === '$' ? (/^\$+/.exec(source.slice(i, i + 50))?.[0].length ?? 1) : 2
    } else i += char === '\\' ? 2 : 1
  }
  const moved = (at: number) => at + (moves.findLast((move) => move.from <= at)?.by ?? 0)
  return { text: text + source.slice(from), spans, moved }
}

/** A formula as the element that stands for it until it is drawn. */
export function mathElement({ tex, display }: MathSpan): TreeNode {
  return element('code', { className: ['language-math', display ? 'math-display' : 'math-inline'] }, [
    { type: 'text', value: tex },
  ])
}

/** Puts the formulas back, as the elements that a math renderer looks for. */
export function placeMath(spans: readonly MathSpan[]): TreeTransform {
  return (tree) => {
    if (spans.length === 0) return
    const restore = (text: string) => text.replace(/\uE000(\d+)\uE001/g, (_, index) => spans[Number(index)]?.tex ?? '')
    replaceNodes(tree, (node, ancestors) => {
      for (const [name, value] of Object.entries(node.properties ?? {}))
        if (typeof value === 'string' && node.properties) node.properties[name] = restore(value)
      if (!node.value?.includes(OPEN)) return undefined
      if (node.type !== 'text' || ancestors.some(({ tagName }) => tagName === 'code')) {
        node.value = restore(node.value)
        return undefined
      }
      return node.value.split(/(\uE000\d+\uE001)/).flatMap((part): TreeNode[] => {
        const span = part.startsWith(OPEN) ? spans[Number(part.slice(1, -1))] : undefined
        if (span) return [mathElement(span)]
        return part === '' ? [] : [{ type: 'text', value: part }]
      })
    })
  }
}
