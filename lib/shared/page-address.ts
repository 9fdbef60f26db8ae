/** Addresses of pages, without the site's origin. */
import type { AnswerId, ChatId } from './ids'

/** A chat, for its owner. */
export const chatAddress = (chatId: ChatId) => `/chat/${chatId}` as const

/** A document, for its owner. */
export const documentAddress = (chatId: ChatId) => `/write/${chatId}` as const

/** Whether a path is a chat's own, as a chat or as a document. */
export const isPathOf = (path: string, chatId: ChatId) =>
  path === chatAddress(chatId) || path === documentAddress(chatId)

/** A shared chat, for whoever has the link. */
export const shareAddress = (shareId: string) => `/share/${shareId}` as const

/** How an answer came: its timeline, for its owner. */
export const inspectorAddress = (chatId: ChatId, answerId: AnswerId) => `/chat/${chatId}/inspect/${answerId}` as const
