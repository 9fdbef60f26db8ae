/** The panes of the stage: three readers of the same moments, which end with the same text. */
import { useMemo } from 'react'
import { AnswerBody } from '@/components/chat/message/answer-body'
import { usePlayer } from '@/components/playback/use-player'
import { createMessageAt } from '@/lib/client/playback/message-at'
import type { Player } from '@/lib/client/playback/player'
import { formatSeconds, PANES } from '@/lib/client/stage/stage-words'
import type { GrowingMessage } from '@/lib/stream/growing-message'
import { Pane } from './pane'
import { type Shown, useIsOver, usePosition } from './use-shown'

interface PanesProps {
  shown: Shown | undefined
  isSwapped: boolean
  hasThird: boolean
}

/** The panes in their order. */
export function Panes({ shown, isSwapped, hasThird }: PanesProps) {
  const waiting = <WaitingPane key="waiting" shown={shown} />
  const reading = <ReadingPane key="reading" shown={shown} />
  const rendered = isSwapped ? [reading, waiting] : [waiting, reading]
  return (
    <div className="stage-panes">
      {rendered}
      {hasThird && <LatePane shown={shown} />}
    </div>
  )
}

interface PaneProps {
  shown: Shown | undefined
}

function WaitingPane({ shown }: PaneProps) {
  return (
    <Pane {...PANES.waits} shown={shown} waits textKey="">
      {shown ? (
        <Waiting shown={shown} />
      ) : (
        <EmptyText>Nothing appears here until the last word has been written.</EmptyText>
      )}
    </Pane>
  )
}

function Waiting({ shown }: { shown: Shown }) {
  const isOver = useIsOver(shown)
  if (isOver) return <Whole shown={shown} name="waiting" />
  return (
    <>
      <div data-markdown />
      <WaitingTime player={shown.player} />
      <ThinkingWord shown={shown} />
    </>
  )
}

/** Somebody who waits should see at least that the model is thinking. */
function ThinkingWord({ shown }: { shown: Shown }) {
  return isThinking(useMessage(shown)) && <p className="text-quiet">Thinking…</p>
}

/** How long it has waited. */
function WaitingTime({ player }: { player: Player }) {
  const { time } = usePlayer(player)
  return (
    <p className="stage-waiting text-quiet">
      Waiting <span className="tabular font-mono">{formatSeconds(time)}</span>
    </p>
  )
}

function ReadingPane({ shown }: PaneProps) {
  return shown ? (
    <Reading shown={shown} />
  ) : (
    <Pane {...PANES.writes} shown={undefined} textKey="">
      <EmptyText>Every word appears here as soon as it comes.</EmptyText>
    </Pane>
  )
}

function Reading({ shown }: { shown: Shown }) {
  const message = useMessage(shown)
  const isOver = useIsOver(shown)
  return (
    <Pane {...PANES.writes} shown={shown} textKey={keyOf(message)}>
      <Answer message={message} name="reading" isRunning={!isOver} />
    </Pane>
  )
}

function LatePane({ shown }: PaneProps) {
  return shown ? (
    <Late shown={shown} />
  ) : (
    <Pane {...PANES.plain} shown={undefined} textKey="">
      <EmptyText>Every word appears here as soon as it comes, with its marks; headings and tables come last.</EmptyText>
    </Pane>
  )
}

function Late({ shown }: { shown: Shown }) {
  const message = useMessage(shown)
  const isOver = useIsOver(shown)
  return (
    <Pane {...PANES.plain} shown={shown} textKey={keyOf(message)}>
      {isOver ? (
        <Whole shown={shown} name="late" />
      ) : (
        <div data-markdown translate="no" className="max-w-measure text-reading [overflow-wrap:anywhere]">
          <p lang="" className="whitespace-pre-wrap">
            {textOf(message)}
          </p>
          {isThinking(message) && <p className="text-quiet">Thinking…</p>}
        </div>
      )}
    </Pane>
  )
}

/** The whole answer at once. */
function Whole({ shown, name }: { shown: Shown; name: string }) {
  const { moments } = shown.run
  const message = useMemo(() => createMessageAt(moments).seek(moments.length), [moments])
  return <Answer message={message} name={name} isRunning={false} />
}

interface AnswerProps {
  message: GrowingMessage
  name: string
  isRunning: boolean
}

/** An answer; the place of its Markdown is there before the first text. */
function Answer({ message, name, isRunning }: AnswerProps) {
  return (
    <div className="flex flex-col gap-3">
      <AnswerBody key={keyOf(message)} message={message} name={`stage-${name}`} isRunning={isRunning} />
      {!message.parts.some(({ type }) => type === 'text') && <div data-markdown />}
    </div>
  )
}

function EmptyText({ children }: { children: string }) {
  return (
    <>
      <div data-markdown />
      <p className="max-w-measure text-quiet">{children}</p>
    </>
  )
}

/** The message at the player's time, which grows in place; another one when time goes back. */
function useMessage(shown: Shown): GrowingMessage {
  const { moments } = shown.run
  const reader = useMemo(() => createMessageAt(moments), [moments])
  return reader.seek(usePosition(shown))
}

const keys = new WeakMap<GrowingMessage, string>()
let count = 0

/** A key for a message: one that starts over gets another. */
function keyOf(message: GrowingMessage): string {
  const known = keys.get(message)
  if (known !== undefined) return known
  count += 1
  keys.set(message, String(count))
  return String(count)
}

function textOf({ parts }: GrowingMessage): string {
  return parts.map((part) => (part.type === 'text' ? part.pieces.join('') : '')).join('')
}

function isThinking({ parts }: GrowingMessage): boolean {
  const last = parts.at(-1)
  return last?.type === 'reasoning' && last.state === 'streaming'
}
