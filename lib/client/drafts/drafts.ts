/** What was written and not sent yet, for each chat. It outlives a reload and the tab. */
import { localStore } from '@/lib/client/storage/browser-storage'
import type { ChatId } from '@/lib/shared/ids'

/** The chat that a draft belongs to; `new` for the one that has no address yet. */
export type DraftOwner = ChatId | 'new'

const keyOf = (owner: DraftOwner) => `firstword:draft:${owner}`

// Where storage is forbidden or full, a draft lives as long as the page.
const inMemory = new Map<DraftOwner, string>()

/** The draft of a chat; empty when there is none. */
export function readDraft(owner: DraftOwner): string {
  return localStore.read(keyOf(owner)) ?? inMemory.get(owner) ?? ''
}

/** Stores the draft of a chat; an empty one is removed. */
export function writeDraft(owner: DraftOwner, text: string): void {
  if (text === '') {
    inMemory.delete(owner)
    localStore.remove(keyOf(owner))
  } else {
    inMemory.set(owner, text)
    localStore.write(keyOf(owner), text)
  }
}
