/** How answers can be shown, as a person chooses it for all chats or for one. */
import type { HoldPolicy } from '@/lib/shared/hold'

/** The choices with their words. Asking for less than the site or the person does changes nothing, as does the first. */
export const HOLD_CHOICES: ReadonlyArray<readonly [HoldPolicy, string]> = [
  ['stream', 'As they come'],
  ['auto', 'Held on sensitive subjects'],
  ['hold', 'Held until complete'],
]
