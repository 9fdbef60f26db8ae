/** The way back to the end of the conversation. */
import { ArrowDown } from 'lucide-react'

/** Shown when the reader has left the bottom. */
export function JumpToLatest({ onJump }: { onJump: () => void }) {
  return (
    <div className="pointer-events-none absolute inset-x-0 bottom-full flex justify-center pb-2">
      <button
        type="button"
        onClick={onJump}
        className="pointer-events-auto flex min-h-9 items-center gap-1.5 rounded-full border border-line bg-raised px-3.5 text-small shadow-sm transition-opacity pointer-coarse:min-h-11"
      >
        <ArrowDown size={16} aria-hidden />
        Jump to latest
      </button>
    </div>
  )
}
