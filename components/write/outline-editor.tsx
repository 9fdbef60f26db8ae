/** An outline to be changed: titles, what sections are about, their order; sections are added and removed. */
import { ListPlus, TriangleAlert } from 'lucide-react'
import { type DragEvent, useRef, useState } from 'react'
import { Notice } from '@/components/ui/notice'
import { TextButton } from '@/components/ui/text-button'
import {
  faultOf,
  hasRoom,
  moved,
  movedTo,
  withoutSection,
  withSection,
  withWords,
} from '@/lib/client/write/outline-draft'
import { OUTLINE_LIMITS, type Outline, type OutlineSection } from '@/lib/shared/write/document'
import { FIELD, LABEL, MAIN_BUTTON } from './field-look'
import { SectionFields } from './section-fields'

interface OutlineEditorProps {
  outline: Outline
  heading: string
  words: string
  sendLabel: string
  onSend(outline: Outline): void
  other: { label: string; go(): void }
  /** The reader has just asked to write here. */
  isAsked?: boolean
}

/** The form. */
export function OutlineEditor({
  outline,
  heading,
  words,
  sendLabel,
  onSend,
  other,
  isAsked = false,
}: OutlineEditorProps) {
  const [draft, setDraft] = useState<Outline>({ title: outline.title, sections: outline.sections })
  const [problem, setProblem] = useState<string>()
  const [news, setNews] = useState('')
  const list = useRef<HTMLOListElement>(null)
  const dragged = useRef<string>(undefined)

  /** After the list has been rendered. */
  const focusIn = (id: string, part: string) =>
    requestAnimationFrame(() => {
      const find = (within: string) =>
        list.current?.querySelector<HTMLElement>(`[data-section="${CSS.escape(id)}"] ${within}`)
      // A button that led to the first or the last place goes no further.
      const target = find(`${part}:enabled`) ?? find('input')
      target?.focus()
    })

  function move(section: OutlineSection, by: -1 | 1, focused: string) {
    const next = moved(draft, section.id, by)
    if (next === draft) return
    setDraft(next)
    const place = next.sections.findIndex(({ id }) => id === section.id) + 1
    setNews(`${section.title || 'Section'}: now ${place} of ${next.sections.length}`)
    focusIn(section.id, focused)
  }

  function remove(section: OutlineSection) {
    const at = draft.sections.indexOf(section)
    const next = withoutSection(draft, section.id)
    setDraft(next)
    setNews(`${section.title || 'Section'} removed`)
    const neighbour = next.sections[Math.min(at, next.sections.length - 1)]
    if (neighbour) focusIn(neighbour.id, 'input')
  }

  function add() {
    const next = withSection(draft)
    setDraft(next)
    const added = next.sections.at(-1)
    if (added) focusIn(added.id, 'input')
  }

  return (
    <form
      className="flex flex-col gap-5"
      onSubmit={(event) => {
        event.preventDefault()
        const fault = faultOf(draft)
        setProblem(fault?.words)
        if (!fault) onSend(draft)
        else if (fault.id !== undefined) focusIn(fault.id, 'input')
      }}
    >
      <div className="flex flex-col gap-1.5">
        <h1 className="font-medium text-2xl leading-tight tracking-tight">{heading}</h1>
        <p className="max-w-measure text-pretty text-quiet text-small">{words}</p>
      </div>
      <label className={LABEL}>
        <span>Title of the document</span>
        <input
          type="text"
          // biome-ignore lint/a11y/noAutofocus: only where the reader has just asked to write here
          autoFocus={isAsked}
          value={draft.title}
          maxLength={OUTLINE_LIMITS.titleCharacters}
          lang=""
          autoComplete="off"
          onChange={({ target }) => setDraft({ ...draft, title: target.value })}
          className={`${FIELD} font-medium text-ink`}
        />
      </label>
      <ol ref={list} aria-label="Sections of the outline" className="flex flex-col gap-2.5">
        {draft.sections.map((section, at) => (
          <SectionFields
            key={section.id}
            section={section}
            number={at + 1}
            count={draft.sections.length}
            onWords={(change) => setDraft(withWords(draft, section.id, change))}
            onMove={(by, focused) => move(section, by, focused)}
            onRemove={() => remove(section)}
            onDrag={(isBegin) => {
              dragged.current = isBegin ? section.id : undefined
            }}
            onDragOver={(event) => {
              if (dragged.current === undefined) return
              event.preventDefault()
              const from = draft.sections.findIndex(({ id }) => id === dragged.current)
              if (isPastMiddle(event, from < at)) setDraft(movedTo(draft, dragged.current, at))
            }}
          />
        ))}
      </ol>
      <div className="flex flex-wrap items-center gap-3">
        <TextButton icon={<ListPlus size={14} aria-hidden />} disabled={!hasRoom(draft)} onClick={add}>
          Add a section
        </TextButton>
        <p className="text-figures text-quiet">Alt with ↑ and ↓ moves the section that you are in.</p>
      </div>
      {problem !== undefined && (
        <Notice icon={<TriangleAlert size={16} />} tone="warn">
          <p role="alert">{problem}</p>
        </Notice>
      )}
      {/* In reach however long the outline is. */}
      <div className="sticky bottom-0 flex flex-wrap items-center gap-3 bg-paper py-3">
        <button type="submit" className={MAIN_BUTTON}>
          {sendLabel}
        </button>
        <TextButton onClick={other.go} className="min-h-10">
          {other.label}
        </TextButton>
      </div>
      <p role="status" aria-live="polite" className="sr-only">
        {news}
      </p>
    </form>
  )
}

/** Only then does a section give way: a tall one and a low one would change places again and again. */
function isPastMiddle({ currentTarget, clientY }: DragEvent<Element>, isDown: boolean): boolean {
  const { top, height } = currentTarget.getBoundingClientRect()
  return isDown ? clientY >= top + height / 2 : clientY <= top + height / 2
}
