/** What a person has set for themselves. */
import type { Effort } from '@/lib/shared/models'
import { cookieOf } from '@/lib/shared/own-names'

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

/** A change of preferences: null takes a field back to the product's own choice. */
export type PreferencesChange = { [Field in keyof Preferences]?: Preferences[Field] | null }

/** How long custom instructions may be: they are paid for with every question. */
export const MAX_INSTRUCTIONS = 4_000

/** Settings that a browser needs to draw its first picture: they are also cookies, which its scripts may read. */
export const DEVICE_SETTINGS = [
  { field: 'theme', cookie: cookieOf('theme') },
  { field: 'sendKey', cookie: cookieOf('send-key') },
] as const satisfies ReadonlyArray<{ field: keyof Preferences; cookie: string }>
