/** Layers for React components. */
import { type RefObject, useEffectEvent, useLayoutEffect } from 'react'
import { isWritten } from './keys'
import { type Layer, openLayer } from './layers'

interface LayerOptions extends Pick<Layer, 'isModal' | 'wantsEscape'> {
  place?: 'top' | 'bottom'
}

/** A layer while `isOpen`; Escape calls `close`. */
export function useLayer(isOpen: boolean, close: () => void, options: LayerOptions = {}): void {
  const { isModal = false, place = 'top' } = options
  const onClose = useEffectEvent(close)
  const wantsEscape = useEffectEvent(() => options.wantsEscape?.() !== false)
  useLayoutEffect(() => {
    if (!isOpen) return
    return openLayer({ isModal, close: () => onClose(), wantsEscape: () => wantsEscape() }, place)
  }, [isOpen, isModal, place])
}

/** A form within the page's content: it does not take Escape from somebody who is typing elsewhere. */
export function useFormLayer(form: RefObject<HTMLElement | null>, close: () => void): void {
  const wantsEscape = () => {
    const at = document.activeElement
    return !isWritten(at) || form.current?.contains(at) === true
  }
  useLayer(true, close, { wantsEscape })
}
