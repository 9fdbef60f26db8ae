/** A chat as a file that can be imported again; docs/export.md describes it. */
import type { Message, MessageMetadata, Part } from '@/lib/shared/message'

/** The name and version of the format; it changes with anything that an older reader would misread. */
export const EXPORT_FORMAT = 'firstword.chat.v1'

/** A message with its place in the tree. */
export interface ExportedMessage {
  id: string
  /** The message before it; null for the first. Siblings are versions of one another. */
  parentId: string | null
  role: Message['role']
  /** `complete` for questions; for answers how they ended. */
  status: string
  /** ISO 8601. */
  createdAt: string
  parts: Part[]
  metadata: MessageMetadata
}

/** The whole file. */
export interface ExportedChat {
  format: typeof EXPORT_FORMAT
  exportedAt: string
  chat: { id: string; title: string; createdAt: string }
  /** The ids of the chosen branch, from the first message to the last. */
  branch: string[]
  /** For each message with children, the selected one. */
  selected: Record<string, string>
  /** All messages of all branches, every parent before its children. */
  messages: ExportedMessage[]
}
