/** A document on the stage: its title, then its sections, as on its own page. Its outline, which people decide on, is left out. */
import type { Chunk } from '@/lib/shared/chunk'
import { escapeMarkdown } from '@/lib/shared/text/escape-markdown'
import type { Moment } from '@/lib/stream/timeline'

/** Whether a section of a document begins in one of the moments. */
export function hasSection(moments: readonly Moment[]): boolean {
  return moments.some(({ chunks }) => chunks.some(({ type }) => type === 'data-section'))
}

/** Reads the moments of a document, from its first one on. */
export interface DocumentMoments {
  /** The moments as they are shown, with the times that they have. */
  shown(moments: readonly Moment[]): Moment[]
  /** What was asked, in words. */
  question(): string
}

/** The texts before the first section are the outline as the model writes it. */
const TEXTS: ReadonlySet<Chunk['type']> = new Set<Chunk['type']>(['text-start', 'text-delta', 'text-end'])

/** Makes the reader of one document. */
export function createDocumentMoments(): DocumentMoments {
  let title = 'Document'
  let isBegun = false

  function shownChunks(chunk: Chunk): readonly Chunk[] {
    // A heading and the text below it come from different steps, and are one text.
    if (isBegun) return chunk.type === 'start-step' ? [] : [chunk]
    if (chunk.type === 'data-outline') title = chunk.data.title
    if (chunk.type !== 'data-section') return TEXTS.has(chunk.type) ? [] : [chunk]
    isBegun = true
    return [...titleChunks(title), chunk]
  }

  return {
    shown: (moments) => moments.map((moment) => ({ ...moment, chunks: moment.chunks.flatMap(shownChunks) })),
    question: () => `Write: ${title}`,
  }
}

function titleChunks(title: string): Chunk[] {
  const id = 'document-title'
  return [
    { type: 'text-start', id },
    { type: 'text-delta', id, delta: `# ${escapeMarkdown(title.replace(/\s+/g, ' ').trim())}\n\n` },
    { type: 'text-end', id },
  ]
}
