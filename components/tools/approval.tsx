/** Asks whether a tool may run; then shows the decision in the same space. */
import { Infinity as Always, Check, X } from 'lucide-react'
import { useEffect, useRef } from 'react'
import { markedText } from '@/components/ui/marked-text'
import { TextButton } from '@/components/ui/text-button'
import type { Decision } from '@/lib/client/session/answer-tools'
import { toolAsks } from '@/lib/shared/tools/tools'
import { leadOn, leadTo } from './lead-focus'

interface ApprovalProps {
  toolName: string
  /** The decision; undefined while asking. */
  isAllowed: boolean | undefined
  onDecide: (decision: Decision) => void
}

/** The question and its three answers. */
export function Approval({ toolName, isAllowed, onDecide }: ApprovalProps) {
  const box = useRef<HTMLDivElement>(null)
  const first = useRef<HTMLButtonElement>(null)
  const isAsked = isAllowed === undefined
  useEffect(() => {
    if (isAsked) leadTo(first.current)
  }, [isAsked])
  const decide = (decision: Decision) => {
    leadOn(box.current)
    onDecide(decision)
  }
  return (
    <div ref={box} data-asks={isAsked || undefined} className="flex flex-col gap-2.5 border-line border-t pt-3">
      <p className="text-pretty">{markedText(toolAsks(toolName))}</p>
      {/* The row keeps its height after the decision, so that nothing below moves under the finger. */}
      <div className="flex min-h-8 flex-wrap items-center gap-2 pointer-coarse:min-h-11">
        {!isAsked && <span className="text-quiet">{isAllowed ? 'You allowed this.' : 'You did not allow this.'}</span>}
        {isAsked && (
          <>
            <TextButton ref={first} icon={<Check size={14} aria-hidden />} onClick={() => decide('allow-once')}>
              Allow once
            </TextButton>
            <TextButton icon={<Always size={14} aria-hidden />} onClick={() => decide('allow-in-chat')}>
              Always in this chat
            </TextButton>
            <TextButton kind="quiet" icon={<X size={14} aria-hidden />} onClick={() => decide('deny')}>
              Deny
            </TextButton>
          </>
        )}
      </div>
    </div>
  )
}
