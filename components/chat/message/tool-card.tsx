'use client'
/** One tool call: two lines that never move, its details when opened, and its chart if it made one. */
import { ChevronRight, Wrench } from 'lucide-react'
import { useState } from 'react'
import { Approval } from '@/components/tools/approval'
import { AskAgain } from '@/components/tools/ask-again'
import { ChartBox, ChartRoom } from '@/components/tools/chart/chart-box'
import { FieldList } from '@/components/tools/field-list'
import { toolIcon } from '@/components/tools/tool-icon'
import { lookOf } from '@/components/tools/tool-look'
import { ToolResult } from '@/components/tools/tool-result'
import { useGrowingInput } from '@/components/tools/use-growing-input'
import { formatDuration } from '@/components/ui/format'
import { LongText } from '@/components/ui/long-text'
import { markedText } from '@/components/ui/marked-text'
import { useNow } from '@/components/ui/use-now'
import type { Decision } from '@/lib/client/session/answer-tools'
import type { ChatId } from '@/lib/shared/ids'
import { withMarksNamed } from '@/lib/shared/text/hidden-marks'
import { readChart } from '@/lib/shared/tools/chart'
import { inputLine, resultLine, shortLine } from '@/lib/shared/tools/tool-words'
import { MAKE_CHART, RUN_JAVASCRIPT, toolTitle } from '@/lib/shared/tools/tools'
/** One tool call: two lines that never move, the whole of it when opened, a chart where it made one. */
import type { GrowingTool } from '@/lib/stream/growing-message'
import { awaitsApproval } from '@/lib/stream/tool-state'

interface ToolCardProps {
  tool: GrowingTool
  /** Whether its answer can still continue. */
  isAlive?: boolean
  /** Milliseconds that the call took, once known. */
  durationMs?: number | undefined
  /** Undefined where there is nobody to decide, as on a shared page. */
  onDecide?: ((toolCallId: string, decision: Decision) => void) | undefined
  /** The chat that the call belongs to; undefined where it cannot be changed, as on a shared page. */
  chatId?: ChatId | undefined
  /** Includes the details although closed, for pages that run no script. */
  isWhole?: boolean
}

/** A tool call. */
export function ToolCard({ tool, isAlive = false, durationMs, onDecide, chatId, isWhole = false }: ToolCardProps) {
  const { toolName, state, output, errorText } = tool
  const fields = useGrowingInput(tool)
  const [chosen, setChosen] = useState<boolean>()
  const isAsking = awaitsApproval(state) && onDecide !== undefined
  const [wasAsked, setWasAsked] = useState(isAsking)
  if (isAsking && !wasAsked) setWasAsked(true)
  // What was read to decide stays open, so that it does not close while being read.
  const isOpen = chosen ?? wasAsked
  const chart = toolName === MAKE_CHART && state === 'output-available' ? readChart(output) : undefined
  const isChartDue = toolName === MAKE_CHART && isAlive && lookOf(state, isAlive).isBusy
  const isFailed = state === 'output-error'
  const line = isFailed
    ? shortLine(errorText ?? '')
    : state === 'output-available'
      ? resultLine(toolName, output)
      : undefined
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset is for form controls
    <div
      role="group"
      aria-label={`Tool: ${withMarksNamed(toolName)}`}
      data-state={state}
      translate={state === 'input-streaming' ? 'no' : undefined}
      className="flex flex-col px-4 py-2.5 text-small"
    >
      <details
        open={isOpen}
        onToggle={({ currentTarget }) => currentTarget.open !== isOpen && setChosen(currentTarget.open)}
      >
        <summary className="-mx-1 flex cursor-pointer list-none flex-col rounded-md px-1 pointer-coarse:min-h-11 [&::-webkit-details-marker]:hidden">
          <Head tool={tool} isAlive={isAlive} durationMs={durationMs} isOpen={isOpen} />
          <span
            dir="auto"
            lang=""
            className={`block min-h-5 truncate pl-6 font-mono text-code ${isFailed ? 'text-stop' : 'text-quiet'}`}
          >
            {markedText(line ?? inputLine(fields, state === 'input-streaming'))}
          </span>
        </summary>
        {(isOpen || isWhole) && (
          <div className="mt-2.5 flex flex-col gap-3 border-line border-t pt-3">
            {fields.length > 0 && <FieldList toolName={toolName} fields={fields} isWhole={wasAsked} />}
            {state === 'output-available' && output !== undefined && output !== '' && (
              <section aria-label="Result" className={fields.length > 0 ? 'border-line border-t pt-3' : ''}>
                <ToolResult toolName={toolName} input={tool.input} output={output} />
              </section>
            )}
            {errorText !== undefined && (
              <p className="max-h-80 overflow-auto whitespace-pre-wrap text-stop [overflow-wrap:anywhere]">
                <LongText text={errorText} />
              </p>
            )}
            {chatId !== undefined && ranUnasked(tool) && <AskAgain chatId={chatId} />}
          </div>
        )}
      </details>
      {chart ? <ChartBox chart={chart} /> : isChartDue && <ChartRoom />}
      {wasAsked && (
        <div className="mt-3">
          <Approval
            toolName={toolName}
            isAllowed={isAsking ? undefined : state !== 'output-denied' && tool.approval?.approved !== false}
            onDecide={(decision) => onDecide?.(tool.toolCallId, decision)}
          />
        </div>
      )}
    </div>
  )
}

/** Whether a tool that needs approval ran without it, as it is allowed for the whole chat. */
function ranUnasked({ toolName, state, approval }: GrowingTool): boolean {
  return toolName === RUN_JAVASCRIPT && state === 'output-available' && approval === undefined
}

interface HeadProps {
  tool: GrowingTool
  isAlive: boolean
  durationMs: number | undefined
  isOpen: boolean
}

function Head({ tool: { toolName, state }, isAlive, durationMs, isOpen }: HeadProps) {
  const { words, Icon, look, isBusy } = lookOf(state, isAlive)
  const ToolIcon = toolIcon(toolName) ?? Wrench
  const title = toolTitle(toolName)
  return (
    <span className="flex min-h-6 items-center gap-2">
      <ToolIcon size={16} aria-hidden className="shrink-0 text-quiet" />
      <span className={`min-w-0 truncate font-medium ${title === toolName ? 'font-mono' : ''}`}>
        {markedText(title)}
      </span>
      <span className="tabular ml-auto flex shrink-0 items-center gap-1.5">
        {isBusy ? (
          <Elapsed />
        ) : (
          durationMs !== undefined && <span className="text-quiet">{callDuration(durationMs)}</span>
        )}
        <span className={look}>{words}</span>
        <Icon size={16} aria-hidden className={`${look} ${isBusy ? 'motion-safe:animate-spin' : ''}`} />
        <ChevronRight
          size={14}
          aria-hidden
          className={`text-quiet transition-transform ${isOpen ? 'rotate-90' : ''}`}
        />
      </span>
    </span>
  )
}

/** Most tools are too quick to notice, hence milliseconds. */
function callDuration(durationMs: number): string {
  return durationMs < 1_000 ? `${Math.max(1, Math.round(durationMs))} ms` : formatDuration(durationMs)
}

/** Seconds since the call was first seen, once there is a whole one. */
function Elapsed() {
  const now = useNow(true)
  const [since] = useState(now)
  const seconds = Math.floor((now - since) / 1000)
  return seconds >= 1 ? <span className="text-quiet">{`${seconds} s`}</span> : null
}
