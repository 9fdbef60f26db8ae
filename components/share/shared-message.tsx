/** A message of a shared chat, rendered on the server, read-only. */
import { CircleStop, Scissors, ShieldX, TriangleAlert, Unplug } from 'lucide-react'
import { ToolCard } from '@/components/chat/message/tool-card'
import { SourceList } from '@/components/sources/source-list'
import { ToolGroup } from '@/components/tools/tool-group'
import { LongText } from '@/components/ui/long-text'
import { markedText } from '@/components/ui/marked-text'
import { Notice } from '@/components/ui/notice'
import type { SharedMessage as Shared, SharedTool } from '@/lib/shared/api/share'
import { END_WORDS } from '@/lib/shared/end-words'
import { kindWords } from '@/lib/shared/files/files'
import { type RenderedAnswer, type RenderedMessage, type RenderedPiece, sourcePrefix } from './render-share'
import { RenderedText } from './rendered-text'
import { WatchFrame } from './watch-frame'

const ENDINGS = {
  cut: { Icon: Scissors, words: END_WORDS.cut },
  refused: { Icon: ShieldX, words: END_WORDS.refused },
  stopped: { Icon: CircleStop, words: END_WORDS.stopped },
  interrupted: { Icon: Unplug, words: END_WORDS.interrupted },
  error: { Icon: TriangleAlert, words: END_WORDS.error },
} as const

interface SharedMessageProps<Message> {
  shareId: string
  message: Message
  /** Its index in the chat. */
  place: number
}

/** A question or an answer. */
export function SharedMessage({ shareId, message, place }: SharedMessageProps<RenderedMessage>) {
  return message.role === 'rendered' ? (
    <SharedAnswer shareId={shareId} message={message} place={place} />
  ) : (
    <SharedQuestion message={message} />
  )
}

function SharedQuestion({ message }: { message: Shared }) {
  const files = message.parts.filter((part) => part.type === 'file')
  const text = message.parts.map((part) => (part.type === 'text' ? part.text : '')).join('')
  return (
    <article aria-label="You" className="flex flex-col items-end gap-1.5">
      {files.length > 0 && (
        <ul aria-label="Attached files" className="flex max-w-[85%] flex-wrap justify-end gap-1.5">
          {files.map(({ name, mediaType }, at) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: a copy never changes
            <li key={at} className="rounded-lg border border-line px-2.5 py-1 text-small [overflow-wrap:anywhere]">
              <bdi lang="">{markedText(name)}</bdi>{' '}
              <span className="text-quiet">{`${kindWords(mediaType)}, not shared`}</span>
            </li>
          ))}
        </ul>
      )}
      {text !== '' && (
        <div
          dir="auto"
          lang=""
          className="max-w-[85%] whitespace-pre-wrap rounded-2xl bg-tint px-4 py-2.5 text-reading [overflow-wrap:anywhere]"
        >
          <LongText text={text} />
        </div>
      )}
    </article>
  )
}

function SharedAnswer({ shareId, message, place }: SharedMessageProps<RenderedAnswer>) {
  const { pieces, sources, status, model, leftOut, hasReplay } = message
  const ending = status && status !== 'complete' ? ENDINGS[status] : undefined
  const body = (
    <>
      <Sections pieces={pieces} place={place} />
      <div data-markdown className="flex min-w-0 flex-col gap-3 text-reading [overflow-wrap:anywhere]">
        {grouped(pieces).map((piece, at) =>
          'name' in piece ? (
            // biome-ignore lint/suspicious/noArrayIndexKey: a copy never changes
            <RenderedText key={at} name={piece.name} id={sectionId(place, piece)} />
          ) : (
            // biome-ignore lint/suspicious/noArrayIndexKey: a copy never changes
            <Calls key={at} calls={piece.calls} />
          ),
        )}
        {leftOut > 0 && <p className="text-quiet text-small">{`${leftOut} more tool calls are not shown here.`}</p>}
      </div>
      <SourceList sources={sources} prefix={sourcePrefix(place)} />
    </>
  )
  return (
    <article aria-label="Claude" data-status={status} className="flex flex-col gap-3">
      {hasReplay ? (
        <WatchFrame shareId={shareId} place={place}>
          {body}
        </WatchFrame>
      ) : (
        body
      )}
      {ending && (
        <Notice icon={<ending.Icon size={16} />}>
          <p className="text-quiet">{ending.words}</p>
        </Notice>
      )}
      {model !== undefined && (
        <p className="text-figures text-quiet">
          <span className="sr-only">Model: </span>
          <span>{model}</span>
        </p>
      )}
    </article>
  )
}

/** Whether a message is a document. */
export function hasSections(message: RenderedMessage): boolean {
  return message.role === 'rendered' && sectionsOf(message).length > 0
}

const sectionsOf = ({ pieces }: Pick<RenderedAnswer, 'pieces'>) =>
  pieces.flatMap((piece) => ('name' in piece && piece.section !== undefined ? [piece] : []))

/** The contents of a document. */
function Sections({ pieces, place }: Pick<RenderedAnswer, 'pieces'> & { place: number }) {
  const sections = sectionsOf({ pieces })
  if (sections.length < 2) return null
  return (
    <nav aria-label="Sections" className="rounded-xl border border-line px-4 py-3 text-small">
      <ol className="flex flex-col">
        {sections.map((piece) => (
          <li key={piece.name}>
            <a
              href={`#${sectionId(place, piece)}`}
              className="flex min-h-8 items-center underline-offset-4 [overflow-wrap:anywhere] hover:underline pointer-coarse:min-h-11"
            >
              <bdi lang="">{piece.section}</bdi>
            </a>
          </li>
        ))}
      </ol>
    </nav>
  )
}

/** The name of a text is its place on the page. */
const sectionId = (place: number, { name, section }: RenderedPiece) =>
  section === undefined ? undefined : `section-${place}-${name.slice(name.lastIndexOf('-') + 1)}`

/** The pieces, with calls that follow each other in one box, as in a chat. */
function grouped(pieces: RenderedAnswer['pieces']): Array<RenderedPiece | { calls: SharedTool[] }> {
  const groups: Array<RenderedPiece | { calls: SharedTool[] }> = []
  for (const piece of pieces) {
    const last = groups.at(-1)
    if ('name' in piece) groups.push(piece)
    else if (last && 'calls' in last) last.calls.push(piece.part)
    else groups.push({ calls: [piece.part] })
  }
  return groups
}

function Calls({ calls }: { calls: readonly SharedTool[] }) {
  const tools = calls.map(asCall)
  return (
    <ToolGroup tools={tools} isAlive={false}>
      {tools.map((tool, at) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a copy never changes
        <ToolCard key={at} tool={tool} isWhole />
      ))}
    </ToolGroup>
  )
}

function asCall({ name, state, input, result, chart }: SharedTool) {
  return {
    type: 'tool' as const,
    toolCallId: '',
    toolName: name,
    providerExecuted: false,
    state: state === 'done' ? ('output-available' as const) : ('output-error' as const),
    pieces: [],
    input,
    output: chart ?? result,
    errorText: undefined,
    approval: undefined,
    revision: 0,
  }
}
