/**
 * The messages of one chat, outside React. Each message is a small store of its own, so that only the
 * one that grew is drawn again. Whatever arrives within one frame is grown in one go (read-chunks.ts), and is one notice.
 */

import type { Chunk, LoggedChunk } from '@/lib/shared/chunk'
import type { ErrorInfo } from '@/lib/shared/error'
import type { StoredFile } from '@/lib/shared/files/files'
import type { AnswerId, MessageId } from '@/lib/shared/ids'
import type { AnswerStatus, RetryNotice, SegmentNotice } from '@/lib/shared/message'
import { accumulate, type GrowingMessage, newGrowingMessage } from '@/lib/stream/accumulate'
import type { LocalChunk } from '@/lib/stream/local-chunk'
import { type Arrivals, newArrivals } from './arrivals'
import { grown } from './grow-answer'

export type { GrowingPart, GrowingText, GrowingTool } from '@/lib/stream/accumulate'

/** A question as it is drawn. */
export interface Question {
  role: 'user'
  key: string
  id: MessageId
  text: string
  /** What it brings along; a question may have files and no words. */
  files?: readonly StoredFile[]
  createdAt: string
  status: 'sending' | 'queued' | 'complete' | 'failed'
  error: ErrorInfo | undefined
  /** The message that it answers to, where that is not the chat's last one; null begins the chat anew. */
  parentId?: MessageId | null
}

/** An answer as it is drawn. `message` grows in place; the object around it is new after every change. */
export interface Answer {
  role: 'assistant'
  /** Stable from before the server named the answer. */
  key: string
  /** Empty until the server named it. */
  id: MessageId
  message: GrowingMessage
  /**
   * The same answer while another log tells it again from its start: shown in place of `message` as soon as it reaches
   * as far, so that nothing that is being read ever goes away.
   */
  rebuilding: GrowingMessage | undefined
  /** The log that the newest chunks came from; undefined while there are none, or another one is to come. */
  logId: AnswerId | undefined
  status: 'submitted' | 'streaming' | AnswerStatus
  /** It waits for calls that this page runs at the moment. */
  runsHere: boolean
  /** This segment ends before the answer does: why. The next one has to be asked for. */
  segmentEnd: SegmentNotice['reason'] | undefined
  /** Reading of performance.now() when the line broke; undefined while it is open. */
  lineLostAt: number | undefined
  /** Reading of performance.now() when the question was sent from this page; undefined for answers of earlier pages. */
  askedAt: number | undefined
  /** Reading of performance.now() when it was asked to go on. */
  continuedAt: number | undefined
  /** Nobody pressed a key for it just now: whoever reads elsewhere stays there. */
  isAutomatic: boolean
  retry: (RetryNotice & { receivedAt: number }) | undefined
  /** Reading of performance.now() since when the provider is silent. */
  silentSince: number | undefined
  error: ErrorInfo | undefined
  /** Why it could not be continued. */
  continueError: ErrorInfo | undefined
  arrivals: Arrivals
}

/** A message of the list. */
export type Entry = Question | Answer

/** What is known of the list beside its messages. */
export interface ListView {
  /** Whether the chat is being opened, is there, or could not be found or read. */
  state: 'opening' | 'open' | 'missing' | 'failed'
  /** Why opening failed, or reading further. */
  error: ErrorInfo | undefined
  /** For each message that has siblings: all of them in order of time, itself included. */
  versions: Readonly<Record<MessageId, readonly MessageId[]>>
  /** Whether the chosen branch goes on above or below what is loaded. */
  hasOlder: boolean
  hasNewer: boolean
}

