/** The existing links, each to be opened, copied or revoked. */
import { Trash2 } from 'lucide-react'
import { useState } from 'react'
import { CopySign } from '@/components/markdown/copy/copy-sign'
import { copyText } from '@/components/markdown/copy/copy-text'
import { useCopy } from '@/components/markdown/copy/use-copy'
import { IconButton } from '@/components/ui/icon-button'
import { TextButton } from '@/components/ui/text-button'
import { ClientError } from '@/lib/client/api/client-error'
import { addressOfShare, revokeShare } from '@/lib/client/api/shares'
import type { ShareEntry } from '@/lib/shared/api/share'
import { shareAddress } from '@/lib/shared/page-address'

type State = 'live' | 'revoking' | 'revoked'

/** The links; a revoked one stays in its place and says so. */
export function ShareList({ shares, withTitles = false }: { shares: readonly ShareEntry[]; withTitles?: boolean }) {
  return (
    <ul className="flex flex-col gap-2">
      {shares.map((share) => (
        <ShareRow key={share.id} share={share} withTitle={withTitles} />
      ))}
    </ul>
  )
}

function ShareRow({ share, withTitle }: { share: ShareEntry; withTitle: boolean }) {
  const [state, setState] = useState<State>('live')
  const [failure, setFailure] = useState<string>()
  const [result, copy] = useCopy(() => copyText(addressOfShare(share)))

  async function revoke() {
    setState('revoking')
    setFailure(undefined)
    try {
      await revokeShare(share.id)
      setState('revoked')
    } catch (error) {
      setFailure(error instanceof ClientError ? error.message : 'The link was not revoked. Try again.')
      setState('live')
    }
  }

  const created = dateOf(share.createdAt)
  const name = withTitle ? share.title : `link of ${created}`
  return (
    <li className="flex flex-wrap items-center justify-between gap-x-3 gap-y-1 rounded-xl border border-line bg-raised px-4 py-2.5 text-small">
      <div className="min-w-0 flex-1 [overflow-wrap:anywhere]">
        {state === 'revoked' ? (
          <p className="font-medium text-quiet line-through">
            {withTitle ? <bdi lang="">{share.title}</bdi> : created}
          </p>
        ) : (
          <a
            href={shareAddress(share.id)}
            target="_blank"
            rel="noopener"
            className="font-medium underline-offset-4 hover:underline"
          >
            {withTitle ? <bdi lang="">{share.title}</bdi> : created}
          </a>
        )}
        <p className="text-quiet">
          {[
            withTitle && created,
            share.messageCount === 1 ? '1 message' : `${share.messageCount} messages`,
            share.replayCount > 0 && 'can be watched being written',
            share.expiresAt === null ? 'does not end by itself' : `ends ${dateOf(share.expiresAt)}`,
          ]
            .filter(Boolean)
            .join(' · ')}
        </p>
        {failure !== undefined && (
          <p role="alert" className="text-stop">
            {failure}
          </p>
        )}
      </div>
      {state === 'revoked' ? (
        <p role="status" className="text-quiet">
          Revoked
        </p>
      ) : (
        <div className="flex items-center gap-1">
          <IconButton label={`Copy ${name}`} onClick={copy}>
            <CopySign result={result} />
          </IconButton>
          <TextButton
            kind="quiet"
            icon={<Trash2 size={16} aria-hidden />}
            aria-label={`Revoke ${name}`}
            disabled={state === 'revoking'}
            onClick={revoke}
          >
            Revoke
          </TextButton>
        </div>
      )}
    </li>
  )
}

const dateOf = (time: string) => new Date(time).toLocaleString(undefined, { dateStyle: 'medium', timeStyle: 'short' })
