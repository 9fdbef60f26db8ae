/** Opens a new chat, from anywhere. */
import { useCallback } from 'react'
import { addressOfChat } from '@/lib/client/session/open-sessions'
import { useNavigate } from './shell-state'

/** Goes to a new chat and focuses its text box. */
export function useNewChat(): () => void {
  const navigate = useNavigate()
  return useCallback(() => {
    navigate(addressOfChat())
    // On touch devices this would open an on-screen keyboard unasked.
    if (!matchMedia('(any-pointer: fine)').matches) return
    requestAnimationFrame(() => document.querySelector<HTMLElement>('textarea[aria-label="Message"]')?.focus())
  }, [navigate])
}
