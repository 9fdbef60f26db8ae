/**
 * What answers are made of, kept out of the first load of a page without a chat: the Markdown renderer and the cards of
 * tool calls. They are fetched when somebody starts typing. A page that the server renders with messages includes them.
 */
import { LongText } from '@/components/ui/long-text'
import { providedModule } from '@/components/ui/provided-module'
import type { Mark } from '@/lib/markdown/tree/place-marks'
import type { ToolCardsProps } from './tool-cards'

const parts = providedModule(() => import('./answer-parts'))

/** Starts loading them. */
export function preloadAnswerParts(): void {
  void parts.load()
}

/** Provides the module `answer-parts` to its children where it need not be fetched. */
export const AnswerPartsProvider = parts.Provider

interface LazyMarkdownProps {
  /** Only ever grows while streaming. */
  text: string
  streaming: boolean
  /** Source numbers at places of the text; only ever added to while streaming. */
  marks: readonly Mark[]
}

/** Markdown; plain text until the renderer is loaded. */
export function LazyMarkdown(props: LazyMarkdownProps) {
  const Markdown = parts.useModule()?.StreamingMarkdown
  if (Markdown) return <Markdown {...props} />
  return (
    <p lang="" className="max-w-measure whitespace-pre-wrap">
      <LongText text={props.text} />
    </p>
  )
}

/** The cards of tool calls; as much room as they take at least, until they are loaded. */
export function LazyToolCards(props: ToolCardsProps) {
  const Cards = parts.useModule()?.ToolCards
  return Cards ? <Cards {...props} /> : <div className="h-[3.75rem] rounded-xl border border-line" />
}
