'use client'
/** A text that was rendered before, put into the page as it is. */
import { renderedTexts } from '@/lib/shared/rendered-texts'

/** Renders it; the browser leaves what the server has written, and knows nothing of it. */
export function RenderedText({ name }: { name: string }) {
  const markup = { __html: renderedTexts().get(name) ?? '' }
  // biome-ignore lint/security/noDangerouslySetInnerHtml: made of a checked tree, with everything in it escaped
  return <div className="markdown" lang="" suppressHydrationWarning dangerouslySetInnerHTML={markup} />
}
