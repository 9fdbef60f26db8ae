/** A list of chats in the browser: read page by page, grown and changed in place, never lost to a failure. No React. */

import { infoOf } from '@/lib/client/api/client-error'
import type { ChatListPage, ChatSummary } from '@/lib/shared/api/chat-list'
import type { ErrorInfo } from '@/lib/shared/error'
import type { ChatId } from '@/lib/shared/ids'

/** The list as it is drawn; a new object with each change. */
export interface ChatListView {
  pinned: readonly ChatSummary[]
  /** The newest question first. */
  chats: readonly ChatSummary[]
  /** Whether the first page has come. */
  isLoaded: boolean
  hasMore: boolean
  /** Why the last reading failed; what was read before stays. */
  error: ErrorInfo | undefined
}

/** One list; a page has one of its chats and one of its archive. */
export interface ChatList {
  subscribe(listener: () => void): () => void
  view(): ChatListView
  row(chatId: ChatId): ChatSummary | undefined
  /** Reads the first page anew; what other tabs and devices did becomes seen. */
  refresh(): Promise<void>
  loadMore(): Promise<void>
  /** Puts a row where it belongs, in place of the one that it has. */
  put(row: ChatSummary): void
  remove(chatId: ChatId): void
}

const EMPTY: ChatListView = { pinned: [], chats: [], isLoaded: false, hasMore: false, error: undefined }

/** Whether a row stands before another: as the server orders them. */
function isBefore(a: ChatSummary, b: ChatSummary): boolean {
  return a.askedAt === b.askedAt ? a.id < b.id : a.askedAt > b.askedAt
}

function inserted(rows: readonly ChatSummary[], row: ChatSummary): ChatSummary[] {
  const at = rows.findIndex((each) => isBefore(row, each))
  return at === -1 ? [...rows, row] : [...rows.slice(0, at), row, ...rows.slice(at)]
}

/** Makes an empty list over a way to read pages. */
export function createChatList(read: (cursor: string | undefined) => Promise<ChatListPage>): ChatList {
  const listeners = new Set<() => void>()
  let view = EMPTY
  let next: string | null = null
  /** Counts changes made here: a page that was asked for before one of them is out of date. */
  let changes = 0
  let refreshing: Promise<void> | undefined
  let loadingMore: Promise<void> | undefined

  function show(change: Partial<ChatListView>) {
    view = { ...view, ...change }
    for (const listener of listeners) listener()
  }

  function failed(thrown: unknown) {
    show({ error: infoOf(thrown) })
  }

  async function readFirst(): Promise<void> {
    for (;;) {
      const before = changes
      const page = await read(undefined)
      if (before !== changes) continue
      const last = page.chats.at(-1)
      const known = new Set([...page.chats, ...page.pinned].map(({ id }) => id))
      // What was read beyond this page stays; within it the page is the truth, also of what has gone.
      const beyond =
        last && page.next !== null ? view.chats.filter((row) => isBefore(last, row) && !known.has(row.id)) : []
      if (beyond.length === 0) next = page.next
      const chats = [...page.chats, ...beyond]
      return show({ pinned: page.pinned, chats, isLoaded: true, hasMore: next !== null, error: undefined })
    }
  }

  async function readNext(cursor: string): Promise<void> {
    const page = await read(cursor)
    next = page.next
    const known = new Set([...view.chats, ...view.pinned].map(({ id }) => id))
    const chats = page.chats.filter(({ id }) => !known.has(id)).reduce(inserted, [...view.chats])
    show({ chats, hasMore: next !== null, error: undefined })
  }

  return {
    subscribe(listener) {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    view: () => view,
    row: (chatId) => [...view.pinned, ...view.chats].find(({ id }) => id === chatId),
    refresh() {
      refreshing ??= readFirst()
        .catch(failed)
        .finally(() => {
          refreshing = undefined
        })
      return refreshing
    },
    async loadMore() {
      if (next === null) return
      loadingMore ??= readNext(next)
        .catch(failed)
        .finally(() => {
          loadingMore = undefined
        })
      return loadingMore
    },
    put(row) {
      changes += 1
      const others = view.chats.filter(({ id }) => id !== row.id)
      if (!row.isPinned || row.isArchived) {
        return show({ chats: inserted(others, row), pinned: view.pinned.filter(({ id }) => id !== row.id) })
      }
      const at = view.pinned.findIndex(({ id }) => id === row.id)
      show({ chats: others, pinned: at === -1 ? [row, ...view.pinned] : view.pinned.with(at, row) })
    },
    remove(chatId) {
      changes += 1
      const isOther = ({ id }: ChatSummary) => id !== chatId
      show({ pinned: view.pinned.filter(isOther), chats: view.chats.filter(isOther) })
    },
  }
}
