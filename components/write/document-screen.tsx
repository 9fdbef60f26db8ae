/** A document: its outline while that is decided on, then its sections, with what can be done. */
import { type ReactNode, useMemo, useState } from 'react'
import { LazyMarkdown } from '@/components/chat/message/lazy-parts'
import { Versions } from '@/components/chat/message/versions'
import type { ChatSession } from '@/lib/client/session/chat-session'
import { type Answer, isUnderWay } from '@/lib/client/store/entry'
import { useEntry } from '@/lib/client/store/use-chat'
import { acceptOutline, askOutline, changeOutline, rewriteSection } from '@/lib/client/write/document-actions'
import { sectionsCost } from '@/lib/client/write/document-progress'
import { DocumentReader, type DocumentView } from '@/lib/client/write/document-reader'
import { mergedView, type VersionBefore } from '@/lib/client/write/merged-view'
import { TEMPLATE_NAMES } from '@/lib/shared/write/template-names'
import { DocumentEnd, NotBegun, StopButton } from './document-end'
import { DocumentSections } from './document-sections'
import { KeptFocus, KeptFocusScope } from './kept-focus'
import { OutlineEditor } from './outline-editor'
import { useTabTitle } from './use-tab-title'

interface DocumentScreenProps {
  session: ChatSession
  /** Of the chat's messages. */
  keys: readonly string[]
}

/** The document of a chat: its first answer. */
export function DocumentScreen({ session, keys }: DocumentScreenProps) {
  const [questionKey = '', answerKey = ''] = keys
  const question = useEntry(session.store, questionKey)
  const answer = useEntry(session.store, answerKey)
  if (question?.role !== 'user') return null
  const name = question.document ? TEMPLATE_NAMES[question.document.template] : 'Document'
  // Not keyed by the answer: sections that stay in another version are not rendered anew.
  if (answer?.role === 'assistant')
    return (
      <KeptFocusScope>
        <AnsweredDocument session={session} answer={answer} name={name} capUsd={question.document?.maxCostUsd} />
      </KeptFocusScope>
    )
  return <NotBegun question={question} name={name} />
}

interface AnsweredDocumentProps {
  session: ChatSession
  answer: Answer
  /** Of the template. */
  name: string
  /** The document's spending cap, in US dollars. */
  capUsd: number | undefined
}

function AnsweredDocument({ session, answer, name, capUsd }: AnsweredDocumentProps) {
  const { message, status } = answer
  const reader = useMemo(() => new DocumentReader(message), [message])
  const isRunning = isUnderWay(answer)
  const [before, setBefore] = useState<VersionBefore>()
  const [isEditing, setEditing] = useState(false)
  /** The editor was left as it was opened. */
  const [isBack, setBack] = useState(false)
  const view = mergedView(reader.read(), isRunning ? before : undefined)
  const { outline } = view
  const paidBeside = usePaidBeside(answer, sectionsCost(view))
  const frame = {
    'aria-label': 'Document',
    'aria-busy': isRunning,
    'data-message-id': answer.id || undefined,
    'data-status': status,
  }
  const isBegun = outline && (view.isAccepted || answer.rebuilding !== undefined)
  const isChanging = isEditing && !isRunning
  useTabTitle(isBegun && !isChanging ? undefined : (outline?.title ?? name))

  if (isBegun && isChanging) {
    return (
      <article {...frame} className="column write-column">
        <OutlineEditor
          outline={outline}
          heading="Change the outline"
          words="Sections that stay as they are keep their text. Changed and new ones are written, in another version."
          sendLabel="Write the changes"
          isAsked
          onSend={(changed) => {
            setEditing(false)
            setBack(false)
            setBefore({ view })
            changeOutline(session, answer, changed)
          }}
          other={{
            label: 'Cancel',
            go() {
              setEditing(false)
              setBack(true)
            },
          }}
        />
      </article>
    )
  }
  if (isBegun) {
    return (
      <article {...frame}>
        <DocumentSections
          session={session}
          answer={answer}
          view={view}
          outline={outline}
          paidBeside={paidBeside}
          capUsd={capUsd}
          isBack={isBack}
          onEdit={() => setEditing(true)}
          onRewrite={(id, instructions) => {
            setBefore({ view, rewrites: id })
            rewriteSection(session, answer, id, instructions)
          }}
        />
      </article>
    )
  }
  const isWaiting = outline !== undefined && status === 'waiting'
  const again = () => {
    setBefore(undefined)
    askOutline(session, answer)
  }
  return (
    <article {...frame} className="column write-column flex flex-col gap-5">
      {isWaiting ? (
        <OutlineEditor
          key={answer.id}
          outline={outline}
          heading="The outline"
          words="Change titles, what each section is about, and their order. Nothing more is written before you say so."
          sendLabel="Write it"
          onSend={(accepted) => acceptOutline(session, answer, accepted)}
          other={{ label: 'Another outline', go: again }}
        />
      ) : (
        <OutlineText view={view} isRunning={isRunning} name={name}>
          {isRunning && <StopButton session={session} />}
        </OutlineText>
      )}
      <DocumentEnd session={session} answer={answer} onAgain={isWaiting ? undefined : again} capUsd={capUsd} />
      {answer.id !== '' && <Versions session={session} messageId={answer.id} />}
    </article>
  )
}

/** What an answer has cost beside its sections, as it was when it last rested: the end of a stretch has all counts. */
function usePaidBeside(answer: Answer, sectionsUsd: number | null): number {
  const { id, message } = answer
  const [paid, setPaid] = useState({ id: '', usd: 0 })
  const totalUsd = isUnderWay(answer) ? undefined : message.metadata.costUsd
  if (id !== '' && typeof totalUsd === 'number' && sectionsUsd !== null) {
    const usd = Math.max(0, totalUsd - sectionsUsd)
    if (paid.id !== id || paid.usd !== usd) setPaid({ id, usd })
  }
  return paid.id === id ? paid.usd : 0
}

const NO_MARKS = [] as const

interface OutlineTextProps {
  view: DocumentView
  isRunning: boolean
  name: string
  /** The button beside its heading. */
  children: ReactNode
}

/** The outline as it is written. */
function OutlineText({ view, isRunning, name, children }: OutlineTextProps) {
  return (
    <>
      <div className="flex min-h-8 items-center justify-between gap-3 pointer-coarse:min-h-11">
        <h1 className="text-quiet text-small">{`${name}: ${isRunning ? 'the outline is being written' : 'the outline'}`}</h1>
        <KeptFocus>{children}</KeptFocus>
      </div>
      {view.outlineText !== '' && (
        <div
          data-markdown
          data-streaming={isRunning || undefined}
          translate={isRunning ? 'no' : undefined}
          className="text-reading [overflow-wrap:anywhere]"
        >
          <LazyMarkdown text={view.outlineText} streaming={isRunning} marks={NO_MARKS} />
        </div>
      )}
    </>
  )
}
