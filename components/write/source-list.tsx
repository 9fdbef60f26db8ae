/** What will be sent, with sizes; what is left out, and why. */
import { LoaderCircle, TriangleAlert, X } from 'lucide-react'
import { useState } from 'react'
import { formatBytes } from '@/components/inspector/format-bytes'
import { formatCount } from '@/components/ui/format'
import { IconButton } from '@/components/ui/icon-button'
import { Notice } from '@/components/ui/notice'
import { TextButton } from '@/components/ui/text-button'
import { SKIP_WORDS } from '@/lib/client/write/skip-words'
import type { SourcesView } from '@/lib/client/write/sources'

/** Rows that are shown before somebody asks for all. */
const FIRST_ROWS = 100

interface SourceListProps {
  view: SourcesView
  onRemove(path: string): void
  onClear(): void
}

/** The list, once there is anything. */
export function SourceList({ view, onRemove, onClear }: SourceListProps) {
  const { files, skipped, unlisted, problems, work } = view
  return (
    <div className="flex flex-col gap-3">
      {work && (
        <p role="status" className="flex items-center gap-2 text-quiet text-small">
          <LoaderCircle size={14} aria-hidden className="motion-safe:animate-spin" />
          <span>{work.share === undefined ? work.words : `${work.words}, ${Math.floor(work.share * 100)} %`}</span>
        </p>
      )}
      {problems.map((problem) => (
        <Notice key={problem} icon={<TriangleAlert size={16} />} tone="warn">
          <p role="alert">{problem}</p>
        </Notice>
      ))}
      {files.length > 0 && <SentFiles view={view} onRemove={onRemove} onClear={onClear} />}
      {skipped.length > 0 && (
        <details className="rounded-xl border border-line">
          <summary className="cursor-pointer px-4 py-2.5 text-small">
            {`${filesWords(skipped.length + unlisted)} left out`}
          </summary>
          <Rows
            label="Left out"
            rows={skipped.map(({ path, reason }, at) => ({ key: `${at} ${path}`, path, words: SKIP_WORDS[reason] }))}
          />
          {unlisted > 0 && (
            <p className="px-4 pb-3 text-quiet text-small">{`And ${formatCount(unlisted)} more that are not listed.`}</p>
          )}
        </details>
      )}
    </div>
  )
}

function SentFiles({ view: { files, exportedNames }, onRemove, onClear }: SourceListProps) {
  const bytes = files.reduce((sum, file) => sum + file.bytes, 0)
  const names = exportedNames
    ? ` · ${formatCount(exportedNames)} exported ${exportedNames === 1 ? 'name' : 'names'}`
    : ''
  return (
    <details open={files.length <= 12} className="rounded-xl border border-line bg-raised">
      <summary className="cursor-pointer px-4 py-2.5 text-small">
        {`${filesWords(files.length)} to be sent · ${formatBytes(bytes)}${names}`}
      </summary>
      <Rows
        label="To be sent"
        rows={files.map(({ path, bytes: size }) => ({ key: path, path, words: formatBytes(size) }))}
        onRemove={onRemove}
      />
      <div className="px-2 pb-2">
        <TextButton kind="quiet" onClick={onClear}>
          Remove all
        </TextButton>
      </div>
    </details>
  )
}

const filesWords = (count: number) => (count === 1 ? '1 file' : `${formatCount(count)} files`)

interface RowsProps {
  label: string
  rows: readonly { key: string; path: string; words: string }[]
  onRemove?: (path: string) => void
}

function Rows({ label, rows, onRemove }: RowsProps) {
  const [isWhole, setWhole] = useState(false)
  const shown = isWhole ? rows : rows.slice(0, FIRST_ROWS)
  return (
    <>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolling box must be reachable by keyboard */}
      <ul aria-label={label} tabIndex={0} className="max-h-64 overflow-y-auto px-4 pb-2 text-small">
        {shown.map(({ key, path, words }) => (
          <li key={key} className="flex min-h-8 items-center gap-3">
            <bdi lang="" className="min-w-0 flex-1 truncate font-mono text-code" title={path}>
              {path}
            </bdi>
            <span className="tabular shrink-0 text-quiet">{words}</span>
            {onRemove && (
              <IconButton label={`Remove ${path}`} onClick={() => onRemove(path)} className="-mr-2">
                <X size={14} aria-hidden />
              </IconButton>
            )}
          </li>
        ))}
      </ul>
      {shown.length < rows.length && (
        <div className="px-2 pb-2">
          <TextButton kind="quiet" onClick={() => setWhole(true)}>{`Show all ${formatCount(rows.length)}`}</TextButton>
        </div>
      )}
    </>
  )
}
