/** An attached file in the text box: what it is, how far its upload is, and a button to remove it. */
import { RotateCw, X } from 'lucide-react'
import { formatCount } from '@/components/ui/format'
import { IconButton } from '@/components/ui/icon-button'
import { markedText } from '@/components/ui/marked-text'
import type { Attachment } from '@/lib/client/attachments/attachments'
import { kindWords, sizeWords } from '@/lib/shared/files/files'
import { withMarksNamed } from '@/lib/shared/text/hidden-marks'
import { FilePicture } from './file-picture'

interface AttachmentChipProps {
  item: Attachment
  onRemove(): void
  onRetry(): void
  /** Turns pasted text back into text. */
  onInsert(): void
}

/** One file. */
export function AttachmentChip({ item, onRemove, onRetry, onInsert }: AttachmentChipProps) {
  const { name, mediaType, state, progress, preview, file, failure, isPasted } = item
  const isFailed = state === 'failed'
  const shownName = withMarksNamed(name)
  return (
    <li
      data-state={state}
      className={`relative flex min-w-0 max-w-full items-center gap-2 overflow-hidden rounded-xl border py-1.5 pr-0.5 pl-1.5 sm:max-w-[calc(50%-0.1875rem)] ${isFailed ? 'border-stop' : 'border-line'}`}
    >
      <FilePicture name={name} mediaType={mediaType} source={preview ?? file?.url} className="size-9 rounded-lg" />
      <div className="min-w-0 flex-1">
        <p className="truncate text-small" title={shownName}>
          <bdi lang="">{markedText(name)}</bdi>
        </p>
        <p className={`text-pretty text-figures ${isFailed ? 'text-stop' : 'text-quiet'}`}>
          {isFailed ? failure?.message : wordsOf(item)}
        </p>
        {isPasted && file && (
          <button
            type="button"
            onClick={onInsert}
            className="text-figures underline underline-offset-2 hover:text-ink pointer-coarse:min-h-11"
          >
            Insert as text
          </button>
        )}
      </div>
      <div className="flex shrink-0 items-center">
        {isFailed && failure?.canRetry && (
          <IconButton label={`Retry ${shownName}`} onClick={onRetry}>
            <RotateCw size={15} aria-hidden />
          </IconButton>
        )}
        <IconButton label={`Remove ${shownName}`} data-remove onClick={onRemove}>
          <X size={16} aria-hidden />
        </IconButton>
      </div>
      {state === 'uploading' && (
        <span
          role="progressbar"
          aria-label={`Uploading ${shownName}`}
          aria-valuenow={Math.round(progress * 100)}
          aria-valuemin={0}
          aria-valuemax={100}
          className="absolute inset-x-0 bottom-0 h-0.5 origin-left bg-accent transition-transform motion-reduce:transition-none"
          style={{ transform: `scaleX(${Math.max(0.04, progress)})` }}
        />
      )}
    </li>
  )
}

/** Its kind, its size, and its tokens, as far as they are known. */
function wordsOf({ state, mediaType, sizeBytes, file, tokens, isSmaller }: Attachment): string {
  if (state === 'reading') return `Reading, ${sizeWords(sizeBytes)}`
  if (state === 'uploading') return `Uploading, ${sizeWords(sizeBytes)}`
  const words = [kindWords(mediaType, file?.facts), sizeWords(sizeBytes)]
  if (isSmaller) words.push('made smaller')
  if (tokens) words.push(`${tokens.isEstimate ? 'about ' : ''}${formatCount(tokens.inputTokens)} tokens`)
  return words.join(' · ')
}
