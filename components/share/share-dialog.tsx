/** The share dialog of a chat. It opens at once; its contents are not part of the first load, and are loaded with the chat. */
import { Dialog } from '@/components/ui/dialog'
import { lazy, useLazy } from '@/components/ui/lazy-module'
import type { ChatId } from '@/lib/shared/ids'
import type { SharedNoun } from './share-panel'
import { SharePending } from './share-pending'

const panel = lazy(() => import('./share-panel'))

/** Starts loading what the dialog shows. */
export function preloadShareDialog(): void {
  void panel.load()
}

interface ShareDialogProps {
  chatId: ChatId
  noun?: SharedNoun
  onClose(): void
}

/** The dialog of one chat. */
export function ShareDialog({ chatId, noun = 'chat', onClose }: ShareDialogProps) {
  const SharePanel = useLazy(panel)?.SharePanel
  return (
    <Dialog title={`Share this ${noun}`} onClose={onClose}>
      <div className="flex flex-col gap-4 text-small">
        {SharePanel ? <SharePanel chatId={chatId} noun={noun} /> : <SharePending />}
      </div>
    </Dialog>
  )
}
