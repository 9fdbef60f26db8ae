/** The keys that do something, in one list: the page obeys it and the dialog shows it. */

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
  { words: 'Stop the answer, or close what is open', keys: [['Esc']] },
]

/** What of a key press counts. */
export interface KeyPress {
  key: string
  ctrlKey: boolean
  metaKey: boolean
  shiftKey: boolean
  altKey: boolean
}

/** The action of a key press; one without Ctrl or Cmd is text where somebody writes. */
export function actionOf(press: KeyPress, isWriting: boolean): ShortcutAction | undefined {
  const { ctrlKey, metaKey, shiftKey, altKey } = press
  const key = press.key.toLowerCase()
  if (altKey) return undefined
  if (!ctrlKey && !metaKey) return key === '?' && !isWriting ? 'shortcuts' : undefined
  if (key === 'k' && !shiftKey) return 'search'
  if (key === 'o' && shiftKey) return 'newChat'
  // Some keyboards have the slash on the upper half of a key.
  return key === '/' ? 'shortcuts' : undefined
}
