'use client'
/** Where a reader was in each chat: kept while another is looked at, and where an address points, gone to. */
import { type RefObject, useEffect, useLayoutEffect, useRef } from 'react'
import type { ChatSession } from '@/lib/client/chat-session'
import { type ReadingPlace, readPlace, restorePlace } from '@/lib/client/reading-place'
import type { ChatId } from '@/lib/shared/ids'
import { takeOverEnd } from './open-at-end'

interface Reading {
  session: ChatSession | undefined
  scroller: RefObject<HTMLElement | null>
  content: RefObject<HTMLElement | null>
  keys: readonly string[]
  isAway: boolean
  follow(): void
  stay(): void
}

/** The places of chats whose end was left; a chat that is not in it is read at its end. */
const places = new Map<ChatId, ReadingPlace>()

/** Goes to the place of a chat when it is opened, and notes where the reader is. */
export function useReadingPlace({ session, scroller, content, keys, isAway, follow, stay }: Reading): void {
  const shown = useRef<ChatSession>(undefined)
  const isEmpty = keys.length === 0

  useLayoutEffect(() => {
    if (!session || isEmpty || shown.current === session || !scroller.current) return
    shown.current = session
    // A reader who went up before the page came to life stays there.
    const isAtEnd = takeOverEnd(scroller.current)
    if (goToAddress(scroller.current) || !isAtEnd) return stay()
    const place = places.get(session.chatId)
    if (place && restorePlace(scroller.current, place)) stay()
    else follow()
  }, [session, isEmpty, scroller, follow, stay])

  useEffect(() => {
    // A chat that is opened again begins with its place.
    if (!session || isEmpty) shown.current = undefined
  }, [session, isEmpty])

  useEffect(() => {
    const box = scroller.current
    if (!session || !box) return
    const { chatId } = session
    if (!isAway) places.delete(chatId)
    const note = () => {
      if (shown.current !== session) return
      const place = isAway ? readPlace(box) : undefined
      if (place) places.set(chatId, place)
    }
    note()
    box.addEventListener('scroll', note, { passive: true })
    // What stands above may still change its height: messages are drawn in pieces. What is read stays where it is.
    const resized = new ResizeObserver(() => {
      const place = shown.current === session && isAway ? places.get(chatId) : undefined
      if (place) restorePlace(box, place)
    })
    if (content.current) resized.observe(content.current)
    return () => {
      box.removeEventListener('scroll', note)
      resized.disconnect()
    }
  }, [session, scroller, content, isAway])

  useEffect(() => {
    const onHash = () => {
      const box = scroller.current
      if (box && goToAddress(box)) stay()
    }
    addEventListener('hashchange', onHash)
    return () => removeEventListener('hashchange', onHash)
  }, [scroller, stay])
}

/** Shows and focuses the message that the address points at; false when there is none. */
function goToAddress(scroller: HTMLElement): boolean {
  const id = /^#(message-[A-Za-z0-9_-]{1,128})$/.exec(location.hash)?.[1]
  const message = id === undefined ? null : scroller.querySelector<HTMLElement>(`#${CSS.escape(id)}`)
  if (!message) return false
  message.focus({ preventScroll: true })
  message.scrollIntoView({ block: 'start' })
  return true
}
