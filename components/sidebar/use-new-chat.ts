/** The way to a new chat, from wherever it is wished for. */
import { useCallback } from 'react'
import { addressOfChat } from '@/lib/client/session/open-sessions'
import { useNavigate } from './shell-state'

/** Goes to a new chat, ready to be written in. */
export function useNewChat(): () => void {
  const navigate = useNavigate()
  return useCallback(() => {
    navigate(addressOfChat())
    // Fingers would get a keyboard over the page that they have not asked for.
    if (!matchMedia('(any-pointer: fine)').matches) return
    requestAnimationFrame(() => document.querySelector<HTMLElement>('textarea[aria-label="Message"]')?.focus())
  }, [navigate])
}
