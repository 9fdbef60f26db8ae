/** How far the document is: a bar, and its figures. */
import type { ReactNode } from 'react'
import { formatCost, formatCount, formatDuration } from '@/components/ui/format'
import type { DocumentProgress } from '@/lib/client/write/document-progress'
import { KeptFocus } from './kept-focus'

interface ProgressFiguresProps {
  progress: DocumentProgress
  isRunning: boolean
  /** The button beside it. */
  children: ReactNode
}

/** As people read it; 100 only when all is written. */
export const percentOf = ({ share }: Pick<DocumentProgress, 'share'>) => Math.floor(share * 100)

/** Always as high, so that nothing below moves. */
export function ProgressFigures({ progress, isRunning, children }: ProgressFiguresProps) {
  const percent = percentOf(progress)
  const time = timeWords(progress, isRunning)
  return (
    <div className="write-progress">
      <div className="flex min-h-8 items-center gap-3 pointer-coarse:min-h-11">
        <span className="tabular font-medium text-small">{`${percent} %`}</span>
        <span className="tabular min-w-0 flex-1 truncate text-quiet text-small">{time}</span>
        <KeptFocus>{children}</KeptFocus>
      </div>
      <div
        role="progressbar"
        aria-label="Document"
        aria-valuemin={0}
        aria-valuemax={100}
        aria-valuenow={percent}
        aria-valuetext={`${percent} %, ${progress.written} of ${progress.count} sections, ${time}`}
        className="write-bar overflow-hidden rounded-full bg-line"
      >
        <div className="h-full rounded-full bg-accent" style={{ inlineSize: `${progress.share * 100}%` }} />
      </div>
      <p className="tabular text-figures text-quiet">{spentWords(progress)}</p>
    </div>
  )
}

function timeWords({ elapsedMs, remainingMs, written, count }: DocumentProgress, isRunning: boolean): string {
  const elapsed = wholeSeconds(elapsedMs)
  if (!isRunning)
    return written === count ? `written in ${formatDuration(elapsedMs)}` : `${written} of ${count} sections`
  return remainingMs === undefined ? elapsed : `${elapsed}, about ${wholeSeconds(remainingMs)} left`
}

/** `1 word`, `12 words`. */
export const wordsWords = (count: number) => `${formatCount(count)} ${count === 1 ? 'word' : 'words'}`

function spentWords(progress: DocumentProgress): string {
  const { words, outputTokens, isEstimated } = progress
  const tokens = `${isEstimated ? 'about ' : ''}${formatCount(outputTokens)} tokens`
  return `${wordsWords(words)} · ${tokens} · ${costWords(progress)}`
}

/** Says what is an estimate, and what is not in it. */
function costWords({ costUsd, isEstimated, isOpenLeftOut }: DocumentProgress): string {
  if (costUsd === null) return 'cost not known'
  if (!isOpenLeftOut) return `${isEstimated ? 'about ' : ''}${formatCost(costUsd)}`
  return costUsd === 0 ? 'cost not known yet' : `${formatCost(costUsd)} without the unfinished section`
}

/** `12 s`, `2 min 5 s`: figures that change four times a second need no fractions. */
export function wholeSeconds(milliseconds: number): string {
  const seconds = Math.round(milliseconds / 1_000)
  return seconds < 60 ? `${seconds} s` : `${Math.floor(seconds / 60)} min ${seconds % 60} s`
}
