'use client'
/** The text box: writes, sends, queues, stops. */
import { ArrowUp, ListPlus, Square } from 'lucide-react'
import { type KeyboardEvent, type MouseEvent, type Ref, useEffect, useImperativeHandle, useRef } from 'react'
import { readSendKey } from '@/lib/client/device-settings'
import type { DraftOwner } from '@/lib/client/drafts'
import { useDraft } from '@/lib/client/use-draft'
import { preloadMarkdown } from './lazy-markdown'

/** What the screen may ask of the composer. */
export interface ComposerHandle {
  /** Puts the cursor into the box, where that does not open a keyboard over the page. */
  focus(): void
  /** Gives back a text that could not be sent; what has been written since stays. */
  restore(text: string): void
  /** This text has been sent from elsewhere: a box that still holds it is emptied. */
  settle(text: string): void
}

interface ComposerProps {
  ref?: Ref<ComposerHandle>
  /** The chat whose draft is in the box; undefined until the browser has opened it. */
  owner: DraftOwner | undefined
  isRunning: boolean
  onSend(text: string): void
  onStop(): void
}

// A second click of a double click on Send must not stop what the first one sent.
const DOUBLE_CLICK_MS = 500

/** The text box with Send; while an answer runs with Stop, and with Queue as soon as there is something to queue. */
export function Composer({ ref, owner, isRunning, onSend, onStop }: ComposerProps) {
  const box = useRef<HTMLTextAreaElement>(null)
  const { text, write } = useDraft(owner, box)
  // Safari ends a composition before the Enter that confirmed it arrives.
  const composedAt = useRef(Number.NEGATIVE_INFINITY)
  const sentAt = useRef(Number.NEGATIVE_INFINITY)
  const isReady = owner !== undefined
  const canSend = isReady && text.trim() !== ''
  // A burst of Enter within one frame sends once.
  const isTaken = useRef(false)

  useImperativeHandle(
    ref,
    () => ({
      focus: () => focusWithoutKeyboard(box.current),
      restore: (lost) => {
        isTaken.current = false
        if (text.trim() === '') write(lost)
      },
      settle: (sent) => {
        if (text === sent) write('')
      },
    }),
    [text, write],
  )

  useEffect(() => {
    if (isReady) focusWithoutKeyboard(box.current)
  }, [isReady])

  useEffect(() => {
    if (!isRunning) return
    const onEscape = (event: globalThis.KeyboardEvent) => {
      if (event.key === 'Escape' && !event.isComposing && event.keyCode !== 229 && !event.defaultPrevented) onStop()
    }
    addEventListener('keydown', onEscape)
    return () => removeEventListener('keydown', onEscape)
  }, [isRunning, onStop])

  // biome-ignore lint/correctness/useExhaustiveDependencies: the text is what the height follows
  useEffect(() => {
    isTaken.current = false
    if (box.current) fitHeight(box.current)
  }, [text])

  function send() {
    if (!canSend || isTaken.current) return
    isTaken.current = true
    sentAt.current = performance.now()
    write('')
    onSend(text)
    if (isTouchOnly()) box.current?.blur()
    else box.current?.focus()
  }

  function stop(event: MouseEvent) {
    if (event.detail > 1 && performance.now() - sentAt.current < DOUBLE_CLICK_MS) return
    onStop()
  }

  function onKeyDown(event: KeyboardEvent<HTMLTextAreaElement>) {
    if (event.key !== 'Enter' || event.shiftKey) return
    const isComposing =
      event.nativeEvent.isComposing || (event.keyCode === 229 && performance.now() - composedAt.current < 500)
    if (isComposing) return
    const isPlain = !event.ctrlKey && !event.metaKey
    if (isPlain && (isTouchOnly() || readSendKey() === 'modifier-enter')) return
    event.preventDefault()
    send()
  }

  return (
    <form
      className="column pb-[max(0.75rem,env(safe-area-inset-bottom))]"
      onSubmit={(event) => {
        event.preventDefault()
        send()
      }}
    >
      <div className="flex items-end gap-2 rounded-2xl border border-line bg-raised p-2 shadow-float transition-colors focus-within:border-quiet">
        <textarea
          ref={box}
          aria-label="Message"
          placeholder={isRunning ? 'Write the next question' : 'Ask anything'}
          // A draft is kept by its chat. The browser's own memory of it would outlive a sign-out.
          autoComplete="off"
          rows={1}
          value={text}
          onChange={(event) => {
            write(event.target.value)
            preloadMarkdown()
          }}
          onCompositionEnd={() => {
            composedAt.current = performance.now()
          }}
          onKeyDown={onKeyDown}
          className="field-sizing-content max-h-[40dvh] min-h-9 flex-1 resize-none self-center bg-transparent px-2 py-1.5 text-reading leading-6 outline-none placeholder:text-quiet"
        />
        {isRunning && canSend && (
          <button
            type="submit"
            aria-label="Queue"
            title="Queue (Enter): goes out after this answer"
            className={`${BUTTON} border border-line text-ink hover:bg-tint`}
          >
            <ListPlus size={18} aria-hidden />
          </button>
        )}
        {isRunning ? (
          <button
            type="button"
            aria-label="Stop"
            title="Stop (Esc)"
            onClick={stop}
            className={`${BUTTON} bg-ink text-paper`}
          >
            <Square size={14} fill="currentColor" aria-hidden />
          </button>
        ) : (
          <button
            type="submit"
            aria-label="Send"
            title="Send"
            disabled={!canSend}
            className={`${BUTTON} bg-accent text-on-accent disabled:bg-tint disabled:text-quiet`}
          >
            <ArrowUp size={18} strokeWidth={2.4} aria-hidden />
          </button>
        )}
      </div>
    </form>
  )
}

const BUTTON =
  'inline-flex size-9 shrink-0 items-center justify-center rounded-xl transition-colors pointer-coarse:size-11'

/** Whether fingers are all there is: Enter then belongs to the text, and focus opens a keyboard over the page. */
function isTouchOnly(): boolean {
  return matchMedia('(pointer: coarse)').matches && !matchMedia('(any-pointer: fine)').matches
}

function focusWithoutKeyboard(box: HTMLTextAreaElement | null) {
  if (!isTouchOnly()) box?.focus()
}

/** Lets the box grow with its text where the browser does not do that by itself. */
function fitHeight(box: HTMLTextAreaElement) {
  if (CSS.supports('field-sizing', 'content')) return
  box.style.height = 'auto'
  box.style.height = `${box.scrollHeight}px`
}
