'use client'
/** Inserts a text that is already rendered. */
import { renderedTexts } from '@/lib/shared/rendered-texts'

/** Written by the server; the browser keeps the markup without knowing it. */
export function RenderedText({ name, id }: { name: string; id?: string | undefined }) {
  const markup = { __html: renderedTexts().get(name) ?? '' }
  // biome-ignore lint/security/noDangerouslySetInnerHtml: made of a checked tree, with everything in it escaped
  return <div id={id} className="markdown" lang="" suppressHydrationWarning dangerouslySetInnerHTML={markup} />
}
