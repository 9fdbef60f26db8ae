/** The routes of exports, as the browser calls them. */
import type { ChatId } from '@/lib/shared/ids'
import { chatPath } from './api'

/** Where a chat is found as a file. */
export function exportAddress(chatId: ChatId, format: 'markdown' | 'json' | 'html'): string {
  return `${chatPath(chatId)}/export?format=${format}`
}

/** Opens the whole chat as one page, and the printer's dialog on it: the chat screen holds only what was looked at. */
export function printChat(chatId: ChatId): void {
  const opened = open(`${exportAddress(chatId, 'html')}&inline=1`, '_blank')
  opened?.addEventListener('load', () => opened.print())
}
