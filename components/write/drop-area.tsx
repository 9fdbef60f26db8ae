/** Where files come in: dropped anywhere on the page, chosen, or a folder. */
import { FileUp, FolderUp } from 'lucide-react'
import { type ReactNode, type RefObject, useEffect, useRef, useState } from 'react'
import { isBehindModal } from '@/components/ui/layers'
import { TextButton } from '@/components/ui/text-button'
import { droppedEntries, type PickedFile, pickedFiles } from '@/lib/client/write/found-files'

interface DropAreaProps {
  onFiles(files: PickedFile[] | FileSystemEntry[]): void
  /** More ways. */
  children: ReactNode
}

const bringsFiles = (event: DragEvent) => event.dataTransfer?.types.includes('Files') === true

/** A dashed box with buttons. */
export function DropArea({ onFiles, children }: DropAreaProps) {
  const [isOver, setOver] = useState(false)
  const files = useRef<HTMLInputElement>(null)
  const folder = useRef<HTMLInputElement>(null)
  useEffect(() => {
    const over = (event: DragEvent) => {
      if (!bringsFiles(event)) return
      // Otherwise the browser would open the file instead of the page.
      event.preventDefault()
      if (event.dataTransfer) event.dataTransfer.dropEffect = isBehindModal() ? 'none' : 'copy'
      setOver(!isBehindModal())
    }
    const leave = (event: DragEvent) => event.relatedTarget === null && setOver(false)
    const drop = (event: DragEvent) => {
      if (!bringsFiles(event)) return
      event.preventDefault()
      setOver(false)
      if (event.dataTransfer && !isBehindModal()) onFiles(droppedEntries(event.dataTransfer.items))
    }
    const listeners = { dragenter: over, dragover: over, dragleave: leave, drop } as const
    for (const [name, listener] of Object.entries(listeners)) addEventListener(name, listener as EventListener)
    return () => {
      for (const [name, listener] of Object.entries(listeners)) removeEventListener(name, listener as EventListener)
    }
  }, [onFiles])

  return (
    <div
      data-over={isOver || undefined}
      className="write-drop flex flex-col items-center gap-3 rounded-2xl border border-line border-dashed px-4 py-6 text-center transition-colors"
    >
      <p className="text-pretty">Drop files, a folder, a .zip or a .tar.gz here</p>
      <div className="flex flex-wrap justify-center gap-2">
        <TextButton icon={<FileUp size={14} aria-hidden />} onClick={() => files.current?.click()}>
          Choose files
        </TextButton>
        <TextButton icon={<FolderUp size={14} aria-hidden />} onClick={() => folder.current?.click()}>
          Choose a folder
        </TextButton>
        {children}
      </div>
      <p className="text-pretty text-figures text-quiet">
        Archives are unpacked in this browser. Nothing is sent before you press Write.
      </p>
      <Picker label="Files" input={files} onFiles={onFiles} />
      <Picker label="Folder" input={folder} isFolder onFiles={onFiles} />
    </div>
  )
}

interface PickerProps {
  label: string
  input: RefObject<HTMLInputElement | null>
  isFolder?: boolean
  onFiles(files: PickedFile[]): void
}

/** Opened by its button. */
function Picker({ label, input, isFolder = false, onFiles }: PickerProps) {
  return (
    <input
      ref={input}
      type="file"
      multiple
      hidden
      aria-label={label}
      {...(isFolder && { webkitdirectory: '' })}
      onChange={({ target }) => {
        onFiles(pickedFiles(target.files ?? []))
        // The same files can be chosen again.
        target.value = ''
      }}
    />
  )
}
