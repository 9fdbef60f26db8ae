/** Makes the scroll boxes of rendered texts focusable while they overflow, as the `Scroller` component does. */

const NAMES: Readonly<Record<string, string>> = { 'table-box': 'Table', 'formula-box': 'Formula' }
const SELECTOR = '.shared-chat .markdown :is(.table-box, .formula-box)'

/** Observes the sizes of all boxes; returns a function that stops that. */
export function watchBoxes(root: ParentNode): () => void {
  if (typeof ResizeObserver === 'undefined') return () => {}
  const boxes = [...root.querySelectorAll<HTMLElement>(SELECTOR)]
  const observer = new ResizeObserver((entries) => {
    for (const { target } of entries) look((target as HTMLElement).closest<HTMLElement>(SELECTOR))
  })
  for (const box of boxes) {
    observer.observe(box)
    if (box.firstElementChild) observer.observe(box.firstElementChild)
  }
  // A loaded font widens the content of a box, not the box.
  const lookAtAll = () => boxes.forEach(look)
  document.fonts?.addEventListener('loadingdone', lookAtAll)
  return () => {
    observer.disconnect()
    document.fonts?.removeEventListener('loadingdone', lookAtAll)
  }
}

function look(box: HTMLElement | null): void {
  if (!box) return
  if (box.scrollWidth <= box.clientWidth) {
    for (const name of ['role', 'aria-label', 'tabindex']) box.removeAttribute(name)
    return
  }
  const name = Object.entries(NAMES).find(([className]) => box.classList.contains(className))?.[1] ?? ''
  box.setAttribute('role', 'group')
  box.setAttribute('aria-label', name)
  box.tabIndex = 0
}
