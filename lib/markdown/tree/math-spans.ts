/** Takes math out of a block before Markdown parses it, and puts it back as elements. */

import { findFormula, type MathSpan, marksAt } from '@/lib/markdown/parse/find-formula'
import { type Leaf, readLeaves } from '@/lib/markdown/parse/leaves'
import { InlineStructure, type Range } from './inline-structure'
import { element, replaceNodes, type TreeNode, type TreeTransform } from './tree'

/** Longer formulas stay text: one of this length takes KaTeX about 20 ms. */
export const MAX_FORMULA_LENGTH = 2000

/** A formula, and how it was written. */
export interface TakenSpan extends MathSpan {
  readonly source: string
}

/** A block whose formulas are replaced by placeholders that Markdown leaves alone. */
export interface MathText {
  readonly text: string
  readonly spans: readonly TakenSpan[]
  /** Maps an offset of the block to the text; one inside a formula to the end of its placeholder. */
  readonly into: (at: number) => number
  /** Maps an offset of the text to the block. */
  readonly back: (at: number) => number
}

/** A block without math. */
export const untouched = (text: string): MathText => ({ text, spans: [], into: (at) => at, back: (at) => at })

const OPEN = '\uE000'
const CLOSE = '\uE001'

/** Whether a block may contain math. */
export const mayHoldMath = (source: string) => source.includes('$') || source.includes('\\(') || source.includes('\\[')

interface Place extends Range {
  readonly span: MathSpan
}

/** The formulas of one paragraph, heading or cell, with their ranges in the source. */
function findInLeaf({ kind, isQuoted, lines }: Leaf): Place[] {
  const text = lines.map((line) => line.text).join('\n')
  if (!mayHoldMath(text)) return []
  const starts: number[] = []
  for (let at = 0, line = 0; line < lines.length; at += (lines[line]?.text.length ?? 0) + 1, line++) starts.push(at)
  const standsAlone = (start: number) => kind === 'paragraph' && lines[starts.indexOf(start)]?.isBare === true
  const inSource = (at: number) => {
    const line = starts.findLastIndex((start) => start <= at)
    return (lines[line]?.from ?? 0) + at - (starts[line] ?? 0)
  }
  const structure = new InlineStructure(text)
  const places: Place[] = []
  for (let i = text.search(/[\\$]/); i >= 0 && i < text.length; ) {
    const passed = structure.passed(i)
    const marks = passed === undefined ? marksAt(text, i) : ''
    const match = marks === '' ? undefined : findFormula(text, i, { isFinal: true, isQuoted, standsAlone })
    if (match && match !== 'open' && structure.allows(i, match.end)) {
      places.push({ from: inSource(i), to: inSource(match.end - 1) + 1, span: match.span })
      i = match.end
    } else i = passed ?? i + (marks.length || (text[i] === '\\' ? 2 : 1))
    const next = text.slice(i).search(/[\\$]/)
    i = next < 0 ? -1 : i + next
  }
  return places
}

/** Takes the formulas out of a text's paragraphs, headings and cells, outside code, tags and URLs. */
export function takeMath(source: string): MathText {
  if (!mayHoldMath(source) || source.includes(OPEN)) return untouched(source)
  const { leaves, displays } = readLeaves(source)
  const blocks = displays.map(({ from, to, tex }): Place => ({ from, to, span: { tex, display: true } }))
  const places = [...leaves.flatMap(findInLeaf), ...blocks].sort((a, b) => a.from - b.from)
  const spans: TakenSpan[] = []
  /** Where the placeholder of each formula ends. */
  const ends: number[] = []
  let text = ''
  let from = 0
  for (const place of places) {
    text += `${source.slice(from, place.from)}${OPEN}${spans.length}${CLOSE}`
    spans.push({ ...place.span, source: source.slice(place.from, place.to) })
    from = place.to
    ends.push(text.length)
  }
  const into = (at: number) => {
    const last = places.findLastIndex((place) => place.from < at)
    return Math.max(at - (places[last]?.to ?? 0), 0) + (ends[last] ?? 0)
  }
  const back = (at: number) => {
    const last = ends.findLastIndex((end) => end <= at)
    return at - (ends[last] ?? 0) + (places[last]?.to ?? 0)
  }
  return { text: text + source.slice(from), spans, into, back }
}

/** The element that represents a formula until it is rendered. */
export function mathElement({ tex, display }: MathSpan): TreeNode {
  return element('code', { className: ['language-math', display ? 'math-display' : 'math-inline'] }, [
    { type: 'text', value: tex },
  ])
}

/** Puts the formulas back, as elements for the math renderer. */
export function placeMath(spans: readonly TakenSpan[]): TreeTransform {
  return (tree) => {
    if (spans.length === 0) return
    const restore = (text: string) =>
      text.replace(/\uE000(\d+)\uE001/g, (_, index) => spans[Number(index)]?.source ?? '')
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
