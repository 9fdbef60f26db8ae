/** How much a model is to think, in words. */
import type { Effort } from '@/lib/shared/models'

/** From little to much. */
export const EFFORT_WORDS: ReadonlyArray<{ effort: Effort; words: string }> = [
  { effort: 'low', words: 'Think little' },
  { effort: 'medium', words: 'Think more' },
  { effort: 'high', words: 'Think hard' },
]
