/** Handles the shortcuts of the whole page. */
import { useEffect } from 'react'
import { useShell } from '@/components/sidebar/shell-state'
import { useNewChat } from '@/components/sidebar/use-new-chat'
import { isComposing, isWritten } from '@/components/ui/keys'
import { isBehindModal } from '@/components/ui/layers'
import { actionOf } from './shortcuts'

/** Listens while the component is mounted. */
export function useShortcuts(): void {
  const { dialog, openDialog, closeDialog } = useShell()
  const startNewChat = useNewChat()
  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent) => {
      if (event.defaultPrevented || isComposing(event) || event.repeat) return
      const action = actionOf(event, isWritten(event.target))
      if (action === undefined) return
      // Nothing happens behind a dialog. The shell's dialogs replace each other, and the key that opened one closes it.
      if (isBehindModal() && (dialog === undefined || action === 'newChat')) return
      event.preventDefault()
      if (action === 'newChat') startNewChat()
      else if (dialog === action) closeDialog()
      else openDialog(action)
    }
    addEventListener('keydown', onKeyDown)
    return () => removeEventListener('keydown', onKeyDown)
  }, [dialog, openDialog, closeDialog, startNewChat])
}
