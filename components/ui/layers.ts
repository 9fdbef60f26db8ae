/** What is open, in the order in which it was opened. Escape belongs to the topmost of it, and to nothing else. */
import { isComposing } from './keys'

/** Something that Escape closes: a dialog, a menu, a form, and at the very bottom the running answer. */
export interface Layer {
  /** Escape was pressed. */
  close(): void
  /** The reader reaches nothing behind it. */
  isModal?: boolean
  /** Whether the key is meant for it; it is unless this says otherwise. */
  wantsEscape?(): boolean
}

const layers: Layer[] = []

/** Puts a layer on top of the others, or below all of them; returns the way to take it away. */
export function openLayer(layer: Layer, place: 'top' | 'bottom' = 'top'): () => void {
  // First of all listeners: what is below must not see a key that is not its own.
  if (layers.length === 0) addEventListener('keydown', onKeyDown, { capture: true })
  if (place === 'top') layers.push(layer)
  else layers.unshift(layer)
  return () => {
    const at = layers.indexOf(layer)
    if (at === -1) return
    layers.splice(at, 1)
    if (layers.length === 0) removeEventListener('keydown', onKeyDown, { capture: true })
  }
}

/** A popover of the browser's, which says itself when it opens and closes; returns the way to forget it. */
export function watchPopover(box: HTMLElement | null, close = () => box?.hidePopover()): (() => void) | undefined {
  if (!box) return undefined
  let leave: (() => void) | undefined
  // Told before it happens, and not after: the key may come between the two.
  const onBeforeToggle = (event: Event) => {
    leave?.()
    const isOpening = 'newState' in event && event.newState === 'open'
    leave = isOpening ? openLayer({ close }) : undefined
  }
  box.addEventListener('beforetoggle', onBeforeToggle)
  return () => {
    box.removeEventListener('beforetoggle', onBeforeToggle)
    leave?.()
  }
}

/** Whether a dialog keeps the reader from the page. */
export function isBehindModal(): boolean {
  return layers.some(({ isModal }) => isModal)
}

function onKeyDown(event: KeyboardEvent) {
  const { key, ctrlKey, metaKey, altKey, shiftKey, repeat } = event
  if (key !== 'Escape' || event.defaultPrevented || ctrlKey || metaKey || altKey || shiftKey) return
  const layer = layers.findLast(({ wantsEscape }) => wantsEscape?.() !== false)
  if (!layer) return
  // The browser closes menus and dialogs by itself, also while an input method uses the key.
  event.preventDefault()
  if (isComposing(event)) return
  event.stopPropagation()
  // A key that is held down closes one thing, not everything.
  if (!repeat) layer.close()
}
