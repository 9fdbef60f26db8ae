/** The list of events. Only those in view are in the document. */
import { defaultRangeExtractor, type Range, useVirtualizer } from '@tanstack/react-virtual'
import { type RefObject, useCallback, useEffect, useRef } from 'react'
import { formatCount } from '@/components/ui/format'
import { isEmptyFilter, lastFoundUpTo, type RowFilter } from '@/lib/client/inspector/find-rows'
import type { Inspection, InspectionState } from '@/lib/client/inspector/inspection'
import { type Row, silenceOf } from '@/lib/client/inspector/row'
import { EventFilters } from './event-filters'
import { EventRow } from './event-row'

interface EventListProps {
  inspection: Inspection
  state: InspectionState
  /** The places of the listed rows. */
  found: readonly number[]
  filter: RowFilter
  onFilter(filter: RowFilter): void
  search: RefObject<HTMLInputElement | null>
}

const ROW_PIXELS = 32
const SENTENCE_PIXELS = 40
const OVERSCAN = 8

const rowId = (place: number) => `event-${place + 1}`

/** A list box. Its chosen option is the last event before the place that is shown. */
export function EventList({ inspection, state, found, filter, onFilter, search }: EventListProps) {
  const { rows, count, position, silenceMs, isFollowing, hasEnded } = state
  const box = useRef<HTMLDivElement>(null)
  const current = lastFoundUpTo(found, position - 1)
  const rangeExtractor = useCallback(
    (range: Range) => {
      const shown = defaultRangeExtractor(range)
      // The list box names the chosen one by its id, so it stays in the document.
      if (current < 0 || shown.includes(current)) return shown
      return current < (shown[0] ?? 0) ? [current, ...shown] : [...shown, current]
    },
    [current],
  )
  const list = useVirtualizer({
    count: found.length,
    getScrollElement: () => box.current,
    estimateSize: (at) => heightOf(rows[found[at] ?? 0], silenceMs),
    getItemKey: (at) => found[at] ?? at,
    overscan: OVERSCAN,
    rangeExtractor,
    initialRect: { width: 480, height: 640 },
    // A synchronous update would render rows twice in a frame.
    useFlushSync: false,
  })

  // biome-ignore lint/correctness/useExhaustiveDependencies: the list follows the place, not its own changes
  useEffect(() => {
    if (current < 0) return
    const { startIndex, endIndex } = list.range ?? { startIndex: 0, endIndex: 0 }
    const isNear = current >= startIndex - 1 && current <= endIndex + 1
    list.scrollToIndex(current, { align: isFollowing ? 'end' : isNear ? 'auto' : 'center' })
  }, [current])

  return (
    <div className="@container flex min-h-0 min-w-0 flex-col gap-2 max-lg:h-[56dvh] lg:row-span-2 xl:row-span-1">
      {/* Outside the region: its selects have options as well. */}
      <EventFilters rows={rows} count={count} filter={filter} onFilter={onFilter} search={search} />
      <section aria-label="Events" className="relative flex min-h-0 flex-1 flex-col">
        <div
          ref={box}
          role="listbox"
          aria-label="Events of the answer"
          tabIndex={0}
          aria-activedescendant={current >= 0 ? rowId(found[current] ?? 0) : undefined}
          className="relative min-h-0 flex-1 overflow-y-auto rounded-xl border border-line bg-raised [contain:strict]"
        >
          <div role="presentation" className="relative w-full" style={{ height: list.getTotalSize() }}>
            {list.getVirtualItems().map(({ index, start, key }) => {
              const place = found[index] ?? 0
              const row = rows[place]
              return (
                row && (
                  <EventRow
                    key={key}
                    ref={list.measureElement}
                    id={rowId(place)}
                    row={row}
                    silentMs={silenceOf(row, silenceMs)}
                    at={index}
                    start={start}
                    count={found.length}
                    place={place}
                    isChosen={index === current && found[index] === position - 1}
                    isComing={place >= position}
                    onChoose={inspection.choose}
                  />
                )
              )
            })}
          </div>
          {found.length === 0 && <Empty isFiltered={!isEmptyFilter(filter)} hasEnded={hasEnded} />}
        </div>
        <p role="status" className="pointer-events-none absolute right-3 bottom-3">
          {!isEmptyFilter(filter) && (
            <span className="tabular rounded-md border border-line bg-paper px-2 py-1 text-small">
              {`${formatCount(found.length)} of ${formatCount(count)} listed`}
            </span>
          )}
        </p>
      </section>
    </div>
  )
}

function Empty({ isFiltered, hasEnded }: { isFiltered: boolean; hasEnded: boolean }) {
  const words = isFiltered ? 'No event matches.' : hasEnded ? 'There are no events.' : 'Waiting for the first event…'
  return <p className="late px-4 py-3 text-quiet text-small">{words}</p>
}

function heightOf(row: Row | undefined, silenceMs: number): number {
  if (!row) return ROW_PIXELS
  const { explanations, heading } = row
  const silentMs = silenceOf(row, silenceMs)
  return ROW_PIXELS + explanations.length * SENTENCE_PIXELS + (heading ? 28 : 0) + (silentMs > 0 ? 20 : 0)
}
