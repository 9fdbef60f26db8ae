/** Presenter mode: the full screen, or, if the browser has none, the page without anything that distracts. */
import { useEffect, useState } from 'react'
import { useLayer } from '@/components/ui/use-layer'

interface Presenter {
  isPresenting: boolean
  toggle(): void
}

/** Escape and the browser's own way out of full screen both end it. */
export function usePresenter(): Presenter {
  const [isPresenting, setPresenting] = useState(false)
  useEffect(() => {
    const onChange = () => {
      if (!document.fullscreenElement) setPresenting(false)
    }
    document.addEventListener('fullscreenchange', onChange)
    return () => document.removeEventListener('fullscreenchange', onChange)
  }, [])
  const leave = () => {
    setPresenting(false)
    if (document.fullscreenElement) document.exitFullscreen().catch(() => {})
  }
  useLayer(isPresenting, leave, { place: 'bottom' })
  return {
    isPresenting,
    toggle() {
      if (isPresenting) return leave()
      setPresenting(true)
      // Phones and embedded pages have no full screen: the plain page is enough.
      document.documentElement.requestFullscreen?.().catch(() => {})
    },
  }
}
