'use client'
/** The chat screen: which chat the address names, its header, its messages, its composer. */
import { usePathname } from 'next/navigation'
import { useCallback, useEffect, useRef, useState } from 'react'
import { attachmentsOf } from '@/lib/client/attachments/attachments'
import { readDraft, writeDraft } from '@/lib/client/drafts/drafts'
import type { ChatSession } from '@/lib/client/session/chat-session'
import {
  addressOfChat,
  blankChat,
  type InitialChat,
  initialSession,
  openChat,
  settleBlankChat,
  watchOpenChat,
} from '@/lib/client/session/open-sessions'
import { useListView, useMessageKeys } from '@/lib/client/store/use-chat'
import type { StoredFile } from '@/lib/shared/files/files'
import { documentAddress } from '@/lib/shared/page-address'
import { Announcer } from './announcer'
import { ChatHeader } from './chat-header'
import { ChatState, PageError } from './chat-state'
import { Composer, type ComposerHandle } from './composer/composer'
import { QueueList } from './composer/queue-list'
import { useLastQuestion } from './composer/use-last-question'
import { EmptyPage } from './empty-page'
import { JumpToLatest } from './message-list/jump-to-latest'
import { KeepPlace } from './message-list/keep-place'
import { MessageList } from './message-list/message-list'
import { OpenAtEnd } from './message-list/open-at-end'
import { PageEdge } from './message-list/page-edge'
import { useFollowBottom } from './message-list/use-follow-bottom'
import { messageOfAddress, useReadingPlace } from './message-list/use-reading-place'
import { OfflineNote } from './offline-note'

/** What the server knows when it renders the screen. */
export interface ChatProps {
  /** Whether the simulator answers. */
  isDemo: boolean
  /** Whether chats outlive the server. */
  isLasting: boolean
  /** The chat of the page's address, where it has been read; the initial render shows it. */
  initialChat?: InitialChat
  /** Of the page's content security policy. */
  nonce?: string
}

/** One chat at a time; the address says which. */
export function Chat({ isDemo, isLasting, initialChat, nonce }: ChatProps) {
  const pathname = usePathname()
  const [session, setSession] = useState<ChatSession | undefined>(() => initialChat && initialSession(initialChat))
  useEffect(() => {
    setSession(chatAt(pathname))
  }, [pathname])
  useEffect(watchOpenChat, [])
  return (
    <div className="grid h-dvh grid-cols-[minmax(0,1fr)] grid-rows-[auto_minmax(0,1fr)]">
      <ChatHeader isDemo={isDemo} isLasting={isLasting} session={session} />
      <ChatScreen session={session} isDemo={isDemo} isNew={pathname === '/'} nonce={initialChat && nonce} />
    </div>
  )
}

interface ChatScreenProps {
  /** Undefined until the browser has opened the chat; the composer is there earlier, and keeps what is typed. */
  session: ChatSession | undefined
  isDemo: boolean
  isNew: boolean
  /** Given where the server has rendered the messages. */
  nonce: string | undefined
}

