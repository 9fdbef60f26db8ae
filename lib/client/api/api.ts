/** The routes that answer with JSON. */
import type { ChatListPage, ChatSummary, SearchResult } from '@/lib/shared/api/chat-list'
import type { ChatPage } from '@/lib/shared/api/chat-page'
import type { RequestBody } from '@/lib/shared/api/request-bodies'
import type { AnswerId, ChatId, MessageId } from '@/lib/shared/ids'
import { errorOf, networkError } from './client-error'

const LIMIT_MS = 15_000

/** Which part of a chat's chosen branch: its end, or what lies before, after or around a message. */
export type ChatPart = { before: MessageId } | { after: MessageId } | { around: MessageId } | Record<never, never>

/** Asks a route and reads its JSON. Rejects with a ClientError; a reply that does not come in time is a lost connection. */
export async function requestJson<Reply>(path: string, init: RequestInit = {}): Promise<Reply> {
  const signal = AbortSignal.timeout(LIMIT_MS)
  const response = await fetch(path, { cache: 'no-store', signal, ...init }).catch(() => undefined)
  if (!response) throw networkError()
  if (!response.ok) throw await errorOf(response)
  if (response.status === 204) return undefined as Reply
  return (await response.json().catch(() => {
    throw networkError()
  })) as Reply
}

/** The same with a JSON body: the one that the route takes. */
export function sendJson<Reply, Method extends 'POST' | 'PATCH' | 'DELETE', Path extends string>(
  method: Method,
  path: Path,
  body: RequestBody<`${Method} ${Path}`>,
): Promise<Reply> {
  return requestJson(path, { method, headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) })
}

/** The address of a chat's JSON. */
export const chatPath = (chatId: ChatId) => `/api/chats/${encodeURIComponent(chatId)}` as const

/** The address of the recording of an answer. */
export const recordingPath = (chatId: ChatId, answerId: AnswerId) =>
  `${chatPath(chatId)}/recordings/${encodeURIComponent(answerId)}` as const

/** Reads a part of a chat. */
export function readChat(chatId: ChatId, part: ChatPart, limit: number): Promise<ChatPage> {
  const query = new URLSearchParams({ ...part, limit: String(limit) })
  return requestJson(`${chatPath(chatId)}?${query}`)
}

/** Makes the branch through a message the chosen one, and reads what lies around it. */
export function chooseBranch(chatId: ChatId, messageId: MessageId, limit: number): Promise<ChatPage> {
  return sendJson('POST', `${chatPath(chatId)}/branch`, { messageId, limit })
}

/** What may be changed of a chat as a whole. */
export type ChatChange = RequestBody<`PATCH ${ReturnType<typeof chatPath>}`>

/** Reads a page of the visitor's chats. */
export function listChats(isArchive: boolean, cursor: string | undefined): Promise<ChatListPage> {
  const query = new URLSearchParams({ ...(isArchive && { archived: 'true' }), ...(cursor !== undefined && { cursor }) })
  return requestJson(`/api/chats?${query}`)
}

/** Changes a chat and reads what it is then. */
export function changeChat(chatId: ChatId, change: ChatChange): Promise<ChatSummary> {
  return sendJson('PATCH', chatPath(chatId), change)
}

/** Deletes a chat; a change can take that back for a while. */
export function deleteChat(chatId: ChatId): Promise<void> {
  return requestJson(chatPath(chatId), { method: 'DELETE' })
}

/** Searches the titles and messages of all chats, or the messages of one. */
export function searchChats(text: string, chatId: ChatId | undefined, signal: AbortSignal): Promise<SearchResult> {
  const query = new URLSearchParams({ q: text, ...(chatId !== undefined && { chatId }) })
  return requestJson(`/api/search?${query}`, { signal: AbortSignal.any([signal, AbortSignal.timeout(LIMIT_MS)]) })
}
