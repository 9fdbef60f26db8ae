/** The part of a stored chat that is loaded: its end at first, more above and below as the reader gets there. */

import type { ChatPart } from '@/lib/client/api/api'
import { infoOf } from '@/lib/client/api/client-error'
import { CHAT_PAGE_MESSAGES, type ChatPage } from '@/lib/shared/api/chat-page'
import type { ChatId, MessageId } from '@/lib/shared/ids'
import { hasEnded } from './grow-answer'
import { entriesOf, mergePage } from './merge-page'
import type { MessageStore } from './message-store'

/** How stored chats are read. */
export interface ChatReader {
  read(chatId: ChatId, part: ChatPart, limit: number): Promise<ChatPage>
  choose(chatId: ChatId, messageId: MessageId, limit: number): Promise<ChatPage>
}

/** Loads and unloads parts of a chat. */
export interface ChatPages {
  /** Shows a page that was read elsewhere. */
  show(page: ChatPage): void
  /** Loads the end of the chat, or what lies around a message; undefined when that failed, which the view shows. */
  open(around?: MessageId): Promise<ChatPage | undefined>
  /** Loads the end of the chat; rejects when that fails. */
  openEnd(): Promise<void>
  /**
   * Reads the end of the chat again and shows what is new. What is shown already stays the same. Undefined when the end
   * is not loaded, when the list has changed meanwhile, or when reading failed.
   */
  refresh(): Promise<ChatPage | undefined>
  /** Loads what lies before or after what is loaded, one page at a time. */
  loadOlder(): Promise<void>
  loadNewer(): Promise<void>
  /** Chooses the branch through a message and loads what lies around it. */
  choose(id: MessageId): Promise<ChatPage | undefined>
  /** The id of the message before an entry, null for the first of the chat; undefined when it is not loaded. */
  parentOf(key: string): MessageId | null | undefined
  /** Shows why `openEnd` failed. */
  showError(thrown: unknown): void
  /** These messages are versions of each other. */
  noteVersions(ids: readonly MessageId[]): void
}

/** The most messages that stay loaded: what is farthest from the reader is dropped, and loaded again on the way back. */
const MAX = 300

/** Makes the pages of one chat. `onRead` is called with each page that was read and is shown. */
export function createChatPages(
  chatId: ChatId,
  store: MessageStore,
  reader: ChatReader,
  onRead: (page: ChatPage) => void,
): ChatPages {
  let loading: Promise<void> | undefined

  function show(page: ChatPage) {
    const { versions, hasOlder, hasNewer } = page
    const entries = entriesOf(page, store.entries())
    store.replaceAll(entries, { state: 'open', error: undefined, versions, hasOlder, hasNewer })
  }

  async function open(around?: MessageId): Promise<ChatPage | undefined> {
    if (store.list().length === 0) store.setView({ state: 'opening', error: undefined })
    try {
      const page = await reader.read(chatId, around === undefined ? {} : { around }, CHAT_PAGE_MESSAGES)
      show(page)
      onRead(page)
      return page
    } catch (thrown) {
      const error = infoOf(thrown)
      store.setView({ state: error.code === 'not_found' ? 'missing' : 'failed', error })
      return undefined
    }
  }

  /** One further page at a time. */
  function further(load: () => Promise<void>): Promise<void> {
    loading ??= load()
      .then(
        () => store.setView({ error: undefined }),
        (thrown) => store.setView({ error: infoOf(thrown) }),
      )
      .finally(() => {
        loading = undefined
      })
    return loading
  }

  async function refresh(): Promise<ChatPage | undefined> {
    const list = store.list()
    if (store.view().hasNewer) return undefined
    // If the connection is down, the next check will find it up again.
    const page = await reader.read(chatId, {}, CHAT_PAGE_MESSAGES).catch(() => undefined)
    if (!page || store.list() !== list) return undefined
    const before = store.entries()
    const { entries, hasOlder } = mergePage(page, before, store.view().hasOlder)
    const hasNews = entries.length !== before.length || entries.some((entry, at) => entry !== before[at])
    const versions = hasOlder === page.hasOlder ? page.versions : { ...store.view().versions, ...page.versions }
    const change = { state: 'open', error: undefined, versions, hasOlder } as const
    if (hasNews) store.replaceAll(entries, change)
    else store.setView(change)
    onRead(page)
    return page
  }

  return {
    show,
    open,
    async openEnd() {
      const page = await reader.read(chatId, {}, CHAT_PAGE_MESSAGES)
      show(page)
      onRead(page)
    },
    refresh,
    loadOlder() {
      const first = store.entries()[0]
      if (!store.view().hasOlder || !first?.id) return Promise.resolve()
      return further(async () => {
        const page = await reader.read(chatId, { before: first.id }, CHAT_PAGE_MESSAGES)
        const entries = store.entries()
        if (entries[0]?.key !== first.key) return
        const versions = { ...page.versions, ...store.view().versions }
        const all = [...entriesOf(page, entries), ...entries]
        // A growing answer stays, however far up the reader is.
        const isGrowing = entries.some((entry) => entry.role === 'assistant' && !hasEnded(entry))
        const loaded = isGrowing ? all : all.slice(0, MAX)
        const hasNewer = store.view().hasNewer || loaded.length < all.length
        store.replaceAll(loaded, { versions, hasOlder: page.hasOlder, hasNewer })
      })
    },
    loadNewer() {
      const last = store.entries().at(-1)
      if (!store.view().hasNewer || !last?.id) return Promise.resolve()
      return further(async () => {
        const page = await reader.read(chatId, { after: last.id }, CHAT_PAGE_MESSAGES)
        const entries = store.entries()
        if (entries.at(-1)?.key !== last.key) return
        const versions = { ...page.versions, ...store.view().versions }
        const all = [...entries, ...entriesOf(page, entries)]
        const loaded = all.slice(-MAX)
        const hasOlder = store.view().hasOlder || loaded.length < all.length
        store.replaceAll(loaded, { versions, hasOlder, hasNewer: page.hasNewer })
        onRead(page)
      })
    },
    async choose(id) {
      try {
        const page = await reader.choose(chatId, id, CHAT_PAGE_MESSAGES)
        show(page)
        onRead(page)
        return page
      } catch (thrown) {
        store.setView({ error: infoOf(thrown) })
        return undefined
      }
    },
    parentOf(key) {
      const entries = store.entries()
      const at = entries.findIndex((entry) => entry.key === key)
      if (at === 0) return store.view().hasOlder ? undefined : null
      return entries[at - 1]?.id
    },
    showError: (thrown) => store.setView({ error: infoOf(thrown) }),
    noteVersions(ids) {
      if (ids.length < 2) return
      const versions = { ...store.view().versions }
      for (const id of ids) versions[id] = ids
      store.setView({ versions })
    },
  }
}
