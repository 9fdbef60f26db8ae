/** The chats that this page has open. Each has one session, which continues while another is shown. */

import { chooseBranch, readChat } from '@/lib/client/api/api'
import { noteAnswerEnded, noteChatAsked } from '@/lib/client/chat-list/chat-list-actions'
import { modelChoice } from '@/lib/client/preferences/model-choice'
import { storedQueue, storedUnsent } from '@/lib/client/queue/stored-questions'
import * as browserTools from '@/lib/client/sandbox/browser-tools'
import { nextFrame } from '@/lib/client/store/frame'
import { createMessageStore } from '@/lib/client/store/message-store'
import { createTransport, PAGE_WAITS } from '@/lib/client/transport/transport'
import { waitOrOnline } from '@/lib/client/transport/wait-or-online'
import type { ChatPage } from '@/lib/shared/api/chat-page'
import { type ChatId, type MessageId, newId } from '@/lib/shared/ids'
import { chatAddress, isPathOf } from '@/lib/shared/page-address'
import { type ChatSession, createChatSession } from './chat-session'
import { onTabMessage } from './tab-channel'

const PAUSE_MS = 1_000

const isBrowser = typeof window !== 'undefined'
const sessions = new Map<ChatId, ChatSession>()
/** Chats that may have continued elsewhere since they were read. */
const stale = new Set<ChatId>()
let blank: ChatSession | undefined

/** The seed of faults that the address asks for; none on the server. */
export function askedChaos(): string | undefined {
  if (!isBrowser) return undefined
  return new URLSearchParams(location.search).get('chaos') ?? undefined
}

/** The address of a chat; of a new one without an id. Chaos, once asked for, stays. */
export function addressOfChat(chatId?: ChatId): string {
  const chaos = askedChaos()
  const query = chaos === undefined ? '' : `?${new URLSearchParams({ chaos })}`
  return `${chatId === undefined ? '/' : chatAddress(chatId)}${query}`
}

function makeSession(chatId: ChatId): ChatSession {
  const store = createMessageStore()
  const transport = createTransport({
    fetch: (input, init) => fetch(input, init),
    chaos: askedChaos(),
    ...PAGE_WAITS,
    nextRead: nextFrame,
    wait: waitOrOnline,
  })
  return createChatSession({
    browserTools,
    choice: modelChoice,
    chatId,
    store,
    transport,
    pages: { read: readChat, choose: chooseBranch },
    unsent: storedUnsent(chatId),
    queued: storedQueue(chatId),
    pause: () => new Promise((resolve) => setTimeout(resolve, PAUSE_MS)),
    onAsked: (question) => noteChatAsked(chatId, question),
    onEnded(answer) {
      noteAnswerEnded(chatId)
      if (answer.askedAt !== undefined)
        void import('./report-arrivals').then(({ reportArrivals }) => reportArrivals(chatId, answer), ignore)
    },
  })
}

/** A chat as the server read it for a page; `page` is undefined if it found none. */
export interface InitialChat {
  chatId: ChatId
  page: ChatPage | undefined
}

/**
 * The session of a chat that the server has read. On the server it serves one rendering; in the browser it is the one
 * that `openChat` returns. A session that exists already is more up to date.
 */
export function initialSession({ chatId, page }: InitialChat): ChatSession {
  const known = isBrowser ? sessions.get(chatId) : undefined
  if (known) return known
  const session = makeSession(chatId)
  session.show(page)
  if (isBrowser) sessions.set(chatId, session)
  return session
}

/** The session of a chat, read from the server the first time. `around` is the message to open it at. */
export function openChat(chatId: ChatId, around?: MessageId): ChatSession {
  const known = sessions.get(chatId)
  const session = known ?? makeSession(chatId)
  sessions.set(chatId, session)
  if (known && (around === undefined || isLoaded(session, around))) known.resume()
  // Another part of the chat is loaded.
  else void session.open(around).then(() => known && around && isLoaded(session, around) && pointAtMessage(chatId))
  if (known && stale.delete(chatId)) void known.catchUp()
  return session
}

/** Keeps the open chat up to date with other tabs and devices. Returns a function that ends this. */
export function watchOpenChat(): () => void {
  const look = () => {
    if (document.visibilityState !== 'visible') return
    for (const [chatId, session] of sessions) {
      if (isLookedAt(chatId)) stale.delete(chatId)
      else stale.add(chatId)
      // Answers continue while another chat is shown, and their connections are checked, too.
      if (isLookedAt(chatId) || session.running()) void session.catchUp()
    }
  }
  const show = ({ persisted }: PageTransitionEvent) => persisted && look()
  const leaveChannel = onTabMessage((chatId) => {
    const session = chatId === undefined ? undefined : sessions.get(chatId)
    if (chatId === undefined || !session) return
    // A background tab follows as well, for its title and announcements.
    if (isLookedAt(chatId)) void session.catchUp()
    else stale.add(chatId)
  })
  const targets = [
    [document, 'visibilitychange'],
    // A frozen page is thawed.
    [document, 'resume'],
    [window, 'focus'],
    [window, 'online'],
  ] as const
  for (const [target, name] of targets) target.addEventListener(name, look)
  addEventListener('pageshow', show)
  return () => {
    leaveChannel()
    removeEventListener('pageshow', show)
    for (const [target, name] of targets) target.removeEventListener(name, look)
  }
}

/** Nobody misses a report. */
const ignore = () => undefined

const isLookedAt = (chatId: ChatId) => isPathOf(location.pathname, chatId)

/** A chat that begins now, under an id of its own. */
export function newChat(): ChatSession {
  const session = makeSession(newId())
  sessions.set(session.chatId, session)
  return session
}

/** The chat that has no address yet. */
export function blankChat(): ChatSession {
  blank ??= makeSession(newId())
  return blank
}

/** Gives the blank chat its address, with its first question. */
export function settleBlankChat(): void {
  if (blank) sessions.set(blank.chatId, blank)
  blank = undefined
}

/** Goes to a message of any chat, including the open one. */
export async function goToMessage(
  chatId: ChatId,
  messageId: MessageId,
  navigate: (address: string) => void,
): Promise<void> {
  const known = sessions.get(chatId)
  if (known && !isLoaded(known, messageId)) await known.open(messageId)
  const isHere = isLookedAt(chatId)
  navigate(`${addressOfChat(chatId)}#message-${messageId}`)
  // Pushing an address that differs in its hash alone fires no event.
  if (known && isHere) pointAtMessage(chatId)
}

const isLoaded = ({ store }: ChatSession, messageId: MessageId) => store.entries().some(({ id }) => id === messageId)

/** Has the page go to the message that its address names, once what was just read is rendered. */
function pointAtMessage(chatId: ChatId): void {
  nextFrame(() => nextFrame(() => isLookedAt(chatId) && dispatchEvent(new Event('hashchange'))))
}
