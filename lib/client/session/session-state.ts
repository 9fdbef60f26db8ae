/** The one place that knows what a session is doing; its parts ask here and report here. */

import type { Answer, Question } from '@/lib/client/store/entry'
import { hasEnded } from '@/lib/client/store/grow-answer'
import type { MessageStore } from '@/lib/client/store/message-store'
import type { GrowingMessage } from '@/lib/stream/growing-message'
import { isAnswering, nextPhase, type Phase, type SessionEvent } from './session-phase'

/** A change of phase. */
export interface Transition {
  from: Phase
  event: SessionEvent
  /** Undefined where the event changed nothing. */
  to: Phase | undefined
}

/** What a session is doing. */
export interface SessionState {
  phase(): Phase
  /** Whether an event would change the phase. */
  can(event: SessionEvent): boolean
  /** Reports an event, with the answer that it begins with; false when it changed nothing. */
  dispatch(event: SessionEvent, answerKey?: string): boolean
  /** The answer that is waited for or read, or whose tools this page runs. */
  running(): Answer | undefined
  /** The last answer, where it waits for decisions. */
  waiting(): Answer | undefined
  /** How often in a row something was done that nobody asked for. */
  readonly repeats: { segments: number; collisions: number }
}

/** Makes the state of a session that does nothing yet. */
export function createSessionState(
  store: MessageStore,
  onTransition: (transition: Transition) => void = () => {},
): SessionState {
  let phase: Phase = 'idle'
  let key = ''
  /** The message whose tools run. */
  let executed: GrowingMessage | undefined

  function dispatch(event: SessionEvent, answerKey = key): boolean {
    const to = nextPhase(phase, event)
    onTransition({ from: phase, event, to })
    if (to === undefined) return false
    phase = to
    key = answerKey
    if (phase === 'executing') executed = answerAt(store, key)?.message
    if (phase === 'idle' || phase === 'deciding') readList()
    return true
  }

  /** However an answer ends, or begins to wait for decisions, the list of messages shows it. */
  function readList() {
    const answer = answerAt(store, key)
    if (isAnswering(phase) && (!answer || hasEnded(answer))) dispatch('ended')
    const last = lastWaiting()
    // The stored chat may have replaced the message: what runs does not belong to the new one.
    if (phase === 'executing' && last?.message !== executed) dispatch('calls-closed')
    if (phase === 'deciding' && !last) dispatch('calls-closed')
    if (phase === 'idle' && last) dispatch('calls-open')
  }

  function lastWaiting(): Answer | undefined {
    const last = store.entries().at(-1)
    return last?.role === 'assistant' && last.status === 'waiting' ? last : undefined
  }

  store.subscribe(undefined, readList)

  return {
    phase: () => phase,
    can: (event) => nextPhase(phase, event) !== undefined,
    dispatch,
    running: () => (isAnswering(phase) || phase === 'executing' ? answerAt(store, key) : undefined),
    waiting: () => (phase === 'deciding' || phase === 'executing' ? lastWaiting() : undefined),
    repeats: { segments: 0, collisions: 0 },
  }
}

/** The answer under a key. */
export function answerAt(store: MessageStore, key: string): Answer | undefined {
  const entry = store.entry(key)
  return entry?.role === 'assistant' ? entry : undefined
}

/** The question before an answer. */
export function questionBefore(store: MessageStore, answerKey: string): Question | undefined {
  const entries = store.entries()
  const before = entries[entries.findIndex(({ key }) => key === answerKey) - 1]
  return before?.role === 'user' ? before : undefined
}
