/** A message of a shared chat, drawn on the server: to be read, and nothing else. */
import { CircleStop, Scissors, ShieldX, TriangleAlert, Unplug } from 'lucide-react'
import { ToolCard } from '@/components/chat/tool-card'
import { StaticMarkdown } from '@/components/markdown/static-markdown'
import { Notice } from '@/components/ui/notice'
import type { SharedMessage as Shared, SharedPart, SharedTool } from '@/lib/shared/share'

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
  return (
    <article aria-label="You" className="flex flex-col items-end">
      <div
        dir="auto"
        className="max-w-[85%] whitespace-pre-wrap rounded-2xl bg-tint px-4 py-2.5 text-reading [overflow-wrap:anywhere]"
      >
        {message.parts.map((part) => (part.type === 'text' ? part.text : '')).join('')}
      </div>
    </article>
  )
}

function SharedAnswer({ message: { parts, status, model }, place }: { message: Shared; place: number }) {
  const ending = status && status !== 'complete' ? ENDINGS[status] : undefined
  return (
    <article aria-label="Claude" data-status={status} className="flex flex-col gap-3">
      <div data-markdown className="flex min-w-0 flex-col gap-3 text-reading [overflow-wrap:anywhere]">
        {parts.map((part, at) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: a copy never changes
          <Part key={at} part={part} prefix={`m${place}-${at}-`} />
        ))}
      </div>
      {ending && (
        <Notice icon={<ending.Icon size={16} />}>
          <p className="text-quiet">{ending.words}</p>
        </Notice>
      )}
      {model !== undefined && (
        <p className="text-figures text-quiet">
          <span className="sr-only">Model: </span>
          {model}
        </p>
      )}
    </article>
  )
}

function Part({ part, prefix }: { part: SharedPart; prefix: string }) {
  return part.type === 'text' ? <StaticMarkdown text={part.text} prefix={prefix} /> : <ToolCard tool={asCall(part)} />
}

function asCall({ name, state, input, result }: SharedTool) {
  return {
    type: 'tool' as const,
    toolCallId: '',
    toolName: name,
    providerExecuted: false,
    state: state === 'done' ? ('output-available' as const) : ('output-error' as const),
    pieces: [],
    input,
    output: result,
    errorText: undefined,
    revision: 0,
  }
}
