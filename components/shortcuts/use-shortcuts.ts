'use client'
/** Obeys the shortcuts of the whole page. */
import { useEffect } from 'react'
import { useShell } from '@/components/sidebar/shell-state'
import { useNewChat } from '@/components/sidebar/use-new-chat'
import { actionOf } from './shortcuts'

/** Listens for as long as the component is drawn. */
export function useShortcuts(): void {
  const { dialog, openDialog, closeDialog } = useShell()
  const startNewChat = useNewChat()
  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent) => {
      if (event.defaultPrevented || event.isComposing || event.keyCode === 229 || event.repeat) return
      const action = actionOf(event, isWritten(event.target))
      if (action === undefined) return
      event.preventDefault()
      if (action === 'newChat') startNewChat()
      else if (dialog === action) closeDialog()
      else openDialog(action)
    }
    addEventListener('keydown', onKeyDown)
    return () => removeEventListener('keydown', onKeyDown)
  }, [dialog, openDialog, closeDialog, startNewChat])
}

/** Whether keys are text there. */
function isWritten(target: EventTarget | null): boolean {
  return target instanceof HTMLElement && (target.isContentEditable || target.matches('input, textarea, select'))
}
