/** How much a model should think, in words. */
import type { Effort } from '@/lib/shared/models'

/** From least to most. */
export const EFFORT_WORDS: ReadonlyArray<{ effort: Effort; words: string }> = [
  { effort: 'low', words: 'Think a little' },
  { effort: 'medium', words: 'Think more' },
  { effort: 'high', words: 'Think hard' },
]
