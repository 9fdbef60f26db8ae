/** Shows the end of a chat that the server has rendered, before anything else of the page has come. */

/**
 * Runs while the page is read, right before the conversation, and keeps its end in view from the first piece on that is
 * painted: on a slow machine that is long before the last one has come. It goes on while fonts come and the page has not
 * come to life. An address that names a message is left to the browser.
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

/** A conversation that the script looks after. */
interface Opened extends HTMLElement {
  opening?: { end(): boolean }
}

/**
 * Ends the script's work: the page has come to life. False when the reader has gone up meanwhile, whose place it is
 * then; true as well for a conversation that the script has nothing to do with.
 */
export function takeOverEnd(scroller: Opened): boolean {
  const isAtEnd = scroller.opening?.end() ?? true
  delete scroller.opening
  return isAtEnd
}

/** Renders nothing; only the server's copy of it ever runs. */
export function OpenAtEnd({ nonce }: { nonce: string }) {
  return (
    <script
      nonce={nonce}
      // The browser hides the nonce from everybody who asks for it.
      suppressHydrationWarning
      // biome-ignore lint/security/noDangerouslySetInnerHtml: a constant of this file
      dangerouslySetInnerHTML={{ __html: SCRIPT }}
    />
  )
}
