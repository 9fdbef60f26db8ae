/** Opens a recording from disk. */
import { FolderOpen } from 'lucide-react'
import { useRef } from 'react'
import { TextButton } from '@/components/ui/text-button'
import { openRecordingFile, RecordingFileError } from '@/lib/client/stage/open-recording-file'
import type { TimelineFile } from '@/lib/stream/recording-file'

interface OpenButtonProps {
  onOpen(recording: TimelineFile, name: string): void
  onProblem(problem: string): void
}

/** A button; the browser's own dialog chooses the file. */
export function OpenButton({ onOpen, onProblem }: OpenButtonProps) {
  const input = useRef<HTMLInputElement>(null)
  async function open(file: File) {
    try {
      onOpen(await openRecordingFile(file), file.name)
    } catch (thrown) {
      const isKnown = thrown instanceof RecordingFileError
      onProblem(isKnown ? thrown.message : 'This file cannot be read. Choose another one.')
    }
  }
  return (
    <>
      <TextButton
        kind="quiet"
        icon={<FolderOpen size={14} aria-hidden />}
        onClick={() => input.current?.click()}
        className="stage-icon-on-phone"
      >
        Open a recording
      </TextButton>
      <input
        ref={input}
        type="file"
        accept="application/json,.json"
        aria-label="Recording"
        hidden
        onChange={({ target }) => {
          const [file] = target.files ?? []
          if (file) void open(file)
          // So that the same file can be chosen again.
          target.value = ''
        }}
      />
    </>
  )
}
