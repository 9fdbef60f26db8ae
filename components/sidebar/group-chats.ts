/** Groups chats by the day of their newest question, in the reader's time zone. */
import type { ChatSummary } from '@/lib/shared/api/chat-list'

/** A heading and its chats, in the order of the list. */
export interface ChatGroup {
  label: string
  chats: ChatSummary[]
}

/** The first moment of the day that lies `days` before the day of `now`. */
function dayBefore(now: Date, days: number): Date {
  return new Date(now.getFullYear(), now.getMonth(), now.getDate() - days)
}

function labelOf(askedAt: Date, now: Date): string {
  if (askedAt >= dayBefore(now, 0)) return 'Today'
  if (askedAt >= dayBefore(now, 1)) return 'Yesterday'
  if (askedAt >= dayBefore(now, 7)) return 'Previous 7 days'
  if (askedAt >= dayBefore(now, 30)) return 'Previous 30 days'
  return askedAt.toLocaleDateString('en', { month: 'long', year: 'numeric' })
}

/** Groups a list of chats, newest first. */
export function groupChats(chats: readonly ChatSummary[], now: Date): ChatGroup[] {
  const groups: ChatGroup[] = []
  for (const chat of chats) {
    const label = labelOf(new Date(chat.askedAt), now)
    const group = groups.at(-1)
    if (group?.label === label) group.chats.push(chat)
    else groups.push({ label, chats: [chat] })
  }
  return groups
}
