/**
 * The questions of one chat that wait for the answer before them, in order. They belong to the tab that wrote them and
 * are stored until they are sent: they outlive a reload, and go to another tab when theirs is closed.
 */
import type { StoredFile } from '@/lib/shared/files/files'
import { type MessageId, newId } from '@/lib/shared/ids'

/** A question that waits. It has its id from the start, so that it counts once even if it is sent twice. */
export interface QueuedQuestion {
  id: MessageId
  text: string
  files?: readonly StoredFile[]
  /** ISO 8601. The order of the queue. */
  createdAt: string
}

/** Where waiting questions are stored. */
export interface QueueStorage {
  /** All of this chat, whichever tab wrote them. */
  read(): QueuedQuestion[]
  write(question: QueuedQuestion): void
  remove(id: MessageId): void
  /** Resolves when the question belongs to this tab and no other, to a function that releases it. */
  claim(id: MessageId): Promise<() => void>
}

/** A queue as it is shown. */
export interface QueueView {
  questions: readonly QueuedQuestion[]
  /** The question that is being edited, which is not sent meanwhile. */
  editing: MessageId | undefined
}

/** The queue of one chat. */
export interface Queue {
  /** Changes with every change. */
  view(): QueueView
  subscribe(listener: () => void): () => void
  add(text: string, files?: readonly StoredFile[]): void
  /** Begins to edit a question; undefined ends that. */
  edit(id: MessageId | undefined): void
  change(id: MessageId, text: string): void
  remove(id: MessageId): void
  /** Takes the first question out to send it; undefined when there is none, or when it is being edited. */
  take(): QueuedQuestion | undefined
  /** Puts a question in its place in the order of time. */
  putBack(question: QueuedQuestion): void
  /** Adds the stored questions that belong to no other tab. `onAdded` is called with each. */
  restore(onAdded: () => void): void
}

/** Makes an empty queue. */
export function createQueue(storage: QueueStorage): Queue {
  const listeners = new Set<() => void>()
  /** What releases each question; undefined while it is not claimed yet. */
  const claims = new Map<MessageId, (() => void) | undefined>()
  let view: QueueView = { questions: [], editing: undefined }

  function update(change: Partial<QueueView>) {
    view = { ...view, ...change }
    for (const listener of listeners) listener()
  }

  const has = (id: MessageId) => view.questions.some((question) => question.id === id)

  function insert(question: QueuedQuestion) {
    if (has(question.id)) return
    const questions = [...view.questions, question]
    update({ questions: questions.sort((one, other) => one.createdAt.localeCompare(other.createdAt)) })
  }

  async function claim(id: MessageId): Promise<void> {
    if (claims.has(id)) return
    claims.set(id, undefined)
    const release = await storage.claim(id)
    // It may have been dropped meanwhile.
    if (claims.has(id)) claims.set(id, release)
    else release()
  }

  function release(id: MessageId) {
    claims.get(id)?.()
    claims.delete(id)
  }

  function drop(id: MessageId) {
    storage.remove(id)
    release(id)
    const editing = view.editing === id ? undefined : view.editing
    update({ questions: view.questions.filter((question) => question.id !== id), editing })
  }

  function putBack(question: QueuedQuestion) {
    storage.write(question)
    void claim(question.id)
    insert(question)
  }

  return {
    view: () => view,
    subscribe(listener) {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    add: (text, files = []) =>
      putBack({ id: newId(), text, createdAt: new Date().toISOString(), ...(files.length > 0 && { files }) }),
    edit: (editing) => update({ editing }),
    change(id, text) {
      const questions = view.questions.map((question) => (question.id === id ? { ...question, text } : question))
      for (const question of questions) if (question.id === id) storage.write(question)
      update({ questions, editing: undefined })
    },
    remove: drop,
    take() {
      const [first] = view.questions
      if (!first || first.id === view.editing) return undefined
      drop(first.id)
      return first
    },
    putBack,
    restore(onAdded) {
      for (const { id } of storage.read()) {
        if (claims.has(id)) continue
        void claim(id).then(() => {
          // The tab that had it may have sent or edited it.
          const question = storage.read().find((stored) => stored.id === id)
          if (!question) return release(id)
          insert(question)
          onAdded()
        })
      }
    },
  }
}
