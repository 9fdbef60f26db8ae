/** A message of a shared chat, drawn on the server: to be read, and nothing else. */
import { CircleStop, Scissors, ShieldX, TriangleAlert, Unplug } from 'lucide-react'
import { ToolCard } from '@/components/chat/tool-card'
import { SourceTargets } from '@/components/markdown/source-marks'
import { StaticMarkdown } from '@/components/markdown/static-markdown'
import { SourceList } from '@/components/sources/source-list'
import { ToolGroup } from '@/components/tools/tool-group'
import { LongText } from '@/components/ui/long-text'
import { markedText } from '@/components/ui/marked-text'
import { Notice } from '@/components/ui/notice'
import { kindWords } from '@/lib/shared/files'
import type { Part } from '@/lib/shared/message'
import {
  type SharedMessage as Shared,
  type SharedFile,
  type SharedPart,
  type SharedTool,
  sourcePartOf,
} from '@/lib/shared/share'
import type { SourcePart } from '@/lib/shared/sources'
import { type GroupedParts, groupTexts } from '@/lib/shared/text-groups'

const ENDINGS = {
  cut: { Icon: Scissors, words: 'Cut off: the answer reached its length limit.' },
  refused: { Icon: ShieldX, words: 'Claude declined to go on with this answer.' },
  stopped: { Icon: CircleStop, words: 'Stopped' },
  interrupted: { Icon: Unplug, words: 'Interrupted: this answer may be incomplete.' },
  error: { Icon: TriangleAlert, words: 'This answer ended with an error.' },
} as const

/** A question or an answer; `place` counts them. */
export function SharedMessage({ message, place }: { message: Shared; place: number }) {
  return message.role === 'user' ? (
    <SharedQuestion message={message} />
  ) : (
    <SharedAnswer message={message} place={place} />
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

function SharedAnswer({ message: { parts, status, model }, place }: { message: Shared; place: number }) {
  const { pieces, sources } = groupTexts(parts.filter((part) => part.type !== 'file').map(messagePart))
  const targets = { prefix: `source-${place}-`, titles: sources.map(({ title }) => title) }
  const ending = status && status !== 'complete' ? ENDINGS[status] : undefined
  return (
    <article aria-label="Claude" data-status={status} className="flex flex-col gap-3">
      <div data-markdown className="flex min-w-0 flex-col gap-3 text-reading [overflow-wrap:anywhere]">
        <SourceTargets value={targets}>
          {pieces.map((piece, at) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: a copy never changes
            <PieceOf key={at} piece={piece} prefix={`m${place}-${at}-`} />
          ))}
        </SourceTargets>
      </div>
      <SourceList sources={sources} prefix={targets.prefix} />
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

function PieceOf({ piece, prefix }: { piece: GroupedParts<SharedTool>['pieces'][number]; prefix: string }) {
  if ('part' in piece) {
    const call = asCall(piece.part)
    return (
      <ToolGroup tools={[call]} isAlive={false}>
        <ToolCard tool={call} isWhole />
      </ToolGroup>
    )
  }
  const { text, marks } = piece.joined
  return <StaticMarkdown text={text} prefix={prefix} marks={marks} />
}

type TextPart = Extract<Part, { type: 'text' }>

/** A shared part as texts are joined by: sources in the form that a message keeps them in. */
function messagePart(part: Exclude<SharedPart, SharedFile>): SharedTool | SourcePart | TextPart {
  if (part.type === 'source') return sourcePartOf(part)
  return part.type === 'text' ? { type: 'text', text: part.text } : part
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
