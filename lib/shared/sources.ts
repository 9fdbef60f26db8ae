/**
 * An answer's sources: the citations of its texts, numbered for people. A citation is a source part that follows the
 * text it supports; citations of the same page or document share a `sourceId`.
 */
import type { Part } from './message'
import { hostOf, webAddress } from './text/web-address'

/** How many characters of a title, a quote and a place are kept. */
export const MAX_TITLE = 300
export const MAX_QUOTE = 1_000
export const MAX_PLACE = 80

/** What a source part adds to its address or title, under `providerMetadata.firstword`. */
export interface CitationFacts {
  /** The text part that the citation supports, by its id on the wire. */
  textId: string
  /** The cited words of the source. */
  citedText?: string
  /** Where in the source they are, for people: `page 3`. */
  place?: string
}

/** A cited passage of a source. */
export interface Quote {
  text?: string
  place?: string
}

/** One source of an answer. */
export interface Source {
  /** Its number in the text and in the list, from 1. */
  number: number
  id: string
  title: string
  /** An http or https address; documents have none. */
  url?: string
  /** The address's host, without `www.`. */
  host?: string
  quotes: Quote[]
}

/** A source part. */
export type SourcePart = Extract<Part, { type: 'source-url' | 'source-document' }>

/** Whether a part is a citation. */
export function isSource(part: { type: string }): part is SourcePart {
  return part.type === 'source-url' || part.type === 'source-document'
}

/** The sources of an answer in the order in which its text refers to them. */
export class SourceList {
  readonly #byId = new Map<string, Source>()
  /** The quotes of often-cited sources, so that finding a duplicate takes one lookup. */
  readonly #quoted = new Map<string, Set<string>>()

  /** Adds a citation and returns the number of its source. */
  add(part: SourcePart): number {
    const source = this.#byId.get(part.sourceId) ?? this.#found(part)
    const quote = quoteOf(part)
    if (quote && this.#isNew(source, quote)) source.quotes.push(quote)
    return source.number
  }

  /** All sources so far. */
  get sources(): readonly Source[] {
    return [...this.#byId.values()]
  }

  #isNew({ id, quotes }: Source, quote: Quote): boolean {
    if (quotes.length < FEW_QUOTES) {
      return !quotes.some(({ text, place }) => text === quote.text && place === quote.place)
    }
    const quoted = this.#quoted.get(id) ?? new Set(quotes.map(keyOf))
    this.#quoted.set(id, quoted)
    const isNew = !quoted.has(keyOf(quote))
    quoted.add(keyOf(quote))
    return isNew
  }

  #found(part: SourcePart): Source {
    const url = part.type === 'source-url' ? webAddress(part.url) : undefined
    const host = url && hostOf(url)
    const title = (part.title ?? '').trim().slice(0, MAX_TITLE)
    const source: Source = {
      number: this.#byId.size + 1,
      id: part.sourceId,
      title: title || host || 'Untitled document',
      ...(url !== undefined && { url, host: host ?? '' }),
      quotes: [],
    }
    this.#byId.set(part.sourceId, source)
    return source
  }
}

const FEW_QUOTES = 16
const keyOf = ({ text, place }: Quote) => `${place}\n${text}`

/** The sources of a message's parts. */
export function sourcesOf(parts: readonly Part[]): readonly Source[] {
  const list = new SourceList()
  for (const part of parts) if (isSource(part)) list.add(part)
  return list.sources
}

/** The quote of a part, with its texts cut to their limits. */
function quoteOf({ providerMetadata }: SourcePart): Quote | undefined {
  const { citedText, place } = (providerMetadata?.firstword ?? {}) as Record<string, unknown>
  const quote: Quote = {
    ...(isText(citedText) && { text: citedText.slice(0, MAX_QUOTE) }),
    ...(isText(place) && { place: place.slice(0, MAX_PLACE) }),
  }
  return quote.text === undefined && quote.place === undefined ? undefined : quote
}

function isText(value: unknown): value is string {
  return typeof value === 'string' && value.trim() !== ''
}
