/** The top of the page of documents: the way back, and what can be done with the document. */

import { FilePlus2 } from 'lucide-react'
import { DemoNote } from '@/components/chat/demo-note'
import { NotKeptNote } from '@/components/chat/not-kept-note'
import { ThemeButton } from '@/components/chat/theme-button'
import { ShareButton } from '@/components/share/share-button'
import { BackLink } from '@/components/ui/back-link'
import { ICON_BUTTON } from '@/components/ui/icon-button'
import type { ChatSession } from '@/lib/client/session/chat-session'
import { useMessageKeys } from '@/lib/client/store/use-chat'
import { DocumentExport } from './document-export'

interface WriteHeaderProps {
  isDemo: boolean
  isLasting: boolean
  /** The document that is shown; undefined for a new one. */
  session: ChatSession | undefined
}

/** One line. */
export function WriteHeader({ isDemo, isLasting, session }: WriteHeaderProps) {
  return (
    <header className="write-header" data-open={session !== undefined || undefined}>
      <BackLink />
      {isDemo && <DemoNote />}
      {!isLasting && <NotKeptNote />}
      <div className="ml-auto flex items-center gap-1">
        {session && <DocumentTools key={session.chatId} session={session} />}
        <ThemeButton />
      </div>
    </header>
  )
}

function DocumentTools({ session }: { session: ChatSession }) {
  const keys = useMessageKeys(session.store)
  return (
    <>
      <a href="/write" aria-label="New document" title="New document" className={ICON_BUTTON}>
        <FilePlus2 size={18} aria-hidden />
      </a>
      {keys.length > 1 && (
        <>
          <ShareButton chatId={session.chatId} noun="document" />
          <DocumentExport store={session.store} keys={keys} />
        </>
      )}
    </>
  )
}
