/** A shared chat: what becomes public, and nothing else. */
import type { Message } from './message'

/** The unchanging copy that a share link shows. */
export interface SharedChat {
  title: string
  messages: Message[]
}
