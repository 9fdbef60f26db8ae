/** Shows the end of a server-rendered chat before the rest of the page has arrived. */

/**
 * Runs while the page is parsed, right before the conversation, and keeps its end in view from the first paint on: on a
 * slow machine that is long before the last piece arrives. It continues while fonts load, until the page is hydrated.
 * An address that names a message is left to the browser.
 */
const SCRIPT = `{
  const script = document.currentScript
  const begin = (box) => {
    let top = 0
    let isAtEnd = true
    const keep = () => {
      const gap = box.scrollHeight - box.scrollTop - box.clientHeight
      isAtEnd &&= top === 0 || box.scrollTop >= top - 1 || gap <= 1
      if (!isAtEnd) return
      box.scrollTop = box.scrollHeight
      top = box.scrollTop
    }
    const keeper = new ResizeObserver(keep)
    keeper.observe(box.firstElementChild)
    keeper.observe(box)
    box.addEventListener('scroll', keep)
    box.opening = {
      end() {
        keep()
        keeper.disconnect()
        box.removeEventListener('scroll', keep)
        return isAtEnd
      },
    }
  }
  const coming = new MutationObserver(() => {
    const box = script.nextElementSibling
    if (!box?.firstElementChild) return
    coming.disconnect()
    begin(box)
  })
  if (!location.hash) coming.observe(script.parentElement, { childList: true, subtree: true })
}`

/** A conversation that the script controls. */
interface OpeningScroller extends HTMLElement {
  opening?: { end(): boolean }
}

/**
 * Stops the script, as the page has been hydrated. False when the reader has scrolled up meanwhile; true also for a
 * conversation without the script.
 */
export function takeOverEnd(scroller: OpeningScroller): boolean {
  const isAtEnd = scroller.opening?.end() ?? true
  delete scroller.opening
  return isAtEnd
}

/** Only the server-rendered copy ever runs. */
export function OpenAtEnd({ nonce }: { nonce: string }) {
  return (
    <script
      nonce={nonce}
      // Browsers hide the nonce from scripts.
      suppressHydrationWarning
      // biome-ignore lint/security/noDangerouslySetInnerHtml: a constant of this file
      dangerouslySetInnerHTML={{ __html: SCRIPT }}
    />
  )
}
