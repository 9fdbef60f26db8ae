/** The list of sections: where each is, how far, and the way there. On a narrow page it opens above the text. */
import { Check, ChevronDown, Circle, CircleDashed, PenLine } from 'lucide-react'
import { useId, useState } from 'react'
import { formatDuration } from '@/components/ui/format'
import { type DocumentProgress, type SectionState, stateOf } from '@/lib/client/write/document-progress'
import type { DocumentView } from '@/lib/client/write/document-reader'
import type { WrittenOutline } from '@/lib/shared/write/document'
import { wholeSeconds, wordsWords } from './progress-figures'
import { sectionElementId } from './section-place'

const STATES: Readonly<Record<SectionState, { Icon: typeof Check; words: string; look: string }>> = {
  written: { Icon: Check, words: 'written', look: 'text-quiet' },
  writing: { Icon: PenLine, words: 'being written', look: 'text-accent' },
  'broken-off': { Icon: CircleDashed, words: 'broken off', look: 'text-warn' },
  planned: { Icon: Circle, words: 'planned', look: 'text-quiet opacity-60' },
}

interface SectionsNavProps {
  outline: WrittenOutline
  view: DocumentView
  openId: string | undefined
  /** For how long the open section has been written. */
  openMs: number
  progress: DocumentProgress
}

/** The navigation, and on a narrow page the button that opens it. */
export function SectionsNav({ outline, view, openId, openMs, progress }: SectionsNavProps) {
  const [isOpen, setOpen] = useState(false)
  const id = useId()
  return (
    <>
      <button
        type="button"
        aria-expanded={isOpen}
        aria-controls={id}
        onClick={() => setOpen(!isOpen)}
        className="write-toggle min-h-9 items-center gap-1.5 text-small pointer-coarse:min-h-11"
      >
        <ChevronDown size={14} aria-hidden />
        <span>{`Sections: ${progress.written} of ${progress.count}`}</span>
      </button>
      <nav id={id} aria-label="Sections" data-open={isOpen || undefined} className="write-sections">
        <ol className="flex flex-col gap-px">
          {outline.sections.map(({ id: sectionId, title }) => {
            const section = view.sections.get(sectionId)
            const state = stateOf(section, openId === sectionId)
            const { Icon, words, look } = STATES[state]
            const took = section?.end
              ? formatDuration(section.end.durationMs)
              : openId === sectionId
                ? wholeSeconds(openMs)
                : undefined
            const figures = [
              words,
              ...(section ? [wordsWords(section.words)] : []),
              ...(took === undefined ? [] : [took]),
            ].join(' · ')
            const content = (
              <>
                <span aria-hidden className={`flex h-5 shrink-0 items-center ${look}`}>
                  <Icon size={14} />
                </span>
                <span className="flex min-w-0 flex-col">
                  <bdi lang="" className="line-clamp-2 [overflow-wrap:anywhere]">
                    {title}
                  </bdi>
                  <span className="tabular text-figures text-quiet">{figures}</span>
                </span>
              </>
            )
            const box = 'flex gap-2 rounded-lg px-2 py-1.5 text-small pointer-coarse:min-h-11'
            return (
              <li key={sectionId} data-state={state}>
                {section ? (
                  <a
                    href={`#${sectionElementId(sectionId)}`}
                    onClick={() => setOpen(false)}
                    className={`${box} transition-colors hover:bg-tint`}
                  >
                    {content}
                  </a>
                ) : (
                  <span className={box}>{content}</span>
                )}
              </li>
            )
          })}
        </ol>
      </nav>
    </>
  )
}
