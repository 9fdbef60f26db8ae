/** Opens the device's file picker. */
import { Paperclip } from 'lucide-react'
import { useRef } from 'react'
import { FILE_LIMITS, LIMITS_IN_WORDS, PICKER_TYPES } from '@/lib/shared/files/files'

interface AttachButtonProps {
  disabled: boolean
  onFiles(files: File[]): void
}

/** A button that also says what may be attached. */
export function AttachButton({ disabled, onFiles }: AttachButtonProps) {
  const picker = useRef<HTMLInputElement>(null)
  return (
    <>
      <button
        type="button"
        aria-label="Attach files"
        aria-description={LIMITS_IN_WORDS}
        title={`Attach files. ${LIMITS_IN_WORDS}`}
        disabled={disabled}
        onClick={() => picker.current?.click()}
        className="inline-flex size-9 shrink-0 items-center justify-center rounded-xl text-quiet transition-colors hover:bg-tint hover:text-ink disabled:opacity-40 pointer-coarse:size-11"
      >
        <Paperclip size={18} aria-hidden />
      </button>
      <input
        ref={picker}
        type="file"
        multiple={FILE_LIMITS.perQuestion > 1}
        accept={PICKER_TYPES}
        // The button is the only control, for people and assistive technology.
        hidden
        tabIndex={-1}
        data-file-picker
        onChange={(event) => {
          onFiles([...(event.target.files ?? [])])
          // Lets the same file be chosen again after it was removed.
          event.target.value = ''
        }}
      />
    </>
  )
}
