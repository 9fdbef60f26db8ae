/** Elements of a rendered answer that are not copied as they look: the page's own words, formulas, task checkboxes. */

const OF_PAGE =
  'button, .code-bar, .plain-note, .visually-hidden, .sr-only, [aria-hidden="true"], [data-footnote-backref], script, style'

/** Whether an element belongs to the page and not to the answer. */
export const isOfPage = (element: Element) => element.matches(OF_PAGE)

/** The source of a formula between its Markdown delimiters. */
export function sourceOf(formula: Element): string {
  const tex = (formula.querySelector('annotation') ?? formula).textContent
  const marks = formula.querySelector('.math-display, .formula-box') ? '$$' : '$'
  return `${marks}${(tex ?? '').trim()}${marks}`
}

/** A formula as its source; undefined for other elements. */
export function formulaOf(element: Element): string | undefined {
  return element.matches('.formula') ? sourceOf(element) : undefined
}

/** The checkbox of a task as a character; undefined for other elements. */
export function taskOf(element: Element): string | undefined {
  if (!element.matches('.task-mark')) return undefined
  return element.hasAttribute('data-done') ? '☑ ' : '☐ '
}
