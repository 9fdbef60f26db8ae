/** Searches as you type: debounced, and never showing an outdated reply. */
import { useEffect, useState } from 'react'
import { searchChats } from '@/lib/client/api/api'
import { infoOf } from '@/lib/client/api/client-error'
import type { SearchResult } from '@/lib/shared/api/chat-list'
import type { ChatId } from '@/lib/shared/ids'

/** What is known of a search. */
export interface Search {
  /** The newest result; the previous one while the next is loading. */
  result: SearchResult | undefined
  isBusy: boolean
  error: string | undefined
}

const PAUSE_MS = 150
const NOTHING: Search = { result: undefined, isBusy: false, error: undefined }

/** The result for a text; `attempt` counts retries. */
export function useSearch(text: string, chatId: ChatId | undefined, attempt: number): Search {
  const [search, setSearch] = useState(NOTHING)
  const query = text.trim()
  // biome-ignore lint/correctness/useExhaustiveDependencies: another attempt is another search
  useEffect(() => {
    if (query === '') return setSearch(NOTHING)
    const abort = new AbortController()
    setSearch((shown) => ({ ...shown, isBusy: true, error: undefined }))
    const timer = setTimeout(() => {
      searchChats(query, chatId, abort.signal).then(
        (result) => !abort.signal.aborted && setSearch({ result, isBusy: false, error: undefined }),
        (thrown) => {
          if (abort.signal.aborted) return
          const error = infoOf(thrown).message
          setSearch((shown) => ({ ...shown, isBusy: false, error }))
        },
      )
    }, PAUSE_MS)
    return () => {
      clearTimeout(timer)
      abort.abort()
    }
  }, [query, chatId, attempt])
  return search
}
