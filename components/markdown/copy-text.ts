/** Copies text, also where the page has no clipboard access because it was not served over HTTPS. */

function copyBySelection(text: string): boolean {
  const area = document.createElement('textarea')
  const focused = document.activeElement
  area.value = text
  area.readOnly = true
  area.setAttribute('aria-hidden', 'true')
  area.style.cssText = 'position:fixed;inset-block-start:0;opacity:0'
  document.body.append(area)
  area.select()
  try {
    return document.execCommand('copy')
  } catch {
    return false
  } finally {
    area.remove()
    if (focused instanceof HTMLElement) focused.focus({ preventScroll: true })
  }
}

/** Copies the text; answers whether that worked. */
export async function copyText(text: string): Promise<boolean> {
  try {
    // The types promise a clipboard that an insecure page lacks.
    const clipboard: Clipboard | undefined = navigator.clipboard
    if (!clipboard) return copyBySelection(text)
    await clipboard.writeText(text)
    return true
  } catch {
    return copyBySelection(text)
  }
}
