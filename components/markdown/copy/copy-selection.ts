/**
 * Copies a reader's selection that contains formulas, of which a browser would copy scattered letters. While copying,
 * their sources replace them, so that everything around them is copied as usual.
 */

import { htmlOf } from './copy-html'
import { sourceOf } from './copy-marks'

const FORMULA = '.formula'

/** The formula that a node is in. */
function formulaAround(node: Node): Element | null {
  const element = node instanceof Element ? node : node.parentElement
  return element?.closest(FORMULA) ?? null
}

/** The selection extended to whole formulas, as half a formula has no source; one that it only touches stays out. */
function withWholeFormulas(selected: Range): Range {
  const range = selected.cloneRange()
  const [first, last] = [formulaAround(range.startContainer), formulaAround(range.endContainer)]
  if (first && first === last) {
    range.selectNode(first)
    return range
  }
  const part = document.createRange()
  if (first) {
    part.selectNodeContents(first)
    part.setStart(range.startContainer, range.startOffset)
    if (part.toString() === '') range.setStartAfter(first)
    else range.setStartBefore(first)
  }
  if (last) {
    part.selectNodeContents(last)
    part.setEnd(range.endContainer, range.endOffset)
    if (part.toString() === '') range.setEndBefore(last)
    else range.setEndAfter(last)
  }
  return range
}

function formulasIn(range: Range): Element[] {
  const { commonAncestorContainer: root } = range
  const within = root instanceof Element ? [...root.querySelectorAll(FORMULA)] : []
  return within.filter((formula) => range.intersectsNode(formula))
}

/** The scroll positions of the boxes around some elements. */
function placesAround(elements: readonly Element[]): Map<Element, readonly [left: number, top: number]> {
  const places = new Map<Element, readonly [number, number]>()
  const seen = new Set<Element>()
  for (const element of elements) {
    for (let box: Element | null = element; box && !seen.has(box); box = box.parentElement) {
      seen.add(box)
      if (box.scrollLeft !== 0 || box.scrollTop !== 0) places.set(box, [box.scrollLeft, box.scrollTop])
    }
  }
  return places
}

/** Reads something while sources replace the formulas. The page is not painted meanwhile. */
function inSources<T>(formulas: readonly Element[], read: () => T): T {
  const places = placesAround(formulas)
  const sources = formulas.map((formula) => {
    const source = document.createTextNode(sourceOf(formula))
    formula.prepend(source)
    formula.toggleAttribute('data-source', true)
    return source
  })
  try {
    return read()
  } finally {
    for (const source of sources) source.remove()
    for (const formula of formulas) formula.removeAttribute('data-source')
    for (const [box, [left, top]] of places) {
      if (box.scrollLeft !== left) box.scrollLeft = left
      if (box.scrollTop !== top) box.scrollTop = top
    }
  }
}

/** The selection as plain text and as HTML; undefined where the browser's own copy is right. */
function copySelection(selection: Selection): { text: string; html: string } | undefined {
  const { rangeCount, isCollapsed, anchorNode, anchorOffset, focusNode, focusOffset } = selection
  if (rangeCount !== 1 || isCollapsed || !anchorNode || !focusNode) return undefined
  const range = withWholeFormulas(selection.getRangeAt(0))
  const formulas = formulasIn(range)
  if (formulas.length === 0) return undefined
  const html = htmlOf(range)
  const text = inSources(formulas, () => {
    selection.removeAllRanges()
    selection.addRange(range)
    return selection.toString()
  })
  selection.setBaseAndExtent(anchorNode, anchorOffset, focusNode, focusOffset)
  return { text, html }
}

function copy(event: ClipboardEvent): void {
  const selection = getSelection()
  const isField = event.target instanceof Element && event.target.matches('input, textarea')
  if (event.defaultPrevented || !event.clipboardData || !selection || isField) return
  const copied = copySelection(selection)
  if (!copied) return
  event.clipboardData.setData('text/plain', copied.text)
  event.clipboardData.setData('text/html', copied.html)
  event.preventDefault()
}

/** Handles copies on the whole page, as a selection may span several messages. Calling it again changes nothing. */
export function watchCopies(): void {
  document.addEventListener('copy', copy)
}
