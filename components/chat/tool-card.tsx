'use client'
/** One tool call: its name, its input as it arrives, what came back. */
import { Check, Loader, TriangleAlert, Wrench } from 'lucide-react'
import type { GrowingTool } from '@/lib/client/message-store'

const STATES: Record<GrowingTool['state'], { words: string; Icon: typeof Check }> = {
  'input-streaming': { words: 'is being called', Icon: Loader },
  'input-available': { words: 'is running', Icon: Loader },
  'output-available': { words: 'is done', Icon: Check },
  'output-error': { words: 'failed', Icon: TriangleAlert },
}

/** A tool call. */
export function ToolCard({ tool }: { tool: GrowingTool }) {
  const { words, Icon } = STATES[tool.state]
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset is for form controls
    <div
      role="group"
      aria-label={`Tool: ${tool.toolName}`}
      data-state={tool.state}
      className="rounded-xl border border-line px-4 py-3 text-small"
    >
      <p className="flex items-center gap-2">
        <Wrench size={14} aria-hidden className="shrink-0 text-quiet" />
        <span className="font-mono">{tool.toolName}</span>
        <span className="text-quiet">{words}</span>
        <Icon
          size={14}
          aria-hidden
          className={`ml-auto shrink-0 ${tool.state === 'output-error' ? 'text-stop' : 'text-quiet'}`}
        />
      </p>
      <Value name="Input" value={tool.input ?? tool.pieces.join('')} />
      {tool.state === 'output-available' && <Value name="Result" value={tool.output} />}
      {tool.errorText !== undefined && <p className="mt-2 text-stop">{tool.errorText}</p>}
    </div>
  )
}

// More of a result than anybody reads in a card.
const MOST_CHARACTERS = 4_000

function Value({ name, value }: { name: string; value: unknown }) {
  const text = typeof value === 'string' ? value : JSON.stringify(value, null, 1)
  if (!text || text === '{}') return null
  return (
    <div className="mt-2 grid grid-cols-[4rem_minmax(0,1fr)] gap-2">
      <span className="text-quiet">{name}</span>
      <span className="whitespace-pre-wrap font-mono [overflow-wrap:anywhere]">{text.slice(0, MOST_CHARACTERS)}</span>
    </div>
  )
}
