/** All shortcuts in one list: the page handles them and the dialog shows them. */
import { type KeyPress, latinKey } from './latin-key'

/** What a shortcut does. */
export type ShortcutAction = 'search' | 'newChat' | 'shortcuts'

/** One line of the list. */
export interface Shortcut {
  words: string
  /** As shown; `Mod` is Ctrl, or Cmd on Apple's machines. */
  keys: readonly (readonly string[])[]
  /** Shortcuts without one are handled elsewhere, as in the text box. */
  action?: ShortcutAction
}

/** Every shortcut. */
export const SHORTCUTS: readonly Shortcut[] = [
  { words: 'Search chats', keys: [['Mod', 'K']], action: 'search' },
  { words: 'New chat', keys: [['Mod', 'Shift', 'O']], action: 'newChat' },
  { words: 'Show these shortcuts', keys: [['?'], ['Mod', '/']], action: 'shortcuts' },
  { words: 'Send, or queue while an answer runs', keys: [['Enter'], ['Mod', 'Enter']] },
  { words: 'New line', keys: [['Shift', 'Enter']] },
  { words: 'Close what is open; if nothing is, stop the answer', keys: [['Esc']] },
]

/** The relevant properties of a key press with its modifiers. */
export interface ShortcutPress extends KeyPress {
  ctrlKey: boolean
  metaKey: boolean
  altKey: boolean
  getModifierState?(key: string): boolean
}

/** The action of a key press; without Ctrl or Cmd it is text while somebody is typing. */
export function actionOf(press: ShortcutPress, isWriting: boolean): ShortcutAction | undefined {
  const { ctrlKey, metaKey, shiftKey, altKey } = press
  // AltGr types characters; some systems report it as Ctrl and Alt, others as itself.
  if (altKey || press.getModifierState?.('AltGraph')) return undefined
  const key = latinKey(press)
  if (!ctrlKey && !metaKey) return key === '?' && !isWriting ? 'shortcuts' : undefined
  if (key === 'k' && !shiftKey) return 'search'
  if (key === 'o' && shiftKey) return 'newChat'
  // Some keyboards need Shift for the slash.
  return key === '/' ? 'shortcuts' : undefined
}
