/** Says of an answer that is shown that it was held before, and why. */
import { ShieldCheck } from 'lucide-react'
import type { HoldRecord } from '@/lib/shared/hold'
import { recordWords, subjectOf } from '@/lib/shared/hold-words'

const BY = { site: 'this site’s rule', person: 'your preference', chat: 'this chat’s setting' } as const

/** A badge; none for an answer that is not shown, which says so itself. */
export function HoldBadge({ record }: { record: HoldRecord }) {
  const { outcome, topic, by } = record
  if (outcome !== 'released' && outcome !== 'overridden') return null
  const what = outcome === 'released' ? 'Held until complete' : 'Held, then shown on demand'
  return (
    <span
      data-hold-badge
      title={recordWords(record)}
      className="inline-flex min-w-0 items-center gap-1.5 text-figures text-quiet"
    >
      <ShieldCheck size={14} aria-hidden className="shrink-0" />
      <span>{`${what}: ${topic === undefined ? BY[by] : subjectOf(topic)}`}</span>
    </span>
  )
}
