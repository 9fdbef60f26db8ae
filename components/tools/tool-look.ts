/** The state of a tool call, in words and an icon. */
import { Ban, Check, CircleHelp, CircleSlash, Loader, type LucideIcon, TriangleAlert } from 'lucide-react'
import { isInProgress, isSettled, type ToolState } from '@/lib/stream/tool-state'

interface Look {
  words: string
  Icon: LucideIcon
  look: string
}

/** What a card says of its state. */
export interface StateLook extends Look {
  isBusy: boolean
}

const LOOKS: Record<ToolState, Look> = {
  'input-streaming': { words: 'Writing', Icon: Loader, look: 'text-quiet' },
  'input-available': { words: 'Running', Icon: Loader, look: 'text-quiet' },
  'approval-requested': { words: 'Waiting for you', Icon: CircleHelp, look: 'text-warn' },
  'approval-responded': { words: 'Running', Icon: Loader, look: 'text-quiet' },
  'output-available': { words: 'Done', Icon: Check, look: 'text-quiet' },
  'output-denied': { words: 'Denied', Icon: Ban, look: 'text-quiet' },
  'output-error': { words: 'Failed', Icon: TriangleAlert, look: 'text-stop' },
}

const NOT_RUN: Look = { words: 'Not run', Icon: CircleSlash, look: 'text-quiet' }

/** The look of a call; what was on its way when its answer ended will not come any more. */
export function lookOf(state: ToolState, isAlive: boolean): StateLook {
  const look = isAlive || isSettled(state) ? LOOKS[state] : NOT_RUN
  return { ...look, isBusy: isAlive && isInProgress(state) }
}
