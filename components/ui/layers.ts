/** What is open, in the order of opening. Escape goes to the topmost layer alone. */
import { isComposing } from './keys'

/** Something that Escape closes: a dialog, a menu, a form, and, at the bottom, the running answer. */
export interface Layer {
  /** Escape was pressed. */
  close(): void
  /** It blocks the page behind it. */
  isModal?: boolean
  /** Whether it takes the key; true by default. */
  wantsEscape?(): boolean
}

const layers: Layer[] = []

/** Puts a layer above all others, or below them; returns a function that removes it. */
export function openLayer(layer: Layer, place: 'top' | 'bottom' = 'top'): () => void {
  // In the capture phase: lower layers must not see a key that is not theirs.
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

/** Makes a native popover a layer while it is open; returns a function that stops that. */
export function watchPopover(box: HTMLElement | null, close = () => box?.hidePopover()): (() => void) | undefined {
  if (!box) return undefined
  let leave: (() => void) | undefined
  // Before it opens, not after: the key may come between the two.
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

/** Whether a modal dialog blocks the page. */
export function isBehindModal(): boolean {
  return layers.some(({ isModal }) => isModal)
}

function onKeyDown(event: KeyboardEvent) {
  const { key, ctrlKey, metaKey, altKey, shiftKey, repeat } = event
  if (key !== 'Escape' || event.defaultPrevented || ctrlKey || metaKey || altKey || shiftKey) return
  const layer = layers.findLast(({ wantsEscape }) => wantsEscape?.() !== false)
  if (!layer) return
  // Browsers close menus and dialogs by themselves, even while an input method uses the key.
  event.preventDefault()
  if (isComposing(event)) return
  event.stopPropagation()
  // A key that is held down closes one layer, not all of them.
  if (!repeat) layer.close()
}
