'use client'
/** Adjacent calls in one box, whose last line counts them and collapses it. */
import { ChevronRight } from 'lucide-react'
import { type ReactNode, useId, useState } from 'react'
import type { GrowingTool } from '@/lib/stream/growing-message'
import { awaitsApproval } from '@/lib/stream/tool-state'
import { lookOf } from './tool-look'

interface ToolGroupProps {
  tools: readonly GrowingTool[]
  /** Whether their answer can still continue. */
  isAlive: boolean
  children: ReactNode
}

/** The box. The line is below the cards, so that a second call does not move the first. */
export function ToolGroup({ tools, isAlive, children }: ToolGroupProps) {
  const [isFolded, setFolded] = useState(false)
  const id = useId()
  const isOver = tools.every(({ state }) => !lookOf(state, isAlive).isBusy && !awaitsApproval(state))
  const isHidden = isFolded && isOver
  return (
    <div className="divide-y divide-line overflow-clip rounded-xl border border-line bg-raised text-small [&+.markdown]:mt-3">
      <div id={id} hidden={isHidden} className="divide-y divide-line">
        {children}
      </div>
      {tools.length > 1 && (
        <button
          type="button"
          aria-expanded={!isHidden}
          aria-controls={id}
          disabled={!isOver}
          onClick={() => setFolded(!isFolded)}
          className="flex min-h-9 w-full items-center gap-2 px-4 text-left text-quiet transition-colors enabled:hover:text-ink pointer-coarse:min-h-11"
        >
          <ChevronRight
            size={14}
            aria-hidden
            className={`shrink-0 transition-transform ${isHidden ? '' : 'rotate-90'} ${isOver ? '' : 'invisible'}`}
          />
          <span>{`${tools.length} tools: ${statesIn(tools, isAlive)}`}</span>
        </button>
      )}
    </div>
  )
}

/** `2 done, 1 failed`. */
function statesIn(tools: readonly GrowingTool[], isAlive: boolean): string {
  const counts = new Map<string, number>()
  for (const { state } of tools) {
    const words = lookOf(state, isAlive).words.toLowerCase()
    counts.set(words, (counts.get(words) ?? 0) + 1)
  }
  return [...counts].map(([words, count]) => `${count} ${words}`).join(', ')
}
