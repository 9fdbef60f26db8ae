'use client'
/** Watches how the newest question fares on its way to the server. */
import { useEffect, useRef } from 'react'
import type { MessageStore, Question } from '@/lib/client/message-store'

interface Listener {
  /** It could not be sent; its text. */
  onFailed(text: string): void
  /** A question that had failed is on its way again; its text. */
  onSentAgain(text: string): void
}

/** Calls the listener when the newest question of a chat fails or is sent again; what was so from the start is no news. */
export function useLastQuestion(store: MessageStore | undefined, keys: readonly string[], listener: Listener): void {
  const question = lastQuestion(store, keys)
  const before = useRef<{ id: string; status: Question['status'] } | undefined>(undefined)
  const id = question?.id
  const status = question?.status
  // biome-ignore lint/correctness/useExhaustiveDependencies: only a change of the question's state is news
  useEffect(() => {
    const last = before.current
    before.current = id !== undefined && status !== undefined ? { id, status } : undefined
    if (!question || last?.id !== question.id || last.status === question.status) return
    if (question.status === 'failed') listener.onFailed(question.text)
    if (last.status === 'failed' && question.status === 'sending') listener.onSentAgain(question.text)
  }, [id, status])
}

function lastQuestion(store: MessageStore | undefined, keys: readonly string[]): Question | undefined {
  for (let at = keys.length - 1; at >= 0; at -= 1) {
    const entry = store?.entry(keys[at] ?? '')
    if (entry?.role === 'user') return entry
  }
  return undefined
}
