/** The routes of share links, as the browser calls them. */

import type { ShareEntry, SharePreview } from '@/lib/shared/api/share'
import type { SharedReplay } from '@/lib/shared/api/share-replay'
import type { ChatId } from '@/lib/shared/ids'
import { shareAddress } from '@/lib/shared/page-address'
import { chatPath, requestJson, sendJson } from './api'
import { ClientError } from './client-error'

/** After how many days a link ends; null is never. */
export type ShareDays = 1 | 7 | 30 | null

const sharePath = (shareId: string) => `/api/shares/${encodeURIComponent(shareId)}`

/** What a link to the chat would show now, and which links there are. */
export function previewShare(chatId: ChatId): Promise<SharePreview> {
  return requestJson(`${chatPath(chatId)}/share`)
}

/** What the maker of a link chooses. */
export interface ShareChoice {
  expiresInDays: ShareDays
  /** Readers may watch the answers being written. */
  withReplays: boolean
}

/** Makes a link to the chat as it is now. */
export function makeShare(chatId: ChatId, choice: ShareChoice): Promise<ShareEntry> {
  return sendJson('POST', `${chatPath(chatId)}/share`, choice)
}

/** The replay of an answer of a share, by its place there. */
export function readReplay(shareId: string, place: number): Promise<SharedReplay> {
  return requestJson(`${sharePath(shareId)}/replays/${place}`)
}

/** All links of the visitor. */
export async function listShares(): Promise<ShareEntry[]> {
  return (await requestJson<{ shares: ShareEntry[] }>('/api/shares')).shares
}

/** Takes a link back. One that is gone already is as good as taken back. */
export async function revokeShare(shareId: string): Promise<void> {
  await requestJson(sharePath(shareId), { method: 'DELETE' }).catch((error: unknown) => {
    if (!(error instanceof ClientError && error.info.code === 'not_found')) throw error
  })
}

/** Copies a shared chat into one of the visitor's own. */
export async function continueShare(shareId: string): Promise<ChatId> {
  return (await requestJson<{ chatId: ChatId }>(`${sharePath(shareId)}/continue`, { method: 'POST' })).chatId
}

/** The whole address of a link. */
export function addressOfShare({ id, url }: Pick<ShareEntry, 'id' | 'url'>): string {
  return url ?? `${location.origin}${shareAddress(id)}`
}
