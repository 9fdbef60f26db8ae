/** The chats that this page has open: each has one session, which goes on while another is looked at. */
import { type ChatId, type MessageId, newId } from '@/lib/shared/ids'
import { chooseBranch, readChat } from './api'
import { type ChatSession, createChatSession } from './chat-session'
import { nextFrame } from './frame'
import { keptQueue } from './kept-queue'
import { createMessageStore } from './message-store'
import { noteAnswerEnded, noteChatAsked } from './my-chats'
import { createTransport, waitOrOnline } from './transport'
import { forgetUnsent, keepUnsent, recallUnsent } from './unsent'

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
  return createChatSession({
    chatId,
    store,
    transport,
    pages: { read: readChat, choose: chooseBranch },
    unsent: {
      keep: (question) => keepUnsent(chatId, question),
      forget: () => forgetUnsent(chatId),
      recall: () => recallUnsent(chatId),
    },
    queued: keptQueue(chatId),
    onAsked: (question) => noteChatAsked(chatId, question),
    onEnded: () => noteAnswerEnded(chatId),
  })
}

/** The session of a chat, read from the server when this page sees it first; `around` names the message to open it at. */
export function openChat(chatId: ChatId, around?: MessageId): ChatSession {
  const known = sessions.get(chatId)
  if (known) {
    if (around !== undefined && !known.store.list().includes(around)) known.open(around)
    return known
  }
  const session = makeSession(chatId)
  sessions.set(chatId, session)
  session.open(around)
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

/** Goes to a message of any chat, also of the one that is looked at. */
export async function goToMessage(
  chatId: ChatId,
  messageId: MessageId,
  navigate: (address: string) => void,
): Promise<void> {
  const known = sessions.get(chatId)
  if (known && !known.store.list().includes(messageId)) await known.open(messageId)
  const isHere = location.pathname === `/chat/${chatId}`
  navigate(`${addressOfChat(chatId)}#message-${messageId}`)
  // A push tells nobody that only the hash is another; a chat that was just read has to be drawn first.
  if (known) nextFrame(() => nextFrame(() => isHere && dispatchEvent(new Event('hashchange'))))
}
