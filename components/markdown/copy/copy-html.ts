/** Turns a rendered answer into HTML for other programs: its semantics, without anything specific to this page. */

import { inOneGo, type Steps } from '@/lib/shared/steps'
import { formulaOf, isOfPage, taskOf } from './copy-marks'

/** Elements that are kept, without any attributes but those that carry meaning. */
const KEPT = new Set(
  'p h1 h2 h3 h4 h5 h6 ul ol li blockquote pre strong em del sup sub hr br table thead tbody tr th td'.split(' '),
)
const BOXES = new Set(
  'div section article aside header footer main nav details summary figure figcaption dl dt dd'.split(' '),
)
const BEGINS_WITH_BLOCK = /^\s*<(?:p|h[1-6]|ul|ol|li|blockquote|pre|hr|table|div)\b/
const VOID = new Set(['hr', 'br'])

function escapeHtml(text: string): string {
  return text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;').replace(/"/g, '&quot;')
}

/** The content of a node; each element is a step. */
function* inside(node: Node): Steps<string> {
  let written = ''
  for (const child of [...node.childNodes]) {
    if (child.nodeType === Node.TEXT_NODE) written += escapeHtml(child.nodeValue ?? '')
    else if (child.nodeType === Node.ELEMENT_NODE) {
      written += yield* writeElement(child as HTMLElement)
      yield
    }
  }
  return written
}

function* writeLink(link: Element): Steps<string> {
  const href = link.getAttribute('href') ?? ''
  const written = yield* inside(link)
  // A link within this page leads nowhere from another program.
  return /^(?:https?|mailto):/.test(href) ? `<a href="${escapeHtml(href)}">${written}</a>` : written
}

function writeImage(image: Element): string {
  const src = image.getAttribute('src') ?? ''
  const alt = image.getAttribute('alt') ?? ''
  return src.startsWith('data:image/') ? `<img src="${escapeHtml(src)}" alt="${escapeHtml(alt)}">` : escapeHtml(alt)
}

function attributes(element: HTMLElement, name: string): string {
  if (name === 'ol' && element.hasAttribute('start'))
    return ` start="${Number.parseInt(element.getAttribute('start') ?? '', 10) || 1}"`
  const side = /^(?:center|right|left)$/.exec(element.style?.textAlign ?? '')?.[0]
  return (name === 'td' || name === 'th') && side ? ` align="${side}"` : ''
}

function* writeElement(element: HTMLElement): Steps<string> {
  if (isOfPage(element)) return ''
  const formula = formulaOf(element)
  if (formula !== undefined) return escapeHtml(formula)
  const name = element.tagName.toLowerCase()
  if (name === 'a') return yield* writeLink(element)
  if (name === 'img') return writeImage(element)
  const task = taskOf(element)
  if (task !== undefined) return task
  if (name === 'code') return `<code>${escapeHtml(element.textContent ?? '')}</code>`
  if (name === 'pre') {
    const code = escapeHtml(element.textContent ?? '')
    return element.matches('.plain-block') ? `<pre>${code}</pre>` : `<pre><code>${code}</code></pre>`
  }
  if (!KEPT.has(name)) return yield* writeBox(element, name)
  return VOID.has(name) ? `<${name}>` : `<${name}${attributes(element, name)}>${yield* inside(element)}</${name}>`
}

/** Writes elements without meaning of their own: blocks stay blocks in the copy. */
function* writeBox(element: Element, name: string): Steps<string> {
  const written = yield* inside(element)
  const isBox = BOXES.has(name) && !element.closest('.source-list')
  return !isBox || written.trim() === '' || BEGINS_WITH_BLOCK.test(written) ? written : `<div>${written}</div>`
}

/** The HTML of an element's content. */
export const htmlWithin = (root: Node) => inOneGo(inside(root)).trim()

/** What is copied of an answer: its texts and their sources, not what is between them. */
const COPIED = '[data-markdown] .markdown, .source-list'

/** Whether there is anything to copy as HTML. */
export const hasHtml = (answer: Element) => answer.querySelector(COPIED) !== null

/** The HTML of a whole answer, in steps. */
export function* copyHtml(answer: Element): Steps<string> {
  const written: string[] = []
  for (const root of answer.querySelectorAll(COPIED)) written.push((yield* inside(root)).trim())
  return written.join('\n')
}

/** Elements that are on the page but not visible. */
const UNSEEN = '[hidden], details:not([open]) > :not(summary)'

/** The HTML of a selection, inside the lists, tables and quotes that it is part of. */
export function htmlOf(range: Range): string {
  const selected = range.cloneContents()
  for (const element of selected.querySelectorAll(UNSEEN)) element.remove()
  const { commonAncestorContainer: common } = range
  let whole: Node = selected
  for (
    let element = common instanceof Element ? common : common.parentElement;
    element;
    element = element.parentElement
  ) {
    if (element.matches('[data-markdown], body')) break
    if (!KEPT.has(element.tagName.toLowerCase())) continue
    const around = element.cloneNode(false)
    around.appendChild(whole)
    whole = around
  }
  if (whole === selected) return htmlWithin(selected)
  const holder = document.createDocumentFragment()
  holder.append(whole)
  return htmlWithin(holder)
}
