'use client'
/** What the model thinks before it answers: closed unless opened, growing while open. */
import { ChevronRight } from 'lucide-react'
import { useId, useState } from 'react'
import type { GrowingText } from '@/lib/client/message-store'
import { useGrowingText } from './text-part'

/** A thinking part. */
export function Thinking({ part, isTail }: { part: GrowingText; isTail: boolean }) {
  const [isOpen, setIsOpen] = useState(false)
  const id = useId()
  const text = useGrowingText(part)
  const isThinking = isTail && part.state === 'streaming'
  return (
    <div className="text-quiet text-small">
      <button
        type="button"
        aria-expanded={isOpen}
        aria-controls={id}
        onClick={() => setIsOpen(!isOpen)}
        className="inline-flex min-h-8 items-center gap-1 rounded-md pr-2 transition-colors hover:text-ink pointer-coarse:min-h-11"
      >
        <ChevronRight size={14} aria-hidden className={`transition-transform ${isOpen ? 'rotate-90' : ''}`} />
        {isThinking ? 'Thinking…' : thoughtFor(part.durationMs)}
      </button>
      <div
        id={id}
        hidden={!isOpen}
        className="mt-1 ml-1.5 whitespace-pre-wrap border-line border-l-2 pl-4 [overflow-wrap:anywhere]"
      >
        {text || 'The model does not show what it thinks here.'}
      </div>
    </div>
  )
}

function thoughtFor(durationMs: number | undefined): string {
  return durationMs === undefined ? 'Thought' : `Thought for ${Math.max(1, Math.round(durationMs / 1000))} s`
}
