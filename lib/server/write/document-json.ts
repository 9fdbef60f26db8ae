/** A document as JSON, for services that have no use for a stream. */
import type { Message, MessageMetadata } from '@/lib/shared/message'
import type { Outline } from '@/lib/shared/write/document'
import { documentMarkdown, readDocument } from '@/lib/shared/write/read-document'
import type { LeftOut } from './choose-sources'

/** The response of `POST /api/write` in JSON mode. */
export interface DocumentJson extends Pick<MessageMetadata, 'status' | 'model' | 'usage' | 'costUsd' | 'durationMs'> {
  id: string
  title: string | undefined
  /** As it is to be accepted, where it waits for that. */
  outline: Outline | undefined
  markdown: string
  sections: { id: string; title: string; isComplete: boolean; markdown: string }[]
  leftOut: LeftOut
}

/** The document that an answer holds. */
export function documentJson({ id, parts, metadata = {} }: Message, leftOut: LeftOut): DocumentJson {
  const document = readDocument(parts)
  const { outline } = document
  const { status, model, usage, costUsd, durationMs } = metadata
  return {
    id,
    title: outline?.title,
    outline: outline && { title: outline.title, sections: outline.sections },
    markdown: documentMarkdown(document),
    sections: document.sections.map(({ end, ...section }) => ({ ...section, isComplete: end !== undefined })),
    leftOut,
    ...(status && { status }),
    ...(model !== undefined && { model }),
    ...(usage && { usage }),
    ...(costUsd !== undefined && { costUsd }),
    ...(durationMs !== undefined && { durationMs }),
  }
}
