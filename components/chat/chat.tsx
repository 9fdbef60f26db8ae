'use client'
/** The chat screen: which chat the address names, its header, its messages, its composer. */
import { usePathname } from 'next/navigation'
import { useCallback, useEffect, useRef, useState } from 'react'
import type { ChatSession } from '@/lib/client/chat-session'
import { addressOfChat, blankChat, openChat, settleBlankChat } from '@/lib/client/chats'
import { useMessageKeys } from '@/lib/client/use-chat'
import { useFollowBottom } from '@/lib/client/use-follow-bottom'
import { Announcer } from './announcer'
import { ChatHeader } from './chat-header'
import { Composer, type ComposerHandle } from './composer'
import { EmptyPage } from './empty-page'
import { JumpToLatest } from './jump-to-latest'
import { MessageList } from './message-list'
import { OfflineNote } from './offline-note'
import { SkipLink } from './skip-link'
import { useLastQuestion } from './use-last-question'

interface ChatProps {
  /** Whether the simulator answers. */
  isDemo: boolean
}

/** One chat at a time; which one is the address's choice. */
export function Chat({ isDemo }: ChatProps) {
  const pathname = usePathname()
  // The server knows no chats: the first drawing is the same for every address, then the browser opens its own.
  const [session, setSession] = useState<ChatSession>()
  useEffect(() => {
    const chatId = /^\/chat\/([^/]+)$/.exec(pathname)?.[1]
    setSession(chatId === undefined ? blankChat() : openChat(decodeURIComponent(chatId)))
  }, [pathname])
  return (
    <div className="grid h-dvh grid-rows-[auto_minmax(0,1fr)]">
      <SkipLink />
      <ChatHeader isDemo={isDemo} />
      <ChatScreen session={session} isDemo={isDemo} isNew={pathname === '/'} />
    </div>
  )
}

interface ChatScreenProps {
  /** Undefined until the browser has opened the chat: the composer is there before, and keeps what is written. */
  session: ChatSession | undefined
  isDemo: boolean
  isNew: boolean
}

function ChatScreen({ session, isDemo, isNew }: ChatScreenProps) {
  const keys = useMessageKeys(session?.store)
  const isRunning = session?.running() !== undefined
  const composer = useRef<ComposerHandle>(null)
  const scroller = useRef<HTMLElement>(null)
  const content = useRef<HTMLDivElement>(null)
  const { isAway, hasNews, follow } = useFollowBottom(scroller, content)

  useEffect(() => {
    if (session) follow()
  }, [session, follow])

  // A question that could not be sent is given back: nothing that was written may be lost.
  useLastQuestion(session?.store, keys, {
    onFailed: (text) => composer.current?.restore(text),
    onSentAgain: (text) => composer.current?.settle(text),
  })

  const send = useCallback(
    (text: string) => {
      if (!session) return
      if (location.pathname === '/') {
        settleBlankChat()
        history.pushState(null, '', addressOfChat(session.chatId))
      }
      session.send(text)
      follow()
    },
    [session, follow],
  )
  const stop = useCallback(() => {
    session?.stop()
    composer.current?.focus()
  }, [session])

  return (
    <main className="grid min-h-0 grid-rows-[minmax(0,1fr)_auto]">
      <section
        ref={scroller}
        aria-label="Conversation"
        // biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolling box must be reachable by keyboard
        tabIndex={0}
        className="conversation overflow-y-auto overflow-x-hidden focus-visible:-outline-offset-2"
      >
        <div ref={content}>
          {keys.length > 0 && <h1 className="sr-only">Chat with Claude</h1>}
          {session && keys.length > 0 && <MessageList key={session.chatId} session={session} keys={keys} />}
          {keys.length === 0 && (session || isNew) && (
            <EmptyPage isDemo={isDemo} isMissing={!isNew} onPick={session && send} />
          )}
        </div>
      </section>
      <div className="fade-above relative">
        {isAway && <JumpToLatest hasNews={hasNews} onJump={follow} />}
        <OfflineNote />
        <Composer
          ref={composer}
          owner={session && (isNew ? 'new' : session.chatId)}
          isRunning={isRunning}
          onSend={send}
          onStop={stop}
        />
      </div>
      {session && <Announcer key={session.chatId} store={session.store} />}
    </main>
  )
}
