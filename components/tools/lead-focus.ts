/** Moves the focus to a tool's pending decision when nobody is using it elsewhere, and back afterwards. */

const ASKING = '[data-asks] button'

const messageBox = () => document.querySelector<HTMLTextAreaElement>('main textarea[aria-label="Message"]')

/** Focuses a button, unless somebody is typing or using the keyboard elsewhere. Returns whether it did. */
export function leadTo(button: HTMLButtonElement | null): boolean {
  const box = messageBox()
  const { activeElement } = document
  const isFree = activeElement === null || activeElement === document.body || activeElement === box
  const asked = document.querySelector(ASKING)
  if (!button || !isFree || (box?.value ?? '') !== '' || asked !== button) return false
  button.focus({ preventScroll: true })
  return true
}

/** Moves the focus after a decision: to the next pending one, otherwise back to the text box. */
export function leadOn(decided: Element | null): void {
  const next = [...document.querySelectorAll<HTMLButtonElement>(ASKING)].find((button) => !decided?.contains(button))
  const isTouchOnly = matchMedia('(pointer: coarse)').matches && !matchMedia('(any-pointer: fine)').matches
  // On touch devices the focus would open an on-screen keyboard.
  if (next) next.focus()
  else if (!isTouchOnly) messageBox()?.focus({ preventScroll: true })
}
