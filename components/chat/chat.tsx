'use client'
/** The chat screen: which chat the address names, its header, its messages, its composer. */
import { usePathname } from 'next/navigation'
import { useCallback, useEffect, useRef, useState } from 'react'
import type { ChatSession } from '@/lib/client/chat-session'
import { blankChat, openChat, settleBlankChat } from '@/lib/client/chats'
import { useMessageKeys } from '@/lib/client/use-chat'
import { useFollowBottom } from '@/lib/client/use-follow-bottom'
import { Announcer } from './announcer'
import { ChatHeader } from './chat-header'
import { Composer, type ComposerHandle } from './composer'
import { EmptyPage } from './empty-page'
import { JumpToLatest } from './jump-to-latest'
import { MessageList } from './message-list'

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
  const isNew = pathname === '/'
  return (
    <div className="grid h-dvh grid-rows-[auto_minmax(0,1fr)]">
      <ChatHeader isDemo={isDemo} />
      {session ? (
        <OpenChat key={session.chatId} session={session} isDemo={isDemo} isNew={isNew} />
      ) : (
        <ClosedChat isNew={isNew} isDemo={isDemo} />
      )}
    </div>
  )
}

/** The screen before the browser has opened the chat: drawn by the server, so that something is there at once. */
function ClosedChat({ isNew, isDemo }: { isNew: boolean; isDemo: boolean }) {
  return (
    <main className="grid min-h-0 grid-rows-[minmax(0,1fr)_auto]">
      <section aria-label="Conversation" className="conversation overflow-y-auto">
        {isNew && <EmptyPage isDemo={isDemo} onPick={undefined} />}
      </section>
      <Composer isRunning={false} onSend={undefined} onStop={undefined} />
    </main>
  )
}

function OpenChat({ session, isDemo, isNew }: { session: ChatSession; isDemo: boolean; isNew: boolean }) {
  const { store } = session
  const keys = useMessageKeys(store)
  const isRunning = session.running() !== undefined
  const composer = useRef<ComposerHandle>(null)
  const scroller = useRef<HTMLElement>(null)
  const content = useRef<HTMLDivElement>(null)
  const { isAway, follow } = useFollowBottom(scroller, content)

  const send = useCallback(
    (text: string) => {
      if (location.pathname === '/') {
        settleBlankChat()
        history.pushState(null, '', `/chat/${session.chatId}`)
      }
      session.send(text)
      follow()
    },
    [session, follow],
  )
  const stop = useCallback(() => {
    session.stop()
    composer.current?.focus()
  }, [session])

  return (
    <main className="relative grid min-h-0 grid-rows-[minmax(0,1fr)_auto]">
      <section
        ref={scroller}
        aria-label="Conversation"
        // biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolling box must be reachable by keyboard
        tabIndex={0}
        className="conversation overflow-y-auto outline-none"
      >
        <div ref={content}>
          {keys.length === 0 ? (
            <EmptyPage isDemo={isDemo} isMissing={!isNew} onPick={send} />
          ) : (
            <MessageList session={session} keys={keys} />
          )}
        </div>
      </section>
      <div className="relative">
        {isAway && <JumpToLatest onJump={follow} />}
        <Composer ref={composer} isRunning={isRunning} onSend={send} onStop={stop} />
      </div>
      <Announcer store={store} />
    </main>
  )
}
