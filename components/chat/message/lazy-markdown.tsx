import { type ComponentType, createContext, useContext } from 'react'
/**
 * The Markdown renderer, kept out of the first load of a page without a chat: it is fetched when somebody starts
 * typing. A page that the server renders with messages includes it.
 */
import { lazy, useLazy } from '@/components/ui/lazy-module'
import { LongText } from '@/components/ui/long-text'
import type { Mark } from '@/lib/markdown/tree/place-marks'

const renderer = lazy(() => import('@/components/markdown/streaming-markdown'))

/** Starts loading the renderer. */
export function preloadMarkdown(): void {
  void renderer.load()
}

interface LazyMarkdownProps {
  /** Only ever grows while streaming. */
  text: string
  streaming: boolean
  /** Source numbers at places of the text; only ever added to while streaming. */
  marks: readonly Mark[]
}

const RendererContext = createContext<ComponentType<LazyMarkdownProps> | undefined>(undefined)

/** Provides the renderer to its children where it need not be fetched; it never changes. */
export const MarkdownProvider = RendererContext.Provider

/** Markdown; plain text until the renderer is loaded. */
export function LazyMarkdown(props: LazyMarkdownProps) {
  const provided = useContext(RendererContext)
  const fetched = useLazy(provided ? undefined : renderer)
  const Markdown = provided ?? fetched?.StreamingMarkdown
  if (Markdown) return <Markdown {...props} />
  return (
    <p lang="" className="max-w-measure whitespace-pre-wrap">
      <LongText text={props.text} />
    </p>
  )
}
