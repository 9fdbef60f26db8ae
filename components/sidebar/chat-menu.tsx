/** The menu of a chat, beside its row. */
import { Archive, ArchiveRestore, Clock, type LucideIcon, Pencil, Pin, PinOff, Trash2 } from 'lucide-react'
import { type KeyboardEvent, useCallback, useEffect, useLayoutEffect, useRef } from 'react'
import { watchPopover } from '@/components/ui/layers'
import { archiveChat, pinChat } from '@/lib/client/chat-list/chat-list-actions'
import type { ChatSummary } from '@/lib/shared/api/chat-list'

/** One line of the menu. */
export interface ChatMenuItem {
  Icon: LucideIcon
  words: string
  /** It can be undone only for a short while. */
  isGrave?: boolean
  run(): void
}

interface ChatMenuProps {
  chat: ChatSummary
  /** The button that it belongs to. */
  at: HTMLElement
  onRename(chat: ChatSummary): void
  /** Chooses how its answers are shown. */
  onHold(chat: ChatSummary): void
  onDelete(chat: ChatSummary): void
  onClose(): void
}

const GAP = 4

/** The items; a new action is one more of them. */
function itemsOf({ chat, onRename, onHold, onDelete }: ChatMenuProps): ChatMenuItem[] {
  const { isPinned, isArchived } = chat
  return [
    { Icon: Pencil, words: 'Rename', run: () => onRename(chat) },
    ...(isArchived
      ? []
      : [{ Icon: isPinned ? PinOff : Pin, words: isPinned ? 'Unpin' : 'Pin', run: () => pinChat(chat, !isPinned) }]),
    { Icon: Clock, words: 'Show answers…', run: () => onHold(chat) },
    {
      Icon: isArchived ? ArchiveRestore : Archive,
      words: isArchived ? 'Move back to the list' : 'Archive',
      run: () => void archiveChat(chat, !isArchived),
    },
    { Icon: Trash2, words: 'Delete', isGrave: true, run: () => onDelete(chat) },
  ]
}

/** Opens when mounted; the browser closes it when something else is clicked. */
export function ChatMenu(props: ChatMenuProps) {
  const { chat, at, onClose } = props
  const menu = useRef<HTMLDivElement>(null)
  const leave = useCallback(() => {
    onClose()
    at.focus()
  }, [onClose, at])

  // Subscribes before it opens, to catch that event.
  useLayoutEffect(() => watchPopover(menu.current, leave), [leave])

  useLayoutEffect(() => {
    const box = menu.current
    if (!box) return
    box.showPopover()
    const button = at.getBoundingClientRect()
    const { width, height } = box.getBoundingClientRect()
    const below = button.bottom + GAP
    box.style.left = `${Math.max(GAP, Math.min(button.left, innerWidth - width - GAP))}px`
    box.style.top = `${below + height > innerHeight - GAP ? Math.max(GAP, button.top - height - GAP) : below}px`
    box.querySelector<HTMLElement>('[role=menuitem]')?.focus()
  }, [at])

  useEffect(() => {
    // Its row has moved away.
    const onScroll = (event: Event) => {
      if (event.target instanceof Node && event.target.contains(at)) onClose()
    }
    addEventListener('scroll', onScroll, { capture: true, passive: true })
    return () => removeEventListener('scroll', onScroll, { capture: true })
  }, [at, onClose])

  function onKeyDown(event: KeyboardEvent) {
    const items = [...(menu.current?.querySelectorAll<HTMLElement>('[role=menuitem]') ?? [])]
    const focused = items.indexOf(document.activeElement as HTMLElement)
    const steps: Record<string, number> = { ArrowDown: focused + 1, ArrowUp: focused - 1, Home: 0, End: -1 }
    const to = steps[event.key]
    if (to !== undefined) items.at(to % items.length)?.focus()
    else if (event.key === 'Tab') leave()
    else return
    event.preventDefault()
  }

  return (
    <div
      ref={menu}
      popover="auto"
      role="menu"
      aria-label={`Options for ${chat.title}`}
      tabIndex={-1}
      onKeyDown={onKeyDown}
      onToggle={(event) => {
        if (event.newState === 'closed') onClose()
      }}
      className="fixed inset-auto m-0 w-48 rounded-xl border border-line bg-raised p-1.5 text-ink text-small shadow-float"
    >
      {itemsOf(props).map(({ Icon, words, isGrave, run }) => (
        <button
          key={words}
          type="button"
          role="menuitem"
          onClick={() => {
            leave()
            run()
          }}
          className={`flex min-h-9 w-full items-center gap-2.5 rounded-lg px-2.5 text-left transition-colors hover:bg-tint focus-visible:bg-tint focus-visible:-outline-offset-2 pointer-coarse:min-h-11 ${isGrave ? 'text-stop' : ''}`}
        >
          <Icon size={16} aria-hidden className={isGrave ? '' : 'text-quiet'} />
          <span>{words}</span>
        </button>
      ))}
    </div>
  )
}
