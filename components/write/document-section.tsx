/** One section: its text, and the way to have it written again. */
import { RefreshCw } from 'lucide-react'
import { memo, useRef, useState } from 'react'
import { LazyMarkdown } from '@/components/chat/message/lazy-parts'
import { KeepSelection } from '@/components/chat/message-list/keep-selection'
import { TextButton } from '@/components/ui/text-button'
import { useFormLayer } from '@/components/ui/use-layer'
import type { SectionView } from '@/lib/client/write/document-reader'
import { AREA, LABEL } from './field-look'
import { sectionElementId } from './section-place'

interface DocumentSectionProps {
  section: SectionView
  /** Whether text is being added to it. */
  isOpen: boolean
  canRewrite: boolean
  /** Whether the form for its instruction is open. */
  isAsking: boolean
  onAsk(sectionId: string | undefined): void
  onRewrite(instructions: string): void
}

const NO_MARKS = [] as const

/** Rendered again only when it changes. */
export const DocumentSection = memo(function DocumentSection(props: DocumentSectionProps) {
  const { section, isOpen, canRewrite, isAsking, onAsk, onRewrite } = props
  const { id, title, text, end } = section
  const again = useRef<HTMLButtonElement>(null)
  function cancel() {
    onAsk(undefined)
    // The focus goes back to where it came from.
    requestAnimationFrame(() => again.current?.focus())
  }
  return (
    <section id={sectionElementId(id)} aria-label={title} aria-busy={isOpen} tabIndex={-1} className="write-section">
      <div
        data-markdown
        data-streaming={isOpen || undefined}
        translate={isOpen ? 'no' : undefined}
        className="text-reading [overflow-wrap:anywhere]"
      >
        <KeepSelection>
          <LazyMarkdown text={text} streaming={isOpen} marks={NO_MARKS} />
        </KeepSelection>
      </div>
      {/* Its room is there from the start, so that nothing moves when the document ends. */}
      <div className="no-print min-h-8 pointer-coarse:min-h-11">
        {isAsking ? (
          <RewriteForm title={title} onRewrite={onRewrite} onCancel={cancel} />
        ) : (
          canRewrite &&
          end && (
            <TextButton
              ref={again}
              kind="quiet"
              icon={<RefreshCw size={14} aria-hidden />}
              aria-label={`Write again: ${title}`}
              onClick={() => onAsk(id)}
              className="-ml-3"
            >
              Write again
            </TextButton>
          )
        )}
      </div>
    </section>
  )
}, isSame)

/** The callbacks do the same whenever they are made. */
function isSame(before: DocumentSectionProps, now: DocumentSectionProps): boolean {
  return (
    before.section === now.section &&
    before.isOpen === now.isOpen &&
    before.canRewrite === now.canRewrite &&
    before.isAsking === now.isAsking &&
    // Only these two may be called.
    !(now.canRewrite || now.isAsking)
  )
}

interface RewriteFormProps {
  title: string
  onRewrite(instructions: string): void
  onCancel(): void
}

/** Longer ones are refused by the server. */
const MAX_INSTRUCTIONS = 8_000

function RewriteForm({ title, onRewrite, onCancel }: RewriteFormProps) {
  const [instructions, setInstructions] = useState('')
  const form = useRef<HTMLFormElement>(null)
  useFormLayer(form, onCancel)
  return (
    <form
      ref={form}
      aria-label={`Write “${title}” again`}
      className="flex flex-col gap-2 rounded-xl border border-line bg-raised p-3"
      onSubmit={(event) => {
        event.preventDefault()
        onRewrite(instructions)
      }}
    >
      <label className={LABEL}>
        <span>What should be different, if you like</span>
        <textarea
          // biome-ignore lint/a11y/noAutofocus: the reader has just asked for it
          autoFocus
          value={instructions}
          rows={2}
          maxLength={MAX_INSTRUCTIONS}
          lang=""
          onChange={({ target }) => setInstructions(target.value)}
          className={`${AREA} text-ink`}
        />
      </label>
      <div className="flex flex-wrap items-center gap-2">
        <TextButton type="submit">Write this section again</TextButton>
        <TextButton kind="quiet" onClick={onCancel}>
          Cancel
        </TextButton>
        <span className="text-figures text-quiet">
          The other sections stay; the text as it is stays as another version.
        </span>
      </div>
    </form>
  )
}
