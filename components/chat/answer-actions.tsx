'use client'
/** What can be done with a finished answer. */
import { Check, Copy, RefreshCw } from 'lucide-react'
import { useState } from 'react'
import { copyText } from '@/components/markdown/copy-text'
import { IconButton } from '@/components/ui/icon-button'
import type { Answer } from '@/lib/client/message-store'

interface AnswerActionsProps {
  answer: Answer
  /** Undefined when something follows the answer. */
  onRegenerate: (() => void) | undefined
}

/** Copy as Markdown, and another try. */
export function AnswerActions({ answer, onRegenerate }: AnswerActionsProps) {
  const [isCopied, setIsCopied] = useState(false)
  async function copy() {
    const text = answer.message.parts.map((part) => (part.type === 'text' ? part.pieces.join('') : '')).join('')
    setIsCopied(await copyText(text))
    setTimeout(() => setIsCopied(false), 2_000)
  }
  return (
    <div className="-ml-2 flex items-center">
      <IconButton label="Copy" onClick={copy}>
        {isCopied ? <Check size={16} aria-hidden /> : <Copy size={16} aria-hidden />}
      </IconButton>
      <span aria-live="polite" className="sr-only">
        {isCopied ? 'Copied' : ''}
      </span>
      {onRegenerate && (
        <IconButton label="Regenerate" onClick={onRegenerate}>
          <RefreshCw size={16} aria-hidden />
        </IconButton>
      )}
    </div>
  )
}
