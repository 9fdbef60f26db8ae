/** One chat of the sidebar: a link, its state, its menu button; or the box for renaming it. */
import { Ellipsis, FileText, LoaderCircle } from 'lucide-react'
import { type KeyboardEvent, type MouseEvent, memo, useEffect, useRef } from 'react'
import { isComposing } from '@/components/ui/keys'
import { useFormLayer } from '@/components/ui/use-layer'
import { renameChat } from '@/lib/client/chat-list/chat-list-actions'
import { addressOfChat } from '@/lib/client/session/open-sessions'
import type { ChatSummary } from '@/lib/shared/api/chat-list'
import { documentAddress } from '@/lib/shared/page-address'

interface ChatRowProps {
  chat: ChatSummary
  isCurrent: boolean
  isRenaming: boolean
  isMenuOpen: boolean
  onOpen(chat: ChatSummary): void
  /** Toggles the menu; `at` is the button that it belongs to. */
  onMenu(chat: ChatSummary, at: HTMLElement): void
  onRenamed(chat: ChatSummary): void
}

/** Memoized, as lists are long. */
export const ChatRow = memo(function ChatRow(props: ChatRowProps) {
  const { chat, isCurrent, isRenaming, isMenuOpen, onOpen, onMenu } = props
  const { title, isRunning, isUnread, kind } = chat
  const isDocument = kind === 'document'
  if (isRenaming) return <RenameBox chat={chat} onDone={props.onRenamed} />
  const open = (event: MouseEvent) => {
    // Clicks for a new tab or window are left to the browser.
    // So is a document, which has a page of its own.
    if (isDocument || event.metaKey || event.ctrlKey || event.shiftKey || event.altKey || event.button !== 0) return
    event.preventDefault()
    onOpen(chat)
  }
  return (
    <li
      data-chat-id={chat.id}
      className={`group/row relative rounded-lg transition-colors hover:bg-tint has-[a:focus-visible]:bg-tint ${isCurrent ? 'bg-tint' : ''} ${isMenuOpen ? 'bg-tint' : ''}`}
    >
      <a
        href={isDocument ? documentAddress(chat.id) : addressOfChat(chat.id)}
        aria-current={isCurrent ? 'page' : undefined}
        title={title}
        onClick={open}
        className={`flex h-9 items-center gap-2 rounded-lg pr-9 pl-3 text-small pointer-coarse:h-11 pointer-coarse:pr-12 ${isCurrent || isUnread ? 'text-ink' : 'text-quiet group-hover/row:text-ink'} ${isUnread ? 'font-medium' : ''}`}
      >
        {isDocument && <FileText role="img" aria-label="Document" size={14} className="shrink-0" />}
        <bdi lang="" className="truncate">
          {title}
        </bdi>
      </a>
      {(isRunning || isUnread) && (
        <span
          role="img"
          aria-label={isRunning ? 'Answer is being written' : 'New answer'}
          className="pointer-events-none absolute inset-y-0 right-1 flex w-7 items-center justify-center text-quiet group-focus-within/row:opacity-0 group-hover/row:opacity-0 pointer-coarse:right-9 pointer-coarse:group-focus-within/row:opacity-100 pointer-coarse:group-hover/row:opacity-100"
        >
          {isRunning ? (
            <LoaderCircle size={14} aria-hidden className="motion-safe:animate-spin" />
          ) : (
            <span className="size-2 rounded-full bg-accent" />
          )}
        </span>
      )}
      <button
        type="button"
        aria-label={`Options for ${title}`}
        aria-haspopup="menu"
        aria-expanded={isMenuOpen}
        onClick={(event) => onMenu(chat, event.currentTarget)}
        className="absolute inset-y-0 right-1 my-auto flex size-7 items-center justify-center rounded-md text-quiet opacity-0 transition-opacity hover:bg-line hover:text-ink focus-visible:opacity-100 group-focus-within/row:opacity-100 group-hover/row:opacity-100 aria-expanded:opacity-100 pointer-coarse:right-0 pointer-coarse:size-11 pointer-coarse:opacity-100"
      >
        <Ellipsis size={16} aria-hidden />
      </button>
    </li>
  )
})

/** Enter and blur save, Escape does not. */
function RenameBox({ chat, onDone }: { chat: ChatSummary; onDone(chat: ChatSummary): void }) {
  const box = useRef<HTMLInputElement>(null)
  const isOver = useRef(false)
  useEffect(() => box.current?.select(), [])

  function finish(isSaved: boolean) {
    if (isOver.current || !box.current) return
    isOver.current = true
    if (isSaved) renameChat(chat, box.current.value)
    onDone(chat)
  }

  useFormLayer(box, () => finish(false))

  function onKeyDown(event: KeyboardEvent) {
    // The Enter that ends a composition does not save.
    if (event.key !== 'Enter' || isComposing(event.nativeEvent)) return
    event.preventDefault()
    finish(true)
  }

  return (
    <li data-chat-id={chat.id}>
      <input
        ref={box}
        // biome-ignore lint/a11y/noAutofocus: the reader has just asked to write here
        autoFocus
        aria-label="Chat title"
        defaultValue={chat.title}
        maxLength={120}
        dir="auto"
        lang=""
        onKeyDown={onKeyDown}
        onBlur={() => finish(true)}
        className="h-9 w-full rounded-lg border border-line bg-raised px-[calc(0.75rem-1px)] text-small outline-none focus:border-accent pointer-coarse:h-11 pointer-coarse:text-reading"
      />
    </li>
  )
}
