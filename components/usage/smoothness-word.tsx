/** How smoothly an answer came, in a word, beside its rhythm line. */
import type { Arrivals } from '@/lib/client/store/arrivals'
import { smoothnessOf } from '@/lib/shared/smoothness'

/** `steady`, `in bursts`, `stalled 4 s`. Nothing for an answer that another page followed, or that is too short to tell. */
export function SmoothnessWord({ arrivals }: { arrivals: Arrivals }) {
  const word = arrivals.wasHidden ? undefined : smoothnessOf(arrivals)?.word
  if (word === undefined) return null
  return (
    // At the far end: the time beside it grows when a pointer is over it.
    <span title={titleOf(word)} className="tabular ml-auto min-w-0 truncate text-figures text-quiet">
      <span className="sr-only">Smoothness: </span>
      <span>{word}</span>
    </span>
  )
}

function titleOf(word: string): string {
  const measured = 'as it reached this page; waits for tools and for thinking do not count'
  if (word === 'steady') return `The text came evenly, ${measured}`
  if (word === 'in bursts') return `Much of the text came a line or more at once, after a silence, ${measured}`
  return `The longest silence while the text was coming, ${measured}`
}
