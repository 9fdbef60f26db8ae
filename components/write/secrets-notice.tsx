/** Names the secrets that were found; they are left out unless somebody insists. */
import { KeyRound } from 'lucide-react'
import { formatCount } from '@/components/ui/format'
import type { SourcesView } from '@/lib/client/write/sources'

interface SecretsNoticeProps {
  secrets: SourcesView['secrets']
  isSent: boolean
  onSend(isSent: boolean): void
}

/** Rows that are shown. */
const MAX_ROWS = 50

/** A box with the list and the choice. */
export function SecretsNotice({ secrets, isSent, onSend }: SecretsNoticeProps) {
  if (secrets.length === 0) return null
  const count = secrets.length === 1 ? 'One secret' : `${formatCount(secrets.length)} secrets`
  return (
    <section
      aria-label="Secrets"
      className="flex flex-col gap-2 rounded-xl border border-line bg-raised px-4 py-3 text-small"
    >
      <p role="status" className="flex items-center gap-2.5">
        <KeyRound size={16} aria-hidden className="shrink-0 text-warn" />
        <span>{isSent ? `${count} will be sent.` : `${count} found, and left out of what is sent.`}</span>
      </p>
      <ul className="flex flex-col gap-1 write-indent">
        {secrets.slice(0, MAX_ROWS).map(({ path, line, kind, masked, start }) => (
          <li key={`${path} ${start}`} className="text-pretty [overflow-wrap:anywhere]">
            <span>{kind}</span>
            <bdi lang="" className="text-quiet">{` in ${path}, line ${line}: `}</bdi>
            <code lang="" className="font-mono text-code text-quiet">
              {masked}
            </code>
          </li>
        ))}
      </ul>
      {secrets.length > MAX_ROWS && (
        <p className="write-indent text-quiet">{`And ${formatCount(secrets.length - MAX_ROWS)} more.`}</p>
      )}
      <label className="flex min-h-8 items-center gap-2 write-indent pointer-coarse:min-h-11">
        <input
          type="checkbox"
          checked={isSent}
          onChange={({ target }) => onSend(target.checked)}
          className="size-4 accent-accent"
        />
        <span>{secrets.length === 1 ? 'Send it anyway' : 'Send them anyway'}</span>
      </label>
    </section>
  )
}
