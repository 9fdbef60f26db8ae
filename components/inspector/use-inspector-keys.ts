/** The inspector's keys: arrows step through events, Home and End, Space plays, a slash searches. */
import { type RefObject, useEffect } from 'react'
import { isComposing, isWritten } from '@/components/ui/keys'
import { isBehindModal } from '@/components/ui/layers'
import { lastFoundUpTo } from '@/lib/client/inspector/find-rows'
import type { Inspection } from '@/lib/client/inspector/inspection'

/** Shown on the page. */
export const KEYS_IN_WORDS = 'Arrow keys step through the events, Space plays, / searches'

const PAGE = 10

/** Space activates these. */
const PRESSED = 'button, a, summary'

/** Whether an element that has the focus uses a key itself. */
export function isOwnKey(target: EventTarget | null, key: string): boolean {
  if (!(target instanceof HTMLElement)) return false
  if (target.closest('[role^=menu]')) return true
  if (key === ' ' && target.closest(PRESSED)) return true
  // A box that the keys scroll while it has the focus. The list of events scrolls to the chosen one by itself.
  if (!target.matches('[tabindex="0"]:not([role=listbox])')) return false
  const isSideways = key === 'ArrowLeft' || key === 'ArrowRight'
  return isSideways ? target.scrollWidth > target.clientWidth : target.scrollHeight > target.clientHeight
}

/** Where a key leads among the listed rows: the number of entries that have happened there; undefined for other keys. */
export function keyTarget(key: string, found: readonly number[], position: number): number | undefined {
  const at = lastFoundUpTo(found, position - 1)
  // Between two listed rows, a step back leads to the one before.
  const back = found[at] === position - 1 ? at - 1 : at
  const steps: Record<string, number> = {
    ArrowDown: at + 1,
    ArrowRight: at + 1,
    ArrowUp: back,
    ArrowLeft: back,
    PageDown: at + PAGE,
    PageUp: at - PAGE,
    Home: 0,
    End: found.length - 1,
  }
  const to = Object.hasOwn(steps, key) ? steps[key] : undefined
  if (to === undefined || found.length === 0) return undefined
  const row = found[Math.max(0, Math.min(to, found.length - 1))] ?? 0
  return to < 0 && back < 0 && key !== 'PageUp' ? 0 : row + 1
}

/** Listens while the page is open. `found` are the rows that are listed. */
export function useInspectorKeys(
  inspection: Inspection,
  found: readonly number[],
  search: RefObject<HTMLInputElement | null>,
): void {
  useEffect(() => {
    function onKeyDown(event: KeyboardEvent) {
      const { key, target, ctrlKey, metaKey, altKey, defaultPrevented } = event
      if (defaultPrevented || ctrlKey || metaKey || altKey || isComposing(event) || isBehindModal()) return
      const isSlider = target instanceof HTMLInputElement && target.type === 'range'
      if (isWritten(target) && !isSlider) return
      if (key === '/') {
        event.preventDefault()
        return search.current?.focus()
      }
      if (isOwnKey(target, key)) return
      if (key === ' ') {
        event.preventDefault()
        if (!event.repeat) inspection.toggle()
        return
      }
      // The slider steps by itself, through all events.
      const to = isSlider ? undefined : keyTarget(key, found, inspection.state().position)
      if (to === undefined) return
      event.preventDefault()
      inspection.choose(to)
    }
    addEventListener('keydown', onKeyDown)
    return () => removeEventListener('keydown', onKeyDown)
  }, [inspection, found, search])
}
