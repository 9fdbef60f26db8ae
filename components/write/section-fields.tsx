/** One section of an outline that is edited: its words, and its place. */
import { ArrowDown, ArrowUp, GripVertical, X } from 'lucide-react'
import type { DragEvent, KeyboardEvent } from 'react'
import { IconButton } from '@/components/ui/icon-button'
import { OUTLINE_LIMITS, type OutlineSection } from '@/lib/shared/write/document'
import { AREA, FIELD } from './field-look'

interface SectionFieldsProps {
  section: OutlineSection
  number: number
  count: number
  onWords(change: Partial<Pick<OutlineSection, 'title' | 'brief'>>): void
  /** `focused` selects what has the focus afterwards. */
  onMove(by: -1 | 1, focused: string): void
  onRemove(): void
  /** The section begins to be dragged, or is let go. */
  onDrag(isBegin: boolean): void
  /** Another one is dragged over it. */
  onDragOver(event: DragEvent): void
}

/** Moves by its handle, by buttons, and by Alt with the arrow keys. */
export function SectionFields({
  section,
  number,
  count,
  onWords,
  onMove,
  onRemove,
  onDrag,
  onDragOver,
}: SectionFieldsProps) {
  const { id, title, brief, files = [] } = section
  const name = `Section ${number}`
  const onKeyDown = (event: KeyboardEvent<HTMLElement>) => {
    const by = { ArrowUp: -1, ArrowDown: 1 }[event.key] as -1 | 1 | undefined
    if (by === undefined || !event.altKey) return
    event.preventDefault()
    onMove(by, event.target instanceof HTMLTextAreaElement ? 'textarea' : 'input')
  }
  return (
    <li
      data-section={id}
      onKeyDown={onKeyDown}
      onDragOver={onDragOver}
      onDrop={(event) => event.preventDefault()}
      className="flex gap-2 rounded-xl border border-line bg-raised p-3"
    >
      {/* For the mouse alone: the buttons and keys do the same. */}
      <span
        aria-hidden
        draggable
        onDragStart={(event) => {
          event.dataTransfer.effectAllowed = 'move'
          event.dataTransfer.setData('text/plain', title)
          onDrag(true)
        }}
        onDragEnd={() => onDrag(false)}
        className="write-handle tabular flex shrink-0 items-center justify-end gap-0.5 self-start text-quiet text-small"
      >
        <GripVertical size={14} className="opacity-60" />
        <span>{number}</span>
      </span>
      <div className="flex min-w-0 flex-1 flex-col gap-2">
        <input
          type="text"
          aria-label={`${name}: title`}
          placeholder="Title"
          value={title}
          maxLength={OUTLINE_LIMITS.titleCharacters}
          lang=""
          autoComplete="off"
          onChange={({ target }) => onWords({ title: target.value })}
          className={`${FIELD} bg-paper font-medium`}
        />
        <textarea
          aria-label={`${name}: what it is about`}
          placeholder="What it is about"
          value={brief}
          rows={2}
          maxLength={OUTLINE_LIMITS.briefCharacters}
          lang=""
          onChange={({ target }) => onWords({ brief: target.value })}
          className={`${AREA} bg-paper`}
        />
        {files.length > 0 && (
          <p className="truncate text-figures text-quiet" title={files.join('\n')}>
            From <bdi lang="">{files.join(', ')}</bdi>
          </p>
        )}
      </div>
      <div className="flex flex-col">
        <IconButton
          label={`Move ${name} up`}
          disabled={number === 1}
          data-move="up"
          onClick={() => onMove(-1, '[data-move="up"]')}
        >
          <ArrowUp size={16} aria-hidden />
        </IconButton>
        <IconButton
          label={`Move ${name} down`}
          disabled={number === count}
          data-move="down"
          onClick={() => onMove(1, '[data-move="down"]')}
        >
          <ArrowDown size={16} aria-hidden />
        </IconButton>
        <IconButton label={`Remove ${name}`} disabled={count === 1} onClick={onRemove}>
          <X size={16} aria-hidden />
        </IconButton>
      </div>
    </li>
  )
}
