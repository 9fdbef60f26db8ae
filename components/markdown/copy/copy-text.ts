/** Copies text, also where the page has no clipboard access because it was not served over HTTPS. */

function copyBySelection(text: string, html = ''): boolean {
  const area = document.createElement('textarea')
  const focused = document.activeElement
  area.value = text
  area.readOnly = true
  area.setAttribute('aria-hidden', 'true')
  area.style.cssText = 'position:fixed;inset-block-start:0;opacity:0'
  // After an open dialog nothing can be selected.
  const host = focused?.closest('dialog') ?? document.body
  host.append(area)
  area.select()
  area.addEventListener('copy', (event) => {
    if (html === '') return
    event.clipboardData?.setData('text/plain', text)
    event.clipboardData?.setData('text/html', html)
    event.preventDefault()
  })
  try {
    return document.execCommand('copy')
  } catch {
    return false
  } finally {
    area.remove()
    if (focused instanceof HTMLElement) focused.focus({ preventScroll: true })
  }
}

// The types promise a clipboard that an insecure page lacks.
const clipboardOf = (): Clipboard | undefined => navigator.clipboard

/** Copies the text; answers whether that worked. */
export async function copyText(text: string): Promise<boolean> {
  try {
    const clipboard = clipboardOf()
    if (!clipboard) return copyBySelection(text)
    await clipboard.writeText(text)
    return true
  } catch {
    return copyBySelection(text)
  }
}

/** One text in two forms: for programs that take text, and for those that keep formatting. */
export interface RichText {
  readonly markdown: string
  readonly html: string
}

/**
 * Copies Markdown and the same as HTML. The clipboard is asked at once, as it only listens within a click, and is
 * promised what a long text takes a while to become.
 */
export async function copyRich(making: Promise<RichText>): Promise<boolean> {
  const clipboard = clipboardOf()
  if (clipboard?.write && typeof ClipboardItem !== 'undefined') {
    try {
      const blob = (type: string, of: keyof RichText) => making.then((made) => new Blob([made[of]], { type }))
      await clipboard.write([
        new ClipboardItem({ 'text/plain': blob('text/plain', 'markdown'), 'text/html': blob('text/html', 'html') }),
      ])
      return true
    } catch {
      // Not allowed, or a browser that takes no promises: the way below needs neither.
    }
  }
  const { markdown, html } = await making
  return copyBySelection(markdown, html)
}
