/** The state of a tool call, in words and an icon. */
import { Ban, Check, CircleHelp, CircleSlash, Loader, type LucideIcon, TriangleAlert } from 'lucide-react'
import type { GrowingTool } from '@/lib/stream/accumulate'

/** What a card says of its state. */
export interface StateLook {
  words: string
  Icon: LucideIcon
  look: string
  isBusy?: true
}

const LOOKS: Record<GrowingTool['state'], StateLook> = {
  'input-streaming': { words: 'Writing', Icon: Loader, look: 'text-quiet', isBusy: true },
  'input-available': { words: 'Running', Icon: Loader, look: 'text-quiet', isBusy: true },
  'approval-requested': { words: 'Waiting for you', Icon: CircleHelp, look: 'text-warn' },
  'approval-responded': { words: 'Running', Icon: Loader, look: 'text-quiet', isBusy: true },
  'output-available': { words: 'Done', Icon: Check, look: 'text-quiet' },
  'output-denied': { words: 'Denied', Icon: Ban, look: 'text-quiet' },
  'output-error': { words: 'Failed', Icon: TriangleAlert, look: 'text-stop' },
}

const NOT_RUN: StateLook = { words: 'Not run', Icon: CircleSlash, look: 'text-quiet' }

/** The look of a call; what was on its way when its answer ended will not come any more. */
export function lookOf(state: GrowingTool['state'], isAlive: boolean): StateLook {
  const look = LOOKS[state]
  return (look.isBusy || state === 'approval-requested') && !isAlive ? NOT_RUN : look
}
