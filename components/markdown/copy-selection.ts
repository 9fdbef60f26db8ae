/** What a reader's own selection copies where it holds formulas, of which a browser would copy scattered letters. */

import { htmlWithin } from './copy-html'
import { formulaOf, isOfPage, taskOf } from './copy-marks'

function textWithin(node: Node): string {
  return [...node.childNodes].map(textOf).join('')
}

function textOf(node: Node): string {
  if (node.nodeType === Node.TEXT_NODE) return node.nodeValue ?? ''
  if (node.nodeType !== Node.ELEMENT_NODE) return ''
  const element = node as Element
  if (isOfPage(element)) return ''
  const cell = element.matches('td, th') ? '\t' : ''
  return (formulaOf(element) ?? taskOf(element) ?? textWithin(element)) + cell
}

/** The formula that a point lies in. */
function formulaAround(node: Node): Element | null {
  const element = node.nodeType === Node.ELEMENT_NODE ? (node as Element) : node.parentElement
  return element?.closest('.katex') ?? null
}

/** The selection as plain text and as HTML; undefined where the browser's own copy is right. */
export function copySelection(selected: Range): { text: string; html: string } | undefined {
  const range = selected.cloneRange()
  const first = formulaAround(range.startContainer)
  const last = formulaAround(range.endContainer)
  // Half a formula has no source: it is taken as a whole.
  if (first) range.setStartBefore(first)
  if (last) range.setEndAfter(last)
  const fragment = range.cloneContents()
  if (!fragment.querySelector('.katex')) return undefined
  return { text: textWithin(fragment).trim(), html: htmlWithin(fragment) }
}
