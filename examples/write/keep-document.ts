/** Keeps what was written: the document under its name, or its complete sections under another. */
import type { Message } from '@/lib/shared/message'
import { documentMarkdown, readDocument } from '@/lib/shared/write/read-document'
import { type OutputPlace, writeIncomplete, writeOutput } from './output-file'
import { counted } from './terminal-text'

/** What became of a document. */
export interface KeptDocument {
  isComplete: boolean
  /** In words, with what to do next. */
  lines: string[]
}

/** Writes it to its place. */
export async function keepDocument({ parts, metadata }: Message, place: OutputPlace): Promise<KeptDocument> {
  const document = readDocument(parts)
  const total = document.outline?.sections.length ?? 0
  if (metadata?.status === 'complete') {
    const text = `${documentMarkdown(document)}\n`
    const path = await writeOutput(place, text)
    const words = text.split(/\s+/).filter((word) => /[\p{L}\p{N}]/u.test(word)).length
    return { isComplete: true, lines: [`Written: ${path} (${counted(total, 'section')}, ${counted(words, 'word')})`] }
  }
  const failure = parts.find((part) => part.type === 'data-error')
  const why = failure
    ? failure.data.message
    : `It is not complete: it was ${WORDS[metadata?.status ?? ''] ?? 'interrupted'}.`
  // A text that breaks off within a sentence is no document: only sections with an end are kept.
  const sections = document.sections.filter(({ end }) => end !== undefined)
  if (sections.length === 0) return { isComplete: false, lines: [why, 'No section was complete: nothing is written.'] }
  const path = await writeIncomplete(place, `${documentMarkdown({ ...document, sections })}\n`)
  return { isComplete: false, lines: [why, `Kept: ${sections.length} of ${counted(total, 'section')}, in ${path}`] }
}

const WORDS: Readonly<Record<string, string>> = {
  cut: 'cut off by the model’s limit',
  refused: 'refused by the model',
  stopped: 'stopped',
}
