/** Questions that are not sent yet, in the browser's storage: those of a queue, and the one that is on its way. */
import { localStore, tabStore } from '@/lib/client/storage/browser-storage'
import type { ChatId, MessageId } from '@/lib/shared/ids'
import type { DocumentRequest } from '@/lib/shared/write/document'
import type { QueuedQuestion, QueueStorage } from './queue'

/** A question that may not have arrived. */
export interface UnsentQuestion extends QueuedQuestion {
  /** The message that it follows, where that is not the last one. */
  parentId?: MessageId | null
  /** What it asks for, where that is a document; not stored. */
  document?: DocumentRequest
  /** The server has refused it, so it is not sent again by itself. */
  isRefused?: boolean
}

/** Where the question on its way is stored until the server has it, so that a reload loses nothing. */
export interface UnsentStorage {
  read(): UnsentQuestion | undefined
  write(question: UnsentQuestion): void
  remove(): void
}

/** The queue of a chat, one key for each question. A lock says which tab has a question. */
export function storedQueue(chatId: ChatId): QueueStorage {
  const prefix = `firstword:queue:${chatId}:`
  return {
    read() {
      const keys = localStore.keys().filter((key) => key.startsWith(prefix))
      return keys.flatMap((key) => localStore.readJson<QueuedQuestion>(key, parseQuestion) ?? [])
    },
    write: (question) => localStore.writeJson(prefix + question.id, question),
    remove: (id) => localStore.remove(prefix + id),
    claim: (id) => lock(prefix + id),
  }
}

/** The question of a chat that is on its way from this tab. */
export function storedUnsent(chatId: ChatId): UnsentStorage {
  const key = `firstword:unsent:${chatId}`
  return {
    read: () => tabStore.readJson<UnsentQuestion>(key, parseQuestion),
    write: (question) => tabStore.writeJson(key, question),
    remove: () => tabStore.remove(key),
  }
}

// The types promise locks, which a page over plain http lacks. There the id alone makes a question count once.
const locksOf = (): LockManager | undefined => navigator.locks

/** Resolves when this tab has the lock, which it keeps until it lets go or is closed. */
function lock(name: string): Promise<() => void> {
  const locks = locksOf()
  if (!locks) return Promise.resolve(() => {})
  return new Promise((resolve) => {
    void locks
      .request(name, () => new Promise<void>((release) => resolve(() => release())))
      .catch(() => resolve(() => {}))
  })
}

function parseQuestion<Q extends QueuedQuestion>(value: unknown): Q | undefined {
  const fields = value as Partial<Q> | null
  const isQuestion =
    typeof fields?.id === 'string' && typeof fields.text === 'string' && typeof fields.createdAt === 'string'
  return isQuestion ? (fields as Q) : undefined
}
