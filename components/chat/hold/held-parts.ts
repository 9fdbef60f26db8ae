/** Everything that only held answers need: one module, so that a page without any does not load it. */
import { formatDuration } from '@/components/ui/format'
import type { HoldRecord } from '@/lib/shared/hold'
import { heldFor, recordWords } from '@/lib/shared/hold-words'

export { isTextDropped } from '@/lib/shared/hold'
export { HeldEnding } from './held-ending'
export { HeldNote } from './held-note'
export { HoldBadge } from './hold-badge'
export { HoldDialog } from './hold-dialog'

/** The record as one of the answer's figures. */
export function holdFigure(record: HoldRecord) {
  const milliseconds = heldFor(record)
  const value = milliseconds === undefined ? 'held' : `held ${formatDuration(milliseconds)}`
  return { name: 'Held', value, title: recordWords(record) }
}
