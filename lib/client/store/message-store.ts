/**
 * The messages of one chat, outside React. Each message is a small store of its own, so that only the
 * one that grew is drawn again. Whatever arrives within one frame is grown in one go (read-chunks.ts), and is one notice.
 */
import type { LoggedChunk } from '@/lib/shared/chunk'
import type { ErrorInfo } from '@/lib/shared/error'
import type { AnswerId, MessageId } from '@/lib/shared/ids'
import type { Entry } from './entry'
import { grown } from './grow-answer'

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
    grow(key, logId, chunks) {
      const answer = entries.get(key)
      if (answer?.role === 'assistant') replace(grown(answer, logId, chunks))
    },
  }
}

/** What the list and all around it show of a message. */
function stateOf(entry: Entry | undefined): string | undefined {
  return entry?.role === 'assistant' && entry.runsHere ? 'running here' : entry?.status
}
