/** The routes of share links, as the browser calls them. */
import type { ChatId } from '@/lib/shared/ids'
import type { ShareEntry, SharePreview } from '@/lib/shared/share'
import { errorOf, networkError } from './client-error'

/** After how many days a link ends; null is never. */
export type ShareDays = 1 | 7 | 30 | null

async function ask(path: string, init: RequestInit = {}): Promise<Response> {
  let response: Response
  try {
    response = await fetch(path, { cache: 'no-store', ...init })
  } catch {
    throw networkError()
  }
  if (!response.ok) throw await errorOf(response)
  return response
}

/** What a link to the chat would show now, and which links there are. */
export async function previewShare(chatId: ChatId): Promise<SharePreview> {
  return (await ask(`/api/chats/${encodeURIComponent(chatId)}/share`)).json()
}

/** Makes a link to the chat as it is now. */
export async function makeShare(chatId: ChatId, expiresInDays: ShareDays): Promise<ShareEntry> {
  const init = {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ expiresInDays }),
  }
  return (await ask(`/api/chats/${encodeURIComponent(chatId)}/share`, init)).json()
}

/** All links of the visitor. */
export async function listShares(): Promise<ShareEntry[]> {
  const { shares }: { shares: ShareEntry[] } = await (await ask('/api/shares')).json()
  return shares
}

/** Takes a link back. One that is gone already is as good as taken back. */
export async function revokeShare(shareId: string): Promise<void> {
  const response = await fetch(`/api/shares/${encodeURIComponent(shareId)}`, { method: 'DELETE' }).catch(() => {
    throw networkError()
  })
  if (!response.ok && response.status !== 404) throw await errorOf(response)
}

/** Copies a shared chat into one of the visitor's own. */
export async function continueShare(shareId: string): Promise<ChatId> {
  const answer: { chatId: ChatId } = await (
    await ask(`/api/shares/${encodeURIComponent(shareId)}/continue`, { method: 'POST' })
  ).json()
  return answer.chatId
}

/** The whole address of a link. */
export function addressOfShare({ id, url }: Pick<ShareEntry, 'id' | 'url'>): string {
  return url ?? `${location.origin}/share/${id}`
}