function ChatScreen({ session, isDemo, isNew, nonce }: ChatScreenProps) {
  const keys = useMessageKeys(session?.store)
  const view = useListView(session?.store)
  const isRunning = session?.running() !== undefined
  const first = session?.store.entry(keys[0] ?? '')
  const documentId = first?.role === 'user' && first.document && session?.chatId
  useEffect(() => {
    if (documentId) location.replace(documentAddress(documentId))
  }, [documentId])
  const composer = useRef<ComposerHandle>(null)
  const scroller = useRef<HTMLElement>(null)
  const content = useRef<HTMLDivElement>(null)
  const { hasNews, ...following } = useFollowBottom(scroller, content, view?.hasNewer !== true)
  const { isAway, follow } = following
  useReadingPlace({ session, scroller, content, keys, ...following })

  // A question that could not be sent goes back into the box: nothing that was typed may be lost.
  useLastQuestion(session?.store, keys, {
    onFailed: ({ text, files = [] }) => {
      if (session) attachmentsOf(session.chatId).restore(files)
      // Until the box has switched to the chat's own draft it would lose the text.
      if (isNew && session && readDraft(session.chatId) === '') writeDraft(session.chatId, text)
      else composer.current?.restore(text)
    },
    onSentAgain: ({ text, files = [] }) => {
      if (session) attachmentsOf(session.chatId).settle(files)
      composer.current?.settle(text)
    },
  })

  const send = useCallback(
    (text: string, files: readonly StoredFile[] = []) => {
      if (!session) return
      // The rendered chat may lag behind the address, and the address is what was chosen last.
      const asked = chatAt(location.pathname)
      if (location.pathname === '/') {
        settleBlankChat()
        history.pushState(null, '', addressOfChat(asked.chatId))
      }
      asked.send(text, files)
    },
    [session],
  )
  useAsked(session, follow, isAway)

  const stop = useCallback(() => {
    session?.stop()
    composer.current?.focus()
  }, [session])
  const jump = useCallback(() => {
    if (session?.store.view().hasNewer) session.pages.openEnd().then(follow, session.pages.showError)
    else follow()
  }, [session, follow])

  const isEmpty = keys.length === 0
  return (
    // Room is reserved for the text box before it arrives, so that the conversation above it does not move.
    <main className="grid min-h-0 grid-cols-[minmax(0,1fr)] grid-rows-[minmax(0,1fr)_minmax(4.125rem,auto)]">
      {/* The page's first status element, before all others. */}
      {session && <Announcer key={session.chatId} store={session.store} />}
      {nonce !== undefined && <OpenAtEnd nonce={nonce} />}
      <section
        ref={scroller}
        aria-label="Conversation"
        // biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolling box must be reachable by keyboard
        tabIndex={0}
        className="conversation overflow-y-auto overflow-x-hidden focus-visible:-outline-offset-2"
      >
        <div ref={content}>
          {!isEmpty && <h1 className="sr-only">Chat with Claude</h1>}
          {view?.hasOlder && session && (
            <PageEdge
              key={`older ${keys[0]}`}
              scroller={scroller}
              words="Loading earlier messages"
              onNear={session.pages.loadOlder}
            />
          )}
          {session && !isEmpty && (
            <KeepPlace key={session.chatId} scroller={scroller} firstKey={keys[0]}>
              <MessageList session={session} keys={keys} />
            </KeepPlace>
          )}
          {view?.hasNewer && session && (
            <PageEdge
              key={`newer ${keys.at(-1)}`}
              scroller={scroller}
              words="Loading later messages"
              onNear={session.pages.loadNewer}
            />
          )}
          {isEmpty && session && <ChatState view={view} onAgain={session.open} />}
          {isEmpty && (isNew || view?.state === 'missing') && (
            <EmptyPage isDemo={isDemo} onPick={session && ((text) => send(text))} />
          )}
        </div>
      </section>
      <div className="fade-above relative">
        {isAway && !isEmpty && <JumpToLatest hasNews={hasNews} onJump={jump} />}
        {view?.error && !isEmpty && <PageError error={view.error} />}
        <OfflineNote />
        {session && (
          <QueueList key={session.chatId} session={session} keys={keys} onEmptied={() => composer.current?.focus()} />
        )}
        <Composer
          ref={composer}
          owner={session && (isNew ? 'new' : session.chatId)}
          isRunning={isRunning}
          onSend={send}
          onStop={stop}
        />
      </div>
    </main>
  )
}

/**
 * Calls back when something is asked in the open chat: sent, retried, edited, regenerated. Questions from the queue do
 * not move a reader who is reading elsewhere.
 */
function useAsked(session: ChatSession | undefined, onAsked: () => void, isAway: boolean) {
  const running = session?.running()
  const isOwn = running?.askedAt !== undefined && !(running.isAutomatic && isAway)
  const key = isOwn ? running.key : undefined
  const before = useRef<{ session: ChatSession | undefined; key: string | undefined }>({ session, key })
  useEffect(() => {
    const isNews = before.current.session === session && key !== undefined && before.current.key !== key
    before.current = { session, key }
    if (isNews) onAsked()
  }, [session, key, onAsked])
}

/** The chat that an address names. */
function chatAt(pathname: string): ChatSession {
  const chatId = /^\/chat\/([^/]+)$/.exec(pathname)?.[1]
  return chatId === undefined ? blankChat() : openChat(decodeURIComponent(chatId), messageOfAddress())
}
