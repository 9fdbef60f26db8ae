'use client'
/** The Markdown renderer, kept out of the first load: it is fetched when somebody begins to write. */
import { lazy, Suspense } from 'react'

const load = () =>
  import('@/components/markdown/streaming-markdown').then(({ StreamingMarkdown }) => ({ default: StreamingMarkdown }))

const StreamingMarkdown = lazy(load)
let isLoading = false

/** Begins to fetch the renderer. */
export function preloadMarkdown(): void {
  if (isLoading) return
  isLoading = true
  // A failed fetch is tried again when something must be drawn.
  load().catch(() => {
    isLoading = false
  })
}

interface LazyMarkdownProps {
  /** Only ever grows while streaming. */
  text: string
  streaming: boolean
}

/** Markdown; readable plain text until the renderer is there. */
export function LazyMarkdown({ text, streaming }: LazyMarkdownProps) {
  return (
    <Suspense fallback={<p className="max-w-measure whitespace-pre-wrap">{text}</p>}>
      <StreamingMarkdown text={text} streaming={streaming} />
    </Suspense>
  )
}
