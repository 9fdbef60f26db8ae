/** React's door to the layers. */
import { type RefObject, useEffectEvent, useLayoutEffect } from 'react'
import { isWritten } from './keys'
import { type Layer, openLayer } from './layers'

interface LayerOptions extends Pick<Layer, 'isModal' | 'wantsEscape'> {
  place?: 'top' | 'bottom'
}

/** Takes part in the layers for as long as it is open; `close` is what Escape does. */
export function useLayer(isOpen: boolean, close: () => void, options: LayerOptions = {}): void {
  const { isModal = false, place = 'top' } = options
  const onClose = useEffectEvent(close)
  const wantsEscape = useEffectEvent(() => options.wantsEscape?.() !== false)
  useLayoutEffect(() => {
    if (!isOpen) return
    return openLayer({ isModal, close: () => onClose(), wantsEscape: () => wantsEscape() }, place)
  }, [isOpen, isModal, place])
}

/** A form in the text of the page: it lies over nothing, so whoever writes elsewhere does not mean it. */
export function useFormLayer(form: RefObject<HTMLElement | null>, close: () => void): void {
  const wantsEscape = () => {
    const at = document.activeElement
    return !isWritten(at) || form.current?.contains(at) === true
  }
  useLayer(true, close, { wantsEscape })
}
