/** The keys that do something, in one list: the page obeys it and the dialog shows it. */
import { type KeyPress, latinKey } from './latin-key'

/** What a shortcut does. */
export type ShortcutAction = 'search' | 'newChat' | 'shortcuts'

/** One line of the list. */
export interface Shortcut {
  words: string
  /** As shown; `Mod` is Ctrl, or Cmd on Apple's machines. */
  keys: readonly (readonly string[])[]
  /** Those without are obeyed where they belong, as in the text box. */
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

/** What of a key press and of the keys held with it counts. */
export interface ShortcutPress extends KeyPress {
  ctrlKey: boolean
  metaKey: boolean
  altKey: boolean
  getModifierState?(key: string): boolean
}

/** The action of a key press; one without Ctrl or Cmd is text where somebody writes. */
export function actionOf(press: ShortcutPress, isWriting: boolean): ShortcutAction | undefined {
  const { ctrlKey, metaKey, shiftKey, altKey } = press
  // AltGr types characters; some systems say it is Ctrl and Alt, some that it is itself.
  if (altKey || press.getModifierState?.('AltGraph')) return undefined
  const key = latinKey(press)
  if (!ctrlKey && !metaKey) return key === '?' && !isWriting ? 'shortcuts' : undefined
  if (key === 'k' && !shiftKey) return 'search'
  if (key === 'o' && shiftKey) return 'newChat'
  // Some keyboards have the slash on the upper half of a key.
  return key === '/' ? 'shortcuts' : undefined
}
