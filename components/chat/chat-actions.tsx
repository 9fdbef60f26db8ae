/** What can be done with the whole chat. */
import { ExportMenu } from '@/components/export/export-menu'
import { ShareButton } from '@/components/share/share-button'
import type { MessageStore } from '@/lib/client/store/message-store'
import { useMessageKeys } from '@/lib/client/store/use-chat'
import type { ChatId } from '@/lib/shared/ids'

/** Share and Export, once there is something to share. */
export function ChatActions({ chatId, store }: { chatId: ChatId; store: MessageStore }) {
  const keys = useMessageKeys(store)
  if (keys.length === 0) return null
  return (
    <div data-chat-actions className="contents">
      <ShareButton key={chatId} chatId={chatId} />
      <ExportMenu chatId={chatId} />
    </div>
  )
}
