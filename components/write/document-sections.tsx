/** The sections of a document beside their list: read while they are written. */
import { Columns2, ListTree } from 'lucide-react'
import { useEffect, useRef, useState } from 'react'
import { Versions } from '@/components/chat/message/versions'
import { TextButton } from '@/components/ui/text-button'
import { useNow } from '@/components/ui/use-now'
import type { ChatSession } from '@/lib/client/session/chat-session'
import { recordingStagePath } from '@/lib/client/stage/recording-stage-path'
import { type Answer, isUnderWay } from '@/lib/client/store/entry'
import { progressOf } from '@/lib/client/write/document-progress'
import type { DocumentView } from '@/lib/client/write/document-reader'
import { SectionKeys } from '@/lib/client/write/merged-view'
import type { WrittenOutline } from '@/lib/shared/write/document'
import { ContinueButton, DocumentEnd, StopButton } from './document-end'
import { DocumentSection } from './document-section'
import { LINK_BUTTON } from './field-look'
import { ProgressFigures, percentOf } from './progress-figures'
import { SectionsNav } from './sections-nav'
import { ToOpenSection } from './to-open-section'
import { useTabTitle } from './use-tab-title'

interface DocumentSectionsProps {
  session: ChatSession
  answer: Answer
  view: DocumentView
  outline: WrittenOutline
  /** What was paid beside the sections, in US dollars: the outline. */
  paidBeside: number
  capUsd: number | undefined
  /** From the editor of the outline, which was opened from here. */
  isBack: boolean
  onEdit(): void
  onRewrite(sectionId: string, instructions: string): void
}

/** The whole page of a document that is being written, or is. */
export function DocumentSections(props: DocumentSectionsProps) {
  const { session, answer, view, outline, paidBeside, capUsd, isBack, onEdit, onRewrite } = props
  const { message, status } = answer
  const isRunning = isUnderWay(answer)
  const [keys] = useState(() => new SectionKeys())
  const [writingAgain, setWritingAgain] = useState<string>()
  const edit = useRef<HTMLButtonElement>(null)
  // biome-ignore lint/correctness/useExhaustiveDependencies: only when it comes back, not when it ends
  useEffect(() => {
    if (isBack) edit.current?.focus()
  }, [])
  const openId = isRunning ? view.openId : undefined
  const openMs = useOpenTime(openId)
  // The counts of a version are without those of the sections that it keeps.
  const metadata = isRunning || outline.basis ? {} : message.metadata
  const open = { ms: openMs, calls: answer.calls, model: message.metadata.model }
  const counted = progressOf(outline.sections, view, open, metadata)
  const { costUsd } = counted
  const progress = isRunning && costUsd !== null ? { ...counted, costUsd: costUsd + paidBeside } : counted
  useTabTitle(isRunning ? `${percentOf(progress)} % · ${outline.title}` : outline.title)
  // Sections that are not there could still be written.
  const canGoOn = status !== 'complete' && status !== 'refused' && status !== 'waiting'
  const isIdle = !isRunning && answer.id !== ''
  return (
    <div className="write-layout">
      <div className="write-side" data-title={outline.title}>
        <ProgressFigures progress={progress} isRunning={isRunning}>
          {isRunning ? <StopButton session={session} /> : canGoOn && <ContinueButton session={session} />}
        </ProgressFigures>
        <SectionsNav outline={outline} view={view} openId={openId} openMs={openMs} progress={progress} />
      </div>
      <div className="write-main">
        <h1 className="write-title">
          <bdi lang="">{outline.title}</bdi>
        </h1>
        {outline.sections.map(({ id }) => {
          const section = view.sections.get(id)
          return (
            section && (
              <DocumentSection
                key={keys.keyOf(id, section.text)}
                section={section}
                isOpen={openId === id && !answer.rebuilding}
                canRewrite={isIdle}
                isAsking={isIdle && writingAgain === id}
                onAsk={setWritingAgain}
                onRewrite={(instructions) => {
                  setWritingAgain(undefined)
                  onRewrite(id, instructions)
                }}
              />
            )
          )
        })}
        <DocumentEnd session={session} answer={answer} onAgain={undefined} capUsd={capUsd} />
        <div className="no-print flex min-h-11 flex-wrap items-center gap-3">
          {isIdle && (
            <TextButton ref={edit} icon={<ListTree size={14} aria-hidden />} onClick={onEdit}>
              Change the outline
            </TextButton>
          )}
          {isIdle && status === 'complete' && (
            <a href={recordingStagePath(session.chatId, answer.id)} className={LINK_BUTTON}>
              <Columns2 size={14} aria-hidden />
              <span>Both ways on the stage</span>
            </a>
          )}
          {answer.id !== '' && <Versions session={session} messageId={answer.id} />}
        </div>
      </div>
      {openId !== undefined && <ToOpenSection key={openId} sectionId={openId} />}
    </div>
  )
}

/** For how many milliseconds this page has seen a section being written. */
function useOpenTime(openId: string | undefined): number {
  const now = useNow(openId !== undefined)
  const [seen, setSeen] = useState<{ id: string | undefined; at: number }>({ id: undefined, at: 0 })
  if (seen.id !== openId) setSeen({ id: openId, at: now })
  return openId === undefined || seen.id !== openId ? 0 : Math.max(0, now - seen.at)
}
