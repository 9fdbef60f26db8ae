/** Citations in a share, and back. Without the schema, which no browser needs. */
import { MAX_PLACE, MAX_QUOTE, MAX_TITLE, type SourcePart } from '@/lib/shared/sources'
import { withoutTags } from '@/lib/shared/text/visible-text'
import type { SharedSource } from './share'

/** A citation as a share stores it. */
export function sharedSourceOf(part: SourcePart): SharedSource {
  const { citedText, place } = (part.providerMetadata?.firstword ?? {}) as Record<string, unknown>
  return {
    type: 'source',
    id: part.sourceId.slice(0, 200),
    title: withoutTags(part.title ?? '').slice(0, MAX_TITLE),
    ...(part.type === 'source-url' && { url: part.url.slice(0, 2_000) }),
    ...(typeof citedText === 'string' && { citedText: withoutTags(citedText).slice(0, MAX_QUOTE) }),
    ...(typeof place === 'string' && { place: withoutTags(place).slice(0, MAX_PLACE) }),
  }
}

/** The message part for a citation of a share. */
export function sourcePartOf({ id, title, url, citedText, place }: SharedSource): SourcePart {
  const facts = { textId: '', ...(citedText !== undefined && { citedText }), ...(place !== undefined && { place }) }
  const providerMetadata = { firstword: facts }
  if (url !== undefined) return { type: 'source-url', sourceId: id, url, title, providerMetadata }
  return { type: 'source-document', sourceId: id, mediaType: 'application/octet-stream', title, providerMetadata }
}
