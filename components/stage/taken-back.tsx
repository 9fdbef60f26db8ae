/** What streaming has shown too early: a sentence that the end of the answer took back. */
import { useEffect, useMemo } from 'react'
import { reversalTimes } from '@/lib/client/stage/reversal-times'
import { PANES, takenBackWords } from '@/lib/client/stage/stage-words'
import { markReversal } from './mark-reversal'
import { type Shown, useIsOver } from './use-shown'

/** The last blocks of the Markdown may be rendered a little later than the end. */
const RENDERED_MS = 300

/** Says it after the end, and marks both sentences in the pane. */
export function TakenBack({ shown }: { shown: Shown }) {
  const isOver = useIsOver(shown)
  const { moments } = shown.run
  const reversal = useMemo(() => (isOver ? reversalTimes(moments) : undefined), [isOver, moments])
  useEffect(() => {
    if (!reversal) return
    let unmark = () => {}
    const timer = setTimeout(() => {
      const pane = document.querySelector(`[aria-label="${PANES.writes.title}"] [data-markdown]`)
      if (pane) unmark = markReversal(pane, reversal)
    }, RENDERED_MS)
    return () => {
      clearTimeout(timer)
      unmark()
    }
  }, [reversal])
  if (!reversal) return null
  const { said, takenBack } = reversal
  const { before, between, after } = takenBackWords(reversal)
  return (
    <p className="text-pretty text-small">
      <span className="font-medium text-warn">{before}</span>
      <span lang="">{`“${said}”`}</span>
      <span>{between}</span>
      <span lang="">{`“${takenBack}”`}</span>
      <span>{after}</span>
    </p>
  )
}
