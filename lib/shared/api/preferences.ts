/** A person's preferences. */
import type { HoldPolicy } from '@/lib/shared/hold'
import type { Effort } from '@/lib/shared/models'
import { cookieOf } from '@/lib/shared/own-names'

/** Themes that a person may set; without one the device decides. */
export const THEMES = ['light', 'dark'] as const
/** Keys that may send a question. */
export const SEND_KEYS = ['enter', 'modifier-enter'] as const

/** Every field may be absent, which means the product's default. */
export interface Preferences {
  /** Added to the system prompt of every question. */
  customInstructions?: string
  /** The model for questions that name none. */
  model?: string
  effort?: Effort
  theme?: (typeof THEMES)[number]
  /** Which key sends: Enter (Shift+Enter adds a line) or Ctrl/Cmd+Enter (Enter adds a line). */
  sendKey?: (typeof SEND_KEYS)[number]
  /** How answers are shown, where the site's policy leaves a choice. */
  holdPolicy?: HoldPolicy
}

/** A change of preferences; null resets a field to the product's default. */
export type PreferencesChange = { [Field in keyof Preferences]?: Preferences[Field] | null }

/** How long custom instructions may be: every question pays for them. */
export const MAX_INSTRUCTIONS = 4_000

/** Settings that a browser needs for its first render: they are cookies too, readable by scripts. */
export const DEVICE_SETTINGS = [
  { field: 'theme', cookie: cookieOf('theme') },
  { field: 'sendKey', cookie: cookieOf('send-key') },
] as const satisfies ReadonlyArray<{ field: keyof Preferences; cookie: string }>
