/** The messages of a chat in turns: a question and its answers. */
import { type ReactNode, useEffect, useState } from 'react'
import { AnswerMessage } from '@/components/chat/message/answer-message'
import { QuestionMessage } from '@/components/chat/message/question-message'
import type { ChatSession } from '@/lib/client/session/chat-session'
import { useEntry } from '@/lib/client/store/use-chat'
import { TURN_ATTRIBUTE } from './reading-place'

interface MessageListProps {
  session: ChatSession
  keys: readonly string[]
}

/** Every message; each re-renders by itself when it changes. */
export function MessageList({ session, keys }: MessageListProps) {
  return (
    <div className="column">
      {turnsOf(session, keys).map((turn) => (
        <Turn key={turn[0]} turnKey={turn[0] ?? ''}>
          {turn.map((key) => (
            <MessageOfKey key={key} session={session} messageKey={key} isLast={key === keys.at(-1)} />
          ))}
        </Turn>
      ))}
    </div>
  )
}

/** Once a turn has been rendered and its height is known, it costs nothing while out of view. */
function Turn({ turnKey, children }: { turnKey: string; children: ReactNode }) {
  const [isMeasured, setMeasured] = useState(false)
  useEffect(() => {
    // The browser remembers the height at the end of a frame: after two frames it is certain to have it.
    let frame = requestAnimationFrame(() => {
      frame = requestAnimationFrame(() => setMeasured(true))
    })
    return () => cancelAnimationFrame(frame)
  }, [])
  return (
    <div
      {...{ [TURN_ATTRIBUTE]: turnKey }}
      data-measured={isMeasured || undefined}
      className="turn flex flex-col gap-6 pt-6 pb-8"
    >
      {children}
    </div>
  )
}

function turnsOf({ store }: ChatSession, keys: readonly string[]): string[][] {
  const turns: string[][] = []
  for (const key of keys) {
    const turn = turns.at(-1)
    if (turn && store.entry(key)?.role === 'assistant') turn.push(key)
    else turns.push([key])
  }
  return turns
}

function MessageOfKey({ session, messageKey, isLast }: { session: ChatSession; messageKey: string; isLast: boolean }) {
  const entry = useEntry(session.store, messageKey)
  if (!entry) return null
  if (entry.role === 'user') {
    return <QuestionMessage session={session} question={entry} onRetry={isLast ? session.retry : undefined} />
  }
  return (
    <AnswerMessage
      session={session}
      answer={entry}
      onRetry={isLast ? session.retry : undefined}
      onGoOn={isLast ? session.goOn : undefined}
    />
  )
}
