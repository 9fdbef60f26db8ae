/** A pane of the stage: its name, its clocks, and its text, which scrolls by itself. */
import { type ReactNode, useEffect, useRef } from 'react'
import { useFollowBottom } from '@/components/chat/message-list/use-follow-bottom'
import { Clocks } from './clocks'
import type { Shown } from './use-shown'

interface PaneProps {
  title: string
  /** What it shows; visible beside two other panes only. */
  note: string
  shown: Shown | undefined
  /** Whether nothing is shown before the end. */
  waits?: boolean
  /** Changes when the text starts over. */
  textKey: string
  children: ReactNode
}

/** A pane. It stays at the end of a text that grows until its reader scrolls away. */
export function Pane({ title, note, shown, waits = false, textKey, children }: PaneProps) {
  return (
    <section aria-label={title} className="stage-pane">
      <h2 className="stage-title px-4 pt-3 font-medium text-base">{title}</h2>
      <p className="stage-note px-4 text-pretty text-quiet text-small">{note}</p>
      <Clocks shown={shown} waits={waits} />
      {waits ? <div {...TEXT}>{children}</div> : <FollowedText textKey={textKey}>{children}</FollowedText>}
    </section>
  )
}

/** It can be scrolled with the keyboard. */
const TEXT = { role: 'group', 'aria-label': 'Answer', tabIndex: 0, className: 'stage-text' } as const

function FollowedText({ textKey, children }: { textKey: string; children: ReactNode }) {
  const scroller = useRef<HTMLDivElement>(null)
  const content = useRef<HTMLDivElement>(null)
  const { follow } = useFollowBottom(scroller, content, true)
  // biome-ignore lint/correctness/useExhaustiveDependencies: a text that starts over is followed again
  useEffect(follow, [follow, textKey])
  return (
    <div ref={scroller} {...TEXT}>
      <div ref={content}>{children}</div>
    </div>
  )
}
