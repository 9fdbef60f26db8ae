'use client'
/** The text box: writes, sends, stops. */
import { ArrowUp, Square } from 'lucide-react'
import { type KeyboardEvent, type Ref, useEffect, useImperativeHandle, useRef, useState } from 'react'
import { preloadMarkdown } from './lazy-markdown'

/** What the screen may ask of the composer. */
export interface ComposerHandle {
  focus(): void
}

interface ComposerProps {
  ref?: Ref<ComposerHandle>
  isRunning: boolean
  /** Undefined until the browser has opened the chat. */
  onSend: ((text: string) => void) | undefined
  onStop: () => void
}

/** The text box with Send, or Stop while an answer runs. */
export function Composer({ ref, isRunning, onSend, onStop }: ComposerProps) {
  const [text, setText] = useState('')
  const box = useRef<HTMLTextAreaElement>(null)
  // Safari ends a composition before the Enter that confirmed it arrives.
  const composedAt = useRef(Number.NEGATIVE_INFINITY)
  const isReady = onSend !== undefined
  const canSend = isReady && !isRunning && text.trim() !== ''

  useImperativeHandle(ref, () => ({ focus: () => box.current?.focus() }), [])

  useEffect(() => {
    // What was written before the page came to life is in the box and not in the state.
    if (box.current?.value) setText(box.current.value)
  }, [])

  useEffect(() => {
    if (!isReady) return
    const asked = new URLSearchParams(location.search).get('q')
    // Fills the box and never sends: an address must not spend anybody's money.
    if (asked) setText((written) => written || asked)
    // On touch screens focus would open the keyboard over the page.
    if (matchMedia('(pointer: fine)').matches) box.current?.focus()
  }, [isReady])

  useEffect(() => {
    if (!isRunning) return
    const onEscape = (event: globalThis.KeyboardEvent) => {
      if (event.key === 'Escape' && !event.isComposing && !event.defaultPrevented) onStop()
    }
    addEventListener('keydown', onEscape)
    return () => removeEventListener('keydown', onEscape)
  }, [isRunning, onStop])

  function send() {
    if (!canSend) return
    onSend(text)
    setText('')
    box.current?.focus()
  }

  function onKeyDown(event: KeyboardEvent<HTMLTextAreaElement>) {
    if (event.key !== 'Enter' || event.shiftKey) return
    const isComposing =
      event.nativeEvent.isComposing || (event.keyCode === 229 && performance.now() - composedAt.current < 500)
    if (isComposing) return
    const withoutKeyboard = matchMedia('(pointer: coarse)').matches && !matchMedia('(any-pointer: fine)').matches
    if (withoutKeyboard && !event.ctrlKey && !event.metaKey) return
    event.preventDefault()
    send()
  }

  return (
    <form
      className="px-4 pb-[max(0.75rem,env(safe-area-inset-bottom))]"
      onSubmit={(event) => {
        event.preventDefault()
        send()
      }}
    >
      <div className="mx-auto flex max-w-column items-end gap-2 rounded-2xl border border-line bg-raised p-2 shadow-[0_1px_6px_rgb(0_0_0/0.05)] transition-colors focus-within:border-quiet">
        <textarea
          ref={box}
          aria-label="Message"
          placeholder="Ask anything"
          rows={1}
          value={text}
          onChange={(event) => {
            setText(event.target.value)
            preloadMarkdown()
          }}
          onCompositionEnd={() => {
            composedAt.current = performance.now()
          }}
          onKeyDown={onKeyDown}
          className="field-sizing-content max-h-[40dvh] min-h-9 flex-1 resize-none self-center bg-transparent px-2 py-1.5 text-reading leading-6 outline-none placeholder:text-quiet"
        />
        {isRunning ? (
          <button
            type="button"
            aria-label="Stop"
            title="Stop (Esc)"
            onClick={onStop}
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
