/** What a person has set for themselves. */
import type { Effort } from './models'

/** Every field may be absent: the product's own choice then holds. */
export interface Preferences {
  /** Added to the system prompt of every question. */
  customInstructions?: string
  /** The model that answers when none is picked for a question. */
  model?: string
  effort?: Effort
  theme?: 'light' | 'dark'
  /** Which key sends: Enter (Shift+Enter adds a line) or Ctrl/Cmd+Enter (Enter adds a line). */
  sendKey?: 'enter' | 'modifier-enter'
}
