/** Makes and takes back a chat's summary, with its progress and its failures. */
import { useState } from 'react'
import { infoOf } from '@/lib/client/api/client-error'
import type { ChatSession } from '@/lib/client/session/chat-session'
import { dropSummary, summarise } from '@/lib/client/session/summaries'

/** What can be done, and its state. */
export interface SummaryTask {
  isBusy: boolean
  failure: string | undefined
  /** One was made here and not taken back. */
  isMade: boolean
  make(): void
  takeBack(): void
}

/** The tasks of one chat's summary. */
export function useSummary(session: ChatSession): SummaryTask {
  const [isBusy, setBusy] = useState(false)
  const [failure, setFailure] = useState<string>()
  const [isMade, setMade] = useState(false)
  const run = (task: (session: ChatSession) => Promise<void>, makes: boolean) => () => {
    setBusy(true)
    setFailure(undefined)
    task(session)
      .then(() => setMade(makes))
      .catch((thrown) => setFailure(infoOf(thrown).message))
      .finally(() => setBusy(false))
  }
  return { isBusy, failure, isMade, make: run(summarise, true), takeBack: run(dropSummary, false) }
}
