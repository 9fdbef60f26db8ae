/** Announces to assistive technology, once each, that an answer has begun and how it ended; never its text. */
import { useEffect, useRef, useState } from 'react'
import { type Answer, isUnderWay } from '@/lib/client/store/entry'
import type { MessageStore } from '@/lib/client/store/message-store'
import { useMessageKeys } from '@/lib/client/store/use-chat'

const WORDS: Record<Answer['status'], string> = {
  submitted: 'Claude is answering',
  streaming: 'Claude is answering',
  held: 'The answer is being held until it is complete',
  complete: 'Answer complete',
  cut: 'Answer cut off at its length limit',
  refused: 'Claude declined to answer',
  stopped: 'Answer stopped',
  interrupted: 'Answer interrupted',
  error: 'Answer failed',
  waiting: 'Claude needs your decision',
}

/** A polite status, outside the conversation. */
export function Announcer({ store }: { store: MessageStore }) {
  const keys = useMessageKeys(store)
  const last = store.entry(keys.at(-1) ?? '')
  const [words, setWords] = useState('')
  // What was there when the chat was opened is not announced.
  const hasRun = useRef(false)
  const heldKey = useRef<string>(undefined)
  const { key } = last ?? {}
  const answer = last?.role === 'assistant' ? last : undefined
  const status = answer?.status
  const isWithheld = status === 'refused' && answer?.message.metadata.hold?.outcome === 'withheld'
  useEffect(() => {
    if (!status) return
    if (isUnderWay({ status })) hasRun.current = true
    if (status === 'held') heldKey.current = key
    // A hold is announced once, however many segments the answer has.
    if (!hasRun.current || (status === 'submitted' && heldKey.current === key)) return
    setWords(isWithheld ? 'Answer withheld' : WORDS[status])
  }, [key, status, isWithheld])
  return (
    <p role="status" aria-live="polite" className="sr-only">
      {words}
    </p>
  )
}
