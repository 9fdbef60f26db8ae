/** Copies text, also where the page has no clipboard access because it was not served over HTTPS. */

function copyBySelection(text: string, html = ''): boolean {
  const area = document.createElement('textarea')
  const focused = document.activeElement
  area.value = text
  area.readOnly = true
  area.setAttribute('aria-hidden', 'true')
  area.style.cssText = 'position:fixed;inset-block-start:0;opacity:0'
  // Nothing can be selected outside an open dialog.
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

/** Copies the text; returns whether that worked. */
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

/** One text in two formats: for programs that take plain text, and for those that keep formatting. */
export interface RichText {
  readonly markdown: string
  readonly html: string
}

/**
 * Copies Markdown and the same as HTML. The clipboard accepts this only during a click, so it gets a promise at once,
 * which a long text may take a while to fulfil.
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
      // Not allowed, or a browser that accepts no promises: the fallback below needs neither.
    }
  }
  const { markdown, html } = await making
  return copyBySelection(markdown, html)
}
