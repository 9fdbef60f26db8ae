'use client'
/** React's door to the layers. */
import { type RefObject, useLayoutEffect, useRef } from 'react'
import { isWritten } from './keys'
import { type Layer, openLayer } from './layers'

interface LayerOptions extends Pick<Layer, 'isModal' | 'wantsEscape'> {
  place?: 'top' | 'bottom'
}

/** Takes part in the layers for as long as it is open; `close` is what Escape does. The options never change. */
export function useLayer(isOpen: boolean, close: () => void, options: LayerOptions = {}): void {
  const latest = useRef({ close, options })
  useLayoutEffect(() => {
    latest.current = { close, options }
  })
  useLayoutEffect(() => {
    if (!isOpen) return
    const { place, ...layer } = latest.current.options
    return openLayer({ ...layer, close: () => latest.current.close() }, place)
  }, [isOpen])
}

/** A form in the text of the page: it lies over nothing, so whoever writes elsewhere does not mean it. */
export function useFormLayer(form: RefObject<HTMLElement | null>, close: () => void): void {
  const wantsEscape = () => {
    const at = document.activeElement
    return !isWritten(at) || form.current?.contains(at) === true
  }
  useLayer(true, close, { wantsEscape })
}
