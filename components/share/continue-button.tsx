'use client'
/** Continues a shared chat in a copy of one's own. */
import { ArrowRight, Loader } from 'lucide-react'
import { useState } from 'react'
import { TextButton } from '@/components/ui/text-button'
import { ClientError } from '@/lib/client/api/client-error'
import { continueShare } from '@/lib/client/api/shares'
import { chatAddress } from '@/lib/shared/page-address'

/** The only action on a shared page. */
export function ContinueButton({ shareId }: { shareId: string }) {
  const [isBusy, setIsBusy] = useState(false)
  const [failure, setFailure] = useState<string>()

  async function goOn() {
    setIsBusy(true)
    setFailure(undefined)
    try {
      // A full page load: the visitor may have just become a guest.
      location.assign(chatAddress(await continueShare(shareId)))
    } catch (error) {
      setFailure(error instanceof ClientError ? error.message : 'The chat could not be copied. Try again.')
      setIsBusy(false)
    }
  }

  const Icon = isBusy ? Loader : ArrowRight
  return (
    <>
      <TextButton
        icon={<Icon size={16} aria-hidden className={isBusy ? 'motion-safe:animate-spin' : ''} />}
        disabled={isBusy}
        onClick={goOn}
      >
        Continue this chat
      </TextButton>
      <p className="text-pretty text-quiet text-small">
        Makes a copy of your own. Whoever shared this will not see how you continue.
      </p>
      {failure !== undefined && (
        <p role="alert" className="text-small text-stop">
          {failure}
        </p>
      )}
    </>
  )
}
