/** Searches chats and messages as you type: arrow keys choose, Enter opens. */
import { LoaderCircle, Search, X } from 'lucide-react'
import { usePathname } from 'next/navigation'
import { type KeyboardEvent, useEffect, useId, useRef, useState } from 'react'
import { useShell } from '@/components/sidebar/shell-state'
import { IconButton } from '@/components/ui/icon-button'
import { isComposing } from '@/components/ui/keys'
import { ModalDialog } from '@/components/ui/modal-dialog'
import { addressOfChat, goToMessage } from '@/lib/client/session/open-sessions'
import type { SearchHit } from '@/lib/shared/api/chat-list'
import { SearchResults } from './search-results'
import { useSearch } from './use-search'

/** The dialog; the search is forgotten when it closes. */
export function SearchDialog() {
  const { closeDialog, navigate } = useShell()
  const openChatId = /^\/chat\/([^/]+)$/.exec(usePathname())?.[1]
  const [text, setText] = useState('')
  const [isThisChat, setThisChat] = useState(false)
  const [attempt, setAttempt] = useState(0)
  const box = useRef<HTMLInputElement>(null)
  const listId = useId()
  const { result, isBusy, error } = useSearch(text, isThisChat ? openChatId : undefined, attempt)
  const hits = result?.hits ?? []
  // A new result starts at its first hit.
  const [choice, setChoice] = useState({ result, at: 0 })
  const chosen = choice.result === result ? choice.at : 0
  const setChosen = (at: number) => at !== chosen && setChoice({ result, at })
  const optionId = (at: number) => `${listId}-${at}`

  useEffect(() => {
    document.getElementById(`${listId}-${chosen}`)?.scrollIntoView({ block: 'nearest' })
  }, [listId, chosen])

  function open({ chatId, messageId }: SearchHit) {
    if (messageId === null) navigate(addressOfChat(chatId))
    else void goToMessage(chatId, messageId, navigate)
  }

  function onKeyDown(event: KeyboardEvent) {
    if (isComposing(event.nativeEvent)) return
    const hit = hits[chosen]
    const steps: Record<string, number> = { ArrowDown: chosen + 1, ArrowUp: chosen - 1 }
    const to = steps[event.key]
    if (to !== undefined && hits.length > 0) setChosen((to + hits.length) % hits.length)
    else if (event.key === 'Enter' && hit && !isBusy) open(hit)
    else return
    event.preventDefault()
  }

  return (
    <ModalDialog
      label="Search chats"
      onClose={closeDialog}
      className="mx-auto mt-[min(12dvh,7rem)] mb-4 max-h-[min(40rem,80dvh)] w-[min(40rem,calc(100vw-1.5rem))] overflow-hidden rounded-2xl border border-line bg-raised p-0 shadow-float open:flex open:flex-col"
    >
      <div className="flex h-14 shrink-0 items-center gap-3 pr-3 pl-4">
        {isBusy ? (
          <LoaderCircle size={18} aria-hidden className="shrink-0 text-quiet motion-safe:animate-spin" />
        ) : (
          <Search size={18} aria-hidden className="shrink-0 text-quiet" />
        )}
        <input
          ref={box}
          // biome-ignore lint/a11y/noAutofocus: the dialog was opened to write here
          autoFocus
          type="text"
          role="combobox"
          aria-label="Search"
          aria-expanded={hits.length > 0}
          aria-controls={listId}
          aria-autocomplete="list"
          aria-activedescendant={hits.length > 0 ? optionId(Math.min(chosen, hits.length - 1)) : undefined}
          autoComplete="off"
          spellCheck={false}
          dir="auto"
          lang=""
          maxLength={500}
          placeholder={isThisChat ? 'Search this chat' : 'Search titles and messages'}
          value={text}
          onChange={(event) => setText(event.target.value)}
          onKeyDown={onKeyDown}
          className="h-full min-w-0 flex-1 bg-transparent text-reading outline-none placeholder:text-quiet"
        />
        {openChatId !== undefined && (
          <button
            type="button"
            aria-pressed={isThisChat}
            onClick={() => {
              setThisChat(!isThisChat)
              box.current?.focus()
            }}
            className="min-h-8 shrink-0 whitespace-nowrap rounded-full border border-line px-3 text-quiet text-small transition-colors hover:text-ink aria-pressed:border-ink aria-pressed:bg-ink aria-pressed:text-paper pointer-coarse:min-h-11"
          >
            <span className="sr-only">Search </span>
            <span className="max-sm:hidden">This chat</span>
            <span className="sm:hidden">Here</span>
          </button>
        )}
        <IconButton label="Close" onClick={closeDialog}>
          <X size={18} aria-hidden />
        </IconButton>
      </div>
      <SearchResults
        listId={listId}
        optionId={optionId}
        search={{ result, isBusy, error }}
        text={text.trim()}
        chosen={chosen}
        isThisChat={isThisChat}
        onChoose={setChosen}
        onOpen={open}
        onRetry={() => setAttempt(attempt + 1)}
      />
    </ModalDialog>
  )
}
