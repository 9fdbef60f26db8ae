/** The form of a new document: its sources, what it shall be, what it may cost. */
import { PenLine, TriangleAlert } from 'lucide-react'
import { type FormEvent, useState, useSyncExternalStore } from 'react'
import { Notice } from '@/components/ui/notice'
import { useModels } from '@/lib/client/api/use-models'
import type { NewDocument } from '@/lib/client/write/document-actions'
import type { Sources } from '@/lib/client/write/sources'
import { DropArea } from './drop-area'
import { EstimateBox } from './estimate-box'
import { MAIN_BUTTON } from './field-look'
import { PasteBox, PasteButton } from './paste-text'
import { SecretsNotice } from './secrets-notice'
import { SourceList } from './source-list'
import { capOf, type Wishes, WishesFields } from './wishes-fields'

interface NewDocumentFormProps {
  sources: Sources
  wishes: Wishes
  isDemo: boolean
  onWishes(wishes: Wishes): void
  onWrite(document: NewDocument): void
}

/** Nothing is sent before Write. */
export function NewDocumentForm({ sources, wishes, isDemo, onWishes, onWrite }: NewDocumentFormProps) {
  const [sendSecrets, setSendSecrets] = useState(false)
  const [isPasting, setPasting] = useState(false)
  const [isAsked, setAsked] = useState(false)
  const { defaultModel } = useModels()
  const view = useSyncExternalStore(sources.subscribe, sources.view, sources.view)
  const { files, secrets, work } = view
  const model = wishes.model === '' ? defaultModel : wishes.model
  const cap = capOf(wishes)

  function submit(event: FormEvent) {
    event.preventDefault()
    setAsked(true)
    if (faultOf() !== undefined) return
    const { template, audience, tone, length, instructions } = wishes
    const words = instructions.trim()
    onWrite({
      wishes: { template, audience, tone, length, ...(words !== '' && { instructions: words }) },
      files: sources.sent(sendSecrets),
      sendSecrets,
      model,
      maxCostUsd: cap ?? undefined,
    })
  }

  function faultOf(): string | undefined {
    if (work) return 'The files are still being read. A moment, please.'
    if (files.length === 0) return 'Add files or paste a text first.'
    return cap === null ? 'The spending cap is no amount in US dollars.' : undefined
  }

  // Gone as soon as it no longer holds.
  const problem = isAsked ? faultOf() : undefined
  return (
    <main className="column write-column write-new flex flex-col gap-6">
      <div className="flex flex-col gap-1.5">
        <h1 className="font-medium text-2xl leading-tight tracking-tight">Write a document</h1>
        <p className="max-w-measure text-pretty text-quiet text-small">
          From source files or notes. Its outline comes first, for you to change; then it is written section by section,
          and can be read meanwhile.
        </p>
      </div>
      <form onSubmit={submit} className="flex flex-col gap-5">
        <DropArea onFiles={sources.add}>
          <PasteButton isOpen={isPasting} onToggle={() => setPasting(!isPasting)} />
        </DropArea>
        {isPasting && <PasteBox onAdd={sources.addText} onClose={() => setPasting(false)} />}
        <SourceList view={view} onRemove={sources.remove} onClear={sources.clear} />
        <SecretsNotice secrets={secrets} isSent={sendSecrets} onSend={setSendSecrets} />
        <WishesFields wishes={wishes} onChange={(change) => onWishes({ ...wishes, ...change })} />
        {files.length > 0 && (
          <EstimateBox
            files={files.length}
            tokens={files.reduce((sum, { tokens }) => sum + tokens, 0)}
            wishes={wishes}
            model={model}
            maxCostUsd={cap ?? undefined}
            isDemo={isDemo}
          />
        )}
        {problem !== undefined && (
          <Notice icon={<TriangleAlert size={16} />} tone="warn">
            <p role="alert">{problem}</p>
          </Notice>
        )}
        <div className="flex flex-wrap items-center gap-3">
          <button type="submit" className={MAIN_BUTTON}>
            <PenLine size={16} aria-hidden />
            Write
          </button>
          <p className="text-quiet text-small">The outline first; you decide before the rest is written.</p>
        </div>
      </form>
    </main>
  )
}
