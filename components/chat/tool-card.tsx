'use client'
/** One tool call: its name, its input as it arrives, what came back. */
import { Check, Loader, TriangleAlert, Wrench } from 'lucide-react'
import type { GrowingTool } from '@/lib/client/message-store'
import { MOST_VALUE_CHARACTERS, toolValueText } from '@/lib/shared/tool-value'

const STATES: Record<GrowingTool['state'], { words: string; Icon: typeof Check; look: string }> = {
  'input-streaming': { words: 'Writing the call', Icon: Loader, look: 'text-quiet' },
  'input-available': { words: 'Running', Icon: Loader, look: 'text-quiet' },
  'output-available': { words: 'Done', Icon: Check, look: 'text-quiet' },
  'output-error': { words: 'Failed', Icon: TriangleAlert, look: 'text-stop' },
}

/** A tool call. */
export function ToolCard({ tool }: { tool: GrowingTool }) {
  const { words, Icon, look } = STATES[tool.state]
  const isOver = tool.state === 'output-available' || tool.state === 'output-error'
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset is for form controls
    <div
      role="group"
      aria-label={`Tool: ${tool.toolName}`}
      data-state={tool.state}
      className="flex flex-col gap-1.5 rounded-xl border border-line bg-raised px-4 py-3 text-small [&+.markdown]:mt-3"
    >
      <p className="flex items-center gap-2">
        <Wrench size={16} aria-hidden className="shrink-0 text-quiet" />
        <span className="min-w-0 truncate font-medium font-mono">{tool.toolName}</span>
        <span className={`ml-auto flex shrink-0 items-center gap-1.5 ${look}`}>
          {words}
          <Icon size={16} aria-hidden className={isOver ? '' : 'motion-safe:animate-spin'} />
        </span>
      </p>
      <Value name="Input" value={tool.input ?? beginningOf(tool.pieces)} />
      {tool.state === 'output-available' && <Value name="Result" value={tool.output} />}
      {tool.errorText !== undefined && <p className="text-stop sm:pl-6">{tool.errorText}</p>}
    </div>
  )
}

/** As much of a growing input as is shown: joined anew at every drawing, the whole would cost more and more. */
function beginningOf(pieces: readonly string[]): string {
  let text = ''
  for (const piece of pieces) {
    if (text.length > MOST_VALUE_CHARACTERS) break
    text += piece
  }
  return text
}

function Value({ name, value }: { name: string; value: unknown }) {
  const text = toolValueText(value)
  if (text === '') return null
  return (
    <div className="grid grid-cols-[3.25rem_minmax(0,1fr)] gap-x-3 sm:pl-6">
      <span className="text-quiet">{name}</span>
      <span className="whitespace-pre-wrap font-mono text-code [overflow-wrap:anywhere]">
        {text.slice(0, MOST_VALUE_CHARACTERS)}
      </span>
    </div>
  )
}
