/** A text that is pasted, under a name of its own. */
import { ClipboardPaste } from 'lucide-react'
import { useId, useState } from 'react'
import { TextButton } from '@/components/ui/text-button'
import { byteLength } from '@/lib/client/write/byte-length'
import { SOURCE_LIMITS } from '@/lib/shared/write/source-file'
import { AREA, FIELD, LABEL } from './field-look'

interface PasteButtonProps {
  isOpen: boolean
  onToggle(): void
}

/** Opens the box. */
export function PasteButton({ isOpen, onToggle }: PasteButtonProps) {
  return (
    <TextButton icon={<ClipboardPaste size={14} aria-hidden />} aria-expanded={isOpen} onClick={onToggle}>
      Paste a text
    </TextButton>
  )
}

const FIRST_NAME = 'notes.md'

/** The box: a name, the text, and the button that adds it. */
export function PasteBox({ onAdd, onClose }: { onAdd(name: string, content: string): boolean; onClose(): void }) {
  const [name, setName] = useState(FIRST_NAME)
  const [text, setText] = useState('')
  const [problem, setProblem] = useState<string>()
  const problemId = useId()

  function add() {
    if (text.trim() === '') setProblem('Paste or write a text first.')
    else if (byteLength(text) > SOURCE_LIMITS.fileBytes) setProblem('The text has more than 1 MB. Paste a part of it.')
    else if (onAdd(name, text)) onClose()
    else setProblem('Give it a name such as notes.md.')
  }

  return (
    <fieldset className="flex flex-col gap-2.5 rounded-xl border border-line p-4">
      <legend className="sr-only">A pasted text</legend>
      <label className={LABEL}>
        <span>Name</span>
        <input
          type="text"
          value={name}
          maxLength={SOURCE_LIMITS.pathCharacters}
          autoComplete="off"
          lang=""
          onChange={({ target }) => setName(target.value)}
          className={`write-name ${FIELD} text-ink`}
        />
      </label>
      <label className={LABEL}>
        <span>Text</span>
        <textarea
          // biome-ignore lint/a11y/noAutofocus: the reader has just asked to paste here
          autoFocus
          value={text}
          rows={8}
          lang=""
          aria-describedby={problem === undefined ? undefined : problemId}
          onChange={({ target }) => setText(target.value)}
          className={`${AREA} font-mono text-ink`}
        />
      </label>
      {problem !== undefined && (
        <p id={problemId} role="alert" className="text-small text-stop">
          {problem}
        </p>
      )}
      <div className="flex gap-2">
        <TextButton onClick={add}>Add the text</TextButton>
        <TextButton kind="quiet" onClick={onClose}>
          Cancel
        </TextButton>
      </div>
    </fieldset>
  )
}
