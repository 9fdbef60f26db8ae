/** Remembers where a reader was in each chat, and goes to the message that the address names. */
import { type RefObject, useCallback, useEffect, useLayoutEffect, useRef } from 'react'
import type { ChatSession } from '@/lib/client/session/chat-session'
import { openChat } from '@/lib/client/session/open-sessions'
import type { ChatId, MessageId } from '@/lib/shared/ids'
import { takeOverEnd } from './open-at-end'
import { type ReadingPlace, readPlace, restorePlace } from './reading-place'

interface ReadingPlaceOptions {
  session: ChatSession | undefined
  scroller: RefObject<HTMLElement | null>
  content: RefObject<HTMLElement | null>
  keys: readonly string[]
  isAway: boolean
  isFollowing(): boolean
  follow(): void
  stay(): void
}

/** The places in chats whose end was left; a chat that is missing here is read at its end. */
const places = new Map<ChatId, ReadingPlace>()

/** Goes to the remembered place when a chat is opened, and notes where the reader is. */
export function useReadingPlace(reading: ReadingPlaceOptions): void {
  const { session, scroller, content, keys, isAway, isFollowing, follow, stay } = reading
  const shown = useRef<ChatSession>(undefined)
  const isEmpty = keys.length === 0

  const note = useCallback(() => {
    if (!session || !scroller.current || shown.current !== session) return
    if (isFollowing()) return void places.delete(session.chatId)
    const place = readPlace(scroller.current)
    if (place) places.set(session.chatId, place)
  }, [session, scroller, isFollowing])

  const arrive = useCallback(() => {
    stay()
    // At once: the scroll event comes a frame later, and growth until then would move the reader back.
    note()
  }, [stay, note])

  useLayoutEffect(() => {
    if (!session || isEmpty || shown.current === session || !scroller.current) return
    shown.current = session
    // A reader who scrolled up before hydration stays there.
    const isAtEnd = takeOverEnd(scroller.current)
    if (goToAddress(scroller.current) || !isAtEnd) return arrive()
    const place = places.get(session.chatId)
    if (place && restorePlace(scroller.current, place)) arrive()
    else follow()
  }, [session, isEmpty, scroller, follow, arrive])

  useEffect(() => {
    // A chat that is opened again begins with its place.
    if (!session || isEmpty) shown.current = undefined
  }, [session, isEmpty])

  // biome-ignore lint/correctness/useExhaustiveDependencies: leaving the end, or coming back to it, is noted as well
  useEffect(note, [note, isAway])

  useEffect(() => {
    const box = scroller.current
    if (!session || !box) return
    box.addEventListener('scroll', note, { passive: true })
    // Content above may still change its height, as messages are rendered in pieces. What is being read stays in place.
    const resized = new ResizeObserver(() => {
      const place = shown.current === session && !isFollowing() ? places.get(session.chatId) : undefined
      if (place) restorePlace(box, place)
    })
    if (content.current) resized.observe(content.current)
    return () => {
      box.removeEventListener('scroll', note)
      resized.disconnect()
    }
  }, [session, scroller, content, note, isFollowing])

  useEffect(() => {
    const onHash = () => {
      if (!session || !scroller.current) return
      const messageId = messageOfAddress()
      if (goToAddress(scroller.current)) arrive()
      // A pasted address of a part that is not loaded; this runs again once it is.
      else if (messageId !== undefined) openChat(session.chatId, messageId)
    }
    addEventListener('hashchange', onHash)
    return () => removeEventListener('hashchange', onHash)
  }, [session, scroller, arrive])
}

/** The message that the address points at: `#message-ID`. */
export function messageOfAddress(): MessageId | undefined {
  return /^#message-([A-Za-z0-9_-]{1,128})$/.exec(location.hash)?.[1]
}

/** Shows and focuses the message that the address points at; false when there is none. */
function goToAddress(scroller: HTMLElement): boolean {
  const id = messageOfAddress()
  const message = id === undefined ? null : scroller.querySelector<HTMLElement>(`#${CSS.escape(`message-${id}`)}`)
  if (!message) return false
  message.focus({ preventScroll: true })
  message.scrollIntoView({ block: 'start' })
  return true
}
