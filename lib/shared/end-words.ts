/** How an answer ended, in words, for the chat, its exports and its shares. */
import type { EndStatus } from './message'

/** The words for every ending but the ordinary one. */
export const END_WORDS: Readonly<Record<Exclude<EndStatus, 'complete'>, string>> = {
  cut: 'Cut off: the answer reached its length limit.',
  refused: 'Claude declined to go on with this answer.',
  stopped: 'Stopped',
  interrupted: 'Interrupted: this answer may be incomplete.',
  error: 'This answer ended with an error.',
}
