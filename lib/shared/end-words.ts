/** How an answer ended, in words: in the chat, in its exports and in what is shared of it. */
import type { EndStatus } from './message'

/** The endings that are worth a word. */
export const END_WORDS: Readonly<Record<Exclude<EndStatus, 'complete'>, string>> = {
  cut: 'Cut off: the answer reached its length limit.',
  refused: 'Claude declined to go on with this answer.',
  stopped: 'Stopped',
  interrupted: 'Interrupted: this answer may be incomplete.',
  error: 'This answer ended with an error.',
}
