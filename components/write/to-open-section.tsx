/** A button that leads to the section that is being written, while that is out of view: reading is never pulled away. */
import { ArrowDown } from 'lucide-react'
import { useEffect, useState } from 'react'
import { sectionElementId } from './section-place'

/** Shown over the text, at its lower edge. */
export function ToOpenSection({ sectionId }: { sectionId: string }) {
  const [isAway, setAway] = useState(false)
  useEffect(() => {
    const section = document.getElementById(sectionElementId(sectionId))
    if (!section) return
    const observer = new IntersectionObserver((entries) => setAway(entries.at(-1)?.isIntersecting === false))
    observer.observe(section)
    return () => observer.disconnect()
  }, [sectionId])
  function go() {
    const section = document.getElementById(sectionElementId(sectionId))
    section?.scrollIntoView({ block: 'start' })
    section?.focus({ preventScroll: true })
  }
  if (!isAway) return null
  return (
    <div className="write-to-open no-print pointer-events-none fixed inset-x-0 z-10 flex justify-center">
      <button
        type="button"
        onClick={go}
        className="pointer-events-auto flex min-h-9 items-center gap-1.5 rounded-full border border-line bg-raised px-3.5 text-small shadow-float transition-colors hover:bg-tint pointer-coarse:min-h-11"
      >
        <ArrowDown size={16} aria-hidden />
        <span>Go to the section being written</span>
      </button>
    </div>
  )
}
