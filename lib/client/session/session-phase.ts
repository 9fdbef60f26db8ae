/** What a session is doing, and what can follow: the table behind the diagram in docs/architecture.md. Pure. */

/** What a session is doing. */
export type Phase =
  /** Nothing is under way. */
  | 'idle'
  /** The last answer waits for the reader's decisions on its calls. */
  | 'deciding'
  /** This page runs a tool of the last answer. */
  | 'executing'
  /** A question was posted, and nothing has come yet. */
  | 'asking'
  /** The same, and the server cannot be reached: the question can be taken back. */
  | 'unreachable'
  /** An answer that ended too early is to continue, and nothing has come yet. */
  | 'continuing'
  /** Decisions and results were posted, and nothing has come yet. */
  | 'responding'
  /** The stored chat has a running answer, and nothing has come from its stream yet. */
  | 'rejoining'
  /** Chunks arrive. */
  | 'following'
  /** The connection broke and is tried again. */
  | 'reconnecting'
  /** The reader has stopped an answer that the server may not know yet: the first chunk brings the stop. */
  | 'cancelling'
  /** The stop was sent. */
  | 'stopping'
  /** The answer has no stream any more: the stored chat is read. */
  | 'rereading'

/** What happens to a session. */
export type SessionEvent =
  | 'ask'
  | 'continue'
  | 'respond'
  | 'rejoin'
  | 'execute'
  | 'stop'
  | 'withdraw'
  | 'first-chunk'
  | 'line-lost'
  | 'line-open'
  | 'stop-failed'
  | 'tools-done'
  /** The last answer begins to wait for decisions, or no longer does. */
  | 'calls-open'
  | 'calls-closed'
  /** The answer has ended, or nobody waits for it any longer. */
  | 'ended'
  /** There is no stream of the answer. */
  | 'not-found'

/** The phases in which an answer is waited for or read, with what ends all of them. */
const ANSWERING = { ended: 'idle', 'not-found': 'rereading' } as const

/** For each phase the events that change it. Any other event leaves it as it is. */
export const TRANSITIONS: { readonly [P in Phase]: Readonly<Partial<Record<SessionEvent, Phase>>> } = {
  idle: { ask: 'asking', continue: 'continuing', rejoin: 'rejoining', 'calls-open': 'deciding' },
  deciding: { respond: 'responding', execute: 'executing', continue: 'continuing', 'calls-closed': 'idle' },
  executing: { 'tools-done': 'deciding', stop: 'deciding', 'calls-closed': 'idle' },
  asking: { ...ANSWERING, 'first-chunk': 'following', 'line-lost': 'unreachable', stop: 'cancelling' },
  unreachable: { ...ANSWERING, 'line-open': 'asking', withdraw: 'idle' },
  continuing: { ...ANSWERING, 'first-chunk': 'following', stop: 'cancelling' },
  responding: { ...ANSWERING, 'first-chunk': 'following', stop: 'cancelling' },
  rejoining: { ...ANSWERING, 'first-chunk': 'following', 'line-lost': 'reconnecting', stop: 'stopping' },
  following: { ...ANSWERING, 'line-lost': 'reconnecting', stop: 'stopping', continue: 'continuing' },
  reconnecting: { ...ANSWERING, 'line-open': 'following', stop: 'stopping', continue: 'continuing' },
  cancelling: { ...ANSWERING, 'first-chunk': 'stopping', withdraw: 'idle' },
  stopping: { ...ANSWERING, 'stop-failed': 'following' },
  rereading: { ended: 'idle', ask: 'asking', continue: 'continuing', rejoin: 'rejoining' },
}

/** The phase after an event; undefined where the event changes nothing. */
export function nextPhase(phase: Phase, event: SessionEvent): Phase | undefined {
  return TRANSITIONS[phase][event]
}

/** Whether an answer is waited for or read. */
export function isAnswering(phase: Phase): boolean {
  return 'not-found' in TRANSITIONS[phase]
}
