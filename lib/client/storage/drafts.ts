/** What was written and not sent yet, for each chat; it outlives a reload and the tab. */
import type { ChatId } from '@/lib/shared/ids'

/** The chat that a draft belongs to; `new` for the one that has no address yet. */
export type DraftOwner = ChatId | 'new'

const keyOf = (owner: DraftOwner) => `firstword:draft:${owner}`

// Where storage is forbidden or full, a draft still lives as long as the page.
const inMemory = new Map<DraftOwner, string>()

/** The draft of a chat; empty when there is none. */
export function readDraft(owner: DraftOwner): string {
  try {
    return localStorage.getItem(keyOf(owner)) ?? inMemory.get(owner) ?? ''
  } catch {
    return inMemory.get(owner) ?? ''
  }
}

/** Keeps the draft of a chat; an empty one is forgotten. */
export function writeDraft(owner: DraftOwner, text: string): void {
  if (text === '') inMemory.delete(owner)
  else inMemory.set(owner, text)
  try {
    if (text === '') localStorage.removeItem(keyOf(owner))
    else localStorage.setItem(keyOf(owner), text)
  } catch {
    // The copy in memory serves.
  }
}
