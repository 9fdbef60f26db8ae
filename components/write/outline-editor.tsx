/** An outline to be changed: titles, what sections are about, their order; sections are added and removed. */
import { ArrowDown, ArrowUp, ListPlus, TriangleAlert, X } from 'lucide-react'
import { type KeyboardEvent, useRef, useState } from 'react'
import { IconButton } from '@/components/ui/icon-button'
import { Notice } from '@/components/ui/notice'
import { TextButton } from '@/components/ui/text-button'
import { faultOf, hasRoom, moved, withoutSection, withSection, withWords } from '@/lib/client/write/outline-draft'
import { OUTLINE_LIMITS, type Outline, type OutlineSection } from '@/lib/shared/write/document'
import { AREA, FIELD, LABEL, MAIN_BUTTON } from './field-look'

interface OutlineEditorProps {
  outline: Outline
  heading: string
  words: string
  sendLabel: string
  onSend(outline: Outline): void
  other: { label: string; go(): void }
}

/** The form. */
export function OutlineEditor({ outline, heading, words, sendLabel, onSend, other }: OutlineEditorProps) {
  const [draft, setDraft] = useState<Outline>({ title: outline.title, sections: outline.sections })
  const [problem, setProblem] = useState<string>()
  const [news, setNews] = useState('')
  const list = useRef<HTMLOListElement>(null)

  /** After the list has been rendered. */
  const focusIn = (id: string, part: string) =>
    requestAnimationFrame(() =>
      list.current?.querySelector<HTMLElement>(`[data-section="${CSS.escape(id)}"] ${part}`)?.focus(),
    )

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
      <div className="flex flex-wrap items-center gap-3">
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

interface SectionFieldsProps {
  section: OutlineSection
  number: number
  count: number
  onWords(change: Partial<Pick<OutlineSection, 'title' | 'brief'>>): void
  /** `focused` selects what has the focus afterwards. */
  onMove(by: -1 | 1, focused: string): void
  onRemove(): void
}

function SectionFields({ section, number, count, onWords, onMove, onRemove }: SectionFieldsProps) {
  const { id, title, brief, files = [] } = section
  const name = `Section ${number}`
  const onKeyDown = (event: KeyboardEvent<HTMLElement>) => {
    const by = { ArrowUp: -1, ArrowDown: 1 }[event.key] as -1 | 1 | undefined
    if (by === undefined || !event.altKey) return
    event.preventDefault()
    onMove(by, event.target instanceof HTMLTextAreaElement ? 'textarea' : 'input')
  }
  return (
    <li data-section={id} onKeyDown={onKeyDown} className="flex gap-2 rounded-xl border border-line bg-raised p-3">
      <span aria-hidden className="tabular w-5 shrink-0 pt-1.5 text-right text-quiet text-small">
        {number}
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
