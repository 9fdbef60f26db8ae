/** The list of sources under an answer: number, title, host, and what of each was quoted. Drawn on the server as well. */
import type { Quote, Source } from '@/lib/shared/sources'

interface SourceListProps {
  sources: readonly Source[]
  /** What the entries' identifiers begin with. */
  prefix: string
}

/** A list that marks in the text lead to. Its entries are one line each, so that few things move while it grows. */
export function SourceList({ sources, prefix }: SourceListProps) {
  if (sources.length === 0) return null
  const more = sources.slice(MOST_AT_ONCE)
  return (
    <section aria-label="Sources" className="source-list">
      <p className="source-heading">Sources</p>
      <Entries sources={sources.slice(0, MOST_AT_ONCE)} prefix={prefix} />
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
const MOST_AT_ONCE = 6

function Entries({ sources, prefix }: SourceListProps) {
  return (
    <ol start={sources[0]?.number}>
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
    </ol>
  )
}

function SourceName({ source: { title, url, host } }: { source: Source }) {
  if (url === undefined)
    return (
      <bdi lang="" className="source-title">
        {title}
      </bdi>
    )
  return (
    <a href={url} target="_blank" rel="noopener noreferrer nofollow" className="source-link">
      <bdi lang="" className="source-title">
        {title}
      </bdi>
      {host !== title && (
        <bdi lang="" className="source-host">
          {host}
        </bdi>
      )}
    </a>
  )
}

/** Quoted words are folded away: they may be long, and whoever reads the answer has its own words for them. */
function Quotes({ quotes }: { quotes: readonly Quote[] }) {
  if (quotes.length === 0) return null
  const places = [...new Set(quotes.flatMap(({ place }) => place ?? []))].slice(0, MOST_PLACES)
  const isQuoted = quotes.some(({ text }) => text !== undefined)
  const where = places.join(', ')
  if (!isQuoted) return <p className="source-place">{where}</p>
  return (
    <details>
      <summary>
        {[quotes.length === 1 ? 'Quoted text' : `${quotes.length} quoted texts`, where].filter(Boolean).join(', ')}
      </summary>
      {quotes.map(({ text, place }) => (
        <figure key={`${place} ${text}`}>
          {place !== undefined && quotes.length > 1 && <figcaption className="source-place">{place}</figcaption>}
          {text !== undefined && (
            <blockquote dir="auto" lang="" className="source-quote">
              {text}
            </blockquote>
          )}
        </figure>
      ))}
    </details>
  )
}

/** More places than this make no line that anybody reads. */
const MOST_PLACES = 4
