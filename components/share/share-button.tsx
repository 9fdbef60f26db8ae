/** Opens a chat's share dialog. */
import { Share2 } from 'lucide-react'
import { useEffect, useState } from 'react'
import { IconButton } from '@/components/ui/icon-button'
import type { ChatId } from '@/lib/shared/ids'
import { preloadShareDialog, ShareDialog } from './share-dialog'
import type { SharedNoun } from './share-panel'

/** The button, and the dialog while it is open. */
export function ShareButton({ chatId, noun = 'chat' }: { chatId: ChatId; noun?: SharedNoun }) {
  const [isOpen, setIsOpen] = useState(false)
  useEffect(preloadShareDialog, [])
  return (
    <>
      <IconButton label="Share" aria-haspopup="dialog" onClick={() => setIsOpen(true)}>
        <Share2 size={18} aria-hidden />
      </IconButton>
      {isOpen && <ShareDialog chatId={chatId} noun={noun} onClose={() => setIsOpen(false)} />}
    </>
  )
}
