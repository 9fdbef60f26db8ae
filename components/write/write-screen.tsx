'use client'
/** The page of documents: a new one, or the one that the address names. */
import { usePathname } from 'next/navigation'
import { useEffect, useState } from 'react'
import { Announcer } from '@/components/chat/announcer'
import { ChatState } from '@/components/chat/chat-state'
import * as heldParts from '@/components/chat/hold/held-parts'
import { HeldPartsProvider } from '@/components/chat/hold/use-held-parts'
import { WithAnswerParts } from '@/components/chat/with-answer-parts'
import type { ChatSession } from '@/lib/client/session/chat-session'
import { type InitialChat, initialSession, openChat, watchOpenChat } from '@/lib/client/session/open-sessions'
import { useListView, useMessageKeys } from '@/lib/client/store/use-chat'
import { beginDocument, type NewDocument, newDocumentSession } from '@/lib/client/write/document-actions'
import { createSources } from '@/lib/client/write/sources'
import { documentAddress } from '@/lib/shared/page-address'
import { DocumentScreen } from './document-screen'
import { NewDocumentForm } from './new-document-form'
import { FIRST_WISHES } from './wishes-fields'
import { WriteHeader } from './write-header'
import './write.css'

interface WriteScreenProps {
  /** Whether the simulator writes. */
  isDemo: boolean
  /** Whether documents outlive the server. */
  isLasting: boolean
  /** The document of the page's address, where the server has read it. */
  initialChat?: InitialChat
}

const PATH = /^\/write\/([\w-]{1,128})$/

/** The page. What was put together for a new document stays while another one is looked at. */
export function WriteScreen({ isDemo, isLasting, initialChat }: WriteScreenProps) {
  const chatId = PATH.exec(usePathname())?.[1]
  const [session, setSession] = useState<ChatSession | undefined>(() => initialChat && initialSession(initialChat))
  const [sources] = useState(() => createSources())
  const [wishes, setWishes] = useState(FIRST_WISHES)
  useEffect(() => setSession(chatId === undefined ? undefined : openChat(chatId)), [chatId])
  useEffect(watchOpenChat, [])

  function write(document: NewDocument) {
    const begun = newDocumentSession()
    history.pushState(null, '', documentAddress(begun.chatId))
    setSession(begun)
    scrollTo(0, 0)
    // Megabytes are packed into the request: not in the task that shows the next screen.
    setTimeout(() => void beginDocument(begun, document))
  }

  const shown = chatId === undefined ? undefined : session
  return (
    <WithAnswerParts>
      <HeldPartsProvider value={heldParts}>
        <div className="write-page">
          <WriteHeader isDemo={isDemo} isLasting={isLasting} session={shown} />
          {chatId === undefined ? (
            <NewDocumentForm sources={sources} wishes={wishes} isDemo={isDemo} onWishes={setWishes} onWrite={write} />
          ) : (
            shown && <OpenDocument key={shown.chatId} session={shown} />
          )}
        </div>
      </HeldPartsProvider>
    </WithAnswerParts>
  )
}

function OpenDocument({ session }: { session: ChatSession }) {
  const view = useListView(session.store)
  const keys = useMessageKeys(session.store)
  return (
    <main>
      <Announcer store={session.store} />
      {keys.length === 0 ? (
        <>
          <h1 className="sr-only">A document</h1>
          <ChatState view={view} onAgain={() => void session.open()} />
        </>
      ) : (
        <DocumentScreen session={session} keys={keys} />
      )}
    </main>
  )
}
