/** Where the keyboard is while a tool waits for a decision: led there when that takes nothing from anybody, and back. */

const ASKING = '[data-asks] button'

const messageBox = () => document.querySelector<HTMLTextAreaElement>('main textarea[aria-label="Message"]')

/** Leads the focus to a button, unless somebody writes or reads with the keyboard elsewhere. Says whether it did. */
export function leadTo(button: HTMLButtonElement | null): boolean {
  const box = messageBox()
  const { activeElement } = document
  const isFree = activeElement === null || activeElement === document.body || activeElement === box
  const asked = document.querySelector(ASKING)
  if (!button || !isFree || (box?.value ?? '') !== '' || asked !== button) return false
  button.focus({ preventScroll: true })
  return true
}

/** After a decision: to the next one that is asked for, else back to the text box. */
export function leadOn(decided: Element | null): void {
  const next = [...document.querySelectorAll<HTMLButtonElement>(ASKING)].find((button) => !decided?.contains(button))
  const isTouchOnly = matchMedia('(pointer: coarse)').matches && !matchMedia('(any-pointer: fine)').matches
  // There the focus would open a keyboard over the page.
  if (next) next.focus()
  else if (!isTouchOnly) messageBox()?.focus({ preventScroll: true })
}
