/** The chats of the sidebar under their headings, with a menu for each. */
import { LoaderCircle, RotateCw } from 'lucide-react'
import { usePathname } from 'next/navigation'
import { useCallback, useEffect, useRef, useState } from 'react'
import { useHeldParts } from '@/components/chat/hold/use-held-parts'
import { PageEdge } from '@/components/chat/message-list/page-edge'
import { TextButton } from '@/components/ui/text-button'
import type { ChatList } from '@/lib/client/chat-list/chat-list'
import { removeChat, runsElsewhere } from '@/lib/client/chat-list/chat-list-actions'
import { addressOfChat } from '@/lib/client/session/open-sessions'
import type { ChatSummary } from '@/lib/shared/api/chat-list'
import { chatAddress } from '@/lib/shared/page-address'
import { ChatMenu } from './chat-menu'
import { ChatRow } from './chat-row'
import { groupChats } from './group-chats'
import { useNavigate } from './shell-state'
import { useChatList } from './use-chat-list'

interface ChatListViewProps {
  list: ChatList
  /** Shown instead of chats. */
  emptyWords: string
}

const ASK_AGAIN_MS = 5_000

/** The loaded part of a list of chats. */
export function ChatListView({ list, emptyWords }: ChatListViewProps) {
  const { pinned, chats, isLoaded, hasMore, error } = useChatList(list)
  const pathname = usePathname()
  const navigate = useNavigate()
  const scroller = useRef<HTMLDivElement>(null)
  const [menu, setMenu] = useState<{ chat: ChatSummary; at: HTMLElement }>()
  const [holding, setHolding] = useState<ChatSummary>()
  const HoldDialog = useHeldParts(holding !== undefined)?.HoldDialog
  const [renamingId, setRenamingId] = useState<string>()

  const isWaiting = runsElsewhere([...pinned, ...chats])
  useEffect(() => {
    if (!isWaiting) return
    const timer = setInterval(() => document.visibilityState === 'visible' && list.refresh(), ASK_AGAIN_MS)
    return () => clearInterval(timer)
  }, [isWaiting, list])

  const open = useCallback((chat: ChatSummary) => navigate(addressOfChat(chat.id)), [navigate])
  const toggleMenu = useCallback((chat: ChatSummary, at: HTMLElement) => {
    setMenu((shown) => (shown?.chat.id === chat.id ? undefined : { chat, at }))
  }, [])
  const closeMenu = useCallback(() => setMenu(undefined), [])
  const endRenaming = useCallback((chat: ChatSummary) => {
    setRenamingId(undefined)
    const row = () => scroller.current?.querySelector<HTMLElement>(`[data-chat-id="${CSS.escape(chat.id)}"] a`)
    // After the row has been re-rendered; a focus that was set elsewhere meanwhile stays.
    requestAnimationFrame(() => document.activeElement === document.body && row()?.focus())
  }, [])

  function remove(chat: ChatSummary) {
    const isCurrent = pathname === chatAddress(chat.id)
    if (isCurrent) history.replaceState(null, '', addressOfChat())
    void removeChat(chat, () => isCurrent && history.pushState(null, '', addressOfChat(chat.id)))
  }

  const groups = groupChats(chats, new Date())
  if (pinned.length > 0) groups.unshift({ label: 'Pinned', chats: [...pinned] })
  return (
    <div ref={scroller} className="min-h-0 flex-1 overflow-y-auto overscroll-contain px-2 pb-4 [scrollbar-width:thin]">
      {groups.map(({ label, chats: rows }) => (
        <section key={label} aria-label={label} className="pt-4 first:pt-1">
          <h2 className="px-3 pb-1 text-figures text-quiet">{label}</h2>
          <ul className="flex flex-col gap-px">
            {rows.map((chat) => (
              <ChatRow
                key={chat.id}
                chat={chat}
                isCurrent={pathname === chatAddress(chat.id)}
                isRenaming={renamingId === chat.id}
                isMenuOpen={menu?.chat.id === chat.id}
                onOpen={open}
                onMenu={toggleMenu}
                onRenamed={endRenaming}
              />
            ))}
          </ul>
        </section>
      ))}
      {isLoaded && groups.length === 0 && <p className="px-3 pt-1 text-quiet text-small">{emptyWords}</p>}
      {!isLoaded && !error && (
        <p className="late flex items-center gap-2 px-3 pt-1 text-quiet text-small">
          <LoaderCircle size={14} aria-hidden className="motion-safe:animate-spin" />
          Loading chats
        </p>
      )}
      {error ? (
        <div role="alert" className="flex flex-col items-start gap-2 px-3 pt-3 text-pretty text-quiet text-small">
          <span>{`${isLoaded ? 'The list may be out of date.' : 'Your chats could not be read.'} ${error.message}`}</span>
          <TextButton icon={<RotateCw size={14} aria-hidden />} onClick={() => list.refresh()}>
            Retry
          </TextButton>
        </div>
      ) : (
        hasMore && (
          <PageEdge key={chats.length} scroller={scroller} words="Loading earlier chats" onNear={list.loadMore} />
        )
      )}
      {menu && (
        <ChatMenu
          key={menu.chat.id}
          chat={menu.chat}
          at={menu.at}
          onRename={({ id }) => setRenamingId(id)}
          onHold={setHolding}
          onDelete={remove}
          onClose={closeMenu}
        />
      )}
      {holding && HoldDialog && <HoldDialog chat={holding} onClose={() => setHolding(undefined)} />}
    </div>
  )
}
