/** Files that wait in the text boxes of this browser for their question: what is known of them, for each chat. */

import type { DraftOwner } from '@/lib/client/storage/drafts'
import type { FileTokens, StoredFile } from '@/lib/shared/files/files'

/** An uploaded file in a text box. */
export interface KeptFile {
  file: StoredFile
  tokens?: FileTokens
  /** It was pasted as text, and can become text again. */
  isPasted?: boolean
  /** It came back from a question that may still be sent: removing it here destroys nothing. */
  isReturned?: boolean
}

const keyOf = (owner: DraftOwner) => `firstword:files:${owner}`

/** The files of a chat's text box. */
export function readKeptFiles(owner: DraftOwner): KeptFile[] {
  try {
    const kept: unknown = JSON.parse(localStorage.getItem(keyOf(owner)) ?? '[]')
    return Array.isArray(kept) ? kept.filter(isKept) : []
  } catch {
    // Forbidden storage, or something else's data under this key.
    return []
  }
}

/** Keeps them; none are forgotten. */
export function keepFiles(owner: DraftOwner, files: readonly KeptFile[]): void {
  try {
    if (files.length === 0) localStorage.removeItem(keyOf(owner))
    else localStorage.setItem(keyOf(owner), JSON.stringify(files))
  } catch {
    // Private windows and full disks: they live as long as the page.
  }
}

function isKept(value: unknown): value is KeptFile {
  const file = (value as Partial<KeptFile> | null)?.file
  return typeof file?.id === 'string' && typeof file.name === 'string' && typeof file.url === 'string'
}
