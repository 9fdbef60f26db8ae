/**
 * What the model thinks before it answers, or between two tools: one line, with the newest words of the summary beside
 * it. Only the reader opens and closes it, so that nothing moves by itself.
 */
import { ChevronRight } from 'lucide-react'
import { useId, useState } from 'react'
import { LongText } from '@/components/ui/long-text'
import type { GrowingText } from '@/lib/stream/growing-message'

interface ThinkingProps {
  part: GrowingText
  /** All of it so far. */
  text: string
  /** Whether text is still being added here. */
  isTail: boolean
}

/** A thinking part. */
export function Thinking({ part, text, isTail }: ThinkingProps) {
  const [isOpen, setIsOpen] = useState(false)
  const id = useId()
  const isThinking = isTail && part.state === 'streaming'
  return (
    <div className="text-quiet text-small">
      <div className="flex min-w-0 items-center gap-2">
        <button
          type="button"
          aria-expanded={isOpen}
          aria-controls={id}
          onClick={() => setIsOpen(!isOpen)}
          className="inline-flex min-h-8 shrink-0 items-center gap-1 rounded-md pr-2 transition-colors hover:text-ink pointer-coarse:min-h-11"
        >
          <ChevronRight size={14} aria-hidden className={`transition-transform ${isOpen ? 'rotate-90' : ''}`} />
          <span>{isThinking ? 'Thinking…' : thoughtFor(part)}</span>
        </button>
        {isThinking && !isOpen && (
          <span aria-hidden data-peek translate="no" lang="" className="min-w-0 truncate opacity-80">
            {lastLineOf(text)}
          </span>
        )}
      </div>
      <div id={id} hidden={!isOpen} className="mt-1 ml-1.5 border-line border-l-2 pl-4">
        {(isOpen || text.length <= MAX_UNSEEN) && <Thought part={part} text={text} isThinking={isThinking} />}
      </div>
    </div>
  )
}

/** Longer thinking is not rendered until somebody opens it. */
const MAX_UNSEEN = 64 * 1024

/** The thinking in words, or why there are none. */
function Thought({ part, text, isThinking }: { part: GrowingText; text: string; isThinking: boolean }) {
  if (part.isRedacted) return <p>This part of the thinking is sealed. Only the model can read it.</p>
  if (text === '') {
    return <p>{isThinking ? 'No words yet.' : 'The model did not say what it thought here.'}</p>
  }
  return (
    <>
      <p className="mb-1 text-figures">The model’s summary of its thinking</p>
      <div
        dir="auto"
        lang=""
        translate={isThinking ? 'no' : undefined}
        className="max-w-measure whitespace-pre-wrap [overflow-wrap:anywhere]"
      >
        <LongText text={plainLines(text)} />
      </div>
    </>
  )
}

/** The summary as plain text, without the Markdown of headings and bold words. */
function plainLines(text: string): string {
  return text
    .replace(/^#{1,6}[ \t]+/gm, '')
    .replace(/\*\*([^*\n]+)\*\*/g, '$1')
    .trimEnd()
}

/** Only the end is read: the summary grows, and this is rendered with every piece of it. */
const PEEK_CHARACTERS = 400

function lastLineOf(text: string): string {
  const lines = plainLines(text.slice(-PEEK_CHARACTERS)).split('\n')
  return lines.findLast((line) => line.trim() !== '') ?? ''
}

/** How long it took, in words. */
export function thoughtFor({ durationMs }: GrowingText): string {
  return durationMs === undefined ? 'Thought' : `Thought for ${Math.max(1, Math.round(durationMs / 1000))} s`
}
