/**
 * The messages of one chat, outside React. Each message is a small store of its own, so that only the one that grew is
 * rendered again. What arrives within one frame is one change (read-chunks.ts).
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

/** A question as it is shown. */
export interface Question {
  role: 'user'
  key: string
  id: MessageId
  text: string
  /** Its files. A question may have files and no words. */
  files?: readonly StoredFile[]
  createdAt: string
  status: 'sending' | 'queued' | 'complete' | 'failed'
  error: ErrorInfo | undefined
  /** The message that it follows, where that is not the chat's last one; null for the start of the chat. */
  parentId?: MessageId | null
}

/** An answer as it is shown. `message` grows in place; the object around it is new after every change. */
export interface Answer {
  role: 'assistant'
  /** Stays the same from before the server has named the answer. */
  key: string
  /** Empty until the server named it. */
  id: MessageId
  message: GrowingMessage
  /**
   * The same answer while another log brings it again from its start. It replaces `message` as soon as it has caught up,
   * so that nothing disappears while it is being read.
   */
  rebuilding: GrowingMessage | undefined
  /** The log of the newest chunks; undefined while there are none, or when another one is to come. */
  logId: AnswerId | undefined
  status: 'submitted' | 'streaming' | AnswerStatus
  /** This page runs some of the calls that it waits for. */
  runsHere: boolean
  /** Why this segment ends before the answer does. The next one has to be asked for. */
  segmentEnd: SegmentNotice['reason'] | undefined
  /** Reading of performance.now() when the line broke; undefined while it is open. */
  lineLostAt: number | undefined
  /** Reading of performance.now() when the question was sent from this page; undefined for answers of earlier pages. */
  askedAt: number | undefined
  /** Reading of performance.now() when it was asked to continue. */
  continuedAt: number | undefined
  /** Nobody has just pressed a key for it: a reader who is elsewhere stays there. */
  isAutomatic: boolean
  retry: (RetryNotice & { receivedAt: number }) | undefined
  /** Reading of performance.now() when the provider fell silent. */
  silentSince: number | undefined
  error: ErrorInfo | undefined
  /** Why it could not be continued. */
  continueError: ErrorInfo | undefined
  arrivals: Arrivals
}

/** A message of the list. */
export type Entry = Question | Answer

/** What is known of the list apart from its messages. */
export interface ListView {
  /** Whether the chat is being opened, is there, or could not be found or read. */
  state: 'opening' | 'open' | 'missing' | 'failed'
  /** Why opening failed, or loading more. */
  error: ErrorInfo | undefined
  /** For each message that has siblings: all of them, itself included, in order of time. */
  versions: Readonly<Record<MessageId, readonly MessageId[]>>
  /** Whether there is more of the chosen branch above or below what is loaded. */
  hasOlder: boolean
  hasNewer: boolean
}

/** The store of one chat. */
export interface MessageStore {
  /** Keys in order; a new array whenever the list or the state of the last entry changes. */
  list(): readonly string[]
  entry(key: string): Entry | undefined
  entries(): Entry[]
  /** Calls back after changes: of the list when `key` is undefined, else of one message. Returns a function that ends this. */
  subscribe(key: string | undefined, listener: () => void): () => void
  /** Changes with every change of the view. */
  view(): ListView
  setView(change: Partial<ListView>): void
  add(entry: Entry): void
  remove(key: string): void
  /** Replaces the list and changes the view at once. */
  replaceAll(entries: readonly Entry[], change: Partial<ListView>): void
  /** Replaces fields of an entry. */
  update<E extends Entry>(entry: E, change: Partial<E>): void
  /** Changes an answer by chunks that the page makes itself, and its fields. */
  amend(answer: Answer, chunks: ReadonlyArray<Chunk | LocalChunk>, change?: Partial<Answer>): void
  /** Grows an answer by chunks of a log. Another log than before has it from its start. */
  grow(key: string, logId: AnswerId, chunks: readonly LoggedChunk[]): void
}

/** Makes an empty store. */
export function createMessageStore(): MessageStore {
  const entries = new Map<string, Entry>()
  const listeners = new Map<string | undefined, Set<() => void>>()
  let keys: readonly string[] = []
  let view: ListView = { state: 'open', error: undefined, versions: {}, hasOlder: false, hasNewer: false }

  function notify(key: string | undefined) {
    for (const listener of listeners.get(key) ?? []) listener()
  }

  function replace(entry: Entry) {
    const isNewState = stateOf(entries.get(entry.key)) !== stateOf(entry)
    entries.set(entry.key, entry)
    if (isNewState) {
      keys = [...keys]
      notify(undefined)
    }
    notify(entry.key)
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
      notify(undefined)
    },
    replaceAll(all, change) {
      entries.clear()
      for (const entry of all) entries.set(entry.key, entry)
      keys = all.map(({ key }) => key)
      view = { ...view, ...change }
      for (const key of keys) notify(key)
      notify(undefined)
    },
    add(entry) {
      entries.set(entry.key, entry)
      keys = [...keys, entry.key]
      notify(undefined)
    },
    remove(key) {
      entries.delete(key)
      keys = keys.filter((other) => other !== key)
      notify(undefined)
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

/** What the list, and all around it, show of a message. */
function stateOf(entry: Entry | undefined): string | undefined {
  return entry?.role === 'assistant' && entry.runsHere ? `${entry.status} here` : entry?.status
}

/** An answer of which nothing has come. */
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
