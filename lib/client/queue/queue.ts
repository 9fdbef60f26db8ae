/**
 * The questions of one chat that wait for their turn, in order. They belong to the tab that wrote them, and are kept
 * until they are sent: over a reload, and for another tab where theirs is closed.
 */
import type { StoredFile } from '@/lib/shared/files/files'
import { type MessageId, newId } from '@/lib/shared/ids'

/** A question that waits. Its id is made when it is written, so that sending it twice is sending it once. */
export interface QueuedQuestion {
  id: MessageId
  text: string
  files?: readonly StoredFile[]
  /** ISO 8601; also its place in the order. */
  createdAt: string
}

/** Where waiting questions are stored. */
export interface QueueStorage {
  /** All that are stored of this chat, whichever tab wrote them. */
  read(): QueuedQuestion[]
  write(question: QueuedQuestion): void
  remove(id: MessageId): void
  /** Resolves when the question is this tab's, which is when no other tab has it; with the way to let it go. */
  claim(id: MessageId): Promise<() => void>
}

/** What is drawn of a queue. */
export interface QueueView {
  questions: readonly QueuedQuestion[]
  /** The question that is being changed, which is not sent meanwhile. */
  editing: MessageId | undefined
}

/** The queue of one chat. */
export interface Queue {
  /** Changes with every change. */
  view(): QueueView
  subscribe(listener: () => void): () => void
  add(text: string, files?: readonly StoredFile[]): void
  /** Begins to change a question; undefined ends that. */
  edit(id: MessageId | undefined): void
  change(id: MessageId, text: string): void
  remove(id: MessageId): void
  /** Takes the first question out, to be sent; undefined when there is none, or when it is being changed. */
  take(): QueuedQuestion | undefined
  /** Takes a question in at its place in the order of time. */
  putBack(question: QueuedQuestion): void
  /** Takes in what was kept and is no other tab's; `onTaken` is called when a question has come. */
  recall(onTaken: () => void): void
}

/** Makes an empty queue. */
export function createQueue(storage: QueueStorage): Queue {
  const listeners = new Set<() => void>()
  /** The way to let each question go, or undefined while it is waited for. */
  const claims = new Map<MessageId, (() => void) | undefined>()
  let view: QueueView = { questions: [], editing: undefined }

  function show(change: Partial<QueueView>) {
    view = { ...view, ...change }
    for (const listener of listeners) listener()
  }

  const has = (id: MessageId) => view.questions.some((question) => question.id === id)

  function insert(question: QueuedQuestion) {
    if (has(question.id)) return
    const questions = [...view.questions, question]
    show({ questions: questions.sort((one, other) => one.createdAt.localeCompare(other.createdAt)) })
  }

  async function claim(id: MessageId): Promise<void> {
    if (claims.has(id)) return
    claims.set(id, undefined)
    const letGo = await storage.claim(id)
    // It may have gone while it was waited for.
    if (claims.has(id)) claims.set(id, letGo)
    else letGo()
  }

  function letGo(id: MessageId) {
    claims.get(id)?.()
    claims.delete(id)
  }

  function drop(id: MessageId) {
    storage.remove(id)
    letGo(id)
    const editing = view.editing === id ? undefined : view.editing
    show({ questions: view.questions.filter((question) => question.id !== id), editing })
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
    edit: (editing) => show({ editing }),
    change(id, text) {
      const questions = view.questions.map((question) => (question.id === id ? { ...question, text } : question))
      for (const question of questions) if (question.id === id) storage.write(question)
      show({ questions, editing: undefined })
    },
    remove: drop,
    take() {
      const [first] = view.questions
      if (!first || first.id === view.editing) return undefined
      drop(first.id)
      return first
    },
    putBack,
    recall(onTaken) {
      for (const { id } of storage.read()) {
        if (claims.has(id)) continue
        void claim(id).then(() => {
          // As it is now: the tab that had it may have sent or changed it.
          const question = storage.read().find((stored) => stored.id === id)
          if (!question) return letGo(id)
          insert(question)
          onTaken()
        })
      }
    },
  }
}
