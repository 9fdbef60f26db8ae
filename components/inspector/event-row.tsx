/** One row of the list of events. */
import { memo, type Ref } from 'react'
import type { Row } from '@/lib/client/inspector/row'
import { formatBytes, formatSeconds, silenceWords } from './format-bytes'
import { rowLabel } from './row-label'

interface EventRowProps {
  ref: Ref<HTMLDivElement>
  id: string
  row: Row
  /** The silence before it; 0 where there was none. */
  silentMs: number
  /** Its place among the listed rows. */
  at: number
  /** Its distance from the top of the list. */
  start: number
  /** How many rows are listed. */
  count: number
  /** Its place among all rows. */
  place: number
  isChosen: boolean
  /** Whether it comes after the place that is shown. */
  isComing: boolean
  /** Goes to the place after so many entries. */
  onChoose(position: number): void
}

const KINDS: Partial<Record<Row['entry']['kind'], string>> = {
  call: 'font-medium',
  server: 'text-quiet',
  'call-end': 'text-quiet',
}

/** Its time, kind, block, size and content, with a heading or silence above and explanations below. */
export const EventRow = memo(function EventRow(props: EventRowProps) {
  const { ref, id, row, silentMs, at, start, count, place, isChosen, isComing, onChoose } = props
  const { entry, block, bytes, line, heading, explanations } = row
  const isIgnored = entry.kind === 'event' && entry.isIgnored
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: the page's keys choose
    // biome-ignore lint/a11y/useFocusableInteractive: the list box has the focus, and names the chosen option
    <div
      ref={ref}
      id={id}
      role="option"
      data-index={at}
      aria-selected={isChosen}
      aria-posinset={at + 1}
      aria-setsize={count}
      onClick={() => onChoose(place + 1)}
      style={{ transform: `translateY(${start}px)` }}
      className={`absolute inset-x-0 top-0 cursor-pointer border-line/60 border-b px-3 hover:bg-tint aria-selected:bg-tint aria-selected:shadow-[inset_3px_0_var(--accent)] ${isComing ? 'text-quiet' : ''}`}
    >
      {heading !== undefined && <p className="pt-2 pb-1 text-pretty font-medium text-small">{heading}</p>}
      {silentMs > 0 && (
        <p className="flex items-center gap-2 pt-1 text-quiet text-small">
          <span aria-hidden className="h-px flex-1 bg-line" />
          <span className="tabular">{silenceWords(silentMs)}</span>
          <span aria-hidden className="h-px flex-1 bg-line" />
        </p>
      )}
      <div
        className={`flex min-h-8 flex-wrap items-center gap-x-2 py-1 text-small pointer-coarse:min-h-11 @md:flex-nowrap ${KINDS[entry.kind] ?? ''}`}
      >
        <span className="tabular w-11 shrink-0 text-right text-quiet">{formatSeconds(entry.at)}</span>
        <span
          lang=""
          className={`min-w-0 flex-1 truncate font-mono text-code @md:w-38 @md:flex-none ${isIgnored ? 'line-through' : ''}`}
        >
          {rowLabel(row)}
        </span>
        <span
          className="tabular w-6 shrink-0 text-center text-quiet"
          title={block ? `Block ${block.index}` : undefined}
        >
          {block && `#${block.index}`}
        </span>
        <span className="tabular w-14 shrink-0 text-right text-quiet">{formatBytes(bytes)}</span>
        <span lang="" dir="auto" className="min-w-0 basis-full truncate pl-13 @md:pl-0 @md:flex-1 @md:basis-0">
          {line}
        </span>
      </div>
      {explanations.map((words) => (
        <p key={words} className="max-w-measure pb-1.5 pl-13 text-pretty text-quiet text-small">
          {words}
        </p>
      ))}
    </div>
  )
})
