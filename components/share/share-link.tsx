/** A new link, ready to be copied. */
import { ExternalLink } from 'lucide-react'
import { useEffect, useRef } from 'react'
import { CopySign } from '@/components/markdown/copy/copy-sign'
import { copyText } from '@/components/markdown/copy/copy-text'
import { useCopy } from '@/components/markdown/copy/use-copy'
import { TextButton } from '@/components/ui/text-button'
import { addressOfShare } from '@/lib/client/api/shares'
import type { ShareEntry } from '@/lib/shared/api/share'
import { endWords } from './expiry-words'

const WORDS = { copied: 'Copied', failed: 'Not copied: copy it by hand' } as const

/** The address, which can also be copied by hand, with its actions. */
export function ShareLink({ share, withReplays }: { share: ShareEntry; withReplays: boolean }) {
  const address = addressOfShare(share)
  const field = useRef<HTMLInputElement>(null)
  const [result, copy] = useCopy(() => copyText(address))
  // Copying the link is the next step.
  useEffect(() => field.current?.select(), [])
  return (
    <div className="flex flex-col gap-3">
      <p>
        <span className="font-medium">The link is ready.</span> <span>{endWords(share.expiresAt)}</span>{' '}
        {withReplays && <span>{replayWords(share.replayCount)}</span>}
      </p>
      <input
        ref={field}
        readOnly
        aria-label="Link"
        value={address}
        onFocus={({ target }) => target.select()}
        className="w-full rounded-lg border border-line bg-raised px-3 py-2 font-mono text-figures"
      />
      <div className="flex flex-wrap items-center gap-2">
        <TextButton icon={<CopySign result={result} />} onClick={copy}>
          Copy link
        </TextButton>
        <a
          href={address}
          target="_blank"
          rel="noopener"
          className="inline-flex min-h-8 items-center gap-1.5 rounded-lg px-3 text-quiet transition-colors hover:bg-tint hover:text-ink pointer-coarse:min-h-11"
        >
          <ExternalLink size={16} aria-hidden />
          Open
        </a>
        <span aria-live="polite" className="text-quiet">
          {result && WORDS[result]}
        </span>
      </div>
    </div>
  )
}

/** How many answers have a replay. */
function replayWords(count: number): string {
  if (count === 0) return 'No answer can be watched being written: their recordings are no longer kept here.'
  return count === 1 ? 'One answer can be watched being written.' : `${count} answers can be watched being written.`
}
