/** A file's thumbnail: an image as itself, anything else as an icon. */
import { FileCode2, FileText, ImageOff } from 'lucide-react'
import { useState } from 'react'
import { extensionOf, kindOf } from '@/lib/shared/files/files'

interface FilePictureProps {
  name: string
  mediaType: string
  /** Where the image is. */
  source: string | undefined
  className: string
  /** The image is not there any more. */
  onGone?(): void
}

const PROSE = new Set(['txt', 'md', 'csv', 'log', ''])

/** Decoration: the name beside it says what it is. */
export function FilePicture({ name, mediaType, source, className, onGone }: FilePictureProps) {
  const [isGone, setGone] = useState(false)
  const box = `flex shrink-0 items-center justify-center overflow-hidden bg-tint text-quiet ${className}`
  if (kindOf(mediaType) === 'image' && source !== undefined && !isGone) {
    return (
      // biome-ignore lint/performance/noImgElement: images are served to their owner as they are, by no optimiser
      <img
        src={source}
        alt=""
        decoding="async"
        className={`${box} object-cover`}
        onError={() => {
          setGone(true)
          onGone?.()
        }}
      />
    )
  }
  const isCode = kindOf(mediaType) === 'text' && !PROSE.has(extensionOf(name))
  const Icon = kindOf(mediaType) === 'image' ? ImageOff : isCode ? FileCode2 : FileText
  return (
    <span aria-hidden className={box}>
      <Icon size={18} />
    </span>
  )
}