/** The store of one chat. */
export interface MessageStore {
  /** Keys in order; a new array whenever the list or the state of the last entry changes. */
  list(): readonly string[]
  entry(key: string): Entry | undefined
  entries(): Entry[]
  /** Called after changes: of the list when `key` is undefined, else of one message. Returns the way to leave. */
  subscribe(key: string | undefined, listener: () => void): () => void
  /** Changes with every change of the view. */
  view(): ListView
  setView(change: Partial<ListView>): void
  add(entry: Entry): void
  remove(key: string): void
  /** Replaces the whole list, and the view with it, in one notice. */
  replaceAll(entries: readonly Entry[], change: Partial<ListView>): void
  /** Replaces fields of an entry. */
  update<E extends Entry>(entry: E, change: Partial<E>): void
  /** Changes an answer by chunks of this page's own, and fields of it. */
  amend(answer: Answer, chunks: ReadonlyArray<Chunk | LocalChunk>, change?: Partial<Answer>): void
  /** Grows an answer by chunks of a log; another log than before tells it from its start. */
  grow(key: string, logId: AnswerId, chunks: readonly LoggedChunk[]): void
}

/** Makes an empty store. */
export function createMessageStore(): MessageStore {
  const entries = new Map<string, Entry>()
  const listeners = new Map<string | undefined, Set<() => void>>()
  let keys: readonly string[] = []
  let view: ListView = { state: 'open', error: undefined, versions: {}, hasOlder: false, hasNewer: false }

  function tell(key: string | undefined) {
    for (const listener of listeners.get(key) ?? []) listener()
  }

  function replace(entry: Entry) {
    const isNewState = stateOf(entries.get(entry.key)) !== stateOf(entry)
    entries.set(entry.key, entry)
    if (isNewState) {
      keys = [...keys]
      tell(undefined)
    }
    tell(entry.key)
  }

  return {
    list: () => keys,
    entry: (key) => entries.get(key),
    entries: () => keys.flatMap((key) => entries.get(key) ?? []),
    subscribe(key, listener) {
      const set = listeners.get(key) ?? new Set()
      listeners.set(key, set.add(listener))
      return () => {
        set.delete(listener)
        if (set.size === 0) listeners.delete(key)
      }
    },
    view: () => view,
    setView(change) {
      view = { ...view, ...change }
      tell(undefined)
    },
    replaceAll(all, change) {
      entries.clear()
      for (const entry of all) entries.set(entry.key, entry)
      keys = all.map(({ key }) => key)
      view = { ...view, ...change }
      for (const key of keys) tell(key)
      tell(undefined)
    },
    add(entry) {
      entries.set(entry.key, entry)
      keys = [...keys, entry.key]
      tell(undefined)
    },
    remove(key) {
      entries.delete(key)
      keys = keys.filter((other) => other !== key)
      tell(undefined)
    },
    update(entry, change) {
      const current = entries.get(entry.key)
      if (current) replace({ ...current, ...change } as Entry)
    },
    amend({ key }, chunks, change) {
      const answer = entries.get(key)
      if (answer?.role !== 'assistant') return
      for (const chunk of chunks) accumulate(answer.message, chunk)
      replace({ ...answer, ...change })
    },
    grow(key, logId, chunks) {
      const answer = entries.get(key)
      if (answer?.role === 'assistant') replace(grown(answer, logId, chunks))
    },
  }
}

/** What the list and all around it show of a message. */
function stateOf(entry: Entry | undefined): string | undefined {
  return entry?.role === 'assistant' && entry.runsHere ? `${entry.status} here` : entry?.status
}

/** An answer that nothing has been heard of. */
export function newAnswer(key: string, askedAt: number | undefined): Answer {
  return {
    role: 'assistant',
    key,
    id: '',
    message: newGrowingMessage(''),
    rebuilding: undefined,
    logId: undefined,
    status: 'submitted',
    runsHere: false,
    segmentEnd: undefined,
    lineLostAt: undefined,
    askedAt,
    continuedAt: undefined,
    isAutomatic: false,
    retry: undefined,
    silentSince: undefined,
    error: undefined,
    continueError: undefined,
    arrivals: newArrivals(),
  }
}
