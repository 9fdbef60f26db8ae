/** The list of sources under an answer: number, title, host, and what of each was quoted. Rendered on the server as well. */
import { memo } from 'react'
import { markedText } from '@/components/ui/marked-text'
import type { Quote, Source } from '@/lib/shared/sources'

/** Sources, and where marks lead to them. */
export interface SourceListProps {
  sources: readonly Source[]
  /** What the entries' identifiers begin with. */
  prefix: string
}

/** A list that marks in the text lead to. Its entries are one line each, so that few things move while it grows. */
export function SourceList({ sources, prefix }: SourceListProps) {
  if (sources.length === 0) return null
  const more = sources.slice(MAX_AT_ONCE)
  return (
    <section aria-label="Sources" className="source-list">
      <p className="source-heading">Sources</p>
      <Entries sources={sources.slice(0, MAX_AT_ONCE)} prefix={prefix} />
      {more.length > 0 && (
        <details>
          <summary>{more.length === 1 ? 'Show 1 more' : `Show ${more.length} more`}</summary>
          <Entries sources={more} prefix={prefix} />
        </details>
      )}
    </section>
  )
}

/** More than this would push what is being read out of the view while the list grows below it. */
const MAX_AT_ONCE = 6

/** So many are rendered again together where one of them has changed. */
const GROUP = 50

function Entries({ sources, prefix }: SourceListProps) {
  const groups = Array.from({ length: Math.ceil(sources.length / GROUP) }, (_, at) =>
    sources.slice(at * GROUP, (at + 1) * GROUP),
  )
  return (
    <ol start={sources[0]?.number}>
      {groups.map((group) => (
        <Group key={group[0]?.id} sources={group} prefix={prefix} />
      ))}
    </ol>
  )
}

/** Groups are cut again at every rendering; a source is the same object until something of it changes. */
function sameSources(before: SourceListProps, after: SourceListProps): boolean {
  if (before.prefix !== after.prefix || before.sources.length !== after.sources.length) return false
  return after.sources.every((source, at) => source === before.sources[at])
}

const Group = memo(function Group({ sources, prefix }: SourceListProps) {
  return (
    <>
      {sources.map((source) => (
        <li key={source.id} id={`${prefix}${source.number}`} tabIndex={-1}>
          <span className="source-number tabular" aria-hidden>
            {source.number}
          </span>
          <div className="min-w-0">
            <SourceName source={source} />
            <Quotes quotes={source.quotes} />
          </div>
        </li>
      ))}
    </>
  )
}, sameSources)

function SourceName({ source: { title, url, host } }: { source: Source }) {
  if (url === undefined)
    return (
      <bdi lang="" className="source-title">
        {markedText(title)}
      </bdi>
    )
  return (
    <a href={url} target="_blank" rel="noopener noreferrer nofollow" className="source-link">
      <bdi lang="" className="source-title">
        {markedText(title)}
      </bdi>
      {host !== title && (
        <bdi lang="" className="source-host">
          {markedText(host ?? '')}
        </bdi>
      )}
    </a>
  )
}

/** Quoted words are folded away: they may be long, and whoever reads the answer has its own words for them. */
function Quotes({ quotes }: { quotes: readonly Quote[] }) {
  if (quotes.length === 0) return null
  const places = [...new Set(quotes.flatMap(({ place }) => place ?? []))].slice(0, MAX_PLACES)
  const isQuoted = quotes.some(({ text }) => text !== undefined)
  const where = places.join(', ')
  if (!isQuoted) return <p className="source-place">{markedText(where)}</p>
  return (
    <details>
      <summary>
        {markedText(
          [quotes.length === 1 ? 'Quoted text' : `${quotes.length} quoted texts`, where].filter(Boolean).join(', '),
        )}
      </summary>
      {quotes.map(({ text, place }) => (
        <figure key={`${place} ${text}`}>
          {place !== undefined && quotes.length > 1 && (
            <figcaption className="source-place">{markedText(place)}</figcaption>
          )}
          {text !== undefined && (
            <blockquote dir="auto" lang="" className="source-quote">
              {markedText(text)}
            </blockquote>
          )}
        </figure>
      ))}
    </details>
  )
}

/** More places than this make no line that anybody reads. */
const MAX_PLACES = 4
