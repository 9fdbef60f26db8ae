/** Addresses of pages, without the site's origin. */
import type { ChatId } from './ids'

/** A chat, for its owner. */
export const chatAddress = (chatId: ChatId) => `/chat/${chatId}` as const

/** A shared chat, for whoever has the link. */
export const shareAddress = (shareId: string) => `/share/${shareId}` as const
