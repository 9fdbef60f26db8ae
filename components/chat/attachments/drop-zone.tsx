/** Files may be dropped anywhere on the page, which says so while one is dragged over it. */
import { FileUp } from 'lucide-react'
import { useEffect, useState } from 'react'
import { isBehindModal } from '@/components/ui/layers'
import { LIMITS_IN_WORDS } from '@/lib/shared/files/files'

const bringsFiles = (event: DragEvent) => event.dataTransfer?.types.includes('Files') === true

/** Nothing until files are dragged over the page. */
export function DropZone({ onFiles }: { onFiles(files: File[]): void }) {
  const [isOver, setOver] = useState(false)
  useEffect(() => {
    const over = (event: DragEvent) => {
      if (!bringsFiles(event)) return
      // Otherwise the browser would open the file instead of the page.
      event.preventDefault()
      if (event.dataTransfer) event.dataTransfer.dropEffect = isBehindModal() ? 'none' : 'copy'
      setOver(!isBehindModal())
    }
    const leave = (event: DragEvent) => {
      // Moving from one element to another does not leave the page.
      if (event.relatedTarget === null) setOver(false)
    }
    const drop = (event: DragEvent) => {
      if (!bringsFiles(event)) return
      event.preventDefault()
      setOver(false)
      if (!isBehindModal()) onFiles([...(event.dataTransfer?.files ?? [])])
    }
    const end = () => setOver(false)
    addEventListener('dragenter', over)
    addEventListener('dragover', over)
    addEventListener('dragleave', leave)
    addEventListener('drop', drop)
    addEventListener('dragend', end)
    return () => {
      removeEventListener('dragenter', over)
      removeEventListener('dragover', over)
      removeEventListener('dragleave', leave)
      removeEventListener('drop', drop)
      removeEventListener('dragend', end)
    }
  }, [onFiles])
  if (!isOver) return null
  return (
    <div
      data-drop-zone
      className="pointer-events-none fixed inset-3 z-30 flex flex-col items-center justify-center gap-2 rounded-2xl border-2 border-accent border-dashed bg-paper/90 p-6 text-center"
    >
      <FileUp size={28} aria-hidden className="text-accent" />
      <p className="font-medium text-lg">Drop files to attach them</p>
      <p className="max-w-md text-pretty text-quiet text-small">{LIMITS_IN_WORDS}</p>
    </div>
  )
}
