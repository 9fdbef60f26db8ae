/** Everything that only held answers need: one module, so that a page without any does not load it. */
import { formatDuration } from '@/components/ui/format'
import { type HoldRecord, isTextDropped } from '@/lib/shared/hold'
import { heldFor, recordWords } from '@/lib/shared/hold-words'
import { HeldEnding } from './held-ending'
import { HeldNote } from './held-note'
import { HoldBadge } from './hold-badge'
import { HoldDialog } from './hold-dialog'

/** The record as one of the answer's figures. */
function holdFigure(record: HoldRecord) {
  const milliseconds = heldFor(record)
  const value = milliseconds === undefined ? 'held' : `held ${formatDuration(milliseconds)}`
  return { name: 'Held', value, title: recordWords(record) }
}

/** The parts by name. */
export const heldParts = { HeldNote, HeldEnding, HoldBadge, HoldDialog, holdFigure, isTextDropped }
