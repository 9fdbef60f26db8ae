/** Copies text, also where the page has no clipboard access because it was not served over HTTPS. */

function copyBySelection(text: string, html = ''): boolean {
  const area = document.createElement('textarea')
  const focused = document.activeElement
  area.value = text
  area.readOnly = true
  area.setAttribute('aria-hidden', 'true')
  area.style.cssText = 'position:fixed;inset-block-start:0;opacity:0'
  // Behind an open dialog nothing can be selected.
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

/** Copies Markdown for programs that take text, and the same as HTML for those that keep formatting. */
export async function copyRich(markdown: string, html: string): Promise<boolean> {
  const clipboard = clipboardOf()
  if (html === '') return copyText(markdown)
  if (!clipboard?.write || typeof ClipboardItem === 'undefined') return copyBySelection(markdown, html)
  try {
    const item = new ClipboardItem({
      'text/plain': new Blob([markdown], { type: 'text/plain' }),
      'text/html': new Blob([html], { type: 'text/html' }),
    })
    await clipboard.write([item])
    return true
  } catch {
    return copyBySelection(markdown, html)
  }
}
