/** Watches whether the newest question reaches the server. */
import { useEffect, useEffectEvent, useRef } from 'react'
import type { Question } from '@/lib/client/store/entry'
import type { MessageStore } from '@/lib/client/store/message-store'

interface Listener {
  /** It could not be sent. */
  onFailed(question: Question): void
  /** A question that had failed is on its way again. */
  onSentAgain(question: Question): void
}

/**
 * Calls the listener when the newest question of a chat fails or is sent again, but not for the state in which the chat
 * was opened. A question may fail before it is ever rendered.
 */
export function useLastQuestion(store: MessageStore | undefined, keys: readonly string[], listener: Listener): void {
  const question = lastQuestion(store, keys)
  const before = useRef<{ store: MessageStore | undefined; id?: string; status?: Question['status'] }>({
    store: undefined,
  })
  const id = question?.id
  const status = question?.status
  const onChange = useEffectEvent(() => {
    const last = before.current
    before.current = { store, ...(id !== undefined && { id }), ...(status !== undefined && { status }) }
    const isOpening = store === undefined || last.store !== store || store.view().state === 'opening'
    if (!question || isOpening || (last.id === id && last.status === status)) return
    if (question.status === 'failed') listener.onFailed(question)
    if (last.id === id && last.status === 'failed' && question.status === 'sending') listener.onSentAgain(question)
  })
  // biome-ignore lint/correctness/useExhaustiveDependencies: only a change of these is reported
  useEffect(() => onChange(), [store, id, status])
}

function lastQuestion(store: MessageStore | undefined, keys: readonly string[]): Question | undefined {
  for (let at = keys.length - 1; at >= 0; at -= 1) {
    const entry = store?.entry(keys[at] ?? '')
    if (entry?.role === 'user') return entry
  }
  return undefined
}
