/** Opens the figures of how smoothly the answer came. */
import { Waves } from 'lucide-react'
import { useState } from 'react'
import { Dialog } from '@/components/ui/dialog'
import { IconButton } from '@/components/ui/icon-button'
import type { AnswerId, ChatId } from '@/lib/shared/ids'
import { SmoothnessPanel } from './smoothness-panel'

/** A button and its dialog. */
export function SmoothnessButton(answer: { chatId: ChatId; answerId: AnswerId }) {
  const [isOpen, setOpen] = useState(false)
  return (
    <>
      <IconButton label="Smoothness" aria-haspopup="dialog" onClick={() => setOpen(true)}>
        <Waves size={18} aria-hidden />
      </IconButton>
      {isOpen && (
        <Dialog title="Smoothness" onClose={() => setOpen(false)}>
          <SmoothnessPanel {...answer} />
        </Dialog>
      )}
    </>
  )
}
