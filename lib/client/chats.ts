/** The chats that this page has open: each has one session, which goes on while another is looked at. */
import { type ChatId, newId } from '@/lib/shared/ids'
import { type ChatSession, createChatSession } from './chat-session'
import { nextFrame } from './frame'
import { createMessageStore } from './message-store'
import { keepChat, recallChat } from './tab-memory'
import { createTransport, waitOrOnline } from './transport'

const IDLE_MS = 25_000
const PATIENCE_MS = 120_000

const sessions = new Map<ChatId, ChatSession>()
let blank: ChatSession | undefined

/** The seed of faults that the address asks for. */
export function askedChaos(): string | undefined {
  return new URLSearchParams(location.search).get('chaos') ?? undefined
}

/** The address of a chat; of a new one without an id. Chaos, once asked for, stays. */
export function addressOfChat(chatId?: ChatId): string {
  const chaos = askedChaos()
  const query = chaos === undefined ? '' : `?${new URLSearchParams({ chaos })}`
  return `${chatId === undefined ? '/' : `/chat/${chatId}`}${query}`
}

function makeSession(chatId: ChatId): ChatSession {
  const store = createMessageStore(nextFrame)
  const transport = createTransport({
    fetch: (input, init) => fetch(input, init),
    chaos: askedChaos(),
    idleMs: IDLE_MS,
    patienceMs: PATIENCE_MS,
    wait: waitOrOnline,
  })
  const session = createChatSession({
    chatId,
    store,
    transport,
    onKeep: () => keepChat(chatId, store, session.running()?.key),
  })
  return session
}

/** The session of a chat, as this tab remembers it; it rejoins an answer that ran when the page was left. */
export function openChat(chatId: ChatId): ChatSession {
  const open = sessions.get(chatId)
  if (open) return open
  const session = makeSession(chatId)
  sessions.set(chatId, session)
  const kept = recallChat(chatId)
  for (const entry of kept?.entries ?? []) session.store.add(entry)
  // A chat that this tab does not know may still run under the visitor's cookie.
  if (!kept || kept.running !== undefined) session.resume(kept?.running ?? undefined)
  return session
}

/** The chat that has no address yet. */
export function blankChat(): ChatSession {
  blank ??= makeSession(newId())
  return blank
}

/** Gives the blank chat its address, from its first question on. */
export function settleBlankChat(): void {
  if (blank) sessions.set(blank.chatId, blank)
  blank = undefined
}
