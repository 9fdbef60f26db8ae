/** The visitor's chats and what can be done to them: shown at once, sent to the server, undone if it refuses. */

import { type ChatChange, changeChat, deleteChat, listChats } from '@/lib/client/api/api'
import { infoOf } from '@/lib/client/api/client-error'
import { notifyTabs, onTabMessage } from '@/lib/client/session/tab-channel'
import type { Question } from '@/lib/client/store/entry'
import { showToast } from '@/lib/client/store/toast'
import type { ChatSummary } from '@/lib/shared/api/chat-list'
import type { HoldPolicy } from '@/lib/shared/hold'
import type { ChatId } from '@/lib/shared/ids'
import { isPathOf } from '@/lib/shared/page-address'
import { questionTitle } from '@/lib/shared/text/title'
import { createChatList } from './chat-list'

/** The chats of the sidebar. */
export const myChats = createChatList((cursor) => listChats(false, cursor))
/** The archived ones. */
export const myArchive = createChatList((cursor) => listChats(true, cursor))

// A title comes soon after the first answer, though not with it.
const TITLE_AFTER_MS = [1_000, 4_000]

/** The chats whose answers this page follows itself: it knows when they end without asking. */
const runningHere = new Set<ChatId>()

/** Keeps the lists up to date with other tabs and devices. Returns a function that ends this. */
export function watchChats(): () => void {
  const refresh = () => {
    if (document.visibilityState !== 'visible') return
    void myChats.refresh()
    if (myArchive.view().isLoaded) void myArchive.refresh()
  }
  refresh()
  const leaveChannel = onTabMessage(refresh)
  document.addEventListener('visibilitychange', refresh)
  addEventListener('focus', refresh)
  addEventListener('online', refresh)
  return () => {
    leaveChannel()
    document.removeEventListener('visibilitychange', refresh)
    removeEventListener('focus', refresh)
    removeEventListener('online', refresh)
  }
}

/** The row of a chat, wherever it is listed. */
export function rowOf(chatId: ChatId): ChatSummary | undefined {
  return myChats.row(chatId) ?? myArchive.row(chatId)
}

/** Whether an answer runs that this page does not follow, so that only the server knows its end. */
export function runsElsewhere(rows: readonly ChatSummary[]): boolean {
  return rows.some(({ id, isRunning }) => isRunning && !runningHere.has(id))
}

function put(row: ChatSummary) {
  const [list, other] = row.isArchived ? [myArchive, myChats] : [myChats, myArchive]
  other.remove(row.id)
  // A list that was never opened reads it with the rest.
  if (list.view().isLoaded) list.put(row)
}

const titleOf = ({ text, files = [] }: Pick<Question, 'text' | 'files'>) =>
  questionTitle(
    text,
    files.map(({ name }) => name),
  )

/** The server took a question: its chat is listed, and moves to the top if the question is a new one. */
export function noteChatAsked(chatId: ChatId, question: Pick<Question, 'text' | 'createdAt' | 'files'>): void {
  runningHere.add(chatId)
  const row = rowOf(chatId)
  const askedAt = row && row.askedAt > question.createdAt ? row.askedAt : question.createdAt
  const fresh = { id: chatId, title: titleOf(question), isPinned: false, isArchived: false, isUnread: false }
  put({ ...(row ?? fresh), askedAt, isRunning: true })
  notifyTabs(chatId)
}

/** An answer has ended: its chat is no longer marked as running, and may soon have a title. */
export function noteAnswerEnded(chatId: ChatId): void {
  const wasAskedHere = runningHere.delete(chatId)
  const row = rowOf(chatId)
  if (row) put({ ...row, isRunning: false, isUnread: !isLookedAt(chatId) })
  if (isLookedAt(chatId)) void markRead(chatId)
  // One tab is enough to send the others to look at the chat; those that followed the answer have it already.
  if (wasAskedHere) notifyTabs(chatId)
  else notifyTabs()
  for (const delay of TITLE_AFTER_MS) setTimeout(() => void myChats.refresh(), delay)
}

/** Whether the reader is looking at this chat. */
function isLookedAt(chatId: ChatId): boolean {
  return document.visibilityState === 'visible' && isPathOf(location.pathname, chatId)
}

/** The owner has looked at a chat. */
export async function markRead(chatId: ChatId): Promise<void> {
  const row = rowOf(chatId)
  if (row?.isUnread) put({ ...row, isUnread: false })
  try {
    await changeChat(chatId, { read: true })
    notifyTabs()
  } catch {
    // The mark comes back with the next reading of the list, and goes with the next look.
  }
}

/** Shows a change at once and has the server make it. If it refuses, the row is as before, and the reason is shown. */
async function change(row: ChatSummary, shown: Partial<ChatSummary>, asked: ChatChange): Promise<boolean> {
  put({ ...row, ...shown })
  try {
    put(await changeChat(row.id, asked))
    notifyTabs()
    return true
  } catch (thrown) {
    put(row)
    notifyFailure(thrown)
    return false
  }
}

function notifyFailure(thrown: unknown) {
  showToast({ words: infoOf(thrown).message })
}

/** Gives a chat a title of the owner's. */
export function renameChat(row: ChatSummary, title: string): void {
  if (title.trim() !== '' && title !== row.title) void change(row, { title: title.trim() }, { title })
}

/** Pins a chat above the others, or lets it go back to its place. */
export function pinChat(row: ChatSummary, isPinned: boolean): void {
  void change(row, { isPinned }, { pinned: isPinned })
}

/** Moves a chat to the archive, or back. */
export async function archiveChat(row: ChatSummary, isArchived: boolean): Promise<void> {
  if (!(await change(row, { isArchived }, { archived: isArchived }))) return
  const words = isArchived ? 'Chat archived' : 'Chat moved back to the list'
  showToast({
    words,
    undo: () => void change({ ...row, isArchived }, { isArchived: !isArchived }, { archived: !isArchived }),
  })
}

/** Chooses how the answers of a chat are shown; false when the server refused. */
export async function holdChat(chatId: ChatId, choice: HoldPolicy): Promise<boolean> {
  const row = rowOf(chatId)
  // Asking for less than the site and the person do changes nothing.
  const holdPolicy = choice === 'stream' ? undefined : choice
  return row !== undefined && change(row, { holdPolicy }, { holdPolicy: holdPolicy ?? null })
}

/** Deletes a chat; `onUndone` is called when the owner took that back. */
export async function removeChat(row: ChatSummary, onUndone: () => void): Promise<void> {
  const list = row.isArchived ? myArchive : myChats
  list.remove(row.id)
  try {
    await deleteChat(row.id)
  } catch (thrown) {
    put(row)
    return notifyFailure(thrown)
  }
  notifyTabs()
  const undo = async () => {
    if (await change(row, {}, { deleted: false })) onUndone()
    else list.remove(row.id)
  }
  showToast({ words: 'Chat deleted', undo: () => void undo() })
}
