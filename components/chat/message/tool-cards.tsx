/** The calls of tools that follow each other in an answer. */
import { ToolGroup } from '@/components/tools/tool-group'
import type { Decision } from '@/lib/client/session/answer-tools'
import type { ChatId } from '@/lib/shared/ids'
import type { MessageMetadata } from '@/lib/shared/message'
import type { GrowingTool } from '@/lib/stream/growing-message'
import { ToolCard } from './tool-card'

/** The calls, and what can be done with them. */
export interface ToolCardsProps {
  tools: readonly GrowingTool[]
  /** Whether they may still continue. */
  isAlive: boolean
  /** Milliseconds that calls took, by their ids. */
  toolTimes: MessageMetadata['toolTimes']
  /** Says whether a call may run; undefined where nobody can decide. */
  onDecide: ((toolCallId: string, decision: Decision) => void) | undefined
  chatId: ChatId | undefined
}

/** A card for each. */
export function ToolCards({ tools, isAlive, toolTimes, onDecide, chatId }: ToolCardsProps) {
  return (
    <ToolGroup tools={tools} isAlive={isAlive}>
      {tools.map((tool, at) => (
        <ToolCard
          // biome-ignore lint/suspicious/noArrayIndexKey: calls are only ever added, so their place is their identity
          key={at}
          tool={tool}
          isAlive={isAlive}
          durationMs={toolTimes?.[tool.toolCallId]}
          onDecide={onDecide}
          chatId={chatId}
        />
      ))}
    </ToolGroup>
  )
}
