/** The text box: writes, attaches, sends, queues, stops. */
import {
  type ClipboardEvent,
  type KeyboardEvent,
  type MouseEvent,
  type Ref,
  useCallback,
  useEffect,
  useImperativeHandle,
  useRef,
} from 'react'
import { AttachButton } from '@/components/chat/attachments/attach-button'
import { AttachmentList, waitingFor } from '@/components/chat/attachments/attachment-list'
import { DropZone } from '@/components/chat/attachments/drop-zone'
import { pastedFiles } from '@/components/chat/attachments/pasted-files'
import { preloadAnswerParts } from '@/components/chat/message/lazy-parts'
import { useLayer } from '@/components/ui/use-layer'
import { useAttachments } from '@/lib/client/attachments/use-attachments'
import type { DraftOwner } from '@/lib/client/drafts/drafts'
import { useDraft } from '@/lib/client/drafts/use-draft'
import { readSendKey } from '@/lib/client/preferences/device-settings'
import type { StoredFile } from '@/lib/shared/files/files'
import { SendButtons } from './send-buttons'

/** What the screen can do to the composer. */
export interface ComposerHandle {
  /** Focuses the box, unless that would open an on-screen keyboard. */
  focus(): void
  /** Puts back a text that could not be sent; what has been typed since stays. */
  restore(text: string): void
  /** This text has been sent from elsewhere: a box that still holds it is cleared. */
  settle(text: string): void
}

interface ComposerProps {
  ref?: Ref<ComposerHandle>
  /** The chat whose draft is in the box; undefined until the browser has opened it. */
  owner: DraftOwner | undefined
  isRunning: boolean
  onSend(text: string, files: readonly StoredFile[]): void
  onStop(): void
}

// A second click of a double click on Send must not stop what the first one sent.
const DOUBLE_CLICK_MS = 500

/** The text box with its files and its buttons. */
export function Composer({ ref, owner, isRunning, onSend, onStop }: ComposerProps) {
  const box = useRef<HTMLTextAreaElement>(null)
  const { text, write } = useDraft(owner, box)
  // Safari ends a composition before the Enter that confirmed it arrives.
  const composedAt = useRef(Number.NEGATIVE_INFINITY)
  const sentAt = useRef(Number.NEGATIVE_INFINITY)
  const isReady = owner !== undefined
  const { box: attachments, view } = useAttachments(owner)
  const waiting = waitingFor(view.items)
  const canSend = isReady && (text.trim() !== '' || view.items.length > 0) && waiting === undefined
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

  // Anything else that is open closes first.
  useLayer(isRunning, onStop, { place: 'bottom' })

  const attach = useCallback(
    (files: File[], isPasted = false) => {
      void attachments?.add(files, isPasted)
      focusWithoutKeyboard(box.current)
    },
    [attachments],
  )

  // biome-ignore lint/correctness/useExhaustiveDependencies: what is in the box is what its height follows
  useEffect(() => {
    isTaken.current = false
    if (box.current) fitHeight(box.current)
  }, [text, view.items])

  function send() {
    if (!canSend || isTaken.current) return
    isTaken.current = true
    sentAt.current = performance.now()
    write('')
    onSend(text, attachments?.take() ?? [])
    if (isTouchOnly()) box.current?.blur()
    else box.current?.focus()
  }

  function stop(event: MouseEvent) {
    if (event.detail > 1 && performance.now() - sentAt.current < DOUBLE_CLICK_MS) return
    onStop()
  }

  function insert(pasted: string) {
    // The text was fetched, and only the box knows what has been typed since.
    const written = box.current?.value ?? ''
    write(written === '' ? pasted : `${written}\n\n${pasted}`)
    box.current?.focus()
  }

  function onPaste(event: ClipboardEvent) {
    const pasted = attachments && pastedFiles(event.clipboardData, view.items.length)
    if (!pasted) return
    event.preventDefault()
    attach(pasted.files, pasted.isText)
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
      {attachments && <DropZone onFiles={attach} />}
      <div className="rounded-2xl border border-line bg-raised p-2 shadow-float transition-colors focus-within:border-quiet">
        {attachments && (
          <AttachmentList
            key={owner}
            box={attachments}
            view={view}
            onInsert={insert}
            onFocusLost={() => box.current?.focus()}
          />
        )}
        <div className="flex items-end gap-2">
          <AttachButton disabled={!attachments} onFiles={attach} />
          <textarea
            ref={box}
            aria-label="Message"
            placeholder={isRunning ? 'Write the next question' : 'Ask anything'}
            // Drafts are stored per chat. The browser's own memory of them would outlive a sign-out.
            autoComplete="off"
            rows={1}
            value={text}
            onChange={(event) => {
              write(event.target.value)
              preloadAnswerParts()
            }}
            onCompositionEnd={() => {
              composedAt.current = performance.now()
            }}
            onKeyDown={onKeyDown}
            onPaste={onPaste}
            className="field-sizing-content max-h-[40dvh] min-h-9 min-w-0 flex-1 resize-none self-center bg-transparent px-1 py-1.5 text-reading leading-6 outline-none placeholder:text-quiet"
          />
          <SendButtons isRunning={isRunning} canSend={canSend} waiting={waiting} onStop={stop} />
        </div>
      </div>
    </form>
  )
}

/** Whether touch is the only input: Enter then adds a line, and focus opens an on-screen keyboard. */
function isTouchOnly(): boolean {
  return matchMedia('(pointer: coarse)').matches && !matchMedia('(any-pointer: fine)').matches
}

function focusWithoutKeyboard(box: HTMLTextAreaElement | null) {
  if (!isTouchOnly()) box?.focus()
}

/** Grows the box with its text in browsers that do not do so themselves. */
function fitHeight(box: HTMLTextAreaElement) {
  if (CSS.supports('field-sizing', 'content')) return
  box.style.height = 'auto'
  box.style.height = `${box.scrollHeight}px`
}
