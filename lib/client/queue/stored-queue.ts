/** Waiting questions in the browser's storage, one key each; a lock says which tab has a question. */
import type { ChatId } from '@/lib/shared/ids'
import type { QueuedQuestion, QueueKeeper } from './queue'

/** Keeps the queue of a chat. Where storage is full or forbidden it simply does not outlive the page. */
export function keptQueue(chatId: ChatId): QueueKeeper {
  const prefix = `firstword:queue:${chatId}:`
  return {
    read() {
      try {
        const keys = Object.keys(localStorage).filter((key) => key.startsWith(prefix))
        return keys.flatMap((key) => parse(localStorage.getItem(key)) ?? [])
      } catch {
        // Forbidden storage holds nothing.
        return []
      }
    },
    keep(question) {
      try {
        localStorage.setItem(prefix + question.id, JSON.stringify(question))
      } catch {
        // Private windows and full disks: the page works on without it.
      }
    },
    forget(id) {
      try {
        localStorage.removeItem(prefix + id)
      } catch {
        // Nothing was kept either.
      }
    },
    claim: (id) => lock(prefix + id),
  }
}

// The types promise locks that a page over plain http lacks. There the question's id alone makes two sends one.
const locksOf = (): LockManager | undefined => navigator.locks

/** Resolves when this tab has the lock, which it keeps until it is let go or the tab is gone. */
function lock(name: string): Promise<() => void> {
  const locks = locksOf()
  if (!locks) return Promise.resolve(() => {})
  return new Promise((resolve) => {
    void locks.request(name, () => new Promise<void>((letGo) => resolve(() => letGo()))).catch(() => resolve(() => {}))
  })
}

function parse(text: string | null): QueuedQuestion | undefined {
  try {
    const value: Partial<QueuedQuestion> | null = JSON.parse(text ?? 'null')
    const isQuestion =
      typeof value?.id === 'string' && typeof value.text === 'string' && typeof value.createdAt === 'string'
    return isQuestion ? (value as QueuedQuestion) : undefined
  } catch {
    // Something else's data under this key.
    return undefined
  }
}
