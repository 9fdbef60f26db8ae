/** The API's citations -> source chunks: a closed set of kinds, short plain texts, web addresses only. */
import type { Chunk } from '@/lib/shared/chunk'
import { type CitationFacts, MAX_PLACE, MAX_QUOTE, MAX_TITLE } from '@/lib/shared/sources'
import { webAddress } from '@/lib/shared/text/web-address'

type Citation = Record<string, unknown>

/** Nobody reads more than this for one text. The content that goes back to the API has all of them. */
const MAX_CITATIONS = 20
const MAX_NAME = 1_000

/** The chunks of a text's citations, without repetitions. Those of the same page or document share a `sourceId`. */
export function citationChunks(textId: string, citations: readonly Citation[]): Chunk[] {
  const seen = new Set<string>()
  return citations.slice(0, MAX_CITATIONS).flatMap((citation) => {
    const chunk = citationChunk(textId, citation)
    const key = JSON.stringify(chunk)
    if (!chunk || seen.has(key)) return []
    seen.add(key)
    return [chunk]
  })
}

function citationChunk(textId: string, citation: Citation): Chunk | undefined {
  const { type, title, url, source } = citation
  if (type === 'web_search_result_location') return pageChunk(textId, citation, url, title)
  if (type === 'search_result_location') {
    // The source of a search result is an address, or any text that its author chose.
    const page = pageChunk(textId, citation, source, title)
    const name = textFrom(source, MAX_NAME)
    return page ?? documentChunk(textId, citation, `search-${digest(name)}`, textFrom(title, MAX_TITLE) || name)
  }
  if (type === 'char_location' || type === 'page_location' || type === 'content_block_location') {
    const name = textFrom(citation.document_title, MAX_TITLE)
    const id = `document-${wholeNumber(citation.document_index) ?? 0}-${digest(name)}`
    return documentChunk(textId, citation, id, name)
  }
  return undefined
}

function pageChunk(textId: string, citation: Citation, address: unknown, title: unknown): Chunk | undefined {
  const url = webAddress(address)
  if (url === undefined) return undefined
  const name = textFrom(title, MAX_TITLE)
  return {
    type: 'source-url',
    sourceId: `page-${digest(url)}`,
    url,
    ...(name !== '' && { title: name }),
    ...factsOf(textId, citation),
  }
}

const MEDIA_TYPES: Record<string, string> = { page_location: 'application/pdf', char_location: 'text/plain' }

function documentChunk(textId: string, citation: Citation, sourceId: string, title: string): Chunk {
  const mediaType = MEDIA_TYPES[String(citation.type)] ?? 'application/octet-stream'
  return { type: 'source-document', sourceId, mediaType, title, ...factsOf(textId, citation) }
}

function factsOf(textId: string, citation: Citation) {
  const citedText = textFrom(citation.cited_text, MAX_QUOTE)
  const place = placeOf(citation)
  const facts: CitationFacts = { textId, ...(citedText && { citedText }), ...(place !== '' && { place }) }
  return { providerMetadata: { firstword: { ...facts } } }
}

/** Where the cited words are, in words. The API's ends are exclusive, and it counts blocks and characters from 0. */
function placeOf(citation: Citation): string {
  const from = (name: string) => wholeNumber(citation[name])
  switch (citation.type) {
    case 'page_location':
      return span('page', 'pages', from('start_page_number'), less(from('end_page_number')))
    case 'char_location':
      return span('character', 'characters', more(from('start_char_index')), from('end_char_index'))
    case 'content_block_location':
    case 'search_result_location':
      return span('section', 'sections', more(from('start_block_index')), from('end_block_index'))
    default:
      return ''
  }
}

const more = (value: number | undefined) => (value === undefined ? undefined : value + 1)
const less = (value: number | undefined) => (value === undefined ? undefined : value - 1)

function span(one: string, many: string, first: number | undefined, last: number | undefined): string {
  if (first === undefined) return ''
  const words = last === undefined || last <= first ? `${one} ${first}` : `${many} ${first}–${last}`
  return words.slice(0, MAX_PLACE)
}

function wholeNumber(value: unknown): number | undefined {
  return typeof value === 'number' && Number.isSafeInteger(value) && value >= 0 ? value : undefined
}

function textFrom(value: unknown, maxLength: number): string {
  return typeof value === 'string' ? value.trim().slice(0, maxLength) : ''
}

/** A short name for a long text. The same text has the same name; nothing else is needed. */
function digest(text: string): string {
  let one = 0xdeadbeef
  let two = 0x41c6ce57
  for (let at = 0; at < text.length; at += 1) {
    const code = text.charCodeAt(at)
    one = Math.imul(one ^ code, 2_654_435_761)
    two = Math.imul(two ^ code, 1_597_334_677)
  }
  return ((two >>> 0) * 2 ** 21 + ((one >>> 0) % 2 ** 21)).toString(36)
}
