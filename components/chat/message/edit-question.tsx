/** A question being edited. */
import { type KeyboardEvent, useEffect, useRef, useState } from 'react'
import { isComposing } from '@/components/ui/keys'
import { TextButton } from '@/components/ui/text-button'
import { useFormLayer } from '@/components/ui/use-layer'

interface EditQuestionProps {
  text: string
  /** It has files, which stay, so its text may be empty. */
  mayBeEmpty?: boolean
  /** What happens to the old text. */
  note: string
  /** The button's label. */
  action: string
  onSend(text: string): void
  onCancel(): void
}

/** A text box in the question's place; Enter accepts the new text, Escape leaves the question as it was. */
export function EditQuestion({ text: before, mayBeEmpty = false, note, action, onSend, onCancel }: EditQuestionProps) {
  const [text, setText] = useState(before)
  const form = useRef<HTMLFormElement>(null)
  const box = useRef<HTMLTextAreaElement>(null)
  useFormLayer(form, onCancel)
  const canSend = (mayBeEmpty || text.trim() !== '') && text !== before

  useEffect(() => {
    box.current?.focus()
    box.current?.setSelectionRange(before.length, before.length)
  }, [before])

  function onKeyDown(event: KeyboardEvent) {
    if (event.key !== 'Enter' || event.shiftKey || isComposing(event.nativeEvent)) return
    event.preventDefault()
    if (canSend) onSend(text)
  }

  return (
    <form
      ref={form}
      aria-label="Edit message"
      className="flex w-full flex-col gap-2 rounded-2xl bg-tint p-3"
      onSubmit={(event) => {
        event.preventDefault()
        if (canSend) onSend(text)
      }}
    >
      <textarea
        ref={box}
        aria-label="Edited message"
        value={text}
        dir="auto"
        lang=""
        rows={2}
        onChange={(event) => setText(event.target.value)}
        onKeyDown={onKeyDown}
        className="field-sizing-content max-h-[40dvh] min-h-16 w-full resize-none rounded-lg border border-line bg-raised px-3 py-2 text-reading"
      />
      <div className="flex flex-wrap items-center justify-end gap-2">
        <p className="mr-auto text-pretty px-1 text-figures text-quiet max-sm:w-full">{note}</p>
        <TextButton kind="quiet" onClick={onCancel}>
          Cancel
        </TextButton>
        <TextButton type="submit" disabled={!canSend}>
          {action}
        </TextButton>
      </div>
    </form>
  )
}
