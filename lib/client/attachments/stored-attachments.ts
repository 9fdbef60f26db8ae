/** Uploaded files in the text boxes of this browser that no question has taken yet, for each chat. */

import type { DraftOwner } from '@/lib/client/drafts/drafts'
import { localStore } from '@/lib/client/storage/browser-storage'
import type { FileTokens, StoredFile } from '@/lib/shared/files/files'

/** An uploaded file in a text box. */
export interface StoredAttachment {
  file: StoredFile
  tokens?: FileTokens
  /** It was pasted as text, and can become text again. */
  isPasted?: boolean
  /** It came back from a question that may still be sent: removing it here destroys nothing. */
  isReturned?: boolean
}

const keyOf = (owner: DraftOwner) => `firstword:files:${owner}`

/** The files of a chat's text box. */
export function readAttachments(owner: DraftOwner): StoredAttachment[] {
  const parse = (value: unknown) => (Array.isArray(value) ? value.filter(isAttachment) : undefined)
  return localStore.readJson(keyOf(owner), parse) ?? []
}

/** Stores them, in the place of what was stored before. */
export function writeAttachments(owner: DraftOwner, attachments: readonly StoredAttachment[]): void {
  if (attachments.length === 0) localStore.remove(keyOf(owner))
  else localStore.writeJson(keyOf(owner), attachments)
}

function isAttachment(value: unknown): value is StoredAttachment {
  const file = (value as Partial<StoredAttachment> | null)?.file
  return typeof file?.id === 'string' && typeof file.name === 'string' && typeof file.url === 'string'
}
