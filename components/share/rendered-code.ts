/** Code that was rendered as markup: found when it comes near the view, and taken out of it. */

/** A piece of code, and the empty place where it stood. */
export interface RenderedCode {
  id: string
  place: HTMLElement
  code: string
  language: string
}

const SELECTOR = '.shared-chat .markdown .code-block[data-language]'
/** Colouring begins a screen before the code is there. */
const MARGIN = '100%'

/** Tells of code that comes near the view; all at once where nobody can say what does. */
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

/** Reads the code, and puts an empty place where it stood. */
export function takeCode(block: HTMLElement): RenderedCode {
  const code = (block.querySelector('pre')?.textContent ?? '').replace(/\n$/, '')
  const place = block.ownerDocument.createElement('div')
  // The block itself is rendered again within: no box of the layout is to come between.
  place.className = 'code-place contents'
  block.replaceWith(place)
  count += 1
  return { id: `code-${count}`, place, code, language: block.dataset.language ?? '' }
}
