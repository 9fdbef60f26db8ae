/** A document as JSON, for services that have no use for a stream. */
import type { Message, MessageMetadata } from '@/lib/shared/message'
import { documentMarkdown, readDocument } from '@/lib/shared/write/read-document'
import type { LeftOut } from './choose-sources'

/** The response of `POST /api/write` in JSON mode. */
export interface DocumentJson extends Pick<MessageMetadata, 'status' | 'model' | 'usage' | 'costUsd' | 'durationMs'> {
  id: string
  title: string | undefined
  markdown: string
  sections: { id: string; title: string; isComplete: boolean; markdown: string }[]
  leftOut: LeftOut
}

/** The document that an answer holds. */
export function documentJson({ id, parts, metadata = {} }: Message, leftOut: LeftOut): DocumentJson {
  const document = readDocument(parts)
  const { status, model, usage, costUsd, durationMs } = metadata
  return {
    id,
    title: document.outline?.title,
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
