'use client'
/** The inspector: how an answer came, event by event, and the answer as it was at each of them. */
import { useMemo, useRef, useState } from 'react'
import { WithAnswerParts } from '@/components/chat/with-answer-parts'
import { ALL_ROWS, createRowFinder, type RowFilter } from '@/lib/client/inspector/find-rows'
import type { InspectedAnswer } from '@/lib/shared/api/inspected-answer'
import { AnswerAt } from './answer-at'
import { EventDetail } from './event-detail'
import { EventList } from './event-list'
import { InspectorHeader } from './inspector-header'
import { InspectorNotices } from './inspector-notices'
import { NoRecording } from './no-recording'
import { PlaybackBar } from './playback-bar'
import { summarize } from './summarize'
import { useInspection } from './use-inspection'
import { useInspectorKeys } from './use-inspector-keys'

interface InspectorScreenProps {
  answer: InspectedAnswer
  /** Days for which recordings are kept. */
  retentionDays: number
}

/** The page. */
export function InspectorScreen({ answer, retentionDays }: InspectorScreenProps) {
  const { chatId, answerId } = answer
  const [inspection, state] = useInspection(chatId, answerId)
  const { rows, count, silenceMs } = state
  const [filter, setFilter] = useState<RowFilter>(ALL_ROWS)
  const [findRows] = useState(createRowFinder)
  // biome-ignore lint/correctness/useExhaustiveDependencies: rows grow in place, and their number says when
  const found = useMemo(() => findRows(rows, filter), [findRows, rows, count, filter])
  // biome-ignore lint/correctness/useExhaustiveDependencies: rows grow in place, and their number says when
  const summary = useMemo(() => summarize(rows, silenceMs), [rows, count, silenceMs])
  const search = useRef<HTMLInputElement>(null)
  useInspectorKeys(inspection, found, search)
  const isLive = answer.isRunning && !state.hasEnded && state.error === undefined
  const isMissing = state.error?.code === 'not_found' && count === 0

  return (
    <WithAnswerParts>
      <main className="mx-auto flex min-h-dvh w-full max-w-[120rem] flex-col gap-3 px-4 pt-3 pb-4 lg:h-dvh lg:px-6">
        <InspectorHeader answer={answer} state={state} summary={summary} />
        {isMissing ? (
          <NoRecording chatId={chatId} retentionDays={retentionDays} />
        ) : (
          <>
            <InspectorNotices state={state} />
            <PlaybackBar inspection={inspection} state={state} summary={summary} isLive={isLive} />
            <div className="grid min-h-0 flex-1 gap-4 lg:grid-cols-[minmax(0,1.15fr)_minmax(0,1fr)] lg:grid-rows-[minmax(0,1.2fr)_minmax(0,1fr)] xl:grid-cols-[minmax(0,1.15fr)_minmax(0,1.1fr)_minmax(0,0.85fr)] xl:grid-rows-1">
              <EventList
                inspection={inspection}
                state={state}
                found={found}
                filter={filter}
                onFilter={setFilter}
                search={search}
              />
              <AnswerAt state={state} isLive={isLive} chatId={chatId} />
              <EventDetail state={state} />
            </div>
          </>
        )}
      </main>
    </WithAnswerParts>
  )
}
