/** What in a drawn answer does not copy as it looks: the page's own words, formulas, the boxes of tasks. */

const OF_PAGE =
  'button, .code-bar, .plain-note, .visually-hidden, .sr-only, [aria-hidden="true"], [data-footnote-backref], script, style'

/** Whether an element is of the page and not of the answer. */
export const isOfPage = (element: Element) => element.matches(OF_PAGE)

/** A formula as its source, between the marks it is written with in Markdown; undefined for other elements. */
export function formulaOf(element: Element): string | undefined {
  const isSource = element.matches('.katex-error, code.language-math')
  if (!isSource && !element.matches('.katex')) return undefined
  const tex = isSource ? element.textContent : (element.querySelector('annotation') ?? element).textContent
  const marks = element.matches('.math-display, .katex-display > *') ? '$$' : '$'
  return `${marks}${(tex ?? '').trim()}${marks}`
}

/** The box of a task as a character; undefined for other elements. */
export function taskOf(element: Element): string | undefined {
  if (!element.matches('.task-mark')) return undefined
  return element.hasAttribute('data-done') ? '☑ ' : '☐ '
}
