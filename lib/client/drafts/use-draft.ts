/** Drafts for React: the text in the box, stored while it is written. */
import { type RefObject, useCallback, useEffect, useRef, useState } from 'react'
import { type DraftOwner, readDraft, writeDraft } from './drafts'

/** The text in the box, and the way to change it. */
export interface Draft {
  text: string
  write(text: string): void
}

/** The draft of one chat at a time; `owner` is undefined until the browser has opened the chat. */
export function useDraft(owner: DraftOwner | undefined, box: RefObject<HTMLTextAreaElement | null>): Draft {
  const [text, setText] = useState('')
  const before = useRef<DraftOwner | undefined>(undefined)

  useEffect(() => {
    // What was written before hydration is in the box and not in the state.
    if (box.current?.value) setText(box.current.value)
  }, [box])

  useEffect(() => {
    if (owner === undefined) return
    const written = before.current === undefined ? box.current?.value : undefined
    // An address fills the box but never sends: it must not spend anybody's money.
    const asked = owner === 'new' ? new URLSearchParams(location.search).get('q') : undefined
    before.current = owner
    setText(written || readDraft(owner) || asked || '')
  }, [owner, box])

  const write = useCallback(
    (value: string) => {
      setText(value)
      if (owner !== undefined) writeDraft(owner, value)
    },
    [owner],
  )
  return { text, write }
}
