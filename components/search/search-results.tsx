/** The results of a search, or why there are none. */
import { MessageSquare, RotateCw, Text } from 'lucide-react'
import { TextButton } from '@/components/ui/text-button'
import type { SearchHit, TextPiece } from '@/lib/shared/api/chat-list'
import type { Search } from './use-search'

interface SearchResultsProps {
  listId: string
  optionId(at: number): string
  search: Search
  text: string
  /** The hit that Enter opens. */
  chosen: number
  isThisChat: boolean
  onChoose(at: number): void
  onOpen(hit: SearchHit): void
  onRetry(): void
}

/** The list, and a line that says how many there are. */
export function SearchResults(props: SearchResultsProps) {
  const { listId, optionId, search, text, chosen, isThisChat, onChoose, onOpen, onRetry } = props
  const { result, isBusy, error } = search
  const hits = result?.hits ?? []
  return (
    <>
      {error !== undefined && (
        <div role="alert" className="flex items-center gap-3 border-line border-t px-4 py-3 text-small">
          <span className="min-w-0 flex-1 text-pretty">{error}</span>
          <TextButton icon={<RotateCw size={14} aria-hidden />} onClick={onRetry}>
            Retry
          </TextButton>
        </div>
      )}
      <div
        id={listId}
        role="listbox"
        aria-label="Found"
        className={`min-h-0 overflow-y-auto overscroll-contain transition-opacity ${hits.length > 0 ? 'border-line border-t p-2' : ''} ${isBusy ? 'opacity-60' : ''}`}
      >
        {hits.map((hit, at) => (
          // biome-ignore lint/a11y/useKeyWithClickEvents: the keys belong to the text box, which names this option as its active one
          <div
            key={`${hit.chatId} ${hit.messageId}`}
            id={optionId(at)}
            role="option"
            aria-selected={at === chosen}
            tabIndex={-1}
            onPointerMove={() => onChoose(at)}
            onClick={() => onOpen(hit)}
            className="flex cursor-pointer gap-3 rounded-lg px-3 py-2 text-small aria-selected:bg-tint"
          >
            <span aria-hidden className="flex h-5 shrink-0 items-center text-quiet">
              {hit.messageId === null ? <MessageSquare size={16} /> : <Text size={16} />}
            </span>
            <span className="min-w-0 flex-1">
              {hit.messageId === null ? (
                <bdi lang="" className="block truncate">
                  <Pieces pieces={hit.title} />
                </bdi>
              ) : (
                <>
                  <span className="flex gap-2 text-figures text-quiet leading-5">
                    <bdi lang="" className="truncate">
                      <Pieces pieces={hit.title} />
                    </bdi>
                    <span className="shrink-0">{`· ${hit.role === 'user' ? 'You' : 'Claude'}`}</span>
                  </span>
                  <bdi lang="" className="line-clamp-2 [overflow-wrap:anywhere]">
                    <Pieces pieces={hit.snippet} />
                  </bdi>
                </>
              )}
            </span>
            <time dateTime={hit.at} className="tabular shrink-0 text-figures text-quiet leading-5">
              {shortDate(hit.at)}
            </time>
          </div>
        ))}
      </div>
      <p
        role="status"
        aria-label="Search state"
        className={`shrink-0 border-line border-t px-4 py-2.5 text-figures text-quiet ${text === '' ? 'hidden' : ''}`}
      >
        {result && text !== '' && !error ? wordsOf(result.hits.length, result.hasMore, isThisChat) : 'Searching'}
      </p>
    </>
  )
}

function wordsOf(count: number, hasMore: boolean, isThisChat: boolean): string {
  if (count === 0) return isThisChat ? 'Nothing found in this chat.' : 'Nothing found.'
  if (hasMore) return `The newest ${count}. Add words to narrow the search.`
  return count === 1 ? '1 place' : `${count} places`
}

function Pieces({ pieces }: { pieces: readonly TextPiece[] }) {
  return pieces.map(({ text, isHit }, at) =>
    isHit ? (
      // biome-ignore lint/suspicious/noArrayIndexKey: the pieces of a text never change places
      <mark key={at} className="rounded-sm bg-accent/15 text-ink">
        {text}
      </mark>
    ) : (
      // biome-ignore lint/suspicious/noArrayIndexKey: the pieces of a text never change places
      <span key={at}>{text}</span>
    ),
  )
}

/** The day, in the reader's language and time zone; the year where it is another one. */
function shortDate(at: string): string {
  const date = new Date(at)
  const isThisYear = date.getFullYear() === new Date().getFullYear()
  return date.toLocaleDateString(undefined, {
    day: 'numeric',
    month: 'short',
    ...(!isThisYear && { year: 'numeric' }),
  })
}
