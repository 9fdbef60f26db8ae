import { describe, expect, test } from 'vitest'
import { networkError } from '@/lib/client/api/client-error'
import type { ChatListPage, ChatSummary } from '@/lib/shared/api/chat-list'
import { createChatList } from './chat-list'

const row = (number: number, change: Partial<ChatSummary> = {}): ChatSummary => ({
  id: `chat${String(number).padStart(3, '0')}`,
  title: `Chat ${number}`,
  askedAt: new Date(1_700_000_000_000 - number * 1_000).toISOString(),
  isPinned: false,
  isArchived: false,
  isRunning: false,
  isUnread: false,
  ...change,
})

/** A server with rows in pages of two. */
function serverOf(rows: ChatSummary[]) {
  const server = { rows, isDown: false, beforeReply: () => {} }
  const list = createChatList(async (cursor): Promise<ChatListPage> => {
    if (server.isDown) throw networkError()
    const plain = server.rows.filter(({ isPinned }) => !isPinned).toSorted((a, b) => (a.askedAt < b.askedAt ? 1 : -1))
    const from = cursor === undefined ? 0 : plain.findIndex(({ id }) => id === cursor) + 1
    const chats = plain.slice(from, from + 2)
    const pinned = cursor === undefined ? server.rows.filter(({ isPinned }) => isPinned) : []
    const reply = { pinned, chats, next: plain.length > from + 2 ? (chats.at(-1)?.id ?? null) : null }
    await Promise.resolve()
    server.beforeReply()
    return reply
  })
  const shown = () => list.view().chats.map(({ title }) => title)
  return { server, list, shown }
}

describe('a list of chats', () => {
  test('grows page by page; reading the first page again keeps the pages after it', async () => {
    const { server, list, shown } = serverOf([1, 2, 3, 4, 5].map((number) => row(number)))
    await list.refresh()
    expect(shown()).toEqual(['Chat 1', 'Chat 2'])
    await list.loadMore()
    server.rows = [row(0), row(2, { title: 'Named' }), ...server.rows.slice(2)]
    await list.refresh()
    // Chat 1 was deleted elsewhere.
    expect(shown()).toEqual(['Chat 0', 'Named', 'Chat 3', 'Chat 4'])
    await list.loadMore()
    expect(shown()).toEqual(['Chat 0', 'Named', 'Chat 3', 'Chat 4', 'Chat 5'])
    expect(list.view().hasMore).toBe(false)
  })

  test('a page that was requested before a change does not undo it', async () => {
    const { server, list, shown } = serverOf([row(1), row(2)])
    await list.refresh()
    server.beforeReply = () => {
      server.beforeReply = () => {}
      server.rows = [row(0), ...server.rows]
      list.put(row(0))
    }
    await list.refresh()
    expect(shown()).toEqual(['Chat 0', 'Chat 1', 'Chat 2'])
  })

  test('a failure is shown and loses nothing', async () => {
    const { server, list, shown } = serverOf([row(1), row(2), row(3)])
    await list.refresh()
    server.isDown = true
    await list.refresh()
    await list.loadMore()
    expect(shown()).toEqual(['Chat 1', 'Chat 2'])
    expect(list.view().error?.code).toBe('connection_lost')
    server.isDown = false
    await list.loadMore()
    expect(shown()).toEqual(['Chat 1', 'Chat 2', 'Chat 3'])
    expect(list.view().error).toBeUndefined()
  })

  test('47: titles and marks move nothing, a pin moves its own row, a new question goes to the top', async () => {
    const { list, shown } = serverOf([row(1), row(2)])
    await list.refresh()
    list.put(row(2, { title: 'Named', isUnread: true }))
    expect(shown()).toEqual(['Chat 1', 'Named'])
    list.put(row(2, { isPinned: true }))
    expect(shown()).toEqual(['Chat 1'])
    expect(list.view().pinned).toHaveLength(1)
    list.put(row(2))
    expect(shown()).toEqual(['Chat 1', 'Chat 2'])
    list.put(row(2, { askedAt: new Date().toISOString() }))
    expect(shown()).toEqual(['Chat 2', 'Chat 1'])
    list.remove('chat001')
    expect(shown()).toEqual(['Chat 2'])
  })
})
