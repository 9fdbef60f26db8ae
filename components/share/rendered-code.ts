/** Finds code that was rendered as markup when it comes near the viewport, and makes room for its component. */

/** A block of code, and the empty place where it was. */
export interface RenderedCode {
  id: string
  place: HTMLElement
  code: string
  language: string
}

const SELECTOR = '.shared-chat .markdown .code-block[data-language]'
/** Highlighting begins one screen ahead. */
const MARGIN = '100%'

/** Calls back for code that comes near the viewport; for all of it where that cannot be observed. */
export function watchCode(root: ParentNode, onNear: (blocks: HTMLElement[]) => void): () => void {
  const blocks = [...root.querySelectorAll<HTMLElement>(SELECTOR)]
  if (typeof IntersectionObserver === 'undefined') {
    queueMicrotask(() => blocks.length > 0 && onNear(blocks))
    return () => {}
  }
  const observer = new IntersectionObserver(
    (entries) => {
      const near = entries.filter(({ isIntersecting }) => isIntersecting).map(({ target }) => target as HTMLElement)
      for (const block of near) observer.unobserve(block)
      if (near.length > 0) onNear(near)
    },
    { rootMargin: MARGIN },
  )
  for (const block of blocks) observer.observe(block)
  return () => observer.disconnect()
}

let count = 0

/** Reads the code, and replaces it by an empty place. */
export function takeCode(block: HTMLElement): RenderedCode {
  const code = (block.querySelector('pre')?.textContent ?? '').replace(/\n$/, '')
  const place = block.ownerDocument.createElement('div')
  // The component is rendered inside: no layout box may come between.
  place.className = 'code-place contents'
  block.replaceWith(place)
  count += 1
  return { id: `code-${count}`, place, code, language: block.dataset.language ?? '' }
}
