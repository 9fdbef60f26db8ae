/** The files of a question: images as thumbnails, everything else by name. */
import { Download } from 'lucide-react'
import { useEffect, useRef, useState } from 'react'
import { Dialog } from '@/components/ui/dialog'
import { markedText } from '@/components/ui/marked-text'
import { kindOf, kindWords, type StoredFile, sizeWords } from '@/lib/shared/files/files'
import { withMarksNamed } from '@/lib/shared/text/hidden-marks'
import { FilePicture } from './file-picture'

/** Nothing for a question without files. */
export function QuestionFiles({ files = [] }: { files: readonly StoredFile[] | undefined }) {
  if (files.length === 0) return null
  return (
    <ul aria-label="Attached files" className="flex max-w-[85%] flex-wrap justify-end gap-1.5">
      {files.map((file) => (
        <li key={file.id} className="max-w-full">
          {kindOf(file.mediaType) === 'image' ? <Picture file={file} /> : <FileLink file={file} />}
        </li>
      ))}
    </ul>
  )
}

/** A small picture that opens as a large one. */
function Picture({ file }: { file: StoredFile }) {
  const [isOpen, setOpen] = useState(false)
  const [isGone, setGone] = useState(false)
  const image = useRef<HTMLImageElement>(null)
  useEffect(() => {
    // On a page that the server rendered it may have failed before this listener was added.
    if (image.current?.complete && image.current.naturalWidth === 0) setGone(true)
  }, [])
  if (isGone) return <Gone file={file} />
  const { width = 1, height = 1 } = file.facts
  const shownName = withMarksNamed(file.name)
  return (
    <>
      <button
        type="button"
        aria-label={`Open ${shownName}`}
        title={shownName}
        onClick={() => setOpen(true)}
        className="block overflow-hidden rounded-xl border border-line"
      >
        {/* Its space is reserved, so that nothing moves when it loads. */}
        {/* biome-ignore lint/performance/noImgElement: images are served to their owner as they are, by no optimiser */}
        <img
          ref={image}
          src={file.url}
          alt={shownName}
          decoding="async"
          onError={() => setGone(true)}
          style={{ aspectRatio: String(Math.min(3, Math.max(1 / 2, width / height))) }}
          className="h-32 min-w-16 max-w-full bg-tint object-cover"
        />
      </button>
      {isOpen && (
        <Dialog title={shownName} onClose={() => setOpen(false)} isWide>
          {/* biome-ignore lint/performance/noImgElement: as above */}
          <img
            src={file.url}
            alt={shownName}
            width={width}
            height={height}
            className="mx-auto h-auto max-h-[calc(100dvh-9rem)] w-auto max-w-full rounded-lg object-contain"
          />
          <p className="mt-3 flex flex-wrap items-center justify-between gap-3 text-quiet text-small">
            <span>{`${kindWords(file.mediaType)}, ${width} × ${height}, ${sizeWords(file.sizeBytes)}`}</span>
            <a
              href={file.url}
              download={file.name}
              className="inline-flex min-h-8 items-center gap-1.5 underline underline-offset-2 hover:text-ink pointer-coarse:min-h-11"
            >
              <Download size={15} aria-hidden />
              Save
            </a>
          </p>
        </Dialog>
      )}
    </>
  )
}

const CHIP = 'flex max-w-72 items-center gap-2.5 rounded-xl border border-line bg-raised py-1.5 pr-3 pl-1.5'

function FileLink({ file }: { file: StoredFile }) {
  const { name, mediaType, facts, sizeBytes, url } = file
  return (
    <a href={url} download={name} className={`${CHIP} hover:bg-tint`}>
      <span className="sr-only">Save </span>
      <FilePicture name={name} mediaType={mediaType} source={undefined} className="size-10 rounded-lg" />
      <Words name={name} more={`${kindWords(mediaType, facts)} · ${sizeWords(sizeBytes)}`} />
    </a>
  )
}

function Gone({ file: { name, mediaType } }: { file: StoredFile }) {
  return (
    <span className={CHIP}>
      <FilePicture name={name} mediaType={mediaType} source={undefined} className="size-10 rounded-lg" />
      <Words name={name} more="No longer available" />
    </span>
  )
}

function Words({ name, more }: { name: string; more: string }) {
  return (
    <span className="min-w-0">
      <bdi lang="" className="block truncate text-small" title={withMarksNamed(name)}>
        {markedText(name)}
      </bdi>
      <span className="block text-figures text-quiet">{more}</span>
    </span>
  )
}
