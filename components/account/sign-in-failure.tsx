/** Why a sign-in failed, and what to do, by the reason in the address. */
import { CircleAlert } from 'lucide-react'
import { Notice } from '@/components/ui/notice'

const WORDS: Record<string, string> = {
  denied: 'You were not signed in: the sign-in was cancelled, or the provider did not allow it.',
  expired: 'You were not signed in: the sign-in took longer than ten minutes, or began in another browser. Try again.',
  failed: 'You were not signed in: the provider did not answer as it should. Try again in a minute.',
}

/** Nothing for an unknown reason. */
export function SignInFailure({ reason }: { reason: string | undefined }) {
  const words = reason !== undefined && Object.hasOwn(WORDS, reason) ? WORDS[reason] : undefined
  if (words === undefined) return null
  return (
    <Notice icon={<CircleAlert size={16} />} tone="warn" isBoxed>
      <p role="alert">{`${words} Your chats are as they were.`}</p>
    </Notice>
  )
}
