import { describe, expect, test } from 'vitest'
import type { ChatSummary } from '@/lib/shared/api/chat-list'
import { groupChats } from './group-chats'

const NOW = new Date(2026, 2, 15, 0, 30)

function askedAt(...at: [number, number, number, number?]): ChatSummary {
  const time = new Date(at[0], at[1] - 1, at[2], at[3] ?? 12)
  return {
    id: String(time.getTime()),
    title: 'A chat',
    askedAt: time.toISOString(),
    isPinned: false,
    isArchived: false,
    isRunning: false,
    isUnread: false,
  }
}

describe('groups', () => {
  test('44: by the day in the reader’s time zone, then by the month', () => {
    const chats = [
      askedAt(2026, 3, 15, 0),
      askedAt(2026, 3, 14, 23),
      askedAt(2026, 3, 14, 0),
      askedAt(2026, 3, 13, 23),
      askedAt(2026, 3, 8, 0),
      askedAt(2026, 3, 7, 23),
      askedAt(2026, 2, 13, 0),
      askedAt(2026, 2, 12, 23),
      askedAt(2026, 1, 31),
      askedAt(2025, 1, 31),
    ]
    expect(groupChats(chats, NOW).map(({ label, chats: rows }) => [label, rows.length])).toEqual([
      ['Today', 1],
      ['Yesterday', 2],
      ['Previous 7 days', 2],
      ['Previous 30 days', 2],
      ['February 2026', 1],
      ['January 2026', 1],
      ['January 2025', 1],
    ])
  })
})
